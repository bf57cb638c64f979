"""What a change is: an element, a relation, a waiver or a single key of which two versions of a map differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from rolemap.model.elements import Element, Waiver
from rolemap.model.graph import RoleGraph
from rolemap.model.relations import Relation
from rolemap.model.renamed import Ids


class Fate(Enum):
    """What became of an entry of the old map."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    """It is in both, with other values, another id, or another standing on the day of its map."""


class Force(Enum):
    """What the two dates did to an entry with a period of validity (or, for a waiver, with a last day)."""

    NONE = ""
    BEGAN = "began"
    """Not in force on the old date, in force on the new one."""
    ENDED = "ended"
    """In force on the old date, not on the new one."""
    PASSED = "passed"
    """In force on neither, but for a time between them."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One key of the format with its old and its new value; None where it has none.

    Keys of a nested record are joined by points: ``last_year.documents``, ``severity.HD-08``.
    """

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class ElementChange:
    """An element that was added, removed or changed; `fields` are empty but for a changed one."""

    section: str
    fate: Fate
    old: Element | None
    new: Element | None
    fields: tuple[FieldChange, ...] = ()
    force: Force = Force.NONE

    @property
    def element(self) -> Element:
        """The element as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def renamed(self) -> bool:
        """Whether it has another id than before."""
        return self.old is not None and self.new is not None and self.old.id != self.new.id


@dataclass(frozen=True, slots=True)
class RelationChange:
    """A relation that was added, removed or changed; ``from`` and ``to`` may be among the `fields`."""

    kind: str
    fate: Fate
    old: Relation | None
    new: Relation | None
    fields: tuple[FieldChange, ...] = ()
    force: Force = Force.NONE

    @property
    def relation(self) -> Relation:
        """The relation as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class WaiverChange:
    """A waiver that was added, removed or changed, or whose last day has passed."""

    fate: Fate
    old: Waiver | None
    new: Waiver | None
    fields: tuple[FieldChange, ...] = ()
    force: Force = Force.NONE

    @property
    def waiver(self) -> Waiver:
        """The waiver as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True)
class Changes:
    """All that differs between two graphs; truthy when something does."""

    old: RoleGraph
    new: RoleGraph
    renamed: Ids
    """Elements whose id alone was changed, old to new; all else is compared with the new ids."""
    info: tuple[FieldChange, ...]
    """Of the head of the map, its id left out."""
    elements: tuple[ElementChange, ...]
    """By section; in each those of the new map in its order, then the removed ones in the old order."""
    relations: tuple[RelationChange, ...]
    """By kind, in each the same."""
    waivers: tuple[WaiverChange, ...]
    profile: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        return any((self.info, self.elements, self.relations, self.waivers, self.profile))

    def old_id(self, element_id: str) -> str:
        """The id that an element of the new map has in the old one."""
        return self._back.get(element_id, element_id)

    @cached_property
    def _back(self) -> Ids:
        return {now: was for was, now in self.renamed.items()}

    @property
    def same_map(self) -> bool:
        """Whether both bear the same map id."""
        return self.old.info.id == self.new.info.id


def counted(entries: Iterable[ElementChange | RelationChange | WaiverChange]) -> dict[str, int]:
    """How many were added, removed and changed; began and ended (or passed) count the changed ones again."""
    found = list(entries)
    fates, forces = Counter(one.fate for one in found), Counter(one.force for one in found)
    return {
        **{fate.value: fates[fate] for fate in Fate},
        **{force.value: forces[force] for force in Force if force is not Force.NONE},
    }
