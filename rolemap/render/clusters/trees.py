"""What hangs from what in a cluster: the hub first, then what is connected to it, and so on (breadth first).

Most tools of an office are connected to one hub, and a hub with its spokes is a tree. Its lines are drawn as
in a chart of an organization, without a crossing; only the lines that are left over have to look for a way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.views.diagram import Edge, Lane, Node

_JOINING = ("integrates", "missing")


@dataclass(frozen=True, slots=True)
class Tree:
    """A box and what hangs from it; `edge` is the number of the line to the box above, -1 at the root."""

    name: str
    edge: int
    branches: tuple[Tree, ...]


def forest(lane: Lane, nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[Tree, ...]:
    """The boxes of a lane as trees: ghosts and hubs first, the rest in its order.

    The boxes of a lane across the picture hang from nothing; a line with words finds its own way.
    """
    order = {node.id: at for at, node in enumerate(nodes)}
    joined: dict[str, list[tuple[str, int]]] = {name: [] for name in order}
    for at, edge in enumerate(() if lane.across else edges):
        bare = edge.role in _JOINING and not edge.label and not edge.badges
        if bare and edge.source in order and edge.target in order:
            joined[edge.source].append((edge.target, at))
            joined[edge.target].append((edge.source, at))
    for listed in joined.values():
        listed.sort(key=lambda end: (order[end[0]], end[1]))
    roles = {node.id: node.role for node in nodes}

    def rank(name: str) -> tuple[bool, bool, int, int]:
        degree = len({other for other, _at in joined[name]})
        return (roles[name] != "ghost" or not degree, roles[name] != "hub", -degree, order[name])

    unseen = set(order)
    trees = []
    for root in sorted(order, key=rank):
        if root in unseen:
            trees.append(_grown(root, joined, unseen))
    return tuple(sorted(trees, key=lambda tree: _first(tree, order, roles)))


def _grown(root: str, joined: dict[str, list[tuple[str, int]]], unseen: set[str]) -> Tree:
    unseen.discard(root)
    hanging: dict[str, list[tuple[str, int]]] = {}
    waiting = [root]
    for name in waiting:
        for other, at in joined[name]:
            if other in unseen:
                unseen.discard(other)
                hanging.setdefault(name, []).append((other, at))
                waiting.append(other)

    made: dict[str, Tree] = {}
    edge_of = {other: at for listed in hanging.values() for other, at in listed}
    for name in reversed(waiting):
        branches = tuple(made[other] for other, _at in hanging.get(name, ()))
        made[name] = Tree(name, edge_of.get(name, -1), branches)
    return made[root]


def _first(tree: Tree, order: dict[str, int], roles: dict[str, str]) -> tuple[bool, int]:
    names = list(members(tree))
    return (not any(roles[name] in ("hub", "ghost") for name in names), min(order[name] for name in names))


def members(tree: Tree) -> Iterator[str]:
    """All boxes of a tree, from the root."""
    waiting = [tree]
    for each in waiting:
        yield each.name
        waiting += each.branches


def branches_of(trees: Sequence[Tree]) -> Iterator[tuple[Tree, Tree]]:
    """Every (upper, lower) pair of some trees."""
    waiting = list(trees)
    for each in waiting:
        yield from ((each, branch) for branch in each.branches)
        waiting += each.branches
