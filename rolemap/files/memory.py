"""What the gate found right before it need not look at again: lists of records that only partly changed.

Documents are edited by making new lists that share their untouched records, so what changed between two lists is
what stands between the records that both have at their start and at their end. Rules between records are not
asked here; `rolemap.files.references` always looks at all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from marshmallow import ValidationError

from rolemap.files.fields import Column
from rolemap.files.record import RecordSchema
from rolemap.files.table import EMPTY, Table, checked, valid_part


class Kept(NamedTuple):
    """One list of records with its table, and which of its rows are new: from `start` up to `tail` from the end."""

    records: list[Any]
    table: Table
    start: int = 0
    tail: int = 0


class Memory:
    """Tables by their schema: those of the document before, and those of the one that is looked at now."""

    def __init__(self, before: Memory | None = None) -> None:
        self._before: Mapping[RecordSchema, Kept] = before._now if before is not None else {}
        self._now: dict[RecordSchema, Kept] = {}

    def table_of(self, records: Any, schema: RecordSchema) -> Table:
        """As `rolemap.files.table.table_of`, looking only at the new ones among `records`."""
        before = self._before.get(schema)
        if before is None or not isinstance(records, list):
            return self._keep(schema, Kept(records, checked(records, schema)))
        if records is before.records:
            return self._keep(schema, Kept(records, before.table, len(records)))
        start, tail = _shared(before.records, records)
        fresh, error = EMPTY, None
        if start + tail < len(records):
            try:
                fresh = checked(records[start : len(records) - tail], schema)
            except ValidationError as found:
                fresh, error = valid_part(found), found
        table = _spliced(before.table, fresh, start, tail, schema)
        if error is not None:
            raise ValidationError(_moved(error.messages, start), valid_data=table)  # type: ignore[arg-type]  # handed through unchanged
        return self._keep(schema, Kept(records, table, start, tail))

    def _keep(self, schema: RecordSchema, kept: Kept) -> Table:
        self._now[schema] = kept
        return kept.table

    def renew(self, schema: RecordSchema, records: list[Any]) -> None:
        """Take `records` for the list of that schema: the same ones, written in another way."""
        self._now[schema] = self._now[schema]._replace(records=records)

    def kept(self, schema: RecordSchema) -> Kept | None:
        """The table of that schema in the document that is looked at now; None where it has no such list."""
        return self._now.get(schema)


def _shared(old: list[Any], new: list[Any]) -> tuple[int, int]:
    """How many records both lists share at their start, and at their end."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] is not new[at]), most)
    most -= start
    tail = next((at for at in range(most) if old[-1 - at] is not new[-1 - at]), most)
    return start, tail


def _spliced(old: Table, fresh: Table, start: int, tail: int, schema: RecordSchema) -> Table:
    behind = len(old) - tail
    columns = {
        key: _joined(old.column(key), fresh.column(key), start, behind)
        for key in schema.fields
        if key in old.columns or key in fresh.columns
    }
    return Table(start + len(fresh) + tail, columns)


def _joined(old: Column, fresh: Column, start: int, behind: int) -> Column:
    if isinstance(old, list) and isinstance(fresh, list):
        return [*old[:start], *fresh, *old[behind:]]
    import numpy as np

    parts = (old[:start], fresh, old[behind:])
    return np.concatenate([np.asarray(part, np.float64) for part in parts])  # None becomes NaN


def _moved(messages: Any, start: int) -> Any:
    """The messages about fresh rows under the numbers that the rows have in the whole list."""
    if not isinstance(messages, dict):
        return messages
    return {row + start if isinstance(row, int) else row: message for row, message in messages.items()}
