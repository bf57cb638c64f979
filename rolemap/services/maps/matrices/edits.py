"""Letters typed or pasted into a matrix, as edits of relations; what is not understood is told cell by cell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import domain
from rolemap.model.text import folded
from rolemap.services.maps.matrices.cells import Cells
from rolemap.services.maps.matrices.kinds import BY_DELEGATION, KINDS, Mark
from rolemap.services.maps.matrices.matrix import columns_of
from rolemap.services.maps.matrices.rows import GROUP, Wish, groups_of
from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.columns import keys_of, records_of
from rolemap.services.maps.tables.rows import changed, held, new_key

if TYPE_CHECKING:
    from rolemap.editing import Edit, Place

_ = domain("services.matrices")

NOTHING: Final = frozenset({"", "-", "–", "0", "khong", "no"})
PLAIN: Final = frozenset({"✓", "✔", "☑", "co", "yes", "1"})
"""What people write in the cells of a sheet instead of the first letter, or beside it."""
_RATE: Final = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*%")


def read(opened: Opened, slug: str, wish: Wish, sent: Mapping[str, Any]) -> dict[str, Any]:
    """The edits that make the cells of ``sent["cells"]`` ({row, column, text}) hold those letters and no others.

    A row that stands for a group means all rows of it. Raises KeyError or TypeError for anything else.
    """
    from rolemap.editing import to_json

    reading = Reading(opened, slug)
    groups = {GROUP + group.key: group.rows for group in groups_of(opened, reading.cells, wish)}
    known = {row for rows in groups.values() for row in rows}
    columns = set(columns_of(opened, KINDS[slug], wish))
    for cell in sent["cells"]:
        row, column, text = str(cell["row"]), str(cell["column"]), str(cell["text"])
        rows = groups.get(row, (row,) if row in known else ())
        if column not in columns or not rows:
            reading.refuse(row, column, text, _("This row or column is no longer there."))
            continue
        reading.write(row, rows, column, text)
    return {
        "edits": to_json(reading.edits),
        "refused": reading.refused,
        "cells": reading.count,
        "rows": 0,
        "proposed": [],
    }


class Reading:
    """One request of a matrix, turned into edits cell by cell."""

    def __init__(self, opened: Opened, slug: str) -> None:
        self.kind = KINDS[slug]
        self.cells = Cells(opened, self.kind)
        self._graph = opened.workspace.graph
        self._document = opened.document
        self._records = {kind: records_of(opened.document, kind) for kind in self.kind.kinds}
        self._keys = {kind: keys_of(records, kind) for kind, records in self._records.items()}
        self._taken = {kind: set(keys) for kind, keys in self._keys.items()}
        self._gone: dict[str, set[str]] = defaultdict(set)
        self.edits: list[Edit] = []
        self.refused: list[dict[str, str]] = []
        self.count = 0

    def write(self, name: str, rows: tuple[str, ...], column: str, text: str) -> None:
        """Let the cells of `rows` in the column hold the letters of `text`."""
        marks, rate = self._understood(text)
        if marks is None:
            letters = ", ".join(mark.letter for mark in self.kind.marks)
            self.refuse(
                name,
                column,
                text,
                _("Write one of the letters {letters}, or nothing.").format(letters=letters),
            )
            return
        for row in rows:
            if row == column:
                continue
            before = len(self.edits)
            self._cell(name, row, column, marks, rate)
            self.count += len(self.edits) > before

    def refuse(self, row: str, column: str, text: str, reason: str) -> None:
        """Tell why a cell stays as it is."""
        label = self._graph.name(column) if column in self._graph else column
        self.refused.append({"row": row, "column": column, "label": label, "text": text, "reason": reason})

    def _understood(self, text: str) -> tuple[frozenset[Mark] | None, float | None]:
        """The marks in a text and the share of active users behind them; None for marks that are none."""
        rate = _RATE.search(text)
        share = round(float(rate[1].replace(",", ".")) / 100, 6) if rate else None
        plain = folded(_RATE.sub("", text))
        if plain in NOTHING:
            return frozenset(), None
        if plain in PLAIN or (plain in ("x", "v") and plain not in {mark.key for mark in self.kind.marks}):
            return frozenset(self.kind.marks[:1]), share
        by_key = {mark.key: mark for mark in self.kind.marks}
        letters = [letter for letter in plain if letter not in " ,;+/"]
        if not all(letter in by_key for letter in letters):
            return None, None
        return frozenset(by_key[letter] for letter in letters), share

    def _cell(self, name: str, row: str, column: str, marks: frozenset[Mark], rate: float | None) -> None:
        standing = self.cells.at(row, column)
        sections = self.kind.rows
        for kind in self.kind.kinds:
            own = [relation for relation in standing.relations if relation.kind == kind] if standing else []
            flags = {
                mark.flag: mark in marks
                for mark in self.kind.marks
                if mark.kind == kind and mark.flag and not mark.beside
            }
            wanted = any(mark.kind == kind and not mark.beside for mark in marks)
            if wanted and not self._may(kind, row):
                reason = _("Only these can: {sections}.").format(
                    sections=", ".join(self._able(kind, sections))
                )
                self.refuse(name, column, "", f"{self._graph.name(row)}: {reason}")
            elif wanted and not own:
                record = {"from": row, "to": column, **{flag: True for flag, on in flags.items() if on}}
                self._add(kind, record if rate is None else {**record, "active_rate": rate})
            elif not wanted:
                for relation in own:
                    self._remove(kind, relation.row)
            else:
                values = {flag: True if on else None for flag, on in flags.items()}
                self._set(kind, own[0].row, values if rate is None else {**values, "active_rate": rate})
        self._delegation(name, row, column, marks)

    def _may(self, kind: str, row: str) -> bool:
        from rolemap.model.vocabulary import RELATION_KINDS

        return self._graph.section_of(row) in RELATION_KINDS[kind].sources

    def _able(self, kind: str, sections: tuple[str, ...]) -> list[str]:
        from rolemap.model.vocabulary import RELATION_KINDS
        from rolemap.views.changed.field_names import section_name

        return [section_name(one).lower() for one in sections if one in RELATION_KINDS[kind].sources]

    def _delegation(self, name: str, row: str, column: str, marks: frozenset[Mark]) -> None:
        """The letter “under a delegation” names the only delegation to the post, and asks where there are several."""
        mark = next((mark for mark in self.kind.marks if mark.flag == BY_DELEGATION), None)
        standing = self.cells.at(row, column)
        if mark is None or standing is None:
            return
        own = [
            relation for relation in standing.relations if relation.row not in self._removed(relation.kind)
        ]
        if mark not in marks:
            for relation in own:
                self._set(relation.kind, relation.row, {BY_DELEGATION: None})
        elif own and all(relation.get(BY_DELEGATION) is None for relation in own):
            to_it = [one.id for one in self._graph.relations("delegates") if one.target == row and one.id]
            if len(to_it) == 1:
                self._set(own[0].kind, own[0].row, {BY_DELEGATION: to_it[0]})
            else:
                self.refuse(
                    name, column, mark.letter, _("Choose in the details of the cell which delegation it is.")
                )

    def _removed(self, kind: str) -> set[int]:
        return {self._keys[kind].index(key) for key in self._gone[kind]}

    def _place(self, kind: str, key: str) -> Place:
        return ("relations", kind, key)

    def _add(self, kind: str, record: dict[str, Any]) -> None:
        from rolemap.editing import ABSENT

        key = new_key(kind, record, self._taken[kind])
        self._taken[kind].add(key)
        self.edits.append(changed(self._place(kind, key), ABSENT, record))

    def _remove(self, kind: str, row: int) -> None:
        from rolemap.editing import ABSENT

        keys = self._keys[kind]
        self._gone[kind].add(keys[row])
        after = keys[row - 1] if row else ""
        self.edits.append(changed(self._place(kind, keys[row]), self._records[kind][row], ABSENT, after))

    def _set(self, kind: str, row: int, values: Mapping[str, Any]) -> None:
        from rolemap.editing import ABSENT
        from rolemap.editing.edit import same

        record = self._records[kind][row]
        for key, value in values.items():
            was, now = held(record, (key,)), ABSENT if value is None else value
            if not same(was, now) and not (was is False and now is ABSENT):
                self.edits.append(changed((*self._place(kind, self._keys[kind][row]), key), was, now))
