"""What makes one document of another: the fewest edits that also keep the order of every list."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Any

from rolemap.editing.edit import ABSENT, AFTER, FIRST, Document, Edit, Place, same
from rolemap.editing.order import Order
from rolemap.editing.shape import Keys, Rows, Shape, document_shape


def difference(old: Document, new: Document) -> tuple[Edit, ...]:
    """The edits that make `new` of `old`; parts that both share are not looked at.

    Records are told apart by their keys, so a record with another id is another record. A list of words is one
    value. What has no key where the format wants one is compared as a whole.
    """
    return tuple(between(document_shape(), old, new, ()))


def between(shape: Shape, old: Any, new: Any, place: Place) -> Iterator[Edit]:
    """The edits that make `new` of `old` at `place`, which has that shape."""
    if old is new:
        return
    if isinstance(shape, Keys) and _both(dict, old, new):
        yield from _of_keys(shape, old, new, place)
    elif isinstance(shape, Rows) and _both(list, old, new):
        yield from _of_rows(shape, old, new, place)
    elif not same(old, new):
        yield Edit(place, old, new)


def _both(kind: type, old: Any, new: Any) -> bool:
    """Whether both are of that kind, one of them perhaps not there: then its parts come or go one by one."""
    return all(isinstance(one, kind) or one is ABSENT for one in (old, new))


def _of_keys(shape: Keys, old: Any, new: Any, place: Place) -> Iterator[Edit]:
    yield from _emptied(old, new, place)
    was: dict[str, Any] = {} if old is ABSENT else old
    now: dict[str, Any] = {} if new is ABSENT else new
    for key in [*was, *(key for key in now if key not in was)]:
        yield from between(shape.part(key), was.get(key, ABSENT), now.get(key, ABSENT), (*place, key))
    yield from _left_empty(old, new, place)


def _of_rows(shape: Rows, old: Any, new: Any, place: Place) -> Iterator[Edit]:
    before: list[Any] = [] if old is ABSENT else old
    after: list[Any] = [] if new is ABSENT else new
    old_keys, new_keys = shape.keys(before), shape.keys(after)
    if old_keys is None or new_keys is None:
        yield Edit(place, old, new)
        return
    yield from _emptied(old, new, place)
    was, now = dict(zip(old_keys, before, strict=True)), dict(zip(new_keys, after, strict=True))
    if old_keys != new_keys:
        yield from _reordered(was, now, place)
    for key, record in now.items():
        if key in was and was[key] is not record:
            yield from between(shape.row, was[key], record, (*place, key))
    yield from _left_empty(old, new, place)


def _emptied(old: Any, new: Any, place: Place) -> Iterator[Edit]:
    """An empty container goes first where it is filled: one that its last part leaves is gone, not empty."""
    if old is not ABSENT and not old and (new is ABSENT or new):
        yield Edit(place, old, ABSENT)


def _left_empty(old: Any, new: Any, place: Place) -> Iterator[Edit]:
    if new is not ABSENT and not new and (old is ABSENT or old):
        yield Edit(place, ABSENT, new)


def _reordered(was: dict[str, Any], now: dict[str, Any], place: Place) -> Iterator[Edit]:
    """Entries that go, last first, then in the new order those that come or move, each behind its neighbour."""
    order = Order(was)
    for key in reversed(was):
        if key not in now:
            yield Edit((*place, key), was[key], ABSENT, order.remove(key))
    common = [key for key in now if key in was]
    staying = set(_longest_run(common, {key: at for at, key in enumerate(was)}))
    before = FIRST
    for key, record in now.items():
        if key not in was:
            order.add(key, before)
            yield Edit((*place, key), ABSENT, record, before)
        elif key not in staying and order.before(key) != before:
            yield Edit((*place, key, AFTER), order.remove(key), before)
            order.add(key, before)
        before = key


def _longest_run(keys: Sequence[str], at: dict[str, int]) -> Iterator[str]:
    """The most keys that stand in the order of `at` already; only the others need to move."""
    ends: list[int] = []
    rows: list[int] = []
    back: list[int] = []
    for row, key in enumerate(keys):
        length = bisect_left(ends, at[key])
        ends[length:] = [at[key]] if length == len(ends) else [at[key], *ends[length + 1 :]]
        rows[length:] = [row] if length == len(rows) else [row, *rows[length + 1 :]]
        back.append(rows[length - 1] if length else -1)
    here = rows[-1] if rows else -1
    while here >= 0:
        yield keys[here]
        here = back[here]
