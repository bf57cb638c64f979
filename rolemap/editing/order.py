"""The order of a list by its keys: an entry comes, goes or moves in the same time however long the list is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolemap.editing.edit import FIRST


class Order:
    """Keys one behind the other, linked both ways; `FIRST` closes the ring."""

    def __init__(self, keys: Iterable[str]) -> None:
        ring = [FIRST, *keys]
        self._next = dict(zip(ring, [*ring[1:], FIRST], strict=True))
        self._before = {then: one for one, then in self._next.items()}

    def __contains__(self, key: str) -> bool:
        return key in self._next

    def __iter__(self) -> Iterator[str]:
        here = self._next[FIRST]
        while here != FIRST:
            yield here
            here = self._next[here]

    def before(self, key: str) -> str:
        """The key that stands before `key`; `FIRST` where it is the first."""
        return self._before[key]

    def add(self, key: str, after: str | None) -> None:
        """Put a new key behind `after`, or at the end where there is no such key."""
        before = after if after is not None and after in self._next else self._before[FIRST]
        then = self._next[before]
        self._next[before] = self._before[then] = key
        self._next[key], self._before[key] = then, before

    def remove(self, key: str) -> str:
        """Take `key` out; the key that stood before it."""
        before, then = self._before.pop(key), self._next.pop(key)
        self._next[before], self._before[then] = then, before
        return before
