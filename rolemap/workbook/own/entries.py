"""Which rows below the headings are entries, and which only head a group, number the columns, sum up or sign."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rolemap.i18n import N_, domain
from rolemap.model.vocabulary import SECTIONS
from rolemap.workbook.grid import RawSheet, Value, shown
from rolemap.workbook.own.heads import is_counting
from rolemap.workbook.own.mapping import COUNTED, SheetMapping
from rolemap.workbook.own.synonyms import is_sum

_ = domain("workbook")

_NUMBER: Final = re.compile(r"[0-9]+([.,][0-9]+)*\.?")
NUMBERS = N_("It numbers the columns.")
GROUP = N_("It heads a group of rows.")
SUM = N_("It sums up other rows.")
BELOW = N_("It stands below the table.")
NAMELESS = N_("It has no name.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A row below the headings that is not empty."""

    number: int
    why_not: str = ""
    """Why nothing is taken from it, as a message to be translated; empty where it is an entry."""
    text: str = ""
    """Its first text, by which a reader finds it."""

    @property
    def reason(self) -> str:
        """Why nothing is taken from it, in the reader's language."""
        return _(self.why_not) if self.why_not else ""


def entries_of(sheet: RawSheet, mapping: SheetMapping) -> tuple[Entry, ...]:
    """The rows of a sheet below its headings that hold anything, each with why it is left out."""
    numbers = range(mapping.last + 1, len(sheet.rows) + 1)
    return tuple(_marked(sheet, mapping, [row for row in numbers if any(_texts(sheet, row))]))


def cell(sheet: RawSheet, row: int, column: int) -> Value:
    """The value of a cell of an entry; cells merged over several rows count for each of them."""
    area = sheet.area_at(row, column)
    if area is None:
        return sheet.value(row, column)
    return sheet.value(area.top, area.left) if area.left == column else None


def _marked(sheet: RawSheet, mapping: SheetMapping, numbers: list[int]) -> Iterator[Entry]:
    count = next((column for column, key in mapping.columns.items() if key == COUNTED), 0)
    counted = {row for row in numbers if count and _NUMBER.fullmatch(shown(cell(sheet, row, count)))}
    for row in numbers:
        texts = [text for text in _texts(sheet, row) if text]
        yield Entry(row, _why_not(sheet, mapping, row, count, counted), texts[0])


def _why_not(sheet: RawSheet, mapping: SheetMapping, row: int, count: int, counted: set[int]) -> str:
    wanted = ("name",) if mapping.row in SECTIONS else ("from", "to")
    held = {key: shown(cell(sheet, row, column)) for column, key in mapping.columns.items() if key != COUNTED}
    named = all(held.get(key) for key in wanted)
    if mapping.every:
        return "" if named else NAMELESS
    texts = _texts(sheet, row)
    if row == mapping.last + 1 and is_counting(texts):
        return NUMBERS
    if any(is_sum(text) for text in texts if text):
        return SUM
    if counted and row not in counted:
        if row > max(counted) and not shown(cell(sheet, row, count)):
            return BELOW
        if not any(text for key, text in held.items() if key not in wanted):
            return GROUP
    area = sheet.area_at(
        row, next((column for column, key in mapping.columns.items() if key == wanted[0]), 1)
    )
    if area is not None and area.right - area.left >= max(2, sheet.width - 2):
        return GROUP
    return "" if named else NAMELESS


def _texts(sheet: RawSheet, row: int) -> list[str]:
    return [sheet.text(row, column) for column in range(1, sheet.width + 1)]
