"""Which units of the apparatus do not use what answers a problem that asks them, and under whom they stand.

A problem that no live tool answers is left out: where there is nothing to use, no unit stays away from it.
Everything is counted in columns, so that a picture which shows the worst few asks the same of 300 units and of
12,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from rolemap.model.relations import Ints, Mask
from rolemap.model.units import Roster, Units
from rolemap.model.usage import Coverage


class Superiors:
    """Under whom each organization stands: the nearest above it that is of another level, else its topmost."""

    def __init__(self, roster: Roster, parents: Mapping[str, str | None]) -> None:
        self._roster = roster
        self._parents = parents

    @cached_property
    def places(self) -> Ints:
        """The place of the superior of each organization; -1 for one without parent."""
        place = self._roster.place
        parents = np.array(
            [-1 if name is None else place[name] for name in self._parents.values()], dtype=np.int32
        )
        found = parents.copy()
        levels = self._roster.levels
        while True:
            further = (found >= 0) & (levels[found] == levels) & (parents[found] >= 0)
            if not further.any():
                return found
            found[further] = parents[found[further]]

    def of(self, organization_id: str) -> str | None:
        """The superior of one organization; None for one without parent."""
        found = int(self.places[self._roster.place[organization_id]])
        return None if found < 0 else self._roster.ids[found]

    def below(self, superiors: Iterable[str | None], units: Units) -> Units:
        """Those of `units` that stand under one of the superiors; None stands for no parent."""
        at = [-1 if name is None else self._roster.place[name] for name in superiors]
        return Units(self._roster, units.mask & np.isin(self.places, at))

    def sizes(self, units: Units, weights: Ints | None = None) -> dict[str | None, int]:
        """By superior the size of `units`, each counted `weights` times (default once); in the order of the file."""
        each = self._roster.sizes if weights is None else self._roster.sizes * weights
        where = np.flatnonzero(units.mask)
        summed = np.bincount(self.places[where] + 1, weights=each[where], minlength=1)
        counted = np.bincount(self.places[where] + 1, minlength=1)
        found = np.flatnonzero(counted).tolist()
        return {None if at == 0 else self._roster.ids[at - 1]: int(summed[at]) for at in found}


@dataclass(frozen=True, slots=True)
class Alike:
    """Units that the same problems ask, and that are absent from the same of them."""

    units: Units
    absent: tuple[str, ...]
    """The ids of these problems."""


class Absences:
    """Who is absent from which of some problems; every count is by size."""

    def __init__(
        self, roster: Roster, superiors: Superiors, problems: Sequence[tuple[str, Coverage]]
    ) -> None:
        self._roster = roster
        self._superiors = superiors
        self._problems = problems

    @cached_property
    def asked(self) -> Units:
        """The units that at least one of the problems asks."""
        mask = self._roster.none()
        for _problem, coverage in self._problems:
            mask |= coverage.required.mask
        return Units(self._roster, mask)

    @cached_property
    def _counts(self) -> Ints:
        counts = np.zeros(len(self._roster.ids), dtype=np.int32)
        for _problem, coverage in self._problems:
            counts += coverage.missing.mask
        return counts

    @cached_property
    def absent(self) -> Units:
        """The units that are absent from at least one of the problems."""
        return Units(self._roster, self._counts > 0)

    @cached_property
    def complete(self) -> Units:
        """The units that are asked, and absent from none of the problems."""
        return self.asked - self.absent

    def count(self, organization_id: str) -> int:
        """From how many of the problems one organization is absent."""
        return int(self._counts[self._roster.place[organization_id]])

    def of(self, organization_id: str) -> tuple[str, ...]:
        """The problems from which one organization is absent."""
        return self._of_place(self._roster.place[organization_id])

    def _of_place(self, place: int) -> tuple[str, ...]:
        return tuple(problem for problem, coverage in self._problems if coverage.missing.mask[place])

    def worst(self, units: Units) -> tuple[str | None, ...]:
        """The superiors of those of `units` that are absent, the one with the most absences first."""
        weights = self._superiors.sizes(units & self.absent, self._counts)
        return tuple(sorted(weights, key=lambda name: -weights[name]))

    def alike(self, units: Units, most: int) -> tuple[tuple[Alike, ...], Units]:
        """The absent of `units` by what they are absent from: the `most` worst sets, and the units of all others.

        The set with the most absences comes first, of equals the one whose first unit stands first in the file.
        """
        where = np.flatnonzero(units.mask & (self._counts > 0))
        if not len(where):
            return (), Units(self._roster, self._roster.none())
        _kinds, first, kind = np.unique(self._bits(where), axis=0, return_index=True, return_inverse=True)
        kind = kind.reshape(-1)
        weights = np.bincount(kind, weights=(self._roster.sizes * self._counts)[where])
        order = np.lexsort((first, -weights))
        shown = tuple(self._set(where[kind == one]) for one in order[:most].tolist())
        rest = self._roster.none()
        rest[where[np.isin(kind, order[most:])]] = True
        return shown, Units(self._roster, rest)

    def _bits(self, where: npt.NDArray[np.intp]) -> npt.NDArray[np.uint8]:
        """For each place, what it is asked and what it is absent from, one bit each."""
        masks = [
            mask[where]
            for _problem, coverage in self._problems
            for mask in (coverage.required.mask, coverage.missing.mask)
        ]
        return np.packbits(np.stack(masks, axis=1), axis=1)

    def _set(self, where: npt.NDArray[np.intp]) -> Alike:
        mask: Mask = self._roster.none()
        mask[where] = True
        return Alike(Units(self._roster, mask), self._of_place(int(where[0])))
