"""What changed between two versions of a map, or between two dates of one: elements, relations, settings.

Everything is compared by id and by value, section by section and kind by kind, in a time that grows with the
size of the maps and never with pairs of their parts. The order of entries in the files plays no part.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from rolemap.model import changed_relations
from rolemap.model.change import (
    Changes,
    ElementChange,
    Fate,
    FieldChange,
    Force,
    RelationChange,
    WaiverChange,
)
from rolemap.model.elements import Element, MapInfo, Profile, Waiver, beginning
from rolemap.model.graph import RoleGraph
from rolemap.model.relations import Relation
from rolemap.model.renamed import Ids, renamed_ids, waiver_with_new_ids, with_new_ids
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

_NOTHING = (None, ())
"""A list without entries reads as no list at all."""


def changes(old: RoleGraph, new: RoleGraph) -> Changes:
    """Everything that differs between `old` and `new`, each at its own date."""
    ids = renamed_ids(old.map, new.map)
    return Changes(
        old,
        new,
        ids,
        tuple(_info(old.info, new.info, ids)),
        tuple(change for section in SECTIONS for change in _elements(old, new, section, ids)),
        tuple(change for kind in RELATION_KINDS for change in _relations(old, new, kind, ids)),
        tuple(_waivers(old, new, ids)),
        tuple(_profile(old.profile, new.profile)),
    )


def _info(old: MapInfo, new: MapInfo, ids: Ids) -> Iterator[FieldChange]:
    for one in fields(MapInfo):
        if one.name == "id":
            continue
        before, after = getattr(old, one.name), getattr(new, one.name)
        if one.name == "root":
            before = ids.get(before, before)
        yield from _field(one.name, before, after)


def _field(name: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            yield from _field(f"{name}.{key}" if name else str(key), old.get(key), new.get(key))
    elif isinstance(old, Mapping) != isinstance(new, Mapping) and None in (old, new):
        yield from _field(name, old or {}, new or {})
    elif old != new and not (old in _NOTHING and new in _NOTHING):
        yield FieldChange(name, old, new)


def _elements(old: RoleGraph, new: RoleGraph, section: str, ids: Ids) -> Iterator[ElementChange]:
    was = {ids.get(one.id, one.id): one for one in old.map.sections[section]}
    for element in new.map.sections[section]:
        before = was.pop(element.id, None)
        if before is None:
            yield ElementChange(section, Fate.ADDED, None, element)
            continue
        changed = () if before == element else tuple(_values(with_new_ids(before, ids), element))
        force = _force_of(before, element, old.as_of, new.as_of)
        if changed or before.id != element.id or force is not Force.NONE:
            yield ElementChange(section, Fate.CHANGED, before, element, changed, force)
    yield from (ElementChange(section, Fate.REMOVED, element, None) for element in was.values())


def _values(old: Any, new: Any) -> Iterator[FieldChange]:
    """The keys of two records of one class that differ, ids left out; a nested record key by key."""
    for one in fields(old):
        if one.name != "id":
            before, after = getattr(old, one.name), getattr(new, one.name)
            if one.name == "last_year":
                before, after = (_as_mapping(year) for year in (before, after))
            yield from _field(one.name, before, after)


def _as_mapping(record: Any) -> Any:
    return None if record is None else {one.name: getattr(record, one.name) for one in fields(record)}


def _force_of(old: Element, new: Element, before: date, after: date) -> Force:
    starts, ends = (
        (beginning(old), beginning(new)),
        (getattr(old, "valid_to", None), getattr(new, "valid_to", None)),
    )
    if not any((*starts, *ends)):
        return Force.NONE
    was, now = (
        (start is None or start <= day) and (end is None or day < end)
        for start, end, day in zip(starts, ends, (before, after), strict=True)
    )
    return _force(was, now, starts[1], ends[1], (before, after))


def _force(was: bool, now: bool, start: date | None, end: date | None, days: tuple[date, date]) -> Force:
    if was != now:
        return Force.BEGAN if now else Force.ENDED
    between = start is not None and end is not None and min(days) < start < end <= max(days)
    return Force.PASSED if between and not now else Force.NONE


def _relations(old: RoleGraph, new: RoleGraph, kind: str, ids: Ids) -> Iterator[RelationChange]:
    """Changes of one kind in the order of the new map, then the removed ones."""
    days = old.as_of, new.as_of
    found: dict[int, RelationChange] = {}
    removed: list[RelationChange] = []
    for before, after in changed_relations.pairs(old.map.relations[kind], new.map.relations[kind], ids):
        if after is None:
            removed.append(RelationChange(kind, Fate.REMOVED, before, None))
        elif before is None:
            found[after.row] = RelationChange(kind, Fate.ADDED, None, after)
        else:
            force = _force(before.own_dates(days[0]), after.own_dates(days[1]), *_period(after), days)
            differing = tuple(_relation_values(before, after, ids))
            found[after.row] = RelationChange(kind, Fate.CHANGED, before, after, differing, force)
    if days[0] != days[1]:
        for relation in changed_relations.moved_by_dates(new.map.relations[kind], days):
            if relation.row not in found:
                was, now = (relation.own_dates(day) for day in days)
                force = _force(was, now, *_period(relation), days)
                if force is not Force.NONE:
                    # Without another value: the old map holds an equal one, which need not be looked up.
                    found[relation.row] = RelationChange(kind, Fate.CHANGED, relation, relation, (), force)
    yield from (found[row] for row in sorted(found))
    yield from removed


def _period(relation: Relation) -> tuple[date | None, date | None]:
    return relation.valid_from, relation.valid_to


def _relation_values(old: Relation, new: Relation, ids: Ids) -> Iterator[FieldChange]:
    before, after = changed_relations.field_values(old, ids), changed_relations.field_values(new, {})
    turned = RELATION_KINDS[new.kind].undirected and {before["from"], before["to"]} == {
        after["from"],
        after["to"],
    }
    for key, value in after.items():
        if not (turned and key in ("from", "to")):
            yield from _field(key, before[key], value)


def _waivers(old: RoleGraph, new: RoleGraph, ids: Ids) -> Iterator[WaiverChange]:
    """Waivers of one check and the same subjects are one waiver; of several the equal ones, then by last day."""
    was = sorted((waiver_with_new_ids(waiver, ids) for waiver in old.waivers), key=_waiver_order)
    equal = Counter(was) & Counter(new.waivers)
    waiting: defaultdict[tuple[Any, ...], deque[Waiver]] = defaultdict(deque)
    for waiver, free in _unmatched(was, equal):
        if free:
            waiting[waiver.check, waiver.subjects].append(waiver)
    for waiver, free in _unmatched(sorted(new.waivers, key=_waiver_order), equal):
        queue = waiting.get((waiver.check, waiver.subjects))
        before = waiver if not free else queue.popleft() if queue else None
        if before is None:
            yield WaiverChange(Fate.ADDED, None, waiver)
            continue
        differing = tuple(_values(before, waiver))
        holds = before.until >= old.as_of, waiver.until >= new.as_of
        force = Force.NONE if holds[0] == holds[1] else Force.BEGAN if holds[1] else Force.ENDED
        if differing or force is not Force.NONE:
            yield WaiverChange(Fate.CHANGED, before, waiver, differing, force)
    yield from (WaiverChange(Fate.REMOVED, waiver, None) for queue in waiting.values() for waiver in queue)


def _waiver_order(waiver: Waiver) -> tuple[Any, ...]:
    return waiver.check, waiver.subjects, waiver.until, waiver.approved_by, waiver.reason


def _unmatched(waivers: Iterable[Waiver], equal: Counter[Waiver]) -> Iterator[tuple[Waiver, bool]]:
    """Each waiver, and whether the other map has no equal one left for it."""
    left = Counter(equal)
    for waiver in waivers:
        yield waiver, not left[waiver]
        left[waiver] -= left[waiver] > 0


def _profile(old: Profile, new: Profile) -> Iterator[FieldChange]:
    found = [*_field("severity", old.severity, new.severity), *_field("limits", old.limits, new.limits)]
    yield from sorted(found, key=lambda one: one.field)
