"""A grid in sections on slides: one a section, its type as large as fits, under the name and state of the section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolemap.export.slides.picture import placed
from rolemap.export.slides.stage import GROUND
from rolemap.render import SLIDE_SIZE
from rolemap.render.grids.pages import pages
from rolemap.render.layout import Layout, Page
from rolemap.views.diagram import Grid, GridRow
from rolemap.views.legend import badge_legend, chart_legend

_PARTS = (0.88, 0.94, 1.0)
"""Widths that are tried, of that of a slide: what is laid out narrower stands in larger type."""
_FEW = 2
"""A section of so few rows stands with the one before it, where both can be read on one slide."""

Section = tuple[GridRow, ...]


def by_section(layout: Layout) -> Layout:
    """The same grid with pages of its own for each section; a grid without sections as it is."""
    grid = layout.pictures[0]
    if not isinstance(grid, Grid):
        return layout
    over = tuple(row for row in grid.rows if row.strip)
    sections = list(_sections(row for row in grid.rows if not row.strip))
    if len(sections) < 2 or not sections[0][0].heading:
        return layout
    made: list[tuple[Grid, tuple[Page, ...]]] = []
    before: tuple[Section, ...] = ()
    for section in sections:
        if before and len(section) <= _FEW + 1:
            both = _part(grid, over, (*before, section))
            drawn = _pages(layout, both)
            if len(drawn) == 1:
                made[-1], before = (both, drawn), (*before, section)
                continue
        one = _part(grid, over, (section,))
        made.append((one, _pages(layout, one)))
        before = (section,)
    all_pages = tuple(
        replace(page, heading=one.block.subtitle, picture=at)
        for at, (one, drawn) in enumerate(made)
        for page in drawn
    )
    return replace(layout, pictures=tuple(one for one, _drawn in made), pages=all_pages)


def _sections(rows: Iterator[GridRow]) -> Iterator[Section]:
    """The rows under each heading, with it."""
    held: list[GridRow] = []
    for row in rows:
        if row.heading and not row.depth and held:
            yield tuple(held)
            held = []
        held.append(row)
    if held:
        yield tuple(held)


def _part(grid: Grid, over: Section, sections: Sequence[Section]) -> Grid:
    """A grid of some sections under the rows that stand over all; a single one is named by the title alone."""
    named = [section[0].cells[0].lines[0] for section in sections]
    below = sections[0][1:] if len(sections) == 1 else tuple(row for section in sections for row in section)
    rows = (*over, *below)
    cells = [cell for row in rows for cell in row.cells]
    badges = {badge.key: badge for cell in cells for badge in cell.badges}
    return replace(
        grid,
        block=replace(grid.block, subtitle=" · ".join(named), summary=grid.block.subtitle),
        rows=rows,
        legend=(*chart_legend(cells), *badge_legend(badges.values())),
        rows_per_page=len(rows),
    )


def _pages(layout: Layout, grid: Grid) -> tuple[Page, ...]:
    """The pages on which the type is largest: one where that can be, as wide as suits it best."""
    sizes = layout.theme.sizes
    tried = [pages(grid, sizes, (SLIDE_SIZE[0] * part, SLIDE_SIZE[1] * part)) for part in _PARTS]
    tried += [pages(grid, sizes, (SLIDE_SIZE[0] * part, SLIDE_SIZE[1])) for part in _PARTS[:-1]]
    shown = replace(layout, pictures=(grid,))
    return min(tried, key=lambda made: (len(made), -placed(shown, made[0], GROUND).page.scale))
