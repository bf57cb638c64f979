"""Where the headings of a table stand in a sheet: below its title, often in two rows with merged cells."""

from __future__ import annotations

import re
from typing import Final

from rolemap.editing.abbreviations import plain_words
from rolemap.workbook.grid import RawSheet
from rolemap.workbook.own.synonyms import ROWS, words_of

_LOOKED_AT: Final = 30
_MOST_HEADS: Final = 3
_LONGEST: Final = 120
_COUNTING: Final = re.compile(r"\(?\s*([0-9]{1,2}|[A-Za-z])\s*(=.*)?\)?")


def likely_rows(sheet: RawSheet) -> tuple[int, ...]:
    """The rows that may hold headings, the likeliest first; at most three."""
    found = []
    for row in range(1, min(len(sheet.rows), _LOOKED_AT) + 1):
        texts = [one for one in sheet.rows[row - 1] if isinstance(one, str) and one.strip()]
        filled = sum(one is not None for one in sheet.rows[row - 1])
        if len(texts) >= 2 and len(texts) >= 0.7 * filled and max(map(len, texts)) <= _LONGEST:
            known = sum(_known(text) for text in texts)
            found.append((-known - 0.1 * len(texts), row))
    return tuple(row for _score, row in sorted(found)[:_MOST_HEADS])


def heading_rows(sheet: RawSheet, row: int) -> tuple[int, int]:
    """The first and the last row of the headings to which that row belongs."""
    first = last = row
    for column in range(1, sheet.width + 1):
        area = sheet.area_at(row, column)
        if area is not None and area.bottom > area.top:
            first, last = min(first, area.top), max(last, area.bottom)
    wide = [area for area in sheet.merged if area.top == area.bottom == last and area.right > area.left]
    if any(
        _heads_below(sheet, area.left, area.right, last + 1)
        for area in wide
        if last - first + 1 < _MOST_HEADS
    ):
        last += 1
    above = [area for area in sheet.merged if area.top == area.bottom == first - 1 and area.right > area.left]
    if (
        any(area.right - area.left + 1 < sheet.width - 1 and sheet.width > 3 for area in above)
        and first == last
    ):
        first -= 1
    return first, min(last, first + _MOST_HEADS - 1)


def headings(sheet: RawSheet, first: int, last: int) -> tuple[str, ...]:
    """The heading of each column, what stands above another first, one a line; empty where there is none."""
    return tuple(_heading(sheet, column, first, last) for column in range(1, sheet.width + 1))


def headings_key(texts: tuple[str, ...]) -> str:
    """What a sheet with these headings is remembered by: the headings without accents, in no order."""
    return "|".join(sorted({plain_words(text) for text in texts} - {""}))


def is_counting(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: (1), (2), (3), as tables of decrees do."""
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(_COUNTING.fullmatch(text) for text in filled)


def _heading(sheet: RawSheet, column: int, first: int, last: int) -> str:
    found: list[str] = []
    for row in range(first, last + 1):
        area = sheet.area_at(row, column)
        text = sheet.text(area.top, area.left) if area is not None else sheet.text(row, column)
        text = " ".join(text.split())
        if text and text not in found[-1:]:
            found.append(text)
    return "\n".join(found)


def _heads_below(sheet: RawSheet, left: int, right: int, row: int) -> bool:
    """Whether the cells below a wide heading part it further."""
    texts = [sheet.text(row, column) for column in range(left, right + 1)]
    return (
        len([text for text in texts if text]) > 1
        and not is_counting(texts)
        and _mostly_below(sheet, left, right, row)
    )


def _mostly_below(sheet: RawSheet, left: int, right: int, row: int) -> bool:
    """Whether a row has text only there: a row of data has values in the other columns as well."""
    outside = [sheet.text(row, column) for column in range(1, sheet.width + 1) if not left <= column <= right]
    inside = {row for column in range(1, sheet.width + 1) if sheet.area_at(row, column)}
    return not any(outside) or bool(inside) or len([one for one in outside if one]) < len(outside) / 2


def _known(text: str) -> bool:
    from rolemap.editing.abbreviations import in_short

    short = in_short(text.partition("(")[0])
    return any(short in words_of(row) for row in ROWS)
