"""One field for a whole list of records: checked by columns, and only doubtful records by the record schema.

A list of a million relations has few different values, so each column is typed by looking at every distinct value
once. A record that this finds anything odd about (or that is no mapping, lacks or has an unknown key, or may break a
rule between keys) goes through its schema alone, and what the schema says is what the reader is told: both ways
give the same faults and the same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain, repeat
from typing import Any, Final, Protocol

from marshmallow import ValidationError, fields

from rolemap.files.faults import Fault, what_stands_there
from rolemap.files.fields import Column
from rolemap.files.json_long import LongList
from rolemap.files.record import RecordSchema
from rolemap.i18n import domain

_ = domain("files")

MOST_FAULTY: Final = 1000
"""Faulty records of one list that are told; the map is refused in any case."""


class Table:
    """A list of records by columns: key to one typed value (None where it is absent) a record."""

    __slots__ = ("_length", "columns")

    def __init__(self, length: int, columns: Mapping[str, Column]) -> None:
        self._length = length
        self.columns = columns

    def __len__(self) -> int:
        return self._length

    def __bool__(self) -> bool:
        return True  # marshmallow drops the valid part of a value where it is false

    def column(self, key: str) -> Column:
        """The values of `key`, one a record."""
        return self.columns[key] if key in self.columns else [None] * self._length

    def rows(self, start: int, stop: int) -> Table:
        """The records from `start` up to `stop`."""
        return Table(stop - start, {key: column[start:stop] for key, column in self.columns.items()})


EMPTY: Final = Table(0, {})


class TableMemory(Protocol):
    """Knows records that were found right before (`rolemap.files.memory`)."""

    def table_of(self, records: Any, schema: RecordSchema) -> Table:
        """As `rolemap.files.table.table_of`."""
        ...


_MEMORY: Final[ContextVar[TableMemory | None]] = ContextVar("tables found right before", default=None)


@contextmanager
def remembering(memory: TableMemory) -> Iterator[None]:
    """Let `memory` give the tables inside the block."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


class Records(fields.Field[Table]):
    """A list of records of one schema, as a Table."""

    def __init__(self, schema: RecordSchema, **kwargs: Any) -> None:
        super().__init__(load_default=EMPTY, allow_none=True, **kwargs)
        self.schema = schema

    def bind(self, as_text: bool) -> None:
        """Nothing to note: the schema knows how scalars arrive."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Table:
        return table_of(value, self.schema)


def table_of(records: Any, schema: RecordSchema) -> Table:
    """The records as a table; raises one ValidationError for all faulty ones, with the table of the rest.

    Inside `remembering` only those records are looked at that were not found right before.
    """
    memory = _MEMORY.get()
    return checked(records, schema) if memory is None else memory.table_of(records, schema)


def checked(records: Any, schema: RecordSchema) -> Table:
    """As `table_of`, with every record looked at."""
    if not isinstance(records, list | LongList):
        expected = _("Write a list: each entry starts with “- ” or stands in brackets.")
        raise ValidationError([Fault(what_stands_there(records), expected)])
    odd: set[int] = set()
    columns = _typed(_raw_columns(records, schema, odd), len(records), schema, odd)
    odd.update(schema.doubtful(columns))
    errors: dict[int | str, Any] = {}
    for row in sorted(odd):
        if len(errors) == MOST_FAULTY:
            errors["_schema"] = [
                Fault(_("There are more faulty entries in this list; they are not told here."))
            ]
            break
        record, error = load_record(records[row], schema)
        if error is not None:
            errors[row] = error
        for key, column in columns.items():
            column[row] = record.get(key)
    table = Table(len(records), columns)
    if errors:
        raise ValidationError(errors, valid_data=table)  # type: ignore[arg-type]  # handed through unchanged
    return table


def _raw_columns(records: list[Any] | LongList, schema: RecordSchema, odd: set[int]) -> dict[str, list[Any]]:
    """What stands under the known keys; rows that are no mapping or have unknown keys are added to `odd`."""
    if isinstance(records, LongList):
        odd.update(records.singular)
        unknown = records.columns.keys() - schema.fields.keys()
        if unknown:
            odd.update(row for row, one in enumerate(records) if type(one) is dict and unknown & one.keys())
        return {key: column for key, column in records.columns.items() if key not in unknown}
    if set(map(type, records)) - {dict}:
        odd.update(row for row, record in enumerate(records) if type(record) is not dict)
        records = [record if type(record) is dict else {} for record in records]
    keys = set(chain.from_iterable(records))
    unknown = keys - schema.fields.keys()
    if unknown:
        odd.update(row for row, record in enumerate(records) if not unknown.isdisjoint(record))
    return {key: list(map(dict.get, records, repeat(key))) for key in schema.fields if key in keys}


def _typed(raw: dict[str, list[Any]], length: int, schema: RecordSchema, odd: set[int]) -> dict[str, Column]:
    """The columns with typed values; rows that need a closer look are added to `odd`."""
    columns: dict[str, Column] = {}
    for key, one in schema.fields.items():
        if key in raw:
            columns[key], rows = one.column(raw.pop(key))  # type: ignore[attr-defined]  # fields of the gate
            odd.update(rows)
        elif one.required:
            columns[key] = [None] * length
            odd.update(range(length))
    return columns


def valid_part(error: ValidationError) -> Table:
    """The table that stands in the error of a faulty list; empty where the list was none."""
    valid: Any = error.valid_data
    return valid if isinstance(valid, Table) else EMPTY


def load_record(record: Any, schema: RecordSchema) -> tuple[dict[str, Any], Any]:
    """The values of one record that are right, and the messages about the rest (None where all is right)."""
    try:
        loaded: dict[str, Any] = schema.load(record)
    except ValidationError as error:
        return (error.valid_data if isinstance(error.valid_data, dict) else {}), error.messages
    return loaded, None
