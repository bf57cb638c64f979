"""How findings of a check are mended, as the check's own file declares it: what to add, fill in, or take off.

A repair names elements of the finding by the words of the check: one of its `subjects` ("problem"), or a key of the
values of its sentence that holds elements ("missing"). Which elements those are in a map, and which form opens, is
found out elsewhere (`rolemap.editing.repairs`). Labels are marked with `N_`; in one that names an element it stands
as ``{name}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the organization that `of` names, or that the element `of` belongs to."""

    of: str


@dataclass(frozen=True, slots=True)
class ToolsFor:
    """The tools in use for the problem that `of` names."""

    of: str


Who = str | Heads | ToolsFor
"""Elements of a finding; the empty word leaves the choice to the reader."""


@dataclass(frozen=True, slots=True)
class Relate:
    """Add a relation of a kind, with the ends and keys that are known already.

    With `turns`, the relations of the same kind that the finding marks become relations of that kind.
    """

    label: str
    kind: str
    source: Who = ""
    target: Who = ""
    presets: Mapping[str, object] = field(default_factory=dict)
    turns: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """Fill in keys of elements; with `presets` their values are known."""

    label: str
    who: Who
    keys: tuple[str, ...]
    presets: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FillRelation:
    """Fill in keys of the relations that the finding marks; those of one kind where it is named."""

    label: str
    keys: tuple[str, ...]
    kind: str = ""
    presets: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Create:
    """Add an element of a section; with `relation`, connect it by one of that kind, from it to `about`.

    A value of `presets` is a value of its key, or names an element (`Who`) where the key is a reference. `today`
    is a key that gets the date of the map.
    """

    label: str
    section: str
    relation: str = ""
    about: Who = ""
    presets: Mapping[str, object] = field(default_factory=dict)
    today: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take off the relations that the finding marks; those of one kind where it is named.

    Of relations that stand more than once only the last is taken off with `repeated`.
    """

    label: str
    kind: str = ""
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class DropElement:
    """Take elements out of the map, with all that hangs on them."""

    label: str
    who: Who


@dataclass(frozen=True, slots=True)
class Connect:
    """Add a relation of any kind that the section of the element allows."""

    label: str
    who: Who


@dataclass(frozen=True, slots=True)
class FillWaiver:
    """Change the waiver that the finding is about."""

    label: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DropWaiver:
    """Delete the waiver that the finding is about."""

    label: str


Mend = Relate | Fill | FillRelation | Create | Drop | DropElement | Connect | FillWaiver | DropWaiver
