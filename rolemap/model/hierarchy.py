"""Who stands above whom, and who heads what."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from rolemap.model.elements import Position
from rolemap.model.relations import Ints, Mask
from rolemap.model.units import Roster
from rolemap.model.vocabulary import HEAD_RANKS


class Hierarchy:
    """The tree of organizations (any date: ancestors pass through organizations that have ended) and its heads."""

    def __init__(self, roster: Roster, active_positions: tuple[Position, ...]) -> None:
        self._roster = roster
        self._parent = {organization.id: organization.parent for organization in roster.organizations}
        self._active_positions = active_positions
        self._ancestors: dict[str, tuple[str, ...]] = {}
        self._head_sets: dict[str, frozenset[str]] = {}
        self._subtrees: dict[str, Mask] = {}

    @property
    def parents(self) -> Mapping[str, str | None]:
        """The parent of each organization, in the order of the file."""
        return self._parent

    def ancestors(self, organization_id: str) -> tuple[str, ...]:
        """anc(o): the organization itself and its parents up to the top."""
        found = self._ancestors.get(organization_id)
        if found is None:
            line = [organization_id]
            while (parent := self._parent[line[-1]]) is not None:
                line.append(parent)
            found = self._ancestors[organization_id] = tuple(line)
        return found

    def subtree(self, organization_id: str) -> Mask:
        """The organizations that have this one among their ancestors, itself included."""
        mask = self._subtrees.get(organization_id)
        if mask is None:
            place = self._roster.place[organization_id]
            first, last = self._intervals
            mask = self._subtrees[organization_id] = (first >= first[place]) & (first < last[place])
        return mask

    @cached_property
    def _intervals(self) -> tuple[Ints, Ints]:
        # Each place numbered before what stands under it: a subtree is then an interval of numbers.
        place = self._roster.place
        parents = [None if name is None else place[name] for name in self._parent.values()]
        children: list[list[int]] = [[] for _ in parents]
        pending: list[int] = []
        for child, parent in enumerate(parents):
            (pending if parent is None else children[parent]).append(child)
        walk: list[int] = []
        while pending:
            walk.append(pending.pop())
            pending += children[walk[-1]]
        size = [1] * len(parents)
        for child in reversed(walk):
            parent = parents[child]
            if parent is not None:
                size[parent] += size[child]
        first = np.empty(len(parents), dtype=np.int32)
        first[walk] = np.arange(len(parents), dtype=np.int32)
        return first, first + np.array(size, dtype=np.int32)

    @cached_property
    def _heads(self) -> dict[str, frozenset[str]]:
        by_organization: dict[str, set[str]] = {}
        active = {position.id for position in self._active_positions}
        for position in self._active_positions:
            if position.rank in HEAD_RANKS:
                by_organization.setdefault(position.organization, set()).add(position.id)
        for organization in self._roster.organizations:
            also = active.intersection(organization.head_also)
            if also:
                by_organization.setdefault(organization.id, set()).update(also)
        return {name: frozenset(heads) for name, heads in by_organization.items()}

    def heads(self, organization_id: str) -> frozenset[str]:
        """heads(o): active positions of rank head or acting_head, and the active positions in head_also."""
        return self._heads.get(organization_id, frozenset())

    def head_set(self, organization_id: str) -> frozenset[str]:
        """HeadSet(o): the union of heads over the organization and its ancestors."""
        found = self._head_sets.get(organization_id)
        if found is None:
            found = frozenset().union(*map(self.heads, self.ancestors(organization_id)))
            self._head_sets[organization_id] = found
        return found

    @cached_property
    def all_heads(self) -> frozenset[str]:
        """Every position that is a head of some organization."""
        return frozenset().union(*self._heads.values())
