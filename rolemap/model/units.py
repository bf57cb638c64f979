"""Sets of organizations, kept as masks so that union, intersection and size cost the same for 3 or 12,000."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import compress
from typing import Final

import numpy as np

from rolemap.model.elements import Organization
from rolemap.model.relations import Ints, Mask


class Roster:
    """The organizations of one map by place: ids, sizes and levels as columns, shared by every `Units`."""

    def __init__(self, organizations: tuple[Organization, ...]) -> None:
        self.organizations: Final = organizations
        self.ids: Final = tuple(organization.id for organization in organizations)
        self.place: Final = {name: place for place, name in enumerate(self.ids)}
        self.sizes: Final = np.array([organization.size for organization in organizations], dtype=np.int64)
        names = sorted({organization.level for organization in organizations})
        self.level_codes: Final = {name: code for code, name in enumerate(names)}
        self.levels: Final[Ints] = np.array(
            [self.level_codes[organization.level] for organization in organizations], dtype=np.int32
        )
        self.apparatus: Final[Mask] = np.array(
            [organization.apparatus for organization in organizations], dtype=np.bool_
        )
        self._at_level: dict[str, Mask] = {}
        self._only_single_units: Final = bool((self.sizes == 1).all())

    def none(self) -> Mask:
        """A fresh mask with nobody in it."""
        return np.zeros(len(self.ids), dtype=np.bool_)

    @cached_property
    def order_by_id(self) -> Ints:
        """The place of each organization among the sorted ids."""
        order = np.empty(len(self.ids), dtype=np.int32)
        order[sorted(range(len(self.ids)), key=self.ids.__getitem__)] = np.arange(
            len(self.ids), dtype=np.int32
        )
        return order

    def size(self, mask: Mask) -> int:
        """The sum of the sizes of the organizations in `mask`."""
        return int(np.count_nonzero(mask) if self._only_single_units else self.sizes @ mask)

    def at_level(self, level: str) -> Mask:
        """The organizations of that level; nobody where the map has none."""
        mask = self._at_level.get(level)
        if mask is None:
            mask = self._at_level[level] = self.levels == self.level_codes.get(level, -1)
        return mask


class Units:
    """An immutable set of organizations; `size` counts the units that folded blocks stand for."""

    __slots__ = ("__dict__", "_roster", "mask")

    def __init__(self, roster: Roster, mask: Mask) -> None:
        mask.flags.writeable = False
        self._roster = roster
        self.mask = mask

    def __len__(self) -> int:
        return int(np.count_nonzero(self.mask))

    def __bool__(self) -> bool:
        return bool(self.mask.any())

    def __contains__(self, organization_id: object) -> bool:
        place = self._roster.place.get(organization_id) if isinstance(organization_id, str) else None
        return place is not None and bool(self.mask[place])

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of the members, in the order of the file."""
        return tuple(compress(self._roster.ids, self.mask.tobytes()))

    @cached_property
    def size(self) -> int:
        """The sum of `size` of the members."""
        return self._roster.size(self.mask)

    def __and__(self, other: Units) -> Units:
        return Units(self._roster, self.mask & other.mask)

    def __or__(self, other: Units) -> Units:
        return Units(self._roster, self.mask | other.mask)

    def __sub__(self, other: Units) -> Units:
        return Units(self._roster, self.mask & ~other.mask)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Units) and bool(np.array_equal(self.mask, other.mask))

    def __hash__(self) -> int:
        return hash(self.ids)

    def __repr__(self) -> str:
        return f"Units({', '.join(self.ids)})"

    @cached_property
    def _bits(self) -> int:
        return int.from_bytes(np.packbits(self.mask).tobytes(), "big")

    def overlaps(self, other: Units) -> bool:
        """Whether both have a member in common; cheap enough to ask for every pair of tools."""
        return bool(self._bits & other._bits)

    def at_level(self, level: str) -> Units:
        """The members of one level."""
        return Units(self._roster, self.mask & self._roster.at_level(level))
