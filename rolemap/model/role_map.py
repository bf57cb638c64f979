"""The role map as a document: its head, its elements, its relations; no date is asked here."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from rolemap.model.elements import Element, MapInfo, Profile, Waiver
from rolemap.model.relations import Ints, RelationTable
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS


@dataclass(frozen=True, eq=True)
class RoleMap:
    """What one file holds, checked and typed; two maps are equal when they hold the same.

    `sections` has every section of format 1 (empty ones as ``()``), `relations` a table for every kind. Raises
    KeyError for a relation with an end that is no element; the gate of `rolemap.files` lets none through.
    """

    info: MapInfo
    sections: Mapping[str, tuple[Element, ...]]
    relations: Mapping[str, RelationTable]
    waivers: tuple[Waiver, ...] = ()
    profile: Profile = field(default_factory=Profile)
    ends: Mapping[str, tuple[Ints, Ints]] = field(init=False, compare=False, repr=False)
    """For each relation kind the places in `elements` of the from ends and of the to ends, a row each."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sections", {name: tuple(self.sections.get(name, ())) for name in SECTIONS})
        tables = {kind: self.relations.get(kind) or RelationTable.empty(kind) for kind in RELATION_KINDS}
        object.__setattr__(self, "relations", tables)
        # Resolved here and not where it is first asked: every graph of this map, at any date, shares it.
        object.__setattr__(self, "ends", {kind: self._places_of(tables[kind]) for kind in RELATION_KINDS})

    __hash__ = None  # type: ignore[assignment]  # compares by content

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """All elements, section after section, in the order of the file."""
        return tuple(element for name in SECTIONS for element in self.sections[name])

    @cached_property
    def index(self) -> Mapping[str, int]:
        """Id of an element to its place in `elements`."""
        return {element.id: place for place, element in enumerate(self.elements)}

    def _places_of(self, table: RelationTable) -> tuple[Ints, Ints]:
        place, count = self.index.__getitem__, len(table)
        return (
            np.fromiter(map(place, table.source_ids), np.int32, count),
            np.fromiter(map(place, table.target_ids), np.int32, count),
        )

    def element(self, element_id: str) -> Element:
        """The element of that id; raises KeyError where there is none."""
        return self.elements[self.index[element_id]]

    @cached_property
    def version(self) -> str:
        """Eight hex digits that change when anything in the map changes: SHA-256 over its whole content."""
        digest = hashlib.sha256()
        for part in (self.info, *self.elements, *self.waivers, self.profile):
            digest.update(repr(part).encode())
        for table in self.relations.values():
            table.feed(digest.update)
        return digest.hexdigest()[:8]
