"""The relations of one kind in two versions of a map: which are the same, which were changed, added, removed.

Rows are compared as columns; only those that differ are looked at one by one, so that a map of a million
relations with a few changes is compared in the time that it takes to read its columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import Any, Final

import numpy as np

from rolemap.model.relations import Column, Mask, Relation, RelationTable, column_types
from rolemap.model.renamed import Ids
from rolemap.model.vocabulary import RELATION_KINDS

Pair = tuple[Relation | None, Relation | None]
"""An old relation and a new one; None where there is none."""
Key = Callable[[Relation, Ids], Hashable]
"""What two relations must share to be matched."""

_NO_DATE: Final = 0
_NO_FLAG: Final = -1


def pairs(old: RelationTable, new: RelationTable, ids: Ids) -> Iterator[Pair]:
    """The relations of a kind that differ: changed ones as both, removed and added ones alone.

    A relation is the same when its kind, its ends and all its keys are (the order of the ends plays no part
    where the kind is read as undirected). What is left is matched, the surest first: by its own id, wherever
    its ends are now; between the same ends by all keys but the id, then by the first day, then in the order of
    the file. Two relations that bear different ids are two relations, unless the id is all that differs.
    `ids` are the elements that were renamed: their old relations are read with the new ids. First come the new
    ones in file order, then the removed ones.
    """
    left_old, left_new = _different(old, new, ids)
    partner = _matched(left_old, left_new, ids)
    taken = set(partner.values())
    for relation in left_new:
        yield (left_old[partner[relation.row]] if relation.row in partner else None), relation
    yield from ((relation, None) for place, relation in enumerate(left_old) if place not in taken)


def _different(old: RelationTable, new: RelationTable, ids: Ids) -> tuple[list[Relation], list[Relation]]:
    """The relations of each table that have no equal in the other."""
    if not ids and old == new:
        return [], []
    if not old or not new:
        return _all(old), _all(new)
    keys = [key for key in column_types(old.kind) if key in {*old.keys(), *new.keys()}]
    was, now = _rows(old, keys, ids), _rows(new, keys, {})
    distinct = set(was), set(now)
    if len(distinct[0]) == len(was) and len(distinct[1]) == len(now):
        differing = distinct[0] ^ distinct[1]
        return _among(old, was, differing), _among(new, now, differing)
    return _left(old, was, now), _left(new, now, was)


def _all(table: RelationTable) -> list[Relation]:
    return [Relation(table, row) for row in range(len(table))]


def _among(table: RelationTable, rows: Sequence[Hashable], differing: set[Any]) -> list[Relation]:
    return [Relation(table, place) for place, row in enumerate(rows) if row in differing]


def _left(table: RelationTable, own: Sequence[Hashable], others: Sequence[Hashable]) -> list[Relation]:
    """The relations of `table` whose row does not stand among the others as often."""
    free = Counter(others)
    left = []
    for place, row in enumerate(own):
        if free.get(row, 0):
            free[row] -= 1
        else:
            left.append(Relation(table, place))
    return left


def _rows(table: RelationTable, keys: Sequence[str], ids: Ids) -> list[tuple[Any, ...]]:
    """Every relation as a tuple of its ends and keys, as fast to compare as can be."""
    sources, targets = _ends(table, ids)
    return list(zip(sources, targets, *(_values(table.column(key), len(table)) for key in keys), strict=True))


def _ends(table: RelationTable, ids: Ids) -> tuple[Sequence[str], Sequence[str]]:
    sources: Sequence[str] = table.source_ids
    targets: Sequence[str] = table.target_ids
    if ids:
        sources, targets = ([ids.get(one, one) for one in ends] for ends in (sources, targets))
    if RELATION_KINDS[table.kind].undirected and sources:
        sources, targets = zip(*(sorted(ends) for ends in zip(sources, targets, strict=True)), strict=True)
    return sources, targets


def _values(column: Column | None, count: int) -> Sequence[Any]:
    if column is None:
        return [None] * count
    if isinstance(column, list):
        return column
    if column.dtype.kind == "f":
        # As bits: NaN, which means that there is no number, is not equal to itself.
        bits: list[int | None] = (column + 0.0).view(np.int64).tolist()
        return [
            None if missing else one for one, missing in zip(bits, np.isnan(column).tolist(), strict=True)
        ]
    missing = _NO_FLAG if column.dtype == np.int8 else _NO_DATE
    return [None if one == missing else one for one in column.tolist()]


class _Matching:
    """Old and new relations that differ, being put together; each method takes them off the free ones."""

    def __init__(self, old: Sequence[Relation], new: Sequence[Relation], ids: Ids) -> None:
        self._old, self._new, self._ids = old, new, ids
        self._free_old = dict(enumerate(old))
        self._free_new = dict(enumerate(new))
        self.partner: dict[int, int] = {}
        """Row of a new relation to the place of the old one that it was."""

    def by(self, key: Key, *, old_named: bool | None = None, new_named: bool | None = None) -> None:
        """Match what has the same key, in file order; only those with an id (True), or without one (False)."""
        if not self._free_old or not self._free_new:
            return
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place, relation in self._free_old.items():
            if old_named in (None, relation.id is not None):
                waiting[key(relation, self._ids)].append(place)
        for place, relation in list(self._free_new.items()):
            if new_named not in (None, relation.id is not None):
                continue
            queue = waiting.get(key(relation, {}))
            if queue:
                partner = self.partner[relation.row] = queue.popleft()
                del self._free_old[partner], self._free_new[place]


def _matched(old: Sequence[Relation], new: Sequence[Relation], ids: Ids) -> dict[int, int]:
    matching = _Matching(old, new, ids)
    matching.by(lambda relation, _ids: relation.id, old_named=True, new_named=True)
    matching.by(_all_but_id)
    for key in (_first_day, _ends_of):
        for old_named, new_named in ((False, False), (True, False), (False, True)):
            matching.by(key, old_named=old_named, new_named=new_named)
    return matching.partner


def _ends_of(relation: Relation, ids: Ids) -> tuple[str, ...]:
    ends = tuple(ids.get(end, end) for end in (relation.source, relation.target))
    return tuple(sorted(ends)) if RELATION_KINDS[relation.kind].undirected else ends


def _first_day(relation: Relation, ids: Ids) -> Hashable:
    return _ends_of(relation, ids), relation.valid_from


def _all_but_id(relation: Relation, ids: Ids) -> Hashable:
    return _ends_of(relation, ids), *(relation.get(key) for key in column_types(relation.kind) if key != "id")


def field_values(relation: Relation, ids: Ids) -> dict[str, Any]:
    """The ends and own keys of a relation as one record, its ends by the new ids."""
    source, target = (ids.get(end, end) for end in (relation.source, relation.target))
    own = {key: relation.get(key) for key in column_types(relation.kind)}
    return {"from": source, "to": target, **own}


def moved_by_dates(table: RelationTable, days: tuple[date, date]) -> Iterator[Relation]:
    """The relations that are in force on one of the days by their own dates and not on the other.

    And those that are in force on neither, but began and ended between them.
    """
    starts, ends = table.dates("valid_from"), table.dates("valid_to")
    if starts is None and ends is None:
        return
    missing = np.zeros(len(table), dtype=np.int32)
    start = missing if starts is None else starts
    end = missing if ends is None else ends
    was, now = (
        (start <= day) & ((end == _NO_DATE) | (day < end)) for day in (each.toordinal() for each in days)
    )
    first, last = sorted(each.toordinal() for each in days)
    between = (start > first) & (start < end) & (end <= last)
    mask: Mask = (was != now) | between
    yield from (Relation(table, row) for row in np.flatnonzero(mask).tolist())
