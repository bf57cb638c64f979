"""Makes the Layout of one or more pictures: chooses theme and paper, and asks the composer of each kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from rolemap.errors import UnknownName
from rolemap.i18n import domain, language
from rolemap.render import PAPERS, SLIDE, SLIDE_SIZE
from rolemap.render.engine import EngineLimits
from rolemap.render.layout import Layout, Page
from rolemap.render.theme import Sizes, Theme, theme_of
from rolemap.render.typeface import set_in
from rolemap.views.diagram import Diagram, Grid

_ = domain("render")

Progress = Callable[[int, int], None]
"""Told before each picture is laid out: its number, and how many there are."""


def make(
    pictures: Sequence[Diagram | Grid],
    *,
    theme: str | Path | Theme,
    paper: str | None,
    portrait: bool,
    limits: EngineLimits | None,
    progress: Progress | None = None,
) -> Layout:
    """See `rolemap.render.render`."""
    chosen = theme_of(theme)
    sheet = sheet_of(paper, portrait=portrait)
    made: list[tuple[Page, ...]] = []
    with set_in(chosen.typeface):
        for at, picture in enumerate(pictures, start=1):
            if progress is not None:
                progress(at, len(pictures))
            pages = _pages(picture, chosen.sizes, sheet, limits, part=len(pictures) > 1)
            made.append(tuple(replace(page, heading=picture.block.subtitle) for page in pages))
        pages = made[0] if len(made) == 1 else _numbered_through(made)
    first = pictures[0]
    title = first.block.title
    return Layout(first.view, language(), title, described(first), chosen, tuple(pictures), pages)


def described(picture: Diagram | Grid) -> str:
    """What a picture is, in a sentence or two for those who cannot see it."""
    return _("{subtitle}. As of {date}. {summary}").format(
        subtitle=picture.block.subtitle.rstrip("."), date=picture.block.as_of, summary=picture.block.summary
    )


def sheet_of(paper: str | None, *, portrait: bool) -> tuple[float, float] | None:
    """Width and height in points of a paper by its name; raises UnknownName."""
    if paper is None:
        return None
    if paper != SLIDE and paper.upper() not in PAPERS:
        raise UnknownName(_("Paper"), paper, tuple(PAPERS))
    wide, high = SLIDE_SIZE if paper == SLIDE else PAPERS[paper.upper()]
    return (high, wide) if portrait else (wide, high)


def _pages(
    picture: Diagram | Grid,
    sizes: Sizes,
    sheet: tuple[float, float] | None,
    limits: EngineLimits | None,
    *,
    part: bool,
) -> tuple[Page, ...]:
    if isinstance(picture, Grid):
        from rolemap.render.grids.pages import pages as grid_pages

        return grid_pages(picture, sizes, sheet)
    from rolemap.render.diagram import pages as diagram_pages

    return diagram_pages(picture, sizes, sheet, limits, part=part)


def _numbered_through(made: Sequence[tuple[Page, ...]]) -> tuple[Page, ...]:
    from rolemap.render.sheet import renumbered

    pages = [replace(page, picture=at) for at, each in enumerate(made) for page in each]
    return tuple(renumbered(page, number, len(pages)) for number, page in enumerate(pages, start=1))


def legible(
    picture: Diagram | Grid,
    *,
    theme: str | Path | Theme,
    paper: str,
    portrait: bool,
    table: bool,
) -> bool:
    """See `rolemap.render.legible`."""
    sheet = sheet_of(paper, portrait=portrait)
    if isinstance(picture, Grid) or sheet is None:
        return True
    from rolemap.render.diagram import can_be_read

    chosen = theme_of(theme)
    with set_in(chosen.typeface):
        return can_be_read(picture, chosen.sizes, sheet, table=table)
