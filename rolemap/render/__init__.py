"""From a picture to a file: sizes, Graphviz, layout, and one writer a format."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.render.output import PLAIN as PLAIN
from rolemap.render.output import Output as Output
from rolemap.render.output import Writer

if TYPE_CHECKING:
    from rolemap.render.engine import EngineLimits
    from rolemap.render.layout import Layout
    from rolemap.render.theme import Theme
    from rolemap.views.diagram import Diagram, Grid

PAPERS: Mapping[str, tuple[float, float]] = {"A4": (842.0, 595.0), "A3": (1191.0, 842.0)}
"""Sheets of paper by name: landscape, in points."""

SLIDE = "slide"
"""The sheet of a picture that is to stand on a slide, for documents only: nobody is offered it as paper."""
SLIDE_SIZE = (842.0, 498.0)
"""Its size in points: as wide as A4, so that a printed slide can be read; its title and its foot are the slide's."""

LEAST_TYPE = 7.0
"""Points under which nobody reads a printed page, a photocopy least of all."""


def render(
    picture: Diagram | Grid | Sequence[Diagram | Grid],
    *,
    theme: str | Path | Theme = "screen",
    paper: str | None = None,
    portrait: bool = False,
    limits: EngineLimits | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Layout:
    """The layout of a picture, on `paper` (``A4``, ``A3``) or as large as it needs.

    Its words are in the language in force. Of several pictures (an overview and its parts) each diagram is one
    page, with its table of findings on it, and a grid as many as it takes; a diagram without boxes is its table
    alone. Their pages are numbered through. `progress` is told the number of each picture before it is laid
    out, and how many there are.

    `theme` is the slug of one of the program's themes, or the path of an organization's own (.yaml or .json).

    Raises UnknownName for a theme or a paper that does not exist; DefectsFound or FileUnreadable for a theme
    file that is refused; EngineMissing, EngineFailed or EngineTooSlow where Graphviz cannot lay it out. A picture
    is refused as too slow before any work above 2,000 boxes.
    """
    from rolemap.render.making import make

    pictures = tuple(picture) if isinstance(picture, Sequence) else (picture,)
    return make(pictures, theme=theme, paper=paper, portrait=portrait, limits=limits, progress=progress)


def legible(
    picture: Diagram | Grid,
    *,
    theme: str | Path | Theme = "screen",
    paper: str,
    portrait: bool = False,
    table: bool = True,
) -> bool:
    """Whether a picture can be read on one page of `paper`: measured, without asking the engine.

    `table` asks for its table of findings on the same page. A little is kept in reserve, because the engine may
    find that lines need more room than was planned. A grid can always be read: it takes as many pages as it
    needs. Raises UnknownName for a theme or a paper that does not exist.
    """
    from rolemap.render.making import legible as measured

    return measured(picture, theme=theme, paper=paper, portrait=portrait, table=table)


def single_pages(layout: Layout) -> Iterator[Layout]:
    """Each page as a layout of its own; it keeps its number of so many, and is described by its own picture."""
    from rolemap.render.making import described

    for page in layout.pages:
        text = described(layout.pictures[page.picture])
        yield replace(layout, pages=(page,), description=text)


@lru_cache(maxsize=1)
def writers() -> Mapping[str, Writer]:
    """A function from Layout (and `Output`) to bytes for each format, by suffix (``svg``, ``png`` …).

    The formats are the files of `rolemap.render.formats`.
    """
    from importlib import import_module
    from pkgutil import iter_modules

    from rolemap.render import formats as folder

    names = sorted(found.name for found in iter_modules(folder.__path__) if not found.name.startswith("_"))
    modules = {name: import_module(f"{folder.__name__}.{name}") for name in names}
    return {
        name: Writer(module.write, frozenset(getattr(module, "OPTIONS", ())), getattr(module, "PAGES", True))
        for name, module in modules.items()
    }
