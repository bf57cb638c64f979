"""The cells of a planner's own sheet as values of the format; how a loose word was understood is told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from rolemap.editing import ABSENT, Document
from rolemap.editing.fields import choices_in
from rolemap.editing.pasting import Reader, Unread
from rolemap.editing.scalars import column_mark
from rolemap.i18n import DEFAULT_LANGUAGE, LANGUAGES, day, domain, language, use
from rolemap.workbook.grid import RawSheet, Value, shown
from rolemap.workbook.own.mapping import SheetMapping, target_of
from rolemap.workbook.own.periods import day_of_period, years_in
from rolemap.workbook.own.synonyms import by_value

if TYPE_CHECKING:
    from rolemap.editing.fields import Field
    from rolemap.workbook.own.mapping import Target

_ = domain("services.importing")

_FIRST_DAYS: Final = frozenset({"start", "valid_from"})
_LAST_DAYS: Final = frozenset({"due", "valid_to"})
_FIGURES: Final = frozenset({"number", "count", "share"})
_PERIOD: Final = "period"


class OwnReader:
    """Reads cells for one map; names of elements are somebody else's business."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._reader = Reader(document)
        self._marks: dict[tuple[str, int], str] = {}
        self._chosen: dict[tuple[str, str, str], tuple[Any, str]] = {}

    def value(self, row: str, target: Target, cell: Value, mark: str = "") -> tuple[Any, str]:
        """The value of a cell, `ABSENT` or `Unread`; and how it was understood, where that is not plain."""
        if not isinstance(cell, str) or target.field.kind != "choice":
            return self._read(row, target, cell, mark)
        key = (row, target.key, cell)
        if key not in self._chosen:
            self._chosen[key] = self._read(row, target, cell, mark)
        return self._chosen[key]

    def _read(self, row: str, target: Target, cell: Value, mark: str) -> tuple[Any, str]:
        field = target.field
        with use(DEFAULT_LANGUAGE):  # what is kept is the same whoever reads the sheet
            text = shown(cell)
        if field.kind in _FIGURES and isinstance(cell, int | float) and not isinstance(cell, bool):
            return _figure(field, float(cell) * target.factor, text), ""
        if field.kind == "flag" and isinstance(cell, bool):
            return cell, ""
        if field.key == _PERIOD:
            return self._period(field, text)
        value = self._reader.value(field, text, mark)
        if (isinstance(value, Unread) and field.kind == "date") or (field.kind == "date" and _is_year(cell)):
            return self._loose_day(field, text, value)
        if isinstance(value, Unread) and field.kind == "choice":
            return self._loose_word(row, field, text, value)
        if isinstance(value, int | float) and not isinstance(value, bool) and target.factor != 1:
            return _plain(value * target.factor), ""
        return value, ""

    def mark(self, sheet: RawSheet, mapping: SheetMapping, column: int) -> str:
        """The decimal mark that the texts of a column agree on."""
        key = (sheet.title, column)
        if key not in self._marks:
            texts = (sheet.value(row, column) for row in range(mapping.last + 1, len(sheet.rows) + 1))
            self._marks[key] = column_mark([text for text in texts if isinstance(text, str)])
        return self._marks[key]

    def allowed(self, field: Field, words: tuple[str, ...]) -> str:
        """The first of these words of the format that a choice of this map has; empty for none."""
        known = {word for word, _label in choices_in(self._document, field)}
        return next((word for word in words if word in known), "")

    def _period(self, field: Field, text: str) -> tuple[Any, str]:
        years = years_in(text)
        if years:
            return years, "" if years == text else _("“{text}” was read as {value}.").format(
                text=text, value=years
            )
        return (self._reader.value(field, text) if not text else _no_year(text)), ""

    def _loose_day(self, field: Field, text: str, unread: Any) -> tuple[Any, str]:
        found: date | None = None
        if field.key in _FIRST_DAYS | _LAST_DAYS:
            found = day_of_period(text, end=field.key in _LAST_DAYS)
        if found is None:
            return unread, ""
        return found.isoformat(), _("“{text}” was read as {value}.").format(text=text, value=day(found))

    def _loose_word(self, row: str, field: Field, text: str, unread: Unread) -> tuple[Any, str]:
        for code in LANGUAGES:
            if code != language():
                with use(code):
                    target = target_of(row, field.key)
                    value = self._reader.value(target.field, text) if target is not None else unread
                if not isinstance(value, Unread):
                    return value, ""
        parts = (
            [part for part in text.replace("\n", ";").split(";") if part.strip()] if field.many else [text]
        )
        words = [self.allowed(field, by_value(row, field.key, part)) for part in parts]
        if not words or not all(words):
            return unread, ""
        labels = self._labels(field)
        told = _("“{text}” was read as {value}.").format(
            text=text, value=", ".join(labels[word] for word in dict.fromkeys(words))
        )
        return (list(dict.fromkeys(words)) if field.many else words[0]), told

    def _labels(self, field: Field) -> Mapping[str, str]:
        return dict(choices_in(self._document, field))


def _figure(field: Field, number: float, text: str) -> Any:
    if field.kind == "share" and number > 1:
        number = round(number / 100, 9)
    if field.kind == "count" and not number.is_integer():
        return Unread(_("“{text}” is no whole number.").format(text=text), _("Write a whole number."))
    return _plain(number)


def _plain(number: float) -> float:
    number = round(number, 6)
    return int(number) if number == int(number) else number


def _is_year(cell: Value) -> bool:
    """Whether a cell holds a bare year, which the reader of dates would take for a day number of Excel."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and 1900 <= cell <= 2200


def _no_year(text: str) -> Unread:
    return Unread(
        _("“{text}” names no year.").format(text=text), _("Write a year or two, such as 2026 or 2026-2028.")
    )


def is_given(value: Any) -> bool:
    """Whether a cell gave a value."""
    return value is not ABSENT and not isinstance(value, Unread)
