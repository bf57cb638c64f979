"""What is pasted from Excel or typed into a cell becomes a value of the format, or a sentence that says why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rolemap.editing.edit import ABSENT, Document
from rolemap.editing.fields import Field, choices_in
from rolemap.editing.naming import Names
from rolemap.editing.scalars import column_mark, day_in, flag_in, number_in, tidy
from rolemap.files.faults import visible
from rolemap.files.suggest import did_you_mean, fold, sentences
from rolemap.i18n import domain

_ = domain("editing")

_QUOTED: Final = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r\n|\n|\r|\Z)')
_BARE: Final = re.compile(r"[^\t\r\n]*")
_NEXT: Final = re.compile(r"\t|\r\n|\n|\r|\Z")
_ERRORS: Final = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)")
_NOTHING: Final = frozenset(("-", "–", "—", "..."))
_BETWEEN: Final = re.compile(r"\s*[;\n]\s*")
_TEXTS: Final = frozenset(("text", "long", "id"))


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell that gives no value: what is wrong with it, and what to write."""

    message: str
    expected: str = ""
    candidates: tuple[tuple[str, str], ...] = ()
    """Ids and names that it may mean, where there are several."""


def parse_table(text: str) -> tuple[tuple[str, ...], ...]:
    """The cells of text copied from a spreadsheet, rows of the same length; empty rows at the end are left out.

    A cell in quotation marks may hold tabs and line breaks; marks that part of the text itself needs stay.
    """
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        quoted = _QUOTED.match(text, at)
        cell = quoted if quoted and re.search(r'[\t\r\n]|""', quoted[1]) else _BARE.match(text, at)
        assert cell is not None  # the bare cell may be empty
        rows[-1].append(tidy(quoted[1].replace('""', '"') if cell is quoted and quoted else cell[0]))
        mark = _NEXT.match(text, cell.end())
        assert mark is not None  # a cell ends before a mark or at the end
        if not mark[0]:
            break
        if mark[0] != "\t":
            rows.append([])
        at = mark.end()
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def parse_cell(field: Field, text: str, document: Document) -> Any:
    """The value in one cell for that field: `ABSENT` for an empty one, `Unread` where it cannot be understood."""
    return Reader(document).value(field, text)


class Reader:
    """Reads many cells for one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._names = Names(document)

    def column(self, field: Field, texts: Sequence[str]) -> list[Any]:
        """The values of a column; numbers that could be read in two ways are read as the others show."""
        mark = column_mark(list(texts)) if field.kind in ("number", "share") else ""
        return [self.value(field, text, mark) for text in texts]

    def value(self, field: Field, text: str, decimal: str = "") -> Any:
        """As `parse_cell`; `decimal` is the decimal mark of the column, where it is known."""
        text = tidy(text)
        if _ERRORS.fullmatch(text):
            return Unread(_("The cell holds the error {text} of the spreadsheet.").format(text=text))
        if not text or (text in _NOTHING and field.kind not in _TEXTS):
            return ABSENT
        if field.kind in _TEXTS:
            return text if field.kind == "long" else " ".join(text.split())
        if field.kind in ("number", "share", "count"):
            return _number(field, text, decimal)
        return _READERS[field.kind](self, field, text)

    def _date(self, field: Field, text: str) -> Any:
        found = day_in(text)
        if found is None:
            return _unread(_("“{text}” is no date."), text, _("Write day/month/year, such as 31/12/2025."))
        return found.isoformat()

    def _flag(self, field: Field, text: str) -> Any:
        found = flag_in(text)
        if found is None:
            return _unread(_("“{text}” is neither yes nor no."), text, _("Write yes or no, or mark with x."))
        return found

    def _texts(self, field: Field, text: str) -> Any:
        return [" ".join(one.split()) for one in _BETWEEN.split(text) if one.strip()] or ABSENT

    def _choice(self, field: Field, text: str) -> Any:
        choices = choices_in(self._document, field)
        known = {fold(label): word for word, label in choices} | {fold(word): word for word, _l in choices}
        return self._one_or_many(field, text, lambda one: _chosen(one, known, choices))

    def _reference(self, field: Field, text: str) -> Any:
        return self._one_or_many(field, text, lambda one: self._element(field, one))

    def _records(self, field: Field, text: str) -> Any:
        return _unread(_("“{text}” holds several values."), text, _("Paste them into the list of the form."))

    def _one_or_many(self, field: Field, text: str, read: Callable[[str], Any]) -> Any:
        if not field.many:
            return read(text)
        parts = [one for one in _BETWEEN.split(text) if one]
        if len(parts) == 1 and isinstance(read(text), Unread) and "," in text:
            parts = [one.strip() for one in text.split(",") if one.strip()]
        values = [read(one) for one in parts]
        wrong = next((one for one in values if isinstance(one, Unread)), None)
        return wrong if wrong is not None else list(dict.fromkeys(values)) or ABSENT

    def _element(self, field: Field, text: str) -> Any:
        found = self._names.find(" ".join(text.split()), field.targets)
        if len(found) == 1:
            return found[0]
        if not found:
            near = did_you_mean(self._names.nearest(text, field.targets))
            return _unread(_("No element is called “{text}”."), text, near)
        message = _("{count} elements are called “{text}”: {ids}.").format(
            count=len(found), text=visible(text), ids=", ".join(found)
        )
        named = tuple((one, self._names.name(one, field.targets)) for one in found)
        return Unread(message, _("Write the id of the one that is meant."), named)


_READERS: Final[Mapping[str, Callable[[Reader, Field, str], Any]]] = {
    "date": Reader._date,
    "flag": Reader._flag,
    "texts": Reader._texts,
    "choice": Reader._choice,
    "delegation": Reader._choice,
    "reference": Reader._reference,
    "records": Reader._records,
}


def _chosen(text: str, known: Mapping[str, str], choices: Sequence[tuple[str, str]]) -> Any:
    wanted = fold(" ".join(text.split()))
    starting = {word for label, word in known.items() if label.startswith(wanted)}
    if wanted in known or len(starting) == 1:
        return known.get(wanted) or starting.pop()
    listed = ", ".join(label for _word, label in choices)
    return _unread(_("“{text}” is not among the words of this column."), text,
                   _("Write one of: {words}.").format(words=listed))  # fmt: skip


def _number(field: Field, text: str, decimal: str) -> Any:
    number = number_in(text, decimal)
    if field.kind == "count" and number is not None and number != int(number):
        number = number_in(text.replace(".", "").replace(",", "")) if re.search(r"[.,]\d{3}$", text) else None
    if number is None:
        return _unread(_("“{text}” is no number."), text, _("Write digits, such as 1234 or 12,5."))
    if field.kind == "share" and (text.endswith("%") or number > 1):
        number = round(number / 100, 9)
    return int(number) if number == int(number) else number


def _unread(message: str, text: str, expected: str) -> Unread:
    return Unread(message.format(text=visible(text)), sentences(expected))
