"""A document while it is being edited: copies of what is touched, and nothing of the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rolemap.editing.edit import ABSENT
from rolemap.editing.order import Order
from rolemap.editing.shape import Keys, Leaf, Rows, Shape


class KeysDraft:
    """A mapping being edited; a part that is left without content leaves no empty container behind."""

    def __init__(self, shape: Keys, value: dict[str, Any]) -> None:
        self.shape = shape
        self._value = value
        self._own = dict(value)
        self._inner: dict[str, Draft | None] = {}
        self._changed: set[str] = set()

    def inner(self, key: str) -> Draft | None:
        """What stands under `key` as a draft; None where it is one value, or not what the format says."""
        if key not in self._inner:
            self._inner[key] = draft_of(self.shape.part(key), self._own.get(key, ABSENT))
        return self._inner[key]

    def get(self, key: str) -> Any:
        """What stands under `key`."""
        inner = self._inner.get(key)
        if inner is not None and inner.changed:
            return inner.result() or ABSENT
        return self._own.get(key, ABSENT)

    def put(self, key: str, value: Any, after: str | None = None) -> None:
        """Let `value` stand under `key`."""
        self._inner.pop(key, None)
        self._changed.add(key)
        if value is ABSENT:
            self._own.pop(key, None)
        else:
            self._own[key] = value

    def changes(self) -> Iterator[str]:
        """The keys under which something changed."""
        yield from self._changed
        for key, inner in self._inner.items():
            if inner is not None and inner.changed and key not in self._changed:
                yield key

    @property
    def changed(self) -> bool:
        """Whether anything in it was touched."""
        return next(self.changes(), None) is not None

    def result(self) -> dict[str, Any]:
        """The mapping as it is now; the old one itself where nothing was touched."""
        if not self.changed:
            return self._value
        result = dict(self._own)
        for key, inner in self._inner.items():
            if inner is not None and inner.changed:
                result[key] = inner.result()
                if not result[key]:
                    del result[key]
        return result


class RowsDraft:
    """A list of records being edited, by their keys."""

    def __init__(self, shape: Rows, value: list[Any], keys: list[str]) -> None:
        self.shape = shape
        self._value = value
        self._rows: dict[str, Any] = dict(zip(keys, value, strict=True))
        self._inner: dict[str, Draft | None] = {}
        self._order: Order | None = None
        self._touched = False

    def inner(self, key: str) -> Draft | None:
        """The record of that key as a draft; None where there is none."""
        if key not in self._inner:
            record = self._rows.get(key)
            self._inner[key] = draft_of(self.shape.row, record) if isinstance(record, dict) else None
        return self._inner[key]

    def get(self, key: str) -> Any:
        """The record of that key."""
        inner = self._inner.get(key)
        return inner.result() if inner is not None else self._rows.get(key, ABSENT)

    def put(self, key: str, value: Any, after: str | None = None) -> None:
        """Let `value` be the record of that key; a new one stands behind `after`, or at the end."""
        self._touched = True
        self._inner.pop(key, None)
        if value is ABSENT:
            if self._rows.pop(key, ABSENT) is not ABSENT and self._order is not None:
                self._order.remove(key)
            return
        if key not in self._rows and (self._order is not None or after is not None):
            self._ordered().add(key, after)
        self._rows[key] = value

    def move(self, key: str, after: str) -> bool:
        """Put a record behind another; whether there is one."""
        if key not in self._rows:
            return False
        order = self._ordered()
        if after == key or order.before(key) == after:
            return True
        self._touched = True
        order.remove(key)
        order.add(key, after)
        return True

    def _ordered(self) -> Order:
        if self._order is None:
            self._order = Order(self._rows)
        return self._order

    @property
    def changed(self) -> bool:
        """Whether anything in it was touched."""
        return self._touched or any(inner is not None and inner.changed for inner in self._inner.values())

    def result(self) -> list[Any]:
        """The list as it is now; the old one itself where nothing was touched."""
        if not self.changed:
            return self._value
        rows = dict(self._rows)
        for key, inner in self._inner.items():
            if inner is not None and inner.changed:
                rows[key] = inner.result()
        return list(rows.values()) if self._order is None else [rows[key] for key in self._order]


Draft = KeysDraft | RowsDraft


def draft_of(shape: Shape, value: Any) -> Draft | None:
    """A draft of a mapping or list, of an empty one where there is nothing; None for a single value."""
    if isinstance(shape, Leaf):
        return None
    if isinstance(shape, Keys):
        if value is ABSENT:
            value = {}
        return KeysDraft(shape, value) if isinstance(value, dict) else None
    if value is ABSENT:
        value = []
    keys = shape.keys(value) if isinstance(value, list) else None
    return None if keys is None else RowsDraft(shape, value, keys)
