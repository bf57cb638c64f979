"""A value of the map as what stands in a cell: text, a number, or a date; the other half of the rules of `plan`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from rolemap.editing.edit import Document
from rolemap.editing.fields import Field
from rolemap.errors import RolemapError
from rolemap.i18n import domain, number
from rolemap.model.vocabulary import SECTIONS
from rolemap.workbook.marks import EMPTY_LIST, SEPARATOR, reference, text_written
from rolemap.workbook.plan import FLAGS, Column, Sheet

_ = domain("workbook")

LONGEST_TEXT: Final = 32_767
"""Units of UTF-16 that Excel keeps in a cell."""
FIRST_RIGHT_DAY: Final = date(1900, 3, 1)
"""The calendar of Excel has a 29 February 1900."""


class CellTooLong(RolemapError):
    """A value does not fit into a cell of Excel; nothing was cut, and no workbook was written."""

    def __init__(self, sheet: str, heading: str, whose: str) -> None:
        super().__init__(
            _(
                "{sheet}: “{heading}” of {whose} is longer than the {most} characters that a cell of Excel "
                "holds. Shorten it, or keep the map as YAML or JSON."
            ).format(sheet=sheet, heading=heading, whose=whose, most=number(LONGEST_TEXT))
        )


class Exact(float):
    """A number that is written with as many digits as it needs to come back, not with sixteen."""

    __slots__ = ()

    def __format__(self, _pattern: str) -> str:
        """The shortest text that reads as the same number."""
        return str(int(self)) if self.is_integer() else repr(float(self))


Content = str | Exact | date | None
"""Of a cell; None for a blank one."""


class Values:
    """The contents of cells for one document, in one language."""

    def __init__(self, document: Document, language: str) -> None:
        self._language = language
        self.names: Mapping[str, Mapping[str, str]] = {
            section: {one["id"]: one.get("name", "") for one in document.get(section) or ()}
            for section in SECTIONS
        }
        self._all = {one: name for names in self.names.values() for one, name in names.items()}
        self._delegated: Mapping[str, str] = dict(self._delegations(document))

    def label(self, element_id: str) -> str:
        """An element as its cells show it."""
        return reference(element_id, self._all.get(element_id, ""))

    def delegation(self, relation_id: str) -> str:
        """A delegation as its cells show it."""
        ends = self._delegated.get(relation_id)
        return f"{relation_id}{SEPARATOR}{ends}" if ends else relation_id

    def content(self, sheet: Sheet, column: Column, value: Any, whose: str = "") -> Content:
        """What stands in the cell; raises `CellTooLong`, which names `whose` value it is."""
        if value is None:
            return None
        field = column.field
        if field.many:
            if not value:
                kept = field.required or field.path[0] == "evidence"
                return EMPTY_LIST[self._language] if kept else None
            return self._fitting(sheet, column, "\n".join(self._text(field, one) for one in value), whose)
        if field.kind in ("number", "share", "count"):
            return Exact(value)
        if isinstance(value, date):
            return value if value >= FIRST_RIGHT_DAY else value.isoformat()
        return self._fitting(sheet, column, self._text(field, value), whose)

    def _fitting(self, sheet: Sheet, column: Column, text: str, whose: str) -> str:
        if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            raise CellTooLong(sheet.title, column.heading, whose)
        return text

    def _text(self, field: Field, value: Any) -> str:
        match field.kind:
            case "reference":
                return self.label(value)
            case "delegation":
                return self.delegation(value)
            case "choice":
                return next((word for code, word in field.choices if code == value), str(value))
            case "flag":
                return FLAGS[self._language][value]
            case "id":
                return str(value)
        ids = [self.names[section] for section in field.targets]
        if any(value in some for some in ids):
            return self.label(value)
        return text_written(value, self._language, {one for some in ids for one in some} if ids else ())

    def _delegations(self, document: Document) -> Iterator[tuple[str, str]]:
        for one in document["relations"].get("delegates") or ():
            if "id" in one:
                ends = (self.label(one[end]).partition(SEPARATOR) for end in ("from", "to"))
                yield one["id"], " → ".join(name or element for element, _between, name in ends)
