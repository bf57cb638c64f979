"""What was typed or pasted into a table, as edits: each cell that is understood, and a reason for each that is not.

Nothing is kept here. The page sends the edits on to be saved, one save for all that was done at once.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import domain
from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.columns import fields_of, is_section, keys_of, records_of
from rolemap.services.maps.tables.pasting import CellReader, NotUnderstood
from rolemap.services.maps.tables.rows import changed, held, keyed, moved, new_key, put
from rolemap.services.maps.tables.words import Words, value_in

if TYPE_CHECKING:
    from rolemap.editing import Edit, Place
    from rolemap.editing.fields import Field
    from rolemap.editing.hanging import Hanging

_ = domain("services.tables")

NEW: Final = "new:"
"""How a refused cell names a row that does not exist yet: ``new:0`` is the first of them."""

Cells = Mapping[str, str]


def read(opened: Opened, where: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The edits that make of revision `opened` what was sent, with the cells that were refused.

    `sent` may hold ``cells`` ({row, column, text}), ``rows`` ({cells: {column: text}, copy: key}) that are new,
    ``pasted`` (they come from Excel), ``remove`` (keys of rows) and ``move`` ({row, by}). Raises KeyError,
    TypeError, ValueError or AttributeError for anything else.
    """
    from rolemap.editing import to_json

    reading = Reading(opened, where)
    if sent.get("pasted"):
        reading.paste(sent)
    for key, cells in _by_row(sent.get("cells", ())).items():
        reading.change(key, cells)
    reading.add([(row.get("cells", {}), row.get("copy")) for row in sent.get("rows", ())])
    hangs = [one for key in sent.get("remove", ()) for one in reading.remove(key)]
    if "move" in sent:
        reading.move(sent["move"]["row"], int(sent["move"]["by"]))
    return {
        "edits": to_json(reading.edits),
        "refused": reading.refused,
        "cells": reading.cells,
        "changes": reading.changes,
        "rows": reading.rows,
        "proposed": reading.proposed,
        "hanging": [{"label": one.label, "fate": one.fate} for one in hangs],
    }


def _by_row(cells: Any) -> dict[str, dict[str, str]]:
    rows: dict[str, dict[str, str]] = {}
    for cell in cells:
        rows.setdefault(str(cell["row"]), {})[str(cell["column"])] = str(cell["text"])
    return rows


