"""Who uses what, how many tools that makes for each unit, and how many hours it gives or takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from rolemap.model.adjacency import Adjacency
from rolemap.model.elements import Group, Problem, Tool
from rolemap.model.hierarchy import Hierarchy
from rolemap.model.relations import Floats, Ints, Mask, Relation
from rolemap.model.text import TOLERANCE
from rolemap.model.units import Roster, Units


@dataclass(frozen=True, slots=True)
class LevelCoverage:
    """How far one level is covered: sizes, and the units that are missing."""

    level: str
    required: int
    covered: int
    missing: Units


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far the apparatus that must use the answer to a problem does use it."""

    required: Units
    covered: Units
    missing: Units
    levels: tuple[LevelCoverage, ...]
    """In the order of the audience; a level with nothing required has ``required == 0``."""

    @property
    def share(self) -> float:
        """Covered over required, by size; 1.0 where nothing is required."""
        return self.covered.size / self.required.size if self.required.size else 1.0


class NetHours:
    """Hours a month that the tools of a problem add to (positive) or take from (negative) each organization."""

    def __init__(self, roster: Roster, hours: Floats, reached: Mask) -> None:
        self._roster = roster
        self._hours = hours
        self._reached = reached

    def of(self, organization_id: str) -> float:
        """The sum for one organization; 0 for one that uses none of the tools."""
        return float(self._hours[self._roster.place[organization_id]])

    def above(self, limit: float) -> Units:
        """The using organizations whose sum is above `limit`."""
        return Units(self._roster, self._reached & (self._hours > limit + TOLERANCE))

    @property
    def worst(self) -> str | None:
        """The using organization with the highest sum, of equals the first by id; None without users."""
        if not self._reached.any():
            return None
        equals = np.flatnonzero(self._reached & (self._hours >= self.worst_hours - TOLERANCE))
        return self._roster.ids[int(equals[np.argmin(self._roster.order_by_id[equals])])]

    @cached_property
    def worst_hours(self) -> float:
        """The highest sum; 0 without users."""
        return float(self._hours[self._reached].max()) if self._reached.any() else 0.0

    @property
    def total(self) -> float:
        """Hours a month over all units, folded blocks counted with their size."""
        return float(self._hours @ self._roster.sizes)


