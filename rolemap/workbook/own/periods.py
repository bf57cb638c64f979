"""Days as plans write them: “Quý IV/2026”, “tháng 6/2026”, “2026-2027”, read as the first or the last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from rolemap.editing.abbreviations import plain_words

_BEFORE: Final = re.compile(
    r"^(?:(?:hoan thanh|truoc|den|het|trong|ngay|tu|thoi gian|giai doan|chua den)\s+)+"
)
_QUARTER: Final = re.compile(r"quy (iv|iii|ii|i|[1-4])(?: nam)? (\d{4})")
_HALF: Final = re.compile(r"(?:6|sau) thang (dau|cuoi) nam (\d{4})")
_MONTH: Final = re.compile(r"(?:thang )?(\d{1,2})(?: nam)? (\d{4})")
_YEAR: Final = re.compile(r"(?:nam )?(\d{4})")
_RANGE: Final = re.compile(r"\s*(?:-|–|—|đến)\s*")
_ROMAN: Final = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def day_of_period(text: str, *, end: bool) -> date | None:
    """The first or the last day of the time that a text names; None where it names none."""
    parts = [part for part in _RANGE.split(text.strip()) if part]
    if len(parts) == 2:
        return day_of_period(parts[1 if end else 0], end=end)
    months = _months(_BEFORE.sub("", plain_words(text)))
    if months is None:
        return None
    year, first, last = months
    return date(year, last, monthrange(year, last)[1]) if end else date(year, first, 1)


def years_in(text: str) -> str:
    """A period of a budget in its written form, ``2026`` or ``2026-2028``; empty where the text has no year."""
    years = sorted(set(_YEARS.findall(text)))
    return "-".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _months(text: str) -> tuple[int, int, int] | None:
    """The year, the first and the last month that a text without accents names."""
    if match := _QUARTER.fullmatch(text):
        quarter = _ROMAN.get(match[1]) or int(match[1])
        return _sane(int(match[2]), 3 * quarter - 2, 3 * quarter)
    if match := _HALF.fullmatch(text):
        return _sane(int(match[2]), *((1, 6) if match[1] == "dau" else (7, 12)))
    if match := _MONTH.fullmatch(text):
        return _sane(int(match[2]), int(match[1]), int(match[1]))
    if match := _YEAR.fullmatch(text):
        return _sane(int(match[1]), 1, 12)
    return None


def _sane(year: int, first: int, last: int) -> tuple[int, int, int] | None:
    return (year, first, last) if 1900 <= year <= 2200 and 1 <= first <= last <= 12 else None
