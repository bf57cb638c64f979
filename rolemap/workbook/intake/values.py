"""What stands in a cell as a value of the map, by the rules of `rolemap.workbook.plan`: in either language, exactly.

Texts come back as they are; everything else may be typed as planners type it, and is read as a pasted cell is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from rolemap.editing.edit import ABSENT, Document
from rolemap.editing.fields import LEVEL_KEYS, Field
from rolemap.editing.pasting import Reader, Unread
from rolemap.files.faults import visible
from rolemap.files.fields import ID_PATTERN
from rolemap.files.suggest import Suggester, did_you_mean, fold, sentences
from rolemap.i18n import domain
from rolemap.model.vocabulary import SECTIONS
from rolemap.workbook.cell import Cell
from rolemap.workbook.intake.known import known_sheets
from rolemap.workbook.marks import SEPARATOR, is_empty_list, reference, referred_id, text_read

_ = domain("workbook")

_EXACT: Final = re.compile(r"-?\d+(\.\d+)?e[-+]?\d+|-?\d+\.\d{13,}", re.ASCII | re.IGNORECASE)
"""A number as a program writes it; people part thousands."""


class Values:
    """Reads the cells of one workbook; `names` has the ids and names of all its elements."""

    def __init__(self, names: Document) -> None:
        self._reader = Reader(names)
        self._ids = {
            section: frozenset(one["id"] for one in names.get(section) or ()) for section in SECTIONS
        }
        self._everywhere: frozenset[str] = frozenset().union(*self._ids.values())
        self._has_levels = bool(names.get("map", {}).get("levels"))
        self._suggester = Suggester()
        self._names = {one["id"]: one["name"] for section in SECTIONS for one in names.get(section) or ()}

    def value(self, field: Field, cell: Cell, decimal: str = "") -> Any:
        """The value in a cell; `ABSENT` for none, `Unread` for one that cannot be understood.

        `decimal` is the decimal mark of the texts of its column, as far as they show one.
        """
        if cell.kind == "uncomputed":
            return Unread(
                _("The formula in this cell has no value."),
                _(
                    "Open the workbook in Excel, wait until it has calculated, and save it; or type the value."
                ),
            )
        if cell.kind == "error":
            return Unread(
                _("The cell holds the error {text} of the spreadsheet.").format(text=visible(cell.value)),
                _("Correct the formula, or type the value."),
            )
        if field.many:
            return self._several(field, cell)
        if field.kind in _BY_KIND:
            return _BY_KIND[field.kind](self, field, cell, decimal)
        return self._reader.value(field, cell.text, decimal)

    def _several(self, field: Field, cell: Cell) -> Any:
        if cell.kind == "text" and is_empty_list(cell.text):
            return []
        one = replace(field, many=False, kind="text" if field.kind == "texts" else field.kind)
        found: list[Any] = []
        for line in cell.text.split("\n"):
            if not line or (field.kind != "texts" and not line.strip()):
                continue
            read = self._line(field, one, cell._replace(value=line) if cell.kind == "text" else cell)
            if isinstance(read, Unread):
                return read
            found += read if isinstance(read, list) else [read]
        return found or ABSENT

    def _line(self, field: Field, one: Field, cell: Cell) -> Any:
        """The entry in a line; several where it can only mean several."""
        read = self.value(one, cell, "")
        if field.kind == "texts" or not re.search("[;,]", cell.text) or self._is_written(cell.text):
            return read
        parts = [part.strip() for part in cell.text.split(";") if part.strip()]
        if len(parts) == 1 and isinstance(read, Unread):
            parts = [part.strip() for part in cell.text.split(",") if part.strip()]
        several = [self.value(one, cell._replace(value=part), "") for part in parts]
        all_read = len(parts) > 1 and not any(isinstance(part, Unread) for part in several)
        return several if all_read else read

    def _is_written(self, text: str) -> bool:
        """Whether a reference stands as the workbook was written: commas then belong to the name."""
        named = referred_id(text)
        return named is not None and text == reference(named, self._names.get(named, ""))

    def _text(self, field: Field, cell: Cell, decimal: str) -> Any:
        if cell.kind == "date" and field.kind != "long":
            return Unread(
                _("Excel has made a date of what was typed here: {text}.").format(text=cell.text),
                _("Format the cell as text, and type it again."),
            )
        ids = frozenset().union(*(self._ids[section] for section in field.targets))
        return text_read(cell.text, ids) if cell.kind == "text" else cell.text

    def _id(self, field: Field, cell: Cell, decimal: str) -> Any:
        return cell.text.strip() or ABSENT

    def _flag(self, field: Field, cell: Cell, decimal: str) -> Any:
        return cell.value if cell.kind == "flag" else self._reader.value(field, cell.text)

    def _number(self, field: Field, cell: Cell, decimal: str) -> Any:
        if cell.kind == "text":
            text = cell.text.strip()
            if _EXACT.fullmatch(text) and decimal != ",":
                return _plain(float(text))
            return self._reader.value(field, text, decimal)
        if cell.kind != "number" or not isinstance(cell.value, int | float):
            return Unread(
                _("“{text}” is no number.").format(text=cell.text),
                _("Write digits, such as 1234 or 12,5; format the cell as a number."),
            )
        if field.kind == "share" and cell.value > 1 and not cell.percent:
            return _plain(round(cell.value / 100, 9))
        return _plain(cell.value)

    def _date(self, field: Field, cell: Cell, decimal: str) -> Any:
        return self._reader.value(field, cell.value.isoformat() if cell.kind == "date" else cell.text)  # type: ignore[union-attr]  # of that kind it is a date

    def _reference(self, field: Field, cell: Cell, decimal: str) -> Any:
        text = cell.text.strip()
        for one in (referred_id(text), text):
            if one in self._everywhere:
                return one if self._fits(one, field) else self._elsewhere(one, field)
        read = self._reader.value(field, text)
        named = referred_id(text)
        if isinstance(read, Unread) and named is not None:
            renamed = self._reader.value(field, text.partition(SEPARATOR)[2])
            near = self._suggester.nearest(named, self._everywhere)
            if isinstance(renamed, str):  # the element has another code now
                near = reference(renamed, self._names[renamed])
            return Unread(
                _("No element has the code “{id}”.").format(id=named),
                sentences(did_you_mean(near), _("Add it on its own sheet, or choose another from the list.")),
            )
        return read

    def _fits(self, id: str, field: Field) -> bool:
        return any(id in self._ids[section] for section in field.targets)

    def _elsewhere(self, id: str, field: Field) -> Unread:
        home = next(section for section in SECTIONS if id in self._ids[section])
        titles = ", ".join(f"“{known_sheets()[section].sheet.title}”" for section in field.targets)
        return Unread(
            _("“{id}” stands on the sheet “{sheet}”; nothing of that sheet belongs here.").format(
                id=id, sheet=known_sheets()[home].sheet.title
            ),
            _("Choose something from: {sheets}.").format(sheets=titles),
        )

    def _choice(self, field: Field, cell: Cell, decimal: str) -> Any:
        text = " ".join(cell.text.split())
        for code, word in field.choices:
            if text in (word, code):
                return code
        meant = {code for code, word in field.choices if fold(text) in (fold(word), fold(code))}
        if len(meant) == 1:
            return meant.pop()
        if field.key == "limit" or (field.key == "check" and ID_PATTERN.fullmatch(text)):
            return cell.text  # the catalogue may have other words tomorrow: the gate knows those of today
        if field.key in LEVEL_KEYS and not self._has_levels:
            return cell.text  # that the levels are missing is told once
        words = dict(reversed(field.choices))  # the first word of each code
        shown = tuple(reversed(words.values()))
        starting = [code for code, word in words.items() if fold(word).startswith(fold(text))]
        if len(starting) == 1:
            return starting[0]
        return Unread(
            _("“{text}” is not among the words of this column.").format(text=visible(text)),
            sentences(did_you_mean(self._suggester.nearest(text, shown)), _listed(shown)),
        )

    def _delegation(self, field: Field, cell: Cell, decimal: str) -> Any:
        text = cell.text.strip()
        named = referred_id(text) or text
        return named if ID_PATTERN.fullmatch(named) else self._choice(field, cell, decimal)


_MOST_LISTED: Final = 12
_BY_KIND: Final[Mapping[str, Callable[[Values, Field, Cell, str], Any]]] = {
    "id": Values._id,
    "text": Values._text,
    "long": Values._text,
    "flag": Values._flag,
    "number": Values._number,
    "count": Values._number,
    "share": Values._number,
    "date": Values._date,
    "reference": Values._reference,
    "choice": Values._choice,
    "delegation": Values._delegation,
}


def _listed(words: tuple[str, ...]) -> str:
    if not words:
        return ""
    if len(words) > _MOST_LISTED:
        return _("Choose from the list in the cell.")
    return _("Write one of: {words}.").format(words=", ".join(words))


def _plain(number: int | float) -> int | float:
    return int(number) if number == int(number) else number
