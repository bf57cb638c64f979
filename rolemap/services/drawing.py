"""Pictures: one view of a checked map, laid out once, written in any format."""

from __future__ import annotations

from difflib import get_close_matches
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.errors import DepthWithoutFocus, EngineTooSlow, UnknownFormat, UnknownName
from rolemap.files.replacing import replace
from rolemap.i18n import domain
from rolemap.services.checking import Workspace

if TYPE_CHECKING:
    from rolemap.model import RoleGraph
    from rolemap.render import Output
    from rolemap.render.layout import Layout
    from rolemap.render.theme import Theme
    from rolemap.views import View

_ = domain("services")

MAIN_VIEW = "three-persons"
SUITS = {
    "problems": "problem",
    "thresholds": "problem",
    "reviews": "problem",
    "organizations": "unit",
    "groups": "unit",
    "documents": "delegations",
}
"""The view that a reader of one element most likely wants, by its section; for all others the main view."""
MOST_STEPS = 9
"""Further than this from an element a step means nothing any more: a whole province lies within five."""
LEGIBLE = 7.0
"""Points below which nobody reads a printed page; a picture that would be smaller on its paper is folded."""


class Fold(Enum):
    """Whether a picture stands whole or folded, and why."""

    WHOLE = "whole"
    TOO_SLOW = "too slow"
    TOO_SMALL = "too small"


class Picture:
    """One view of a map, laid out when it is first asked for.

    Without `view` it is the main one, or the one that suits the element `focus`. `depth` says how many steps
    around that element it goes (None: as many as the view finds useful). `theme` is a slug or the path of an
    organization's own theme file, which is read when the picture is laid out: `DefectsFound` holds all that is
    wrong with it.

    Raises `UnknownName` at once for a view that does not exist, or that shows no single element where `focus`
    names one, and `DepthWithoutFocus`. Laying out raises `UnknownName` for an unknown theme or element,
    `NoPlace` for an element that the view cannot show, and `EngineMissing`, `EngineFailed` or
    `EngineTooSlow` where Graphviz cannot do it, not even folded.
    """

    def __init__(
        self,
        workspace: Workspace,
        view: str | None = None,
        *,
        theme: str | Path = "screen",
        paper: str | None = None,
        focus: str | None = None,
        depth: int | None = None,
    ) -> None:
        if depth is not None and focus is None:
            raise DepthWithoutFocus
        self._workspace = workspace
        if focus is None:
            self.view = view_of(view or MAIN_VIEW)
        else:
            self.view = _focused(view or suitable(workspace.graph, focus))
        self._focus = focus
        self._depth = depth
        self._theme = theme
        self._paper = paper

    @cached_property
    def _drawn(self) -> tuple[Layout, Fold]:
        try:
            whole = self._laid_out(fold=False)
        except EngineTooSlow:
            return self._laid_out(fold=True), Fold.TOO_SLOW
        if self._paper is not None and 0 < whole.smallest_text < LEGIBLE:
            folded = self._laid_out(fold=True)
            if folded.smallest_text > whole.smallest_text:
                return folded, Fold.TOO_SMALL
        return whole, Fold.WHOLE

    def _laid_out(self, *, fold: bool) -> Layout:
        from rolemap.render import render

        graph, report = self._workspace.graph, self._workspace.report
        if self._focus is not None and self.view.focused is not None:
            picture = self.view.focused(graph, report, focus=self._focus, depth=self._depth, fold=fold)
        else:
            picture = self.view.build(graph, report, fold=fold)
        return render(picture, theme=self._look, paper=self._paper)

    @cached_property
    def _look(self) -> Theme:
        """The theme, read once: a picture may be laid out several times."""
        from rolemap.render.theme import theme_of

        return theme_of(self._theme)

    @property
    def layout(self) -> Layout:
        """Where everything on the picture stands."""
        return self._drawn[0]

    @property
    def folded(self) -> Fold:
        """Whether this is the whole picture or the folded one, and why."""
        return self._drawn[1]

    @property
    def svg(self) -> str:
        """The picture as SVG text."""
        return self.written_as("svg").decode("utf-8")

    def written_as(self, suffix: str, output: Output | None = None) -> bytes:
        """The picture as a file of that suffix: ``svg``, ``png``, ``pdf``, ``dot``, ``mmd``,
        ``drawio``, ``json`` (the layout).

        `output` holds options of the formats; each obeys its own. Raises `PictureTooLarge` for a PNG of too
        many pixels.
        """
        from rolemap.render import PLAIN, writers

        return writers()[suffix](self.layout, output or PLAIN)

    def save(self, path: str | Path, output: Output | None = None) -> None:
        """Write the picture to a file whose suffix chooses the format, or nothing when anything fails.

        Raises `UnknownFormat`, `PictureTooLarge` and `FileUnwritable`.
        """
        replace(path, [self.written_as(suffix_of(path), output)])

    def _repr_svg_(self) -> str:
        return self.svg


def suffix_of(path: str | Path) -> str:
    """The format that the suffix of `path` chooses; raises `UnknownFormat` before any work is done."""
    from rolemap.render import writers

    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in writers():
        raise UnknownFormat(str(path), tuple(f".{known}" for known in writers()))
    return suffix


def idle(suffix: str, output: Output) -> tuple[str, ...]:
    """The options in `output` that do nothing for a file of that suffix, as the command line writes them."""
    from rolemap.render import writers

    return tuple(name.replace("_", "-") for name in writers()[suffix].idle(output))


def view_of(slug: str) -> View:
    """The view of that slug; raises `UnknownName` with those that come near."""
    from rolemap.views import views

    found = views()
    if slug not in found:
        raise UnknownName(_("View"), slug, get_close_matches(slug, found, n=3, cutoff=0.4) or list(found))
    return found[slug]


def suitable(graph: RoleGraph, focus: str) -> str:
    """The slug of the view for a reader who names an element and no view.

    The one of `SUITS`, else the main view, else any that can show it; the main view refuses what none can.
    """
    from rolemap.views.focus import able

    if focus not in graph:
        return MAIN_VIEW
    wanted = SUITS.get(graph.section_of(focus), MAIN_VIEW)
    can = able(graph, focus)
    return next((slug for slug in (wanted, MAIN_VIEW, *can) if slug in can), wanted)


def _focused(slug: str) -> View:
    from rolemap.views import views

    view = view_of(slug)
    if view.focused is None:
        able = [name for name, one in views().items() if one.focused is not None]
        raise UnknownName(_("View of a single element"), slug, able)
    return view


def view_rows() -> list[tuple[str, str]]:
    """The slug of every view and what it answers, in the reader's language."""
    from rolemap.views import views

    words = domain("views")
    return [(view.slug, words(view.answers)) for view in views().values()]
