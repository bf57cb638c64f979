"""What a planner's own sheet is, as far as its headings and values show; a person confirms it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from rolemap.editing.abbreviations import in_short, plain_words
from rolemap.model.vocabulary import SECTIONS
from rolemap.workbook.grid import RawSheet
from rolemap.workbook.own.heads import heading_rows, headings, likely_rows
from rolemap.workbook.own.mapping import COUNTED, FUNDS, MONEY, UNITS, SheetMapping, Target, targets
from rolemap.workbook.own.synonyms import ROWS, title_words, words_of

Known = Callable[[str, tuple[str, ...]], bool]
"""Whether the map has an element of that name in one of the sections."""

_SURE_ENOUGH: Final = 0.6
_TITLE: Final = 1.5
_NAMELESS: Final = 2.0
_SAMPLE: Final = 40
_MOSTLY: Final = 0.6
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_UNITS: Final = (
    ("billion", re.compile(r"\b(ty|ti) (dong|vnd)\b|\btrd? dong\b(?!.*trieu)|\bty\b")),
    ("million", re.compile(r"\b(trieu|tr) ?(dong|d|vnd)?\b|\btrd\b")),
    ("thousand", re.compile(r"\b(nghin|ngan|1000) ?(dong|d)?\b")),
    ("vnd", re.compile(r"\b(dong|vnd)\b")),
)


def guess(sheet: RawSheet, known: Known | None = None) -> SheetMapping:
    """What a sheet is: the rows of its headings, what a row is, and what each column holds."""
    found = [(*_at(sheet, *heading_rows(sheet, row)), row) for row in likely_rows(sheet)]
    if not found:
        return SheetMapping()
    score, mapping, _row = max(found, key=lambda one: (one[0], -one[2]))
    if score <= 0:
        return SheetMapping("", mapping.first, mapping.last)
    return _by_values(sheet, mapping, known)


def guess_columns(
    sheet: RawSheet, row: str, first: int, last: int, known: Known | None = None
) -> SheetMapping:
    """The columns of a sheet, where a person has said what a row is and where the headings stand."""
    columns, _score = _columns(sheet, row, first, last)
    return _by_values(sheet, SheetMapping(row, first, last, columns), known)


def _at(sheet: RawSheet, first: int, last: int) -> tuple[float, SheetMapping]:
    """The best reading of a sheet with its headings in those rows, and how much speaks for it."""
    title = plain_words(
        " ".join(
            [sheet.title, *(sheet.text(row, column) for row in range(1, first) for column in range(1, 9))]
        )
    )
    best, chosen = 0.0, SheetMapping("", first, last)
    for row in ROWS:
        columns, score = _columns(sheet, row, first, last)
        held = set(columns.values())
        whole = {"name"} if row in SECTIONS else {"from", "to"}
        score += 1.0 if whole <= held else -_NAMELESS
        if any(plain_words(word) in title or word in title for word in title_words(row)):
            score += _TITLE
        if score > best and whole <= held:
            best, chosen = score, SheetMapping(row, first, last, columns)
    return best, chosen


def _columns(sheet: RawSheet, row: str, first: int, last: int) -> tuple[dict[int, str], float]:
    """What each column is, the surest first; a field that has room for one column takes one."""
    texts = headings(sheet, first, last)
    repeats = {target.key.partition("@")[0] for target in targets(row) if target.repeats} | {COUNTED}
    wishes = sorted(
        (
            (-score, column, key)
            for column, text in enumerate(texts, 1)
            if text
            for key, score in _matches(row, text).items()
            if score >= _SURE_ENOUGH
        )
    )
    columns: dict[int, str] = {}
    total = 0.0
    for score, column, key in wishes:
        taken = {one.partition("@")[0] for one in columns.values()} - repeats
        if column in columns or key.partition("@")[0] in taken:
            continue
        columns[column] = _scaled(sheet, key, texts[column - 1], first)
        total += 0.0 if key == COUNTED else -score * (0.4 if key in ("note", "source") else 1.0)
    return dict(sorted(columns.items())), total


def _scaled(sheet: RawSheet, key: str, heading: str, first: int) -> str:
    """The key of a column of money with the unit that its heading names, or the lines above the table."""
    money = key.partition("@")[0]
    if money not in (MONEY, FUNDS):
        return key
    above = " ".join(
        sheet.text(row, column) for row in range(1, first) for column in range(1, sheet.width + 1)
    )
    for text in (
        plain_words(heading),
        plain_words(above.partition("ĐVT")[2] or above.partition("Đơn vị tính")[2]),
    ):
        for unit, pattern in _UNITS:
            if pattern.search(text):
                return f"{money}@{unit}"
    return f"{money}@{next(unit for unit, (factor, _label) in UNITS.items() if factor == 1)}"


@lru_cache(maxsize=20_000)
def _matches(row: str, heading: str) -> Mapping[str, float]:
    """How well a heading names each key: 1 is word for word."""
    found: dict[str, float] = {}
    for text, worth in _ways(heading):
        for word, keys in words_of(row).items():
            score = worth * _alike(text, word)
            if score < _SURE_ENOUGH:
                continue
            for place, key in enumerate(keys):
                found[key] = max(found.get(key, 0.0), score - 0.01 * place)
    return found


def _ways(heading: str) -> Iterator[tuple[str, float]]:
    """The ways to read a heading: whole, without what stands in brackets, and only its lowest row."""
    lowest = heading.rpartition("\n")[2]
    for text, worth in ((heading, 1.0), (lowest, 0.98)):
        yield in_short(text), worth
        yield in_short(_BRACKETS.sub(" ", text)), worth - 0.02


def _alike(heading: str, word: str) -> float:
    if heading == word:
        return 1.0
    parts, wanted = heading.split(), word.split()
    share = len(wanted) / len(parts) if parts else 0.0
    if heading.startswith(f"{word} "):
        return 0.55 + 0.35 * share
    if len(wanted) > 1 and f" {word} " in f" {heading} ":
        return 0.5 + 0.3 * share
    return 0.0


def _by_values(sheet: RawSheet, mapping: SheetMapping, known: Known | None) -> SheetMapping:
    """The mapping with columns whose heading says nothing, but whose values do: days, and names that the map has."""
    if not mapping.row:
        return mapping
    columns = dict(mapping.columns)
    texts = headings(sheet, mapping.first, mapping.last)
    for column in range(1, sheet.width + 1):
        if column in columns or (column <= len(texts) and len(texts[column - 1]) > 60):
            continue
        values = [sheet.value(row, column) for row in range(mapping.last + 1, mapping.last + 1 + _SAMPLE)]
        filled = [one for one in values if one is not None]
        if len(filled) < 2:
            continue
        free = [one for one in targets(mapping.row) if one.repeats or one.key not in columns.values()]
        key = _by_days(filled, free) or _by_names(filled, free, known)
        if key:
            columns[column] = key
    return SheetMapping(mapping.row, mapping.first, mapping.last, dict(sorted(columns.items())))


def _by_days(values: Sequence[object], free: list[Target]) -> str:
    days = [one for one in values if isinstance(one, date)]
    own = (one.key for one in free if one.field.kind == "date" and not one.key.startswith("valid_"))
    return next(own, "") if len(days) >= _MOSTLY * len(values) else ""


def _by_names(values: Sequence[object], free: list[Target], known: Known | None) -> str:
    texts = [one for one in values if isinstance(one, str) and len(one) < 200]
    if known is None or len(texts) < _MOSTLY * len(values):
        return ""
    for target in free:
        if target.field.kind == "reference" and not target.relation:
            hits = sum(known(text, target.field.targets) for text in texts)
            if hits >= _MOSTLY * len(values):
                return target.key
    return ""
