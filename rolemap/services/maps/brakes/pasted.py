"""Measurements pasted from Excel: two columns for one threshold, or thresholds against days, each cell judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rolemap.i18n import domain
from rolemap.services.maps.brakes.figures import NotUnderstood, day_of, figure_of
from rolemap.services.maps.brakes.measured import Figure, kept

_ = domain("services.brakes")

MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class Cell:
    """One pasted cell: what was typed, what it means, what is wrong with it."""

    text: str
    figure: Figure | None = None
    was: float | None = None
    """What the map holds for that day; None for a new day."""
    wrong: str = ""
    head: bool = False

    @property
    def standing(self) -> str:
        """``head``, ``empty``, ``wrong``, ``new``, ``same`` or ``corrected``."""
        if self.wrong:
            return "wrong"
        if self.head:
            return "head"
        if self.figure is None:
            return "empty"
        if self.was is None:
            return "new"
        return "same" if self.was == self.figure.value else "corrected"


@dataclass(frozen=True)
class Sheet:
    """What was pasted, cell by cell as it stood."""

    rows: tuple[tuple[Cell, ...], ...]
    trouble: str = ""
    """Why nothing of it could be understood at all."""

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell."""
        return tuple(cell for row in self.rows for cell in row)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that would be kept."""
        return tuple(
            cell.figure for cell in self.cells if cell.figure and cell.standing in ("new", "corrected")
        )

    def count(self, standing: str) -> int:
        """How many cells have that standing."""
        return sum(cell.standing == standing for cell in self.cells)

    @property
    def good(self) -> bool:
        """Whether it can be kept: something is in it, and nothing is wrong."""
        return not self.trouble and not self.count("wrong") and bool(self.figures)


class _Reader:
    """Reads cells against one document."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._known: dict[str, dict[date, float]] = {}
        self._document = document
        self._names = _names(document)

    def threshold(self, text: str) -> tuple[str | None, Cell]:
        """The id of the threshold that a head names by id, name or metric."""
        from rolemap.model.text import folded

        found = self._names.get(folded(text), set())
        if len(found) == 1:
            return next(iter(found)), Cell(text, head=True)
        wrong = (
            _("Several thresholds bear this name; use the id.")
            if found
            else _("No threshold of this map bears this name.")
        )
        return None, Cell(text, wrong=wrong)

    def day(self, text: str) -> tuple[date | None, Cell]:
        """The day that a head names."""
        try:
            return day_of(text), Cell(text, head=True)
        except NotUnderstood as mistake:
            return None, Cell(text, wrong=str(mistake))

    def value(self, text: str, threshold: str | None, when: date | None) -> Cell:
        """A cell with a figure."""
        if not text.strip() or text.strip() in ("-", "–"):
            return Cell(text)
        try:
            value = figure_of(text)
        except NotUnderstood as mistake:
            return Cell(text, wrong=str(mistake))
        if threshold is None or when is None:
            return Cell(text)
        if threshold not in self._known:
            self._known[threshold] = {one.day: one.value for one in kept(self._document, threshold)}
        return Cell(text, Figure(threshold, when, value), self._known[threshold].get(when))


def pasted(document: dict[str, Any], text: str, threshold: str = "") -> Sheet:
    """Rows of day and value for `threshold`; without one a block whose heads name days and thresholds."""
    table = [line.split("\t") for line in text.replace("\r", "").split("\n") if line.strip()]
    if not table:
        return Sheet((), _("Nothing was pasted."))
    if sum(map(len, table)) > MOST_CELLS:
        return Sheet((), _("This is too much for one save; paste it in parts."))
    reader = _Reader(document)
    if threshold:
        return Sheet(
            tuple(_row_of_one(reader, row, threshold, first=at == 0) for at, row in enumerate(table))
        )
    wide = max(map(len, table))
    if len(table) < 2 or wide < 2:
        return Sheet(
            (), _("A block needs a head row and a head column: days on one side, thresholds on the other.")
        )
    table = [row + [""] * (wide - len(row)) for row in table]
    if _days(table[0][1:]) >= _days([row[0] for row in table[1:]]):
        return Sheet(tuple(_thresholds_down(reader, table)))
    return Sheet(tuple(_days_down(reader, table)))


def _row_of_one(reader: _Reader, row: Sequence[str], threshold: str, *, first: bool) -> tuple[Cell, ...]:
    when, head = reader.day(row[0])
    value = reader.value(row[1] if len(row) > 1 else "", threshold, when)
    if first and when is None and (value.wrong or not value.text.strip()):  # the heads of the columns
        return tuple(Cell(text, head=True) for text in row[:2])
    if when is not None and value.standing == "empty":
        value = Cell(value.text, wrong=_("The value is missing."))
    return head, value


def _thresholds_down(reader: _Reader, table: Sequence[Sequence[str]]) -> Iterator[tuple[Cell, ...]]:
    heads = [reader.day(text) for text in table[0][1:]]
    yield Cell(table[0][0], head=True), *(cell for _day, cell in heads)
    for row in table[1:]:
        id, head = reader.threshold(row[0])
        yield (
            head,
            *(reader.value(text, id, when) for text, (when, _cell) in zip(row[1:], heads, strict=True)),
        )


def _days_down(reader: _Reader, table: Sequence[Sequence[str]]) -> Iterator[tuple[Cell, ...]]:
    heads = [reader.threshold(text) for text in table[0][1:]]
    yield Cell(table[0][0], head=True), *(cell for _id, cell in heads)
    for row in table[1:]:
        when, head = reader.day(row[0])
        yield head, *(reader.value(text, id, when) for text, (id, _cell) in zip(row[1:], heads, strict=True))


def _days(texts: Sequence[str]) -> float:
    """The share of the texts that are days."""
    good = 0
    for text in texts:
        try:
            day_of(text)
            good += 1
        except NotUnderstood:
            continue
    return good / len(texts)


def _names(document: dict[str, Any]) -> dict[str, set[str]]:
    from rolemap.model.text import folded

    names: dict[str, set[str]] = {}
    for one in document.get("thresholds") or ():
        for word in (one["id"], one["name"], one.get("name_en", ""), one["metric"]):
            if word:
                names.setdefault(folded(word), set()).add(one["id"])
    return names
