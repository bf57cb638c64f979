"""The findings of a picture on pages of their own, where they do not stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rolemap.render import sheet
from rolemap.render.columns.setting import SECTION
from rolemap.render.layout import Page, scaled
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram, FindingLine, Grid

_COLUMN = 360.0
"""Width of a column of the table that is about as long as a line should be, in points."""


def table_pages(
    picture: Diagram | Grid, sizes: Sizes, paper: tuple[float, float], *, after: int
) -> tuple[Page, ...]:
    """The pages of the table, numbered after the `after` pages of the picture, each with the badges of its legend."""
    margin = sizes.margin
    width = paper[0] - 2 * margin
    head = sheet.header(picture.block, width, sizes)
    top = head.height + SECTION
    _words, footer = sheet.footer(picture.block.notice, 1, 1, width, sizes)
    legend = sheet.legend([one for one in picture.legend if one.sign.startswith("badge")], width, sizes)
    foot = paper[1] - 2 * margin - footer - SECTION - legend.height
    signs = scaled(legend.signs, 1.0, 0.0, foot)
    room = foot - top - (SECTION if signs else 0.0)
    made: list[Page] = []
    left = list(picture.findings)
    while left or not made:
        table, many = as_much(picture, left, width, room, sizes)
        words = (*head.words, *scaled((table.heading, *table.words), 1.0, 0.0, top))
        rows, loose = scaled(table.rows, 1.0, 0.0, top), scaled(table.loose, 1.0, 0.0, top)
        page = Page(
            1, 1, *paper, words=words, ribbon=head.ribbon, logo=head.logo, signs=signs, rows=rows, loose=loose
        )
        made.append(replace(scaled(page, 1.0, margin, margin), width=paper[0], height=paper[1]))
        left = left[many:]
    return tuple(
        with_footer(replace(page, number=after + at + 1, count=after + len(made)), picture, sizes)
        for at, page in enumerate(made)
    )


def as_much(
    picture: Diagram | Grid, left: Sequence[FindingLine], width: float, room: float, sizes: Sizes
) -> tuple[sheet.Table, int]:
    """A table of as many of the findings that are left as fit into the height, at least one, and their number."""
    many = len(left)
    columns = max(1, round(width / _COLUMN))
    while True:
        last = many == len(left)
        table = sheet.table(left[:many], picture.unplaced if last else (), width, columns, sizes)
        if table.height <= room or many <= 1:
            return table, many
        many = max(1, min(many - 1, int(many * room / table.height)))


def with_footer(page: Page, picture: Diagram | Grid, sizes: Sizes) -> Page:
    """The page with its notice and its number."""
    width = (page.width - 2 * sizes.margin) / page.scale
    words, height = sheet.footer(picture.block.notice, page.number, page.count, width, sizes)
    moved = scaled(words, page.scale, sizes.margin, page.height - sizes.margin - height * page.scale)
    return replace(page, words=(*page.words, *moved))
