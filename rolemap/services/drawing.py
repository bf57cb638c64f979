"""Pictures: one view of a checked map, laid out once, written in any format."""

from __future__ import annotations

from collections.abc import Callable, Collection
from difflib import get_close_matches
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from rolemap.errors import DepthWithoutFocus, NoFocus, OrientationWithoutPaper, UnknownFormat, UnknownName
from rolemap.files.replacing import replace
from rolemap.i18n import domain, language, use
from rolemap.services.checking import Workspace
from rolemap.services.fitting import Fitted, Progress, Sheet, fitted
from rolemap.services.fitting import Fold as Fold
from rolemap.services.page_files import is_per_page, replace_all

if TYPE_CHECKING:
    from rolemap.model import RoleGraph
    from rolemap.render import Output
    from rolemap.render.layout import Layout
    from rolemap.render.theme import Theme
    from rolemap.views import View
    from rolemap.views.catalogue import Fits
    from rolemap.views.diagram import Diagram, Grid

_ = domain("services")

MAIN_VIEW = "three-persons"
SUITS = {
    "problems": "problem",
    "thresholds": "problem",
    "reviews": "problem",
    "organizations": "unit",
    "groups": "unit",
    "documents": "delegations",
    "budgets": "budget",
}
"""The view that a reader of one element most likely wants, by its section; for all others the main view."""
MOST_STEPS = 9
"""Further than this from an element a step means nothing any more: a whole province lies within five."""


