"""Relations by columns: one table a kind, made once at load, read by row only where a row is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final, cast

import numpy as np
import numpy.typing as npt

from rolemap.model.vocabulary import COMMON_RELATION_KEYS, RELATION_KINDS

Ints = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]
Column = Ints | Floats | Flags | list[Any]

_NO_DATE: Final = 0
_NO_FLAG: Final = -1


class RelationTable:
    """All relations of one kind in file order: two lists of ids and a column for each own key in use.

    Flags are int8 (-1 missing), numbers float64 (NaN missing), dates int32 ordinals (0 missing), words lists
    (None missing). A key that no relation of the kind has takes no column. Tables are never changed.
    """

    __slots__ = ("_columns", "kind", "source_ids", "target_ids")

    def __init__(
        self, kind: str, source_ids: list[str], target_ids: list[str], columns: dict[str, Column]
    ) -> None:
        self.kind = kind
        self.source_ids = source_ids
        self.target_ids = target_ids
        self._columns = columns

    @classmethod
    def empty(cls, kind: str) -> RelationTable:
        """A table of no relations."""
        return cls(kind, [], [], {})

    @classmethod
    def from_columns(
        cls, kind: str, sources: list[str], targets: list[str], own: Mapping[str, Sequence[Any]]
    ) -> RelationTable:
        """A table from checked columns: `own` maps a key to one typed value or None a relation."""
        words = column_types(kind)
        columns = {key: _pack(words[key], own[key]) for key in words if key in own}
        return cls(
            kind, sources, targets, {key: column for key, column in columns.items() if column is not None}
        )

    @classmethod
    def from_records(cls, kind: str, records: Sequence[Mapping[str, Any]]) -> RelationTable:
        """A table from checked records as they stand in a document: ``from``, ``to`` and own keys."""
        keys = {key for record in records for key in record} - {"from", "to"}
        return cls.from_columns(
            kind,
            [record["from"] for record in records],
            [record["to"] for record in records],
            {key: [record.get(key) for record in records] for key in keys},
        )

    def __len__(self) -> int:
        return len(self.source_ids)

    def keys(self) -> tuple[str, ...]:
        """The own keys that at least one relation of the table has."""
        return tuple(self._columns)

    def column(self, key: str) -> Column | None:
        """The column of `key`, or None where no relation has it."""
        return self._columns.get(key)

    def dates(self, key: str) -> Ints | None:
        """A date column as ordinals (0 missing), or None."""
        column = self._columns.get(key)
        return None if column is None else cast(Ints, column)

    def value(self, key: str, row: int) -> Any:
        """The value of `key` in `row` as it stands in the document, or None."""
        column = self._columns.get(key)
        if column is None:
            return None
        if isinstance(column, list):
            return column[row]
        return _unpack(column[row])

    def record(self, row: int) -> dict[str, Any]:
        """One relation as a record: ``from``, ``to`` and the own keys that it has."""
        record: dict[str, Any] = {"from": self.source_ids[row], "to": self.target_ids[row]}
        for key in self._columns:
            value = self.value(key, row)
            if value is not None:
                record[key] = value
        return record

    def records(self) -> Iterator[dict[str, Any]]:
        """All relations as records, in file order."""
        return map(self.record, range(len(self)))

    def feed(self, update: Callable[[bytes], object]) -> None:
        """Give the whole content to a digest, column by column; equal tables give equal bytes on every machine."""
        for words in (self.kind, "\n".join(self.source_ids), "\n".join(self.target_ids)):
            update(words.encode() + b"\0")
        for key in sorted(self._columns):
            column = self._columns[key]
            update(key.encode() + b"\0")
            if isinstance(column, list):
                update(repr(column).encode())
            else:
                update(column.astype(column.dtype.newbyteorder("<")).tobytes())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, RelationTable):
            return NotImplemented
        return (
            self.kind == other.kind
            and self.source_ids == other.source_ids
            and self.target_ids == other.target_ids
            and self._columns.keys() == other._columns.keys()
            and all(_same(column, other._columns[key]) for key, column in self._columns.items())
        )

    __hash__ = None  # type: ignore[assignment]  # a table compares by content, and is large


class Relation:
    """One relation, read from its table: `kind`, `source` and `target` (ids of its ends), and its own keys."""

    __slots__ = ("_table", "kind", "row", "source", "target")

    def __init__(self, table: RelationTable, row: int) -> None:
        self._table = table
        self.row = row
        self.kind = table.kind
        self.source = table.source_ids[row]
        self.target = table.target_ids[row]

    @property
    def key(self) -> tuple[str, str, str]:
        """(kind, from, to): how findings and pictures name a relation."""
        return (self.kind, self.source, self.target)

    def get(self, key: str) -> Any:
        """The own value of `key`, or None; ``source`` is the citation, not the from end."""
        return self._table.value(key, self.row)

    @property
    def id(self) -> str | None:
        """The id of the relation, where it has one."""
        value: str | None = self.get("id")
        return value

    @property
    def valid_from(self) -> date | None:
        """The first day of the relation's own dates."""
        value: date | None = self.get("valid_from")
        return value

    @property
    def valid_to(self) -> date | None:
        """The day on which the relation's own dates have ended."""
        value: date | None = self.get("valid_to")
        return value

    def own_dates(self, on: date) -> bool:
        """Whether `on` lies within the relation's own dates; its ends are not asked."""
        start, end = self.valid_from, self.valid_to
        return (start is None or start <= on) and (end is None or on < end)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Relation):
            return NotImplemented
        return self._table is other._table and self.row == other.row

    def __hash__(self) -> int:
        return hash((self.kind, self.row))

    def __repr__(self) -> str:
        return f"Relation({self.kind}: {self.source} -> {self.target})"


def column_types(kind: str) -> dict[str, str]:
    """Key to type word for the keys that a relation of `kind` may have beside its ends, own keys first."""
    return {**RELATION_KINDS[kind].own, **COMMON_RELATION_KEYS}


def _pack(word: str, values: Sequence[Any]) -> Column | None:
    """The column of `values`, or None where no relation has one."""
    if word in ("number", "share"):
        numbers = np.asarray(values, np.float64)  # None becomes NaN
        return None if np.isnan(numbers).all() else numbers
    if word == "flag":
        codes = np.fromiter(map(_FLAG_CODES.__getitem__, values), np.int8, len(values))
        return None if (codes == _NO_FLAG).all() else codes
    if word == "date":
        distinct = set(values)
        ordinals = {value: _NO_DATE if value is None else value.toordinal() for value in distinct}
        days = np.fromiter(map(ordinals.__getitem__, values), np.int32, len(values))
        return None if distinct <= {None} else days
    return None if all(value is None for value in values) else list(values)


_FLAG_CODES: Final[Mapping[bool | None, int]] = {None: _NO_FLAG, False: 0, True: 1}

_UNPACK: Final[Mapping[str, Callable[[Any], Any]]] = {
    "b": lambda value: None if value == _NO_FLAG else bool(value),
    "f": lambda value: None if value != value else float(value),
    "i": lambda value: None if value == _NO_DATE else date.fromordinal(int(value)),
}


def _unpack(value: np.generic) -> Any:
    return _UNPACK["b" if value.dtype == np.int8 else value.dtype.kind](value)


def _same(one: Column, other: Column) -> bool:
    if isinstance(one, list) or isinstance(other, list):
        return isinstance(one, list) and isinstance(other, list) and one == other
    return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=one.dtype.kind == "f")
