"""Changes by section, each entry with its names and what is told of it: what a report and a page both show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rolemap.i18n import day, domain
from rolemap.model import RoleGraph, Waiver
from rolemap.model.change import ElementChange, Fate, FieldChange, Force, RelationChange, WaiverChange
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.services.comparing import Comparison
from rolemap.services.reports import wording
from rolemap.views.changed.field_names import kind_name, section_name
from rolemap.views.changed.field_values import list_words
from rolemap.views.changed.words import (
    element_facts,
    element_words,
    field_words,
    force_words,
    relation_facts,
    relation_words,
)

_ = domain("reports")

_MANY, _NAMED = 4, 3
"""From so many relations on that say the same of one target an entry stands for all and names so many of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change, or many of one kind that say the same: its name, what an added or removed one is, what changed."""

    fate: Fate
    name: str
    facts: str = ""
    """What came or went, in a few words."""
    details: tuple[str, ...] = ()
    """Of a changed one: a sentence a key."""
    force: Force = Force.NONE
    element: str = ""
    """The id of the element that it is about; empty for all else."""
    stands_for: int = 1


@dataclass(frozen=True, slots=True)
class Part:
    """A section, a relation kind or the settings, with its changes; `name` is that of the format."""

    name: str
    title: str
    entries: tuple[Entry, ...]


def entries(comparison: Comparison) -> tuple[Part, ...]:
    """Settings, elements by section, relations by kind, waivers; parts without a change are left out."""
    found = (*_settings(comparison), *_elements(comparison), *_relations(comparison), *_waivers(comparison))
    return tuple(part for part in found if part.entries)


def _settings(comparison: Comparison) -> Iterator[Part]:
    changes = comparison.changes
    groups: tuple[tuple[str, str, tuple[FieldChange, ...]], ...] = (
        (_("The map as a whole"), "map", changes.info),
        (_("The map's own severities and limits"), "profile", changes.profile),
    )
    for title, where, fields in groups:
        lines = (Entry(Fate.CHANGED, field_words(changes, where, one)) for one in fields)
        yield Part(where, title, tuple(lines))


def _elements(comparison: Comparison) -> Iterator[Part]:
    for section in SECTIONS:
        found = (one for one in comparison.changes.elements if one.section == section)
        yield Part(section, section_name(section), tuple(_element(comparison, one) for one in found))


def _element(comparison: Comparison, change: ElementChange) -> Entry:
    graph, id = _graph(comparison, change.new is None), change.element.id
    if change.fate is Fate.CHANGED:
        details = tuple(element_words(comparison.changes, change))
        return Entry(change.fate, graph.name(id), "", details, change.force, id)
    facts = " · ".join(element_facts(graph, change.section, change.element))
    return Entry(change.fate, graph.name(id), facts, element=id)


def _relations(comparison: Comparison) -> Iterator[Part]:
    for kind in RELATION_KINDS:
        found = (one for one in comparison.changes.relations if one.kind == kind)
        title = _("Relations: {kind}").format(kind=kind_name(kind))
        yield Part(kind, title, tuple(_alike(comparison, same) for same in _together(comparison, found)))


def _together(comparison: Comparison, alike: Iterable[RelationChange]) -> Iterator[list[RelationChange]]:
    """Changes of one kind that say the same of the same target, where they are many; others alone."""
    found: dict[tuple[Fate, str, tuple[str, ...]], list[RelationChange]] = {}
    for change in alike:
        key = (change.fate, change.relation.target, tuple(_about_relation(comparison, change)))
        found.setdefault(key, []).append(change)
    for same in found.values():
        if len(same) >= _MANY:
            yield same
        else:
            yield from ([change] for change in same)


def _about_relation(comparison: Comparison, change: RelationChange) -> Iterator[str]:
    if change.fate is Fate.CHANGED:
        return relation_words(comparison.changes, change)
    return relation_facts(_graph(comparison, change.new is None), change.relation)


def _alike(comparison: Comparison, same: list[RelationChange]) -> Entry:
    first = same[0]
    graph, kind = _graph(comparison, first.new is None), RELATION_KINDS[first.kind]
    sources = [graph.name(change.relation.source) for change in same]
    text = (_("{source} ↔ {target}") if kind.undirected else _("{source} → {target}")).format(
        source=list_words(sources, _NAMED), target=graph.name(first.relation.target)
    )
    about = tuple(_about_relation(comparison, first))
    if first.fate is Fate.CHANGED:
        return Entry(first.fate, text, "", about, first.force, stands_for=len(same))
    return Entry(first.fate, text, "; ".join(about), stands_for=len(same))


def _waivers(comparison: Comparison) -> Iterator[Part]:
    found = tuple(_waiver(comparison, one) for one in comparison.changes.waivers)
    yield Part("waivers", _("Waivers"), found)


def _waiver(comparison: Comparison, change: WaiverChange) -> Entry:
    graph = _graph(comparison, change.new is None)
    waiver = change.waiver
    subjects = "; ".join(
        _("“{name}”").format(name=graph.name(one)) for one in waiver.subjects if one in graph
    )
    text = (
        _("{check}: {subjects}").format(check=waiver.check, subjects=subjects) if subjects else waiver.check
    )
    return Entry(change.fate, text, "", tuple(_about_waiver(comparison, graph, change, waiver)), change.force)


def _about_waiver(
    comparison: Comparison, graph: RoleGraph, change: WaiverChange, waiver: Waiver
) -> Iterator[str]:
    if change.fate is Fate.CHANGED:
        if change.force.value == "ended":
            yield _("its last day, {day}, has passed").format(day=day(waiver.until))
        else:
            yield from force_words(change.force, None, None)
        yield from (field_words(comparison.changes, "waivers", one) for one in change.fields)
    else:
        yield wording.waived(graph, waiver)


def _graph(comparison: Comparison, gone: bool) -> RoleGraph:
    return comparison.changes.old if gone else comparison.changes.new
