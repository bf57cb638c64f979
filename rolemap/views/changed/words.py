"""Changes in words: "trạng thái: thí điểm → đang dùng", what was added to a list, what came into force."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rolemap.i18n import day, domain
from rolemap.model import Relation, RoleGraph, blank
from rolemap.model.change import Changes, ElementChange, FieldChange, Force, RelationChange
from rolemap.model.elements import Element, Lasting, beginning
from rolemap.views.changed.field_names import field_name
from rolemap.views.changed.field_values import list_words, value_words

_ = domain("fields")

MOST_ENTRIES = 4
"""So many entries that were added to a list are named; the rest is counted."""


def field_words(changes: Changes, where: str, change: FieldChange) -> str:
    """One key with its old and its new value; of a list what was added to it and taken off it."""
    name = field_name(where, change.field)
    if isinstance(change.old, tuple) and isinstance(change.new, tuple) and change.old and change.new:
        return _("{field}: {change}").format(field=name, change=_list_words(changes, where, change))
    old = _shown(changes.old, where, change.field, _by_old_ids(changes, change.old))
    new = _shown(changes.new, where, change.field, change.new)
    return _("{field}: {old} → {new}").format(field=name, old=old, new=new)


def _by_old_ids(changes: Changes, value: Any) -> Any:
    """An old value as it stands in the old map: changes speak of it by the ids of the new one."""
    if isinstance(value, tuple):
        return tuple(_by_old_ids(changes, one) for one in value)
    return changes.old_id(value) if isinstance(value, str) else value


def _shown(graph: RoleGraph, where: str, field: str, value: Any) -> str:
    if isinstance(value, tuple):
        words = [value_words(graph, where, field, one) for one in value]
        return list_words(words, MOST_ENTRIES) or value_words(graph, where, field, None)
    return value_words(graph, where, field, value)


def _list_words(changes: Changes, where: str, change: FieldChange) -> str:
    old, new = Counter(change.old), Counter(change.new)
    come = [value_words(changes.new, where, change.field, one) for one in change.new if one in new - old]
    gone = [
        value_words(changes.old, where, change.field, _by_old_ids(changes, one))
        for one in change.old
        if one in old - new
    ]
    if come and gone:
        return _("added {added}; taken off {removed}").format(
            added=list_words(come, MOST_ENTRIES), removed=list_words(gone, MOST_ENTRIES)
        )
    if come:
        return _("added {added}").format(added=list_words(come, MOST_ENTRIES))
    if gone:
        return _("taken off {removed}").format(removed=list_words(gone, MOST_ENTRIES))
    return _("in another order")


def element_words(changes: Changes, change: ElementChange) -> Iterator[str]:
    """What changed about an element, a sentence a key; what its dates did comes first."""
    if change.old is None or change.new is None:
        return
    if isinstance(change.new, Lasting) and change.new.valid_from is not None:
        yield from force_words(change.force, change.new.valid_from, change.new.valid_to)
    elif change.force is Force.BEGAN:
        yield _began(change.new)
    else:
        yield from force_words(change.force, None, getattr(change.new, "valid_to", None))
    if change.renamed:
        yield _("id: {old} → {new}").format(old=change.old.id, new=change.new.id)
    yield from (field_words(changes, change.section, one) for one in change.fields)


def _began(element: Element) -> str:
    start = beginning(element)
    if start is None:
        return _("came into force")
    pattern = _("dated {day}") if hasattr(element, "date") else _("began on {day}")
    return pattern.format(day=day(start))


def relation_words(changes: Changes, change: RelationChange) -> Iterator[str]:
    """What changed about a relation, a sentence a key; what its dates did comes first."""
    if change.new is not None:
        yield from force_words(change.force, change.new.valid_from, change.new.valid_to)
    yield from (field_words(changes, change.kind, one) for one in change.fields)


def force_words(force: Force, start: date | None, end: date | None) -> Iterator[str]:
    """What the dates of an entry did between the two maps."""
    match force:
        case Force.BEGAN if start is not None:
            yield _("came into force on {day}").format(day=day(start))
        case Force.BEGAN:
            yield _("came into force")
        case Force.ENDED if end is not None:
            yield _("ended on {day}").format(day=day(end))
        case Force.ENDED:
            yield _("no longer in force")
        case Force.PASSED if start is not None and end is not None:
            yield _("was in force from {start} to {end}").format(start=day(start), end=day(end))


_FACTS = {
    "delegates": ("scope", "valid_from", "valid_to"),
    "uses": ("mandatory", "active_rate", "hours_delta"),
    "signs": ("mode",),
    "sets": ("accountable", "by_delegation"),
    "steers": ("by_delegation",),
}


def relation_facts(graph: RoleGraph, relation: Relation) -> Iterator[str]:
    """The keys of a relation that a reader asks for where it came or went: the scope of a delegation, its dates."""
    for key in _FACTS.get(relation.kind, ()):
        value = relation.get(key)
        if value is False or blank(value):
            continue
        words = value_words(graph, relation.kind, key, value)
        if value is True:
            yield field_name(relation.kind, key)
        else:
            yield _("{field}: {value}").format(field=field_name(relation.kind, key), value=words)


_TOLD: Mapping[str, tuple[str, ...]] = {
    "organizations": ("kind", "level", "size"),
    "groups": ("members", "under", "level"),
    "positions": ("rank", "organization"),
    "bodies": ("scope",),
    "problems": ("status", "owner"),
    "tools": ("status", "provision"),
    "documents": ("number", "date"),
    "thresholds": ("must_stay", "limit", "watcher"),
    "reviews": ("date", "decision"),
    "budgets": ("period", "amount_vnd_m"),
}
"""What a reader asks of an element that came or went, in a few words."""
_NAMED = frozenset(
    {"size", "members", "under", "limit", "watcher", "amount_vnd_m", "owner", "number", "date"}
)
"""Keys whose value says nothing without their name."""


def element_facts(graph: RoleGraph, section: str, element: Element) -> Iterator[str]:
    """What an element is, in a few words: "thí điểm", "thuê"; for one that came or went."""
    for key in _TOLD[section]:
        value = getattr(element, key)
        if value in (None, (), 1):  # a single unit is the usual size
            continue
        words = _shown(graph, section, key, value)
        if key in _NAMED:
            words = _("{field}: {value}").format(field=field_name(section, key), value=words)
        yield words
