"""The document of a map out of its tables: what the gate is given, and the cell from which each part of it came."""

from __future__ import annotations

from collections import defaultdict
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
from rolemap.workbook.cell import Cell
from rolemap.workbook.intake.known import Known
from rolemap.workbook.intake.names import names_of, plan_of
from rolemap.workbook.intake.noted import Noted
from rolemap.workbook.intake.tables import Line, Table
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
            document["profile"] = self._profile()
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
            number, record = owners.get(owner, (0, None)) if isinstance(owner, str) else (0, None)
            if record is None:
                self._tell_no_owner(table, line, owner)
                continue
            entries = record.setdefault(key, [])
            path: Path = (sheet.of, number, key, len(entries))
            self.origins[path] = (table, line.row)
            entry = self._record(path, table, line, found)
            if sheet.records:
                entries.append(entry)
            elif key in entry:
                entries.append(entry[key])
            else:
                self._tell_blank(table, line, key)

    def _tell_no_owner(self, table: Table, line: Line, owner: Any) -> None:
        mark = table.mark(line.row, OWNER)
        heading = table.known.heading(OWNER)
        if isinstance(owner, Unread):
            self._noted.add(mark, owner.message, owner.expected)
        elif owner is ABSENT:
            if OWNER in table.columns:
                self._tell_blank(table, line, OWNER)
        else:
            where = self._plans[table.language][table.known.sheet.of].title
            self._noted.add(
                mark,
                _("“{id}” is not on the sheet “{sheet}”.").format(id=owner, sheet=where),
                _("Choose one from the list of the column “{heading}”.").format(heading=heading),
            )

    def _tell_blank(self, table: Table, line: Line, key: str) -> None:
        cell = line.cells.get(key)
        if cell is None or not isinstance(self._values.value(_field_of(table.known, key), cell), Unread):
            self._noted.add(
                table.mark(line.row, key),
                _("The column “{heading}” is empty here.").format(heading=table.known.heading(key)),
                _("Fill it in, or delete the row."),
            )

    def _profile(self) -> Record:
        table = self._tables["profile"]
        profile: Record = {}
        told: defaultdict[Path, int] = defaultdict(int)
        for line, found in self._rows("profile"):
            for key, value in found.items():
                if isinstance(value, Unread):
                    self._noted.add(
                        table.mark(line.row, key), value.message, value.expected, ("profile", key)
                    )
            right = {
                key: one for key, one in found.items() if one is not ABSENT and not isinstance(one, Unread)
            }
            if len(right) < len(found):
                continue
            check, limit = right.get("check"), right.get("limit")
            if check is None or (limit is None) != ("value" not in right):
                missing = "check" if check is None else "limit" if limit is None else "value"
                self._tell_blank(table, line, missing)
                continue
            paths: list[tuple[Path, Any]] = []
            if "severity" in right:
                paths.append((("severity", check), right["severity"]))
            if limit is not None:
                paths.append((("limits", check, limit), right["value"]))
            if not paths:
                profile.setdefault("limits", {}).setdefault(check, {})
                self.origins[("profile", "limits", check)] = (table, line.row)
            for path, value in paths:
                self._set(profile, path, value, table, line, told)
        return profile

    def _set(
        self, profile: Record, path: Path, value: Any, table: Table, line: Line, told: defaultdict[Path, int]
    ) -> None:
        if told[path]:
            self._noted.add(
                table.mark(line.row, "check"),
                _("The same setting stands already in row {row}.").format(row=told[path]),
                _("Keep one of them."),
            )
            return
        told[path] = line.row
        inner = profile
        for part in path[:-1]:
            inner = inner.setdefault(str(part), {})
        inner[str(path[-1])] = value
        for length in range(2, len(path) + 1):
            self.origins.setdefault(("profile", *path[:length]), (table, line.row))


def _field_of(known: Known, key: str) -> Field:
    return known.sheet.column(key).field


__all__ = ["Cell", "Records"]
