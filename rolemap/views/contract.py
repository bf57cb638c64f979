"""A large picture made small: many boxes become one, and their lines go to the box that stands for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.i18n import domain, number
from rolemap.views.badges import badges_of
from rolemap.views.diagram import Badge, Diagram, Edge, Node
from rolemap.views.part import Part, merged

_ = domain("views")

_MOST_ALONE = 2
"""So many missing roles of a kind stand alone; more share a box."""
_MOST_BADGES = 4
_STRONGER = (("sets", "steers"), ("builds", "operates"))


def contracted(picture: Diagram, boxes: Mapping[str, str | None]) -> Part:
    """The boxes that are not in `boxes`, and all lines, between the boxes that stand for their ends.

    What `boxes` gives None for is left out with its lines, and so is a line within a box. A line that was moved
    stands for many: it has neither words nor badges.
    """
    nodes = tuple(node for node in picture.nodes if node.id not in boxes)
    return Part(nodes, merged(_moved(picture.edges, boxes), over=_STRONGER))


def _moved(edges: Sequence[Edge], boxes: Mapping[str, str | None]) -> Iterator[Edge]:
    for edge in edges:
        source, target = (boxes.get(end, end) for end in (edge.source, edge.target))
        if source is None or target is None or source == target:
            continue
        if (source, target) == (edge.source, edge.target):
            yield edge
        else:
            yield replace(edge, source=source, target=target, label="", badges=())


def shared_ghosts(nodes: Sequence[Node]) -> tuple[dict[str, str], tuple[Node, ...]]:
    """The box of each missing role of which there are many, and those boxes: with names, a count, and badges."""
    kinds: dict[tuple[str, str], list[Node]] = {}
    for node in nodes:
        if node.role == "ghost":
            kinds.setdefault((node.lane, node.title), []).append(node)
    boxes: dict[str, str] = {}
    found: list[Node] = []
    for (lane, title), same in kinds.items():
        if len(same) > _MOST_ALONE:
            name = f"ghosts:{lane}:{title}"
            boxes.update((node.id, name) for node in same)
            names = tuple(node.details[-1] for node in same[:_MOST_ALONE] if node.details)
            more = _("… and {n} more") if names else _("{n} gaps")
            details = (*names, more.format(n=number(len(same) - len(names))))
            found.append(Node(name, lane, "ghost", title, details, badges_of(same, ())))
    return boxes, tuple(found)


def with_few_badges(node: Node) -> Node:
    """The box with the gravest of its badges, where it has too many to be looked up."""
    return replace(node, badges=gravest(node.badges, _MOST_BADGES))


def gravest(badges: Sequence[Badge], most: int) -> tuple[Badge, ...]:
    """At most so many of the badges, open before waived ones and by severity; in the order of their numbers."""
    ranked = sorted(badges, key=lambda one: (one.waived, one.severity.rank, one.number))
    return tuple(sorted(ranked[:most], key=lambda one: one.number))
