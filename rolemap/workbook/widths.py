"""How wide the columns of a table are: as its contents ask, within what can be read and still be printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from math import ceil
from typing import Final

from rolemap.workbook.plan import Column
from rolemap.workbook.values import Content

_LEAST: Final = 8.5
_WIDEST: Final = {"reference": 34.0, "delegation": 34.0, "long": 40.0, "texts": 30.0, "text": 28.0}
_WIDEST_OF: Final = {"name": 38.0, "name_en": 22.0}
_USUAL: Final = 16.0
_LOOKED_AT: Final = 2000
"""Cells of a column that are measured; further ones wrap."""
_BOLD: Final = 1.15
_LETTER: Final = 0.9
"""The width of a letter beside that of a digit, some space at the ends of lines included."""
LINE: Final = 15.0
"""Points of a line of text."""
_HIGHEST: Final = 409.0
"""Points of the highest row that Excel knows."""


def widths(columns: Sequence[Column], written: Sequence[Sequence[Content]]) -> list[float]:
    """The width of each column, in digits: that of its contents, at least that of a word of its heading."""
    return [_width(column, contents) for column, contents in zip(columns, written, strict=True)]


def _width(column: Column, contents: Sequence[Content]) -> float:
    longest_word = max(map(len, column.heading.replace("/", "/ ").split()))
    least = max(_LEAST, longest_word * _BOLD + 3)
    if column.field.required:
        least = max(least, min(column.width, 18))
    asked = max((_length(one) for one in islice(contents, _LOOKED_AT) if one is not None), default=0)
    widest = _WIDEST_OF.get(column.key) or _WIDEST.get(column.field.kind, _USUAL)
    return min(max(least, asked * _LETTER + 2), max(widest, least))


def _length(content: Content) -> int:
    if isinstance(content, str):
        return max(map(len, content.split("\n")))
    return 11 if not isinstance(content, float) else len(str(content)) + 2


def head_height(columns: Sequence[Column], widths: Sequence[float]) -> float:
    """The height of the row of headings, in points."""
    lines = (
        ceil((len(column.heading) * _BOLD + 3) / width) for column, width in zip(columns, widths, strict=True)
    )
    return 8 + LINE * max(2, *lines)


def height(contents: Iterable[Content], widths: Sequence[float]) -> float | None:
    """The height of a row, in points; None where one line is enough, and the row may grow as it is typed in.

    Excel finds the height of wrapped text itself, other programs do not.
    """
    lines = max(
        (lines_of(one, width) for one, width in zip(contents, widths, strict=True) if isinstance(one, str)),
        default=1,
    )
    return None if lines == 1 else min(_HIGHEST, LINE * lines + 1)


def lines_of(text: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    return sum(max(1, ceil(len(line) * _LETTER / (width - 1))) for line in text.split("\n"))