class Picture:
    """One view of a map, laid out when it is first asked for.

    Without `view` it is the main one, or the one that suits the element `focus`. `depth` says how many steps
    around that element it goes (None: as many as the view finds useful). Without `table` the findings are not
    listed beside it, for a page that lists them itself. `unfold` names boxes ``more:<name>`` that are to be
    unfolded where the view can, unless the picture then takes too long. `theme` is a slug or the path of an
    organization's own theme file, which is read when the picture is laid out: `DefectsFound` holds all that is
    wrong with it. On `paper` (``A4``, ``A3``; lengthwise unless `portrait`) a picture too large to be read is
    split into pages where its view can be, an overview first; `progress` is told of each before it is laid out.

    Raises `UnknownName` at once for a view that does not exist, `NoFocus` for one that shows no single element
    where `focus` names one, `DepthWithoutFocus` and `OrientationWithoutPaper`. Laying out raises
    `UnknownName` for an unknown theme or element, `NoPlace` for an element that the view cannot show, and
    `EngineMissing`, `EngineFailed` or `EngineTooSlow` where Graphviz cannot do it, not even folded.
    """

    def __init__(
        self,
        workspace: Workspace,
        view: str | None = None,
        *,
        theme: str | Path = "screen",
        paper: str | None = None,
        portrait: bool = False,
        focus: str | None = None,
        depth: int | None = None,
        table: bool = True,
        unfold: Collection[str] = (),
        progress: Progress | None = None,
    ) -> None:
        if depth is not None and focus is None:
            raise DepthWithoutFocus
        if portrait and paper is None:
            raise OrientationWithoutPaper
        self._workspace = workspace
        if focus is None:
            self.view = view_of(view or MAIN_VIEW)
        else:
            self.view = _focused(view or suitable(workspace.graph, focus))
        self._focus = focus
        self._depth = depth
        self._theme = theme
        self._paper = paper
        self._portrait = portrait
        self._table = table
        self._unfold = frozenset(unfold)
        self._progress = progress
        # A lock of its own: one that all pictures share would let no two be laid out at a time.
        self._drawing = RLock()
        self._found: dict[bool, Fitted] = {}
        self._read: Theme | None = None

    @property
    def _drawn(self) -> Fitted:
        """The picture on its paper, laid out once, whoever asks first."""
        return self._once(True, self._on_paper)

    @property
    def _without_paper(self) -> Fitted:
        if self._paper is None:
            return self._drawn
        return self._once(False, lambda: fitted(self._built, None, Sheet(self._look)))

    def _once(self, on_paper: bool, draw: Callable[[], Fitted]) -> Fitted:
        with self._drawing:
            if on_paper not in self._found:
                with use(language()):  # asked for at every word: found at once where it has been chosen
                    self._found[on_paper] = draw()
            return self._found[on_paper]

    def _on_paper(self) -> Fitted:
        sheet = Sheet(self._look, self._paper, self._portrait)
        pages = None
        if self._focus is None and self.view.paged is not None:
            pages = self._split
        return fitted(self._built, pages, sheet, self._progress)

    def _built(self, fold: bool) -> Diagram | Grid:
        return self._as_asked(self._of_view(fold))

    def _split(self, fits: Fits) -> tuple[Diagram | Grid, ...]:
        """The picture on pages; without tables also without the pages that would be nothing else."""
        assert self.view.paged is not None
        graph, report = self._workspace.graph, self._workspace.report
        pages = self.view.paged(graph, report, lambda page: fits(self._as_asked(page)))
        if not self._table:
            pages = tuple(page for page in pages if getattr(page, "nodes", True))
        return tuple(map(self._as_asked, pages))

    def _as_asked(self, picture: Diagram | Grid) -> Diagram | Grid:
        """The picture with its table of findings, or without."""
        from dataclasses import replace as with_other

        from rolemap.views.block import unlisted

        if self._table:
            return picture
        block = unlisted(picture.block, self._workspace.report, len(picture.findings))
        return with_other(picture, block=block, findings=(), unplaced=())

    def _of_view(self, fold: bool) -> Diagram | Grid:
        graph, report = self._workspace.graph, self._workspace.report
        if self._unfold and self.view.unfolded is not None and not fold:
            return self.view.unfolded(
                graph, report, unfold=self._unfold, focus=self._focus, depth=self._depth
            )
        if self._focus is not None and self.view.focused is not None:
            return self.view.focused(graph, report, focus=self._focus, depth=self._depth, fold=fold)
        return self.view.build(graph, report, fold=fold)

    @property
    def _look(self) -> Theme:
        """The theme, read once: a picture may be laid out several times."""
        from rolemap.render.theme import theme_of

        with self._drawing:
            if self._read is None:
                self._read = theme_of(self._theme)
            return self._read

    @property
    def layout(self) -> Layout:
        """Where everything on the picture stands."""
        return self._drawn.layout

    @property
    def folded(self) -> Fold:
        """Whether this is the whole picture, the same on several pages, or the folded one, and why."""
        return self._drawn.fold

    @property
    def svg(self) -> str:
        """The picture as SVG text."""
        return self.written_as("svg").decode("utf-8")

    def written_as(self, suffix: str, output: Output | None = None) -> bytes:
        """The picture as a file of that suffix: ``svg``, ``png``, ``pdf``, ``dot``, ``mmd``,
        ``drawio``, ``json`` (the layout).

        `output` holds options of the formats; each obeys its own. Formats that know no paper (``dot``, ``mmd``)
        hold the picture as it is without. Raises `PictureTooLarge` for a PNG of too many pixels.
        """
        from rolemap.render import PLAIN, writers

        return writers()[suffix](self.come_out(suffix).layout, output or PLAIN)

    def come_out(self, suffix: str) -> Fitted:
        """The layout for files of that suffix, and how it came about: whole, on pages, or folded."""
        from rolemap.render import writers

        return self._drawn if writers()[suffix].pages else self._without_paper

    def pages_as(self, suffix: str, output: Output | None = None) -> list[bytes]:
        """Each page as a file of its own; a format without pages gives a single one."""
        from rolemap.render import PLAIN, single_pages, writers

        writer = writers()[suffix]
        if not writer.pages:
            return [self.written_as(suffix, output)]
        return [writer(page, output or PLAIN) for page in single_pages(self.layout)]

    def save(self, path: str | Path, output: Output | None = None) -> tuple[str, ...]:
        """Write the picture to a file whose suffix chooses the format, or nothing when anything fails.

        With ``{page}`` in its name each page is a file of its own: ``so-do-{page}.png``. Returns the names of
        the files. Raises `UnknownFormat`, `PictureTooLarge` and `FileUnwritable`.
        """
        suffix = suffix_of(path)
        if is_per_page(path):
            return replace_all(path, self.pages_as(suffix, output))
        replace(path, [self.written_as(suffix, output)])
        return (str(path),)

    def _repr_svg_(self) -> str:
        return self.svg


def suffix_of(path: str | Path) -> str:
    """The format that the suffix of `path` chooses; raises `UnknownFormat` before any work is done."""
    from rolemap.render import writers

    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in writers():
        raise UnknownFormat(str(path), tuple(f".{known}" for known in writers()))
    return suffix


def idle(suffix: str, output: Output, *, paper: str | None = None) -> tuple[str, ...]:
    """The options that do nothing for a file of that suffix, as the command line writes them."""
    from rolemap.render import writers

    writer = writers()[suffix]
    sheets = ("paper",) if paper is not None and not writer.pages else ()
    return (*sheets, *(name.replace("_", "-") for name in writer.idle(output)))


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
        raise NoFocus(slug, able)
    return view


def view_rows() -> list[tuple[str, str]]:
    """The slug of every view and what it answers, in the reader's language."""
    from rolemap.views import views

    words = domain("views")
    return [(view.slug, words(view.answers)) for view in views().values()]
