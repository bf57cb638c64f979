"""A part of a picture: some boxes and some lines, and how lines between the same two boxes become one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from rolemap.views.diagram import Edge, Node

MOST_RELATIONS = 60
"""A line that stands for more relations names none of them: pictures do not grow with the apparatus."""


@dataclass(frozen=True, slots=True)
class Part:
    """Boxes and lines that one file contributes to a picture."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def merged(edges: Iterable[Edge], *, over: Sequence[tuple[str, str]] = ()) -> tuple[Edge, ...]:
    """One line for each two boxes and role, standing for the relations of all of them.

    `over` names (stronger, weaker) roles: where both join the same boxes, the stronger line stands for both,
    as somebody who sets a problem need not be drawn steering it too.
    """
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        ends = (edge.source, edge.target)
        stronger = (strong for strong, weak in over if weak == edge.role and (*ends, strong) in found)
        key = (*ends, next(stronger, edge.role))
        first = found.get(key)
        found[key] = edge if first is None else replace(first, relations=(*first.relations, *edge.relations))
    return tuple(
        edge if len(edge.relations) <= MOST_RELATIONS else replace(edge, relations=())
        for edge in found.values()
    )