class Reading:
    """One request of a table, turned into edits row by row."""

    def __init__(self, opened: Opened, where: str) -> None:
        self._where = where
        self._of_elements = is_section(where)
        self._fields = {field.key: field for field in fields_of(where)}
        self._records = records_of(opened.document, where)
        self._keys = keys_of(self._records, where)
        self._at = {key: at for at, key in enumerate(self._keys)}
        self._reader = CellReader(opened.document)
        self._words = Words(opened, where)
        self.edits: list[Edit] = []
        self.refused: list[dict[str, str]] = []
        self.cells = 0
        self.changes: list[dict[str, str]] = []
        """For each cell that would change what stands in it, and what would, as a planner reads them."""
        self.rows = 0
        self.proposed: list[dict[str, str]] = []
        """For each new row the id that it would get."""

    def paste(self, sent: Mapping[str, Any]) -> None:
        """Read all that was sent as cells of somebody's Excel, whose numbers may be written in the other way."""
        columns: dict[str, list[str]] = {}
        for cell in sent.get("cells", ()):
            columns.setdefault(cell["column"], []).append(cell["text"])
        for row in sent.get("rows", ()):
            for column, text in row.get("cells", {}).items():
                columns.setdefault(column, []).append(text)
        self._reader.pasted(columns)

    def change(self, key: str, cells: Cells) -> None:
        """Other values in a row that exists; a row that is gone is refused cell by cell."""
        if key not in self._at:
            for column, text in cells.items():
                self._refuse(key, column, text, _("This row is no longer there."))
            return
        record = self._records[self._at[key]]
        values = self._understood(key, cells, record)
        self.cells += len(values)
        self.changes += [
            self._told(key, self._fields[column], record, value) for column, value in values.items()
        ]
        self.edits += self._edits_of_change(key, record, values)

    def add(self, rows: list[tuple[Cells, str | None]]) -> None:
        """New rows at the end; one that lacks what it needs is refused, with what it lacks."""
        bases = [self._copied(copy) for _cells, copy in rows]
        ids = self._ids([cells for cells, _copy in rows], bases)
        if self._of_elements:
            known = zip(ids, rows, strict=True)
            self._reader.expect(
                self._where, [{"id": id, "name": cells.get("name", "")} for id, (cells, _copy) in known if id]
            )
        last = self._keys[-1] if self._keys else ""
        for number, (cells, _copy) in enumerate(rows):
            record = self._new_record(f"{NEW}{number}", cells, bases[number], ids[number])
            if record is not None:
                last = self._add(record, last)

    def remove(self, key: str) -> tuple[Hanging, ...]:
        """Take a row out; what hangs on an element goes with it, and is told."""
        from rolemap.editing import ABSENT
        from rolemap.editing.hanging import hanging, removal

        if key not in self._at:
            return ()
        if self._of_elements:
            self.edits += removal(self._reader.document, key)
            return hanging(self._reader.document, key)
        at = self._at[key]
        self.edits.append(changed(self._place(key), self._records[at], ABSENT, self._before(at)))
        return ()

    def move(self, key: str, by: int) -> None:
        """Put a row so many places further down, or up where `by` is negative."""
        if key in self._at:
            self.edits += moved(self._place(key), self._keys, self._at[key], by)

    def _understood(self, row: str, cells: Cells, record: Mapping[str, Any]) -> dict[str, Any]:
        """The values of the cells that say something new, by column."""
        from rolemap.editing.edit import ABSENT, same

        values: dict[str, Any] = {}
        for column, text in cells.items():
            field = self._fields.get(column)
            if field is None:
                continue
            try:
                value = self._reader.value(field, text)
                if value is ABSENT and field.required:
                    raise NotUnderstood(_("This must not be left empty."))
            except NotUnderstood as reason:
                self._refuse(row, column, text, str(reason))
                continue
            if not same(value, held(record, field.path)):
                values[column] = value
        return values

    def _edits_of_change(self, key: str, record: Mapping[str, Any], values: dict[str, Any]) -> list[Edit]:
        if self._of_elements and "id" in values:
            from rolemap.editing.hanging import renaming

            edits = self._field_edits(key, record, {one: values[one] for one in values if one != "id"})
            return [*edits, *renaming(self._reader.document, key, values["id"])]
        if not keyed(record, values):
            return self._field_edits(key, record, values)
        # A relation held an id is named by its ends: with another end it is another relation, in the same place.
        from rolemap.editing import ABSENT

        after = self._before(self._at[key])
        fresh = put(record, {self._fields[column].path: value for column, value in values.items()})
        there = self._place(new_key(self._where, fresh, self._at))
        return [changed(self._place(key), record, ABSENT, after), changed(there, ABSENT, fresh, after)]

    def _field_edits(self, key: str, record: Mapping[str, Any], values: dict[str, Any]) -> list[Edit]:
        place = self._place(key)
        return [
            changed((*place, *self._fields[column].path), held(record, self._fields[column].path), value)
            for column, value in values.items()
        ]

    def _copied(self, copy: str | None) -> dict[str, Any]:
        if copy is None or copy not in self._at:
            return {}
        return {key: value for key, value in self._records[self._at[copy]].items() if key != "id"}

    def _ids(self, rows: list[Cells], bases: list[dict[str, Any]]) -> list[str]:
        """The id of each new element: the one that was typed, else one made of its name."""
        if not self._of_elements:
            return ["" for _row in rows]
        ids: list[str] = []
        for cells, base in zip(rows, bases, strict=True):
            name = cells.get("name", "").strip() or base.get("name", "")
            typed = cells.get("id", "").strip()
            ids.append(typed or (self._reader.new_id(self._where, name, ids) if name else ""))
        return ids

    def _new_record(self, row: str, cells: Cells, base: dict[str, Any], id: str) -> dict[str, Any] | None:
        from rolemap.editing import ABSENT

        before = len(self.refused)
        values = self._understood(row, {key: text for key, text in cells.items() if text.strip()}, {})
        if self._of_elements and id:
            values = {"id": id, **values}
            self.proposed.append({"row": row, "id": id})
        record = put(base, {field.path: values[key] for key, field in self._fields.items() if key in values})
        for field in self._fields.values():
            if field.required and held(record, field.path) is ABSENT and not self._was_refused(row, field):
                self._refuse(row, field.key, "", _("This is needed: {column}.").format(column=field.label))
        return record if len(self.refused) == before else None

    def _was_refused(self, row: str, field: Field) -> bool:
        return any(one["row"] == row and one["column"] == field.key for one in self.refused)

    def _add(self, record: dict[str, Any], last: str) -> str:
        from rolemap.editing import ABSENT

        key = new_key(self._where, record, self._at)
        self._at[key] = len(self._at)
        self.edits.append(changed(self._place(key), ABSENT, record, last))
        self.rows += 1
        return key

    def _told(self, row: str, field: Field, record: Mapping[str, Any], value: Any) -> dict[str, str]:
        from rolemap.editing import ABSENT

        now = "" if value is ABSENT else self._words.shown(field, value)
        was = self._words.shown(field, value_in(record, field))
        return {"row": row, "column": field.key, "label": field.label, "was": was, "now": now}

    def _refuse(self, row: str, column: str, text: str, reason: str) -> None:
        label = self._fields[column].label if column in self._fields else column
        self.refused.append({"row": row, "column": column, "label": label, "text": text, "reason": reason})

    def _before(self, at: int) -> str:
        return self._keys[at - 1] if at else ""

    def _place(self, key: str) -> Place:
        return (self._where, key) if self._of_elements else ("relations", self._where, key)
