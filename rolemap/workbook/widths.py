"""How wide the columns of a table are: as its contents ask, within what can be read and still be printed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import ceil
from typing import Final

from rolemap.workbook.plan import Column
from rolemap.workbook.values import Content

_LEAST: Final = 9.5
_WIDEST: Final = {
    "reference": 40.0,
    "delegation": 40.0,
    "long": 50.0,
    "texts": 40.0,
    "text": 40.0,
    "choice": 24.0,
}
_LOOKED_AT: Final = 2000
"""Cells of a column that are measured; further ones wrap."""
_BOLD: Final = 1.15
_LINE: Final = 15.0


def widths(columns: Sequence[Column], written: Sequence[Sequence[Content]]) -> list[float]:
    """The width of each column, in digits: that of its contents, at least that of a word of its heading."""
    return [_width(column, contents) for column, contents in zip(columns, written, strict=True)]


def _width(column: Column, contents: Sequence[Content]) -> float:
    longest_word = max(map(len, column.heading.replace("/", "/ ").split()))
    least = max(_LEAST, longest_word * _BOLD + 3)
    if column.field.required:
        least = max(least, min(column.width, 20))
    asked = max((_length(one) for one in islice(contents, _LOOKED_AT) if one is not None), default=0)
    widest = 46 if column.key == "name" else _WIDEST.get(column.field.kind, 20)
    return min(max(least, asked + 2), max(widest, least))


def _length(content: Content) -> int:
    if isinstance(content, str):
        return max(map(len, content.split("\n")))
    return 11 if not isinstance(content, float) else len(str(content)) + 2


def head_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """The height of the row of headings, in points."""
    lines = (
        ceil((len(column.heading) * _BOLD + 3) / width) for column, width in zip(columns, widths, strict=True)
    )
    return 8 + _LINE * max(2, *lines)
