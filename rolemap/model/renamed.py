"""Elements that kept everything but their id between two versions of a map, and a map read with the new ids.

An id is the one thing by which versions are compared, so a changed id would otherwise show as one element
removed, another added, and every line of it redrawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from rolemap.model.elements import (
    Body,
    Element,
    Group,
    Organization,
    Position,
    Problem,
    Threshold,
    Waiver,
)
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import SECTIONS

Ids = Mapping[str, str]
"""Old id to new id."""

_REFERENCES: Mapping[type[Element], tuple[str, ...]] = {
    Organization: ("parent", "head_also"),
    Group: ("members", "under"),
    Position: ("organization",),
    Body: ("scope", "standing_agency"),
    Problem: ("owner", "owner_scope"),
    Threshold: ("watcher",),
}
"""The keys of each class that hold ids of other elements; the first that leads upwards is its home."""
_HOME: Mapping[type[Element], str] = {
    Organization: "parent",
    Position: "organization",
    Body: "scope",
    Problem: "owner",
}


def renamed_ids(old: RoleMap, new: RoleMap) -> dict[str, str]:
    """The elements whose id alone was changed, as old id to new id; none between maps of different ids.

    An element counts as renamed when its id is gone and another one of the same section has come with exactly
    the same name, when that name stands once in the section of each map, and when both belong to the same
    home: the parent of an organization, the organization of a position, the scope of a body, the owner of a
    problem (a renamed home is the same home). It is not decided, and told as one element removed and one
    added, when the name was changed together with the id, when two elements of the section bear the name
    ("Trưởng phòng"), when the element moved to another home at the same time, or when it went to another
    section. Ids of relations are never looked at here.
    """
    if old.info.id != new.info.id:
        return {}
    found: dict[str, tuple[Element, Element]] = {}
    for section in SECTIONS:
        found.update(_alike(old, new, section))
    ids = {gone: pair[1].id for gone, pair in found.items()}
    living: dict[str, list[str]] = {}
    for gone, (before, _after) in found.items():
        living.setdefault(_home(before) or "", []).append(gone)
    doubtful = [gone for gone, (before, after) in found.items() if not _same_home(before, after, ids)]
    while doubtful:
        gone = doubtful.pop()
        if ids.pop(gone, None) is not None:  # and so are those whose home it was
            doubtful += (one for one in living.get(gone, ()) if not _same_home(*found[one], ids))
    return ids


def _alike(old: RoleMap, new: RoleMap, section: str) -> dict[str, tuple[Element, Element]]:
    """The elements of a section that may be the same under another id: alike by a name that is used once."""
    gone = _by_name(element for element in old.sections[section] if element.id not in new.index)
    come = _by_name(element for element in new.sections[section] if element.id not in old.index)
    shared = [name for name in gone if name in come]
    if not shared:
        return {}
    used = [Counter(element.name for element in each.sections[section]) for each in (old, new)]
    return {gone[name].id: (gone[name], come[name]) for name in shared if used[0][name] == used[1][name] == 1}


def _by_name(elements: Iterable[Element]) -> dict[str, Element]:
    return {element.name: element for element in elements}


def _home(element: Element) -> str | None:
    key = _HOME.get(type(element))
    home: str | None = getattr(element, key) if key else None
    return home


def _same_home(old: Element, new: Element, ids: Ids) -> bool:
    home = _home(old)
    return (None if home is None else ids.get(home, home)) == _home(new)


def with_new_ids(element: Element, ids: Ids) -> Element:
    """The element under its new id, and naming others by theirs; the same object where nothing changes."""
    if not ids:
        return element
    keys = ("id", *_REFERENCES.get(type(element), ()))
    changes = {
        key: after
        for key, before in ((key, getattr(element, key)) for key in keys)
        if (after := _translated(before, ids)) != before
    }
    return replace(element, **changes) if changes else element


def waiver_with_new_ids(waiver: Waiver, ids: Ids) -> Waiver:
    """The waiver with the new ids of its subjects and of the position that approved it."""
    if not ids:
        return waiver
    return replace(
        waiver,
        subjects=_translated(waiver.subjects, ids),
        approved_by=_translated(waiver.approved_by, ids),
    )


def _translated(value: Any, ids: Ids) -> Any:
    if isinstance(value, tuple):
        return tuple(ids.get(one, one) for one in value)
    return ids.get(value, value)
