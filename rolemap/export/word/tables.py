"""Tables as Word has them: a fixed grid, a head that repeats, rows that stay whole, groups that stay with their rows.

The markup is written as text and parsed once: cell by cell through python-docx the time grows with the square of the
number of rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rolemap.export.document import Cell, Column, Row, Table
from rolemap.export.word.badges import badges
from rolemap.export.word.markup import W, attribute, paragraph, run
from rolemap.export.word.stylebook import StyleBook
from rolemap.export.word.styles import GREY, LIGHT

SHORT_LINES = 18
"""A row of at most so many lines is kept on one page; a longer one may break, or half a page would stay empty."""
_LETTER_TWIPS = 105
"""The mean width of a letter of 11 points, and a little."""
_SHADE = f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT}"/>'


def table(block: Table, book: StyleBook, width: int) -> str:
    """The table, `width` twentieths of a point wide, without its caption."""
    widths = shared(width, [column.share for column in block.columns])
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    described = f"<w:tblCaption w:val={attribute(block.caption)}/>" if block.caption else ""
    head = (
        f'<w:tblPr><w:tblStyle w:val="{book["RolemapTable"]}"/><w:tblW w:w="{width}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>{described}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )
    rows = [_head(block.columns, widths, book)]
    for row in block.rows:
        rows.append(_group(row, widths, book) if row.group else _row(row, block.columns, widths, book))
    # lxml moves a table into another document in a time that grows with the square of its rows, unless the table
    # itself declares the namespace that they are in.
    return f'<w:tbl xmlns:w="{W}">{head}{"".join(rows)}</w:tbl>'


def shared(width: int, shares: Sequence[float]) -> list[int]:
    """Whole widths of columns by their shares, which together are exactly `width`."""
    whole = sum(shares) or 1.0
    edges, at = [0], 0.0
    for share in shares:
        at += share
        edges.append(round(width * at / whole))
    return [right - left for left, right in pairwise(edges)]


def _head(columns: Sequence[Column], widths: Sequence[int], book: StyleBook) -> str:
    style = book["RolemapTableHead"]
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{GREY}"/><w:vAlign w:val="center"/>'
    cells = (
        _cell(width, paragraph(style, run(column.title)), shade)
        for column, width in zip(columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _group(row: Row, widths: Sequence[int], book: StyleBook) -> str:
    """A row over the whole width: its first line is the name of the group, what follows explains it."""
    cell = row.cells[0] if row.cells else Cell()
    style = book["RolemapGroup"]
    signs = badges(cell.marks)
    first, *others = cell.lines or ("",)
    lines = [paragraph(style, (signs + run(" ") if signs else "") + run(first, "<w:b/><w:bCs/>"))]
    lines += [paragraph(style, run(line)) for line in others]
    shade = f'<w:gridSpan w:val="{len(widths)}"/>{_SHADE}'
    content = _cell(sum(widths), "".join(lines), shade)
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{content}</w:tr>"


def _row(row: Row, columns: Sequence[Column], widths: Sequence[int], book: StyleBook) -> str:
    plain, missing = book["RolemapCell"], book["RolemapMissing"]
    cells = (*row.cells, *(Cell() for _column in columns[len(row.cells) :]))
    pieces, lines = [], 1
    for cell, column, width in zip(cells, columns, widths, strict=True):
        aligned = f'<w:jc w:val="{column.align}"/>' if column.align != "left" else ""
        style = missing if cell.missing else plain
        pieces.append(_cell(width, _content(cell, style, aligned), _SHADE if cell.missing else ""))
        lines = max(lines, sum(1 + len(line) * _LETTER_TWIPS // width for line in cell.lines))
    whole = "<w:trPr><w:cantSplit/></w:trPr>" if lines <= SHORT_LINES else ""
    return f"<w:tr>{whole}{''.join(pieces)}</w:tr>"


def _content(cell: Cell, style: str, aligned: str) -> str:
    looks = "<w:b/><w:bCs/>" if cell.strong else ""
    signs = badges(cell.marks)
    first, *others = cell.lines or ("",)
    gap = run(" ") if signs and first else ""
    lines = [paragraph(style, signs + gap + run(first, looks), aligned)]
    lines += [paragraph(style, run(line, looks), aligned) for line in others]
    return "".join(lines)


def _cell(width: int, content: str, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
