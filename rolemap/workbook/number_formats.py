"""Number formats of cells: which numbers are days, and which codes always show their zeros."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final, NamedTuple

from rolemap.files.office_xml import Attributes, Walk

_BUILT_IN_DAYS: Final = frozenset((*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)))
_BUILT_IN_PERCENT: Final = frozenset(("9", "10"))
_PLAIN_TEXT: Final = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_OF_DAYS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_ZEROS: Final = re.compile(r"0{2,}")
_MOST_DIGITS: Final = 30
_LAST_DAY: Final = 2_958_465  # 9999-12-31
_FALSE_LEAP_DAY: Final = 60  # 1900-02-29, which Excel took over from Lotus
_BEFORE_1900: Final = date(1899, 12, 30)
_FROM_1904: Final = date(1904, 1, 1)
_HALF_A_SECOND: Final = 0.5 / 86_400


class NumberFormat(NamedTuple):
    """What of a number format changes the meaning of a cell."""

    of_days: bool = False
    digits: int = 0
    """How many digits it always shows; 0 where it does not say."""
    percent: bool = False


PLAIN: Final = NumberFormat()


class Formats(Walk):
    """The number format of each style of cells, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[NumberFormat] = []
        self._codes: dict[str, str] = {}
        self._in_cells = False
        self.starts |= {"numFmt": self._code, "cellXfs": self._cells_begin, "xf": self._style}
        self.ends["cellXfs"] = self._cells_end

    def _code(self, given: Attributes) -> None:
        self._codes[given.get("numFmtId", "")] = given.get("formatCode", "")

    def _cells_begin(self, given: Attributes) -> None:
        self._in_cells = True

    def _cells_end(self) -> None:
        self._in_cells = False

    def _style(self, given: Attributes) -> None:
        if self._in_cells:
            id = given.get("numFmtId", "0")
            self.found.append(_format(self._codes[id]) if id in self._codes else _built_in(id))


def _built_in(id: str) -> NumberFormat:
    return NumberFormat(of_days=id.isdecimal() and int(id) in _BUILT_IN_DAYS, percent=id in _BUILT_IN_PERCENT)


def _format(code: str) -> NumberFormat:
    first = _PLAIN_TEXT.sub("", code.split(";")[0])
    if first.casefold() == "general":
        return PLAIN
    zeros = _ZEROS.fullmatch(code)
    digits = len(code) if zeros and len(code) <= _MOST_DIGITS else 0
    return NumberFormat(_OF_DAYS.search(first) is not None, digits, "%" in first)


def day_of(serial: float, from_1904: bool) -> date | str | None:
    """The day that a number means in a format of days, a time of day as text, or None where it means neither."""
    serial += _HALF_A_SECOND
    if not 0 <= serial < _LAST_DAY + 1:
        return None
    days = int(serial)
    if days == 0 and not from_1904:
        seconds = int(serial * 86_400)
        return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"
    if from_1904:
        days = min(days, _LAST_DAY - 1462)
        return _FROM_1904 + timedelta(days)
    if days == _FALSE_LEAP_DAY:
        return None
    return _BEFORE_1900 + timedelta(days + (days < _FALSE_LEAP_DAY))
