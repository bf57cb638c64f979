"""Which views show a gap or an element, read off the pictures before they are laid out, which is quick."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.errors import RolemapError
from rolemap.i18n import domain
from rolemap.services.maps.opening import Opened, Shelf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rolemap.views.diagram import Diagram, Grid

KEPT = 24


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A view in a menu; `slug` names it in addresses."""

    slug: str
    title: str
    answers: str
    """The question it answers, in the reader's language."""
    focuses: bool
    """Whether it can be drawn around one element."""
    depth: int
    """How many steps around it, unless told; 0 where steps change nothing."""
    unfolds: bool
    """Whether its folded boxes can be unfolded."""


def view_rows() -> tuple[ViewRow, ...]:
    """Every view: the main one first, the others by their slugs."""
    from rolemap.services.drawing import MAIN_VIEW
    from rolemap.views import views

    words = domain("views")
    rows = (
        ViewRow(
            slug=view.slug,
            title=words(view.title),
            answers=words(view.answers),
            focuses=view.focused is not None,
            depth=view.depth,
            unfolds=view.unfolded is not None,
        )
        for view in views().values()
    )
    return tuple(sorted(rows, key=lambda row: (row.slug != MAIN_VIEW, row.slug)))


class Showing:
    """What each view shows of a map, kept by content and date."""

    def __init__(self) -> None:
        self._known: Shelf[Mapping[str, frozenset[str]]] = Shelf(KEPT)

    def views_of(self, opened: Opened, key: str) -> tuple[str, ...]:
        """The slugs of the views whose whole picture bears a badge of the finding `key`."""
        graph = opened.workspace.graph
        found = self._known.get((opened.revision.document_hash, graph.as_of), lambda: _keys_by_view(opened))
        return tuple(slug for slug, keys in found.items() if key in keys)


def views_around(opened: Opened, id: str) -> tuple[str, ...]:
    """The slugs of the views that can be focused on an element."""
    from rolemap.views.focus import able

    graph = opened.workspace.graph
    return tuple(able(graph, id)) if id in graph else ()


def refusal(opened: Opened, view: str, focus: str) -> str:
    """Why no picture can be drawn of that view around that element; empty where nothing stands against it."""
    from rolemap.services.drawing import Picture
    from rolemap.views.focus import checked

    try:
        picture = Picture(opened.workspace, view.strip() or None, focus=focus.strip() or None)
        if focus.strip() and picture.view.shows is not None:
            checked(opened.workspace.graph, focus.strip(), picture.view.slug, picture.view.shows)
    except RolemapError as error:
        return str(error)
    return ""


def _keys_by_view(opened: Opened) -> dict[str, frozenset[str]]:
    from rolemap.services.drawing import MAIN_VIEW
    from rolemap.views import views

    graph, report = opened.workspace.graph, opened.workspace.report
    order = sorted(views(), key=lambda slug: (slug != MAIN_VIEW, slug))
    return {slug: frozenset(_badges(views()[slug].build(graph, report))) for slug in order}


def _badges(picture: Diagram | Grid) -> Iterator[str]:
    """The keys of the findings that stand on a picture as badges, not only in the table beside it."""
    unplaced = {badge.key for badge in picture.unplaced}
    return (line.badge.key for line in picture.findings if line.badge.key not in unplaced)
