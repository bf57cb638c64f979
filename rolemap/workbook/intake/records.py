"""The document of a map out of its tables: what the gate is given, and the cell from which each part of it came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from rolemap.editing.edit import ABSENT, Document
from rolemap.editing.fields import Field
from rolemap.editing.pasting import Unread
from rolemap.editing.scalars import column_mark
from rolemap.files.faults import Path
from rolemap.i18n import LANGUAGES, domain
from rolemap.model.vocabulary import FORMAT_VERSION, RELATION_KINDS, SECTIONS
from rolemap.workbook.intake.names import names_of, plan_of
from rolemap.workbook.intake.noted import Noted
from rolemap.workbook.intake.profile import profile_of
from rolemap.workbook.intake.tables import Line, Table, tell_blank
from rolemap.workbook.intake.values import Values
from rolemap.workbook.plan import OWNER, Sheet

_ = domain("workbook")

Record = dict[str, Any]
_WITH_DECIMALS: Final = ("number", "share")


class Records:
    """Makes the document; `origins` has the table and the row of each record by its path."""

    def __init__(self, tables: Mapping[str, Table], noted: Noted) -> None:
        self.origins: dict[Path, tuple[Table, int]] = {}
        self._tables = tables
        self._noted = noted
        names = names_of(tables)
        self._plans = plan_of(tables, names)
        self._values = Values(names)

    def document(self) -> Document:
        """The document, with everything in it that could be read."""
        document: Document = {"rolemap": FORMAT_VERSION}
        if "map" in self._tables:
            document["map"] = next(iter(self._of_table("map", ("map",))), {})
        for section in SECTIONS:
            if section in self._tables:
                document[section] = self._of_table(section, (section,))
        for key, table in self._tables.items():
            if table.known.sheet.kind == "child":
                self._add_children(document, key, table)
        for group in document.get("groups") or ():
            if "under" not in group and "level" not in group:
                group.setdefault("members", [])
        kinds = {
            kind: self._of_table(kind, ("relations", kind)) for kind in RELATION_KINDS if kind in self._tables
        }
        document["relations"] = {kind: records for kind, records in kinds.items() if records}
        if "waivers" in self._tables:
            document["waivers"] = self._of_table("waivers", ("waivers",))
        if "profile" in self._tables:
            lines = list(self._rows("profile"))
            document["profile"] = profile_of(self._tables["profile"], lines, self.origins, self._noted)
        return document

    def _of_table(self, key: str, base: Path) -> list[Record]:
        """The records of a table; `base` is the path of their list, or that of the head of the map."""
        table = self._tables[key]
        records: list[Record] = []
        for number, (line, found) in enumerate(self._rows(key)):
            path = base if base == ("map",) else (*base, number)
            self.origins[path] = (table, line.row)
            records.append(self._record(path, table, line, found))
        return records

    def _rows(self, key: str) -> Iterator[tuple[Line, dict[str, Any]]]:
        """The lines of a table with the value of each of their cells, column by column."""
        table = self._tables[key]
        columns = {
            column.key: self._column(table, self._field(key, table, column.key))
            for column in table.known.sheet.columns
            if not column.computed and column.key in table.columns
        }
        for number, line in enumerate(table.lines):
            yield line, {key: values[number] for key, values in columns.items() if key in line.cells}

    def _column(self, table: Table, field: Field) -> list[Any]:
        """The values of a column, each different cell read once."""
        cells = [line.cells.get(field.key) for line in table.lines]
        decimal = ""
        if field.kind in _WITH_DECIMALS:
            decimal = column_mark([cell.text for cell in cells if cell is not None and cell.kind == "text"])
        known: dict[Any, Any] = {}
        values = []
        for cell in cells:
            if cell is None:
                values.append(ABSENT)
                continue
            what = (cell.kind, cell.value, cell.digits, cell.percent)
            if what not in known:
                known[what] = self._values.value(field, cell, decimal)
            values.append(known[what])
        return values

    def _field(self, key: str, table: Table, column: str) -> Field:
        """A column as it is read: with the words of its own language first, then those of the other."""
        order = (table.language, *(code for code in LANGUAGES if code != table.language))
        fields = [self._plans[code][key].column(column).field for code in order]
        choices = dict.fromkeys(choice for field in fields for choice in field.choices)
        return replace(fields[0], choices=tuple(choices))

    def _record(self, path: Path, table: Table, line: Line, found: Mapping[str, Any]) -> Record:
        record: Record = {}
        for key, value in found.items():
            parts = tuple(key.split("."))
            if isinstance(value, Unread):
                self._noted.add(table.mark(line.row, key), value.message, value.expected, (*path, *parts))
            elif value is not ABSENT and self._is_kept(table, key, value):
                inner = record
                for part in parts[:-1]:
                    inner = inner.setdefault(part, {})
                inner[parts[-1]] = list(value) if isinstance(value, list) else value
        return record

    @staticmethod
    def _is_kept(table: Table, key: str, value: Any) -> bool:
        """Whether an empty list says something; of most it says the same as none."""
        field = table.known.sheet.column(key).field
        return value != [] or field.required or field.path[0] == "evidence"

    def _add_children(self, document: Document, key: str, table: Table) -> None:
        """The entries of a child sheet, in their order, at the elements that they name."""
        sheet: Sheet = table.known.sheet
        owners = {
            record["id"]: (number, record)
            for number, record in reversed(list(enumerate(document.get(sheet.of) or ())))
            if isinstance(record.get("id"), str)
        }
        for line, found in self._rows(key):
            owner = found.pop(OWNER, ABSENT)
            if not isinstance(owner, str) or owner not in owners:
                self._tell_no_owner(table, line, owner)
                continue
            number, record = owners[owner]
            entries = record.setdefault(key, [])
            path: Path = (sheet.of, number, key, len(entries))
            self.origins[path] = (table, line.row)
            entry = self._record(path, table, line, found)
            if sheet.records:
                entries.append(entry)
            elif key in entry:
                entries.append(entry[key])
            elif key not in found:
                tell_blank(table, line, key, self._noted)

    def _tell_no_owner(self, table: Table, line: Line, owner: Any) -> None:
        if isinstance(owner, Unread):
            self._noted.add(table.mark(line.row, OWNER), owner.message, owner.expected)
        elif owner is not ABSENT:
            where = self._plans[table.language][table.known.sheet.of].title
            self._noted.add(
                table.mark(line.row, OWNER),
                _("“{id}” is not on the sheet “{sheet}”.").format(id=owner, sheet=where),
                _("Choose one from the list of the column “{heading}”.").format(
                    heading=table.known.heading(OWNER)
                ),
            )
        elif OWNER in table.columns:  # that the column is missing was told once
            tell_blank(table, line, OWNER, self._noted)
