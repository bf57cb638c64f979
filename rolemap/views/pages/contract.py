"""A large picture made small: many boxes become one, and their lines go to the box that stands for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.i18n import domain, number
from rolemap.views.badges import badges_of
from rolemap.views.diagram import Badge, Diagram, Edge, Node
from rolemap.views.part import Part, merged

_ = domain("views")

_MOST_NAMES = 2
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
    """The box that several missing roles of a kind share, by each of them, and those boxes with names and badges."""
    kinds: dict[tuple[str, str], list[Node]] = {}
    for node in nodes:
        if node.role == "ghost":
            kinds.setdefault((node.lane, node.title), []).append(node)
    boxes: dict[str, str] = {}
    found: list[Node] = []
    for (lane, title), same in kinds.items():
        if len(same) > 1:
            name = f"ghosts:{lane}:{title}"
            boxes.update((node.id, name) for node in same)
            found.append(Node(name, lane, "ghost", title, _named(same), badges_of(same, ())))
    return boxes, tuple(found)


def _named(same: Sequence[Node]) -> tuple[str, ...]:
    """Whose roles are missing: some names and how many more, or how many they are where they have no names."""
    names = list(dict.fromkeys(node.details[-1] for node in same if node.details))
    if not names:
        return (_("{n} gaps").format(n=number(len(same))),)
    more = len(names) - _MOST_NAMES
    rest = (_("… and {n} more").format(n=number(more)),) if more > 0 else ()
    return (*names[:_MOST_NAMES], *rest)


def with_few_badges(node: Node, most: int) -> Node:
    """The box with the gravest of its badges, where it has too many to be looked up."""
    return replace(node, badges=gravest(node.badges, most))


def gravest(badges: Sequence[Badge], most: int) -> tuple[Badge, ...]:
    """At most so many of the badges, open before waived ones and by severity; in the order of their numbers."""
    ranked = sorted(badges, key=lambda one: (one.waived, one.severity.rank, one.number))
    return tuple(sorted(ranked[:most], key=lambda one: one.number))
