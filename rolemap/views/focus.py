"""What a picture is focused on: one element, and all that is within some steps of lines of that picture.

A step is one line as the picture draws it, in either direction. The walk asks for the neighbours of what it
reaches and of nothing else, so its cost follows what is near and not the size of the apparatus. What a
picture folds ends the walk: that two problems reach the same level does not bring them near each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

from rolemap.errors import NoPlace, UnknownName
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph
from rolemap.views.diagram import Node
from rolemap.views.part import Part

_ = domain("views")

_MOST_HINTS = 3

Neighbours = Callable[[str], Iterable[str]]
"""What one line joins to an element on a picture: ids of elements, or of boxes that stand for many."""


@dataclass(frozen=True, slots=True)
class Near:
    """What stands within `depth` steps of the element `focus`: ids and how many steps away, itself 0."""

    focus: str
    depth: int
    steps: Mapping[str, int]

    def __contains__(self, name: object) -> bool:
        return name in self.steps

    def within(self, name: str) -> bool:
        """Whether one line further is still on the picture: at the rim stand boxes, but no gaps of theirs."""
        return self.steps.get(name, self.depth) < self.depth


def near(focus: str, depth: int, neighbours: Neighbours, *, starts: Iterable[str] = ()) -> Near:
    """Everything within `depth` steps of `focus`, or of `starts` where the picture shows that in its place.

    An organization, for one, may stand on a picture as its posts; `focus` and `starts` are 0 steps away.
    """
    steps = dict.fromkeys((focus, *starts), 0)
    rim = list(steps)
    for step in range(1, depth + 1):
        rim = list(dict.fromkeys(other for name in rim for other in neighbours(name) if other not in steps))
        steps.update(dict.fromkeys(rim, step))
    return Near(focus, depth, steps)


def within(part: Part, start: str, depth: int) -> Part:
    """The boxes of a picture that are within `depth` of its lines from the box `start`, and the lines between."""
    joined: dict[str, list[str]] = {}
    for edge in part.edges:
        joined.setdefault(edge.source, []).append(edge.target)
        joined.setdefault(edge.target, []).append(edge.source)
    found = near(start, depth, lambda name: joined.get(name, ()))
    return Part(
        tuple(node for node in part.nodes if node.id in found),
        tuple(edge for edge in part.edges if edge.source in found and edge.target in found),
    )


def along(graph: RoleGraph, kinds: Sequence[str], keeps: Callable[[str], bool]) -> Neighbours:
    """The neighbours along active relations of these kinds, in either direction; `keeps` says what has a place.

    Not for ``uses``: those of one tool may be thousands (see `RoleGraph.users`).
    """

    def neighbours(name: str) -> Iterator[str]:
        if name not in graph:
            return
        for kind in kinds:
            yield from (one.target for one in graph.outgoing(kind, name) if keeps(one.target))
            yield from (one.source for one in graph.incoming(kind, name) if keeps(one.source))

    return neighbours


def checked(graph: RoleGraph, focus: str, view: str, shows: Callable[[RoleGraph, str], bool]) -> str:
    """`focus`, where the view of that slug can show it.

    Raises UnknownName with the likes of an id that the map does not have, NoPlace with the views that can
    show the element where this one cannot.
    """
    if focus not in graph:
        raise UnknownName(_("Element"), focus, likes(graph, focus))
    if not shows(graph, focus):
        raise NoPlace(graph.name(focus), focus, view, able(graph, focus))
    return focus


def able(graph: RoleGraph, element: str) -> list[str]:
    """The slugs of the views that can show the element."""
    from rolemap.views.catalogue import views

    return [slug for slug, view in views().items() if view.shows is not None and view.shows(graph, element)]


def likes(graph: RoleGraph, focus: str) -> list[str]:
    """Ids that come near `focus`, with their names; those whose names contain it where no id does."""
    ids = [element.id for element in graph.elements()]
    found = get_close_matches(focus, ids, n=_MOST_HINTS, cutoff=0.6)
    if not found:
        word = focus.casefold()
        found = [one.id for one in graph.elements() if word in graph.name(one.id).casefold()][:_MOST_HINTS]
    found = found or get_close_matches(focus, ids, n=_MOST_HINTS, cutoff=0.4)
    return [_("{id} ({name})").format(id=name, name=graph.name(name)) for name in found]


def marked(nodes: Iterable[Node], found: Near) -> tuple[Node, ...]:
    """The boxes, with the status ``focus`` on those that stand for the element the picture is about.

    Where it has no box of its own, they are those that stand in its place.
    """
    boxes = tuple(nodes)
    own = {node.id for node in boxes if found.focus in node.elements} or {
        node.id for node in boxes if any(found.steps.get(name) == 0 for name in node.elements)
    }
    return tuple(
        replace(node, status=f"{node.status} focus".strip()) if node.id in own else node for node in boxes
    )


def told(graph: RoleGraph, title: str, found: Near) -> str:
    """The subtitle of a focused picture: its title, what it is focused on, and how far it goes."""
    name = graph.name(found.focus)
    if not found.depth:
        return _("{title} · only “{name}”").format(title=title, name=name)
    words = _.n(
        "{title} · around “{name}”, up to {n} step",
        "{title} · around “{name}”, up to {n} steps",
        found.depth,
    )
    return words.format(title=title, name=name, n=number(found.depth))
