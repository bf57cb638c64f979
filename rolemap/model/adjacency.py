"""The relations of one kind at a date: which hold, and which lead from or to an element."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

import numpy as np

from rolemap.model.relations import Ints, Mask, Relation, RelationTable
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import RELATION_KINDS

_NOTHING: tuple[Relation, ...] = ()
_FEW = 2_000
"""Up to so many relations of a kind are simply grouped; sorting columns wins only above."""


class Adjacency:
    """One kind of relation as columns of element places, with its two indexes built on first use."""

    def __init__(self, role_map: RoleMap, kind: str, as_of: date, active_elements: Mask) -> None:
        self.kind = RELATION_KINDS[kind]
        self.table: RelationTable = role_map.relations[kind]
        self.sources, self.targets = role_map.ends[kind]
        """The places of the ends of each row."""
        self._place = role_map.index
        self._as_of = as_of
        self._active_elements = active_elements
        self._few = len(self.table) <= _FEW

    @cached_property
    def own(self) -> Mask:
        """The rows whose own dates contain the as-of date; their ends are not asked."""
        mask = np.ones(len(self.table), dtype=np.bool_)
        today = self._as_of.toordinal()
        start, end = self.table.dates("valid_from"), self.table.dates("valid_to")
        if start is not None:
            mask &= start <= today  # a missing date is 0
        if end is not None:
            mask &= (end == 0) | (today < end)
        return mask

    @cached_property
    def active(self) -> Mask:
        """The active rows: own dates, and both ends active (only the from end for replaces and succeeds)."""
        mask: Mask = self.own & self._active_elements[self.sources]
        if not self.kind.outlives_target:
            mask &= self._active_elements[self.targets]
        return mask

    def rows(self, mask: Mask) -> tuple[Relation, ...]:
        """The relations of the rows in `mask`, in file order."""
        table = self.table
        return tuple(Relation(table, row) for row in np.flatnonzero(mask).tolist())

    @cached_property
    def relations(self) -> tuple[Relation, ...]:
        """The active relations."""
        return self.rows(self.active)

    def incoming(self, element_id: str) -> tuple[Relation, ...]:
        """The active relations that lead to the element, in file order."""
        found = self._by_target.get(element_id)
        if found is None:
            found = _NOTHING if self._few else self._pick(self._target_index, element_id)
            self._by_target[element_id] = found
        return found

    def outgoing(self, element_id: str) -> tuple[Relation, ...]:
        """The active relations that come from the element, in file order."""
        found = self._by_source.get(element_id)
        if found is None:
            found = _NOTHING if self._few else self._pick(self._source_index, element_id)
            self._by_source[element_id] = found
        return found

    @cached_property
    def _by_target(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped((relation.target, relation) for relation in self.relations) if self._few else {}

    @cached_property
    def _by_source(self) -> dict[str, tuple[Relation, ...]]:
        return _grouped((relation.source, relation) for relation in self.relations) if self._few else {}

    @cached_property
    def _target_index(self) -> tuple[Ints, list[int]]:
        return self._index(self.targets)

    @cached_property
    def _source_index(self) -> tuple[Ints, list[int]]:
        return self._index(self.sources)

    def _index(self, ends: Ints) -> tuple[Ints, list[int]]:
        """Active rows sorted by the place of one end, and for each place where its rows begin."""
        rows = np.flatnonzero(self.active).astype(np.int32)
        # numpy sorts 16-bit keys by radix, ten times faster than wider ones.
        narrow = ends[rows].astype(np.uint16) if len(self._place) < 1 << 16 else ends[rows]
        order = rows[np.argsort(narrow, kind="stable")]
        starts = np.searchsorted(ends[order], np.arange(len(self._place) + 1))
        return order, starts.tolist()

    def _pick(self, index: tuple[Ints, list[int]], element_id: str) -> tuple[Relation, ...]:
        order, starts = index
        place = self._place[element_id]
        begin, end = starts[place], starts[place + 1]
        if begin == end:
            return _NOTHING
        table = self.table
        return tuple(Relation(table, row) for row in order[begin:end].tolist())


def _grouped(pairs: Iterable[tuple[str, Relation]]) -> dict[str, tuple[Relation, ...]]:
    lists: dict[str, list[Relation]] = {}
    for element_id, relation in pairs:
        lists.setdefault(element_id, []).append(relation)
    return {element_id: tuple(relations) for element_id, relations in lists.items()}