class Usage:
    """Answers about the `uses` relations at one date; every mask is made once, none walks pairs of users."""

    def __init__(
        self,
        roster: Roster,
        active: Mask,
        groups: Mapping[str, Group],
        hierarchy: Hierarchy,
        uses: Adjacency,
        first_group: int,
    ) -> None:
        self._roster = roster
        self._active = active
        self._groups = groups
        self._hierarchy = hierarchy
        self._uses = uses
        self._group_names = tuple(groups)
        self._first_group = first_group
        self._group_leaves: dict[str, Units] = {}
        self._users: dict[str, Units] = {}
        self._hours: dict[str, Floats] = {}
        self._required: dict[tuple[str, tuple[str, ...]], tuple[Units, tuple[Units, ...]]] = {}

    def leaves(self, source_id: str) -> Units:
        """The organization itself, or the active members of the group (by list or by rule)."""
        group = self._groups.get(source_id)
        if group is None:
            mask = self._roster.none()
            mask[self._roster.place[source_id]] = True
            return Units(self._roster, mask)
        found = self._group_leaves.get(source_id)
        if found is None:
            found = self._group_leaves[source_id] = Units(self._roster, self._members(group))
        return found

    def _members(self, group: Group) -> Mask:
        if group.under is not None and group.level is not None:
            mask: Mask = self._active & self._roster.apparatus & self._roster.at_level(group.level)
            return mask & self._hierarchy.subtree(group.under)
        mask = self._roster.none()
        mask[[self._roster.place[member] for member in group.members]] = True
        return mask & self._active

    @cached_property
    def _sorted(self) -> tuple[Ints, list[int], Floats]:
        order, starts = self._uses._target_index
        column = self._uses.table.column("hours_delta")
        hours: Floats = np.zeros(len(order))
        if isinstance(column, np.ndarray):
            hours = np.nan_to_num(column[order]).astype(np.float64)
        return self._uses.sources[order], starts, hours

    def _of_tool(self, place: int) -> tuple[Ints, Floats]:
        sources, starts, hours = self._sorted
        begin, end = starts[place], starts[place + 1]
        return sources[begin:end], hours[begin:end]

    def users(self, tool_id: str, place: int) -> Units:
        """users(t): the leaf organizations of all active uses relations to the tool at `place` of the map."""
        found = self._users.get(tool_id)
        if found is None:
            mask = self._roster.none()
            sources, _ = self._of_tool(place)
            rows = self._rows_of_groups(sources)
            mask[np.delete(sources, rows) if rows else sources] = True
            for row in rows:
                mask |= self.leaves(self._group_of(sources, row)).mask
            found = self._users[tool_id] = Units(self._roster, mask)
        return found

    def _rows_of_groups(self, sources: Ints) -> list[int]:
        return np.flatnonzero(sources >= self._first_group).tolist() if self._group_names else []

    def _group_of(self, sources: Ints, row: int) -> str:
        return self._group_names[int(sources[row]) - self._first_group]

    def uses_reaching(self, organization_id: str, place: int) -> tuple[Relation, ...]:
        """The active uses relations to the tool at `place` that have the organization among their leaves."""
        order, starts = self._uses._target_index
        begin, end = starts[place], starts[place + 1]
        sources, _ = self._of_tool(place)
        reaching = sources == self._roster.place[organization_id]
        for row in self._rows_of_groups(sources):
            reaching[row] = organization_id in self.leaves(self._group_of(sources, row))
        rows = order[begin:end][reaching]
        return tuple(Relation(self._uses.table, row) for row in rows.tolist())

    def hours(self, tool_id: str, place: int) -> Floats:
        """Hours a month that the tool adds to each organization; an organization reached twice gets both values."""
        found = self._hours.get(tool_id)
        if found is None:
            sources, hours = self._of_tool(place)
            rows = self._rows_of_groups(sources)
            direct, weights = (np.delete(sources, rows), np.delete(hours, rows)) if rows else (sources, hours)
            summed = np.bincount(direct, weights=weights, minlength=len(self._roster.ids))
            found = summed.astype(np.float64, copy=False)  # bincount of nothing is of whole numbers
            for row in rows:
                found += hours[row] * self.leaves(self._group_of(sources, row)).mask
            self._hours[tool_id] = found
        return found

    def net_hours(self, tools: Iterable[tuple[str, int]]) -> NetHours:
        """The sums over some tools, each given by id and place."""
        total = np.zeros(len(self._roster.ids))
        reached = self._roster.none()
        for tool_id, place in tools:
            total += self.hours(tool_id, place)
            reached |= self.users(tool_id, place).mask
        return NetHours(self._roster, total, reached)

    def union(self, tools: Iterable[tuple[str, int]]) -> Units:
        """Everybody who uses at least one of the tools."""
        mask = self._roster.none()
        for tool_id, place in tools:
            mask |= self.users(tool_id, place).mask
        return Units(self._roster, mask)

    def tool_counts(self, tools: Iterable[tuple[str, int]]) -> dict[str, int]:
        """How many of the tools each organization uses; organizations that use none are left out."""
        count = np.zeros(len(self._roster.ids), dtype=np.int32)
        for tool_id, place in tools:
            count += self.users(tool_id, place).mask
        places = np.flatnonzero(count)
        ids = self._roster.ids
        return {
            ids[place]: number for place, number in zip(places.tolist(), count[places].tolist(), strict=True)
        }

    def required(self, problem: Problem) -> Units:
        """Required(p): active apparatus organizations of the audience's levels under the owner's scope."""
        return self._required_by_level(problem)[0]

    def _required_by_level(self, problem: Problem) -> tuple[Units, tuple[Units, ...]]:
        # Most problems of a map ask the same levels under the same organization.
        key = (problem.owner_scope or problem.owner, problem.audience)
        found = self._required.get(key)
        if found is None:
            asked = self._active & self._roster.apparatus & self._hierarchy.subtree(key[0])
            levels = tuple(Units(self._roster, asked & self._roster.at_level(level)) for level in key[1])
            whole = self._roster.none()
            for level in levels:
                whole |= level.mask
            found = self._required[key] = (Units(self._roster, whole), levels)
        return found

    def coverage(self, problem: Problem, users: Units) -> Coverage:
        """Required(p) held against the users of its tools, whole and level by level."""
        required, levels = self._required_by_level(problem)
        return Coverage(
            required,
            required & users,
            required - users,
            tuple(self._level(level, of, users) for level, of in zip(problem.audience, levels, strict=True)),
        )

    def apparatus(self, level: str, root: str) -> Units:
        """The active apparatus organizations of one level under `root`."""
        mask: Mask = self._active & self._roster.apparatus & self._roster.at_level(level)
        return Units(self._roster, mask & self._hierarchy.subtree(root))

    def apparatus_under(self, root: str) -> Units:
        """The active apparatus organizations under `root`, itself included."""
        mask: Mask = self._active & self._roster.apparatus
        return Units(self._roster, mask & self._hierarchy.subtree(root))

    def tool_coverage(self, tool: Tool, place: int, level: str, root: str) -> LevelCoverage:
        """The users of one tool among the apparatus of one level."""
        return self._level(level, self.apparatus(level, root), self.users(tool.id, place))

    @staticmethod
    def _level(level: str, required: Units, users: Units) -> LevelCoverage:
        return LevelCoverage(level, required.size, (required & users).size, required - users)

    def below_target(self, limits: Mapping[str, float | None]) -> tuple[Relation, ...]:
        """Mandatory active uses whose active_rate is below the highest limit of the levels of their leaves."""
        mandatory, rate = self._uses.table.column("mandatory"), self._uses.table.column("active_rate")
        if not isinstance(mandatory, np.ndarray) or not isinstance(rate, np.ndarray):
            return ()
        rows = np.flatnonzero(self._uses.active & (mandatory == 1) & ~np.isnan(rate))
        by_level = np.full(len(self._roster.level_codes) or 1, -np.inf)
        for level, limit in limits.items():
            if limit is not None and level in self._roster.level_codes:
                by_level[self._roster.level_codes[level]] = limit
        targets = [by_level[self._roster.levels]] + [
            np.array([by_level[self._roster.levels[self.leaves(name).mask]].max(initial=-np.inf)])
            for name in self._group_names
        ]
        target = np.concatenate(targets)
        short = rate[rows] < target[self._uses.sources[rows]] - TOLERANCE
        return tuple(Relation(self._uses.table, row) for row in rows[short].tolist())
