"""Changes as a planner pastes them into the minutes: the summary, then by section, then the findings.

The signs are those of the picture: + for what is new, − for what is gone, Δ for what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolemap.i18n import day, domain, language, number
from rolemap.model import RoleGraph, Waiver
from rolemap.model.change import (
    ElementChange,
    Fate,
    FieldChange,
    RelationChange,
    WaiverChange,
    counted,
)
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.services.checking import Workspace
from rolemap.services.comparing import Comparison
from rolemap.services.reports import changed_findings, wording
from rolemap.services.reports.paragraphs import heading, paragraph
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

SIGNS = {Fate.ADDED: "+", Fate.REMOVED: "−", Fate.CHANGED: "Δ"}
_INDENT, _DETAIL = 4, 8
_MANY, _NAMED = 4, 3
"""From so many relations on that say the same of one target a line stands for all and names so many of them."""


def report(comparison: Comparison) -> str:
    """Both maps, the summary, everything that changed, and what became of the findings."""
    parts = ["\n".join(_title(comparison))]
    if not comparison:
        return "\n\n".join([*parts, _nothing(comparison)]) + "\n"
    parts.append("\n".join([heading(_("Summary").upper()), *_summary(comparison)]))
    parts += _settings(comparison)
    parts += _elements(comparison)
    parts += _relations(comparison)
    parts += _waivers(comparison)
    parts += changed_findings.groups(comparison)
    return "\n\n".join(parts) + "\n"


def _title(comparison: Comparison) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield heading(
        _("Changes: {title}").format(title=new.graph.info.title_in(language())),
        "═",
    )
    yield _side(_("Old map"), old)
    yield _side(_("New map"), new)
    if not comparison.changes.same_map:
        yield paragraph(
            _("Note: these are two different maps, “{old}” and “{new}”.").format(
                old=old.graph.info.id, new=new.graph.info.id
            )
        )
    if new.graph.as_of < old.graph.as_of:
        yield paragraph(_("Note: the date of the new map lies before that of the old one."))
    if old.graph.info.illustrative or new.graph.info.illustrative:
        yield _("Illustrative data")


def _side(which: str, workspace: Workspace) -> str:
    graph = workspace.graph
    return paragraph(
        _("{which}: as of {day} · version {version} · {file}").format(
            which=which, day=day(graph.as_of), version=graph.map.version, file=wording.source_name(workspace)
        )
    )


def _nothing(comparison: Comparison) -> str:
    still = wording.counts(comparison.new.report.counts)
    lines = [
        _("No change: both hold the same, and the same gaps were found ({counts}).").format(counts=still)
    ]
    if comparison.old.graph.map.version != comparison.new.graph.map.version:
        lines.append(_("Only the order of the entries in the files differs."))
    return "\n".join(paragraph(line) for line in lines)


def _summary(comparison: Comparison) -> Iterator[str]:
    changes = comparison.changes
    renamed = len(changes.renamed)
    yield _line(_("Elements: {counts}"), _counts(changes.elements, renamed))
    yield _line(_("Relations: {counts}"), _counts(changes.relations))
    if changes.waivers:
        yield _line(_("Waivers: {counts}"), _counts(changes.waivers))
    settings = len(changes.info) + len(changes.profile)
    if settings:
        yield _line(_("Settings of the map: {counts}"), _("{n} changed").format(n=number(settings)))
    yield _line(_("Findings: {counts}"), changed_findings.counts(comparison))


def _line(pattern: str, counts: str) -> str:
    return paragraph(pattern.format(counts=counts), 2)


def _counts(entries: Iterable[ElementChange | RelationChange | WaiverChange], renamed: int = 0) -> str:
    found = counted(entries)
    within = [
        (found["began"], _("{n} came into force")),
        (found["ended"], _("{n} ended")),
        (found["passed"], _("{n} came and ended")),
        (renamed, _("{n} with another id")),
    ]
    details = ", ".join(pattern.format(n=number(n)) for n, pattern in within if n)
    changed = _("{n} changed ({details})") if details else _("{n} changed")
    parts = [
        (found["added"], _("{n} added")),
        (found["removed"], _("{n} removed")),
        (found["changed"], changed),
    ]
    shown = [pattern.format(n=number(n), details=details) for n, pattern in parts if n]
    return ", ".join(shown) or _("no change")


def _settings(comparison: Comparison) -> Iterator[str]:
    changes = comparison.changes
    groups: tuple[tuple[str, str, tuple[FieldChange, ...]], ...] = (
        (_("The map as a whole"), "map", changes.info),
        (_("The map's own severities and limits"), "profile", changes.profile),
    )
    for title, where, entries in groups:
        if entries:
            lines = (_entry(Fate.CHANGED, field_words(changes, where, one)) for one in entries)
            yield "\n".join([heading(title.upper()), *lines])


def _elements(comparison: Comparison) -> Iterator[str]:
    changes = comparison.changes
    for section in SECTIONS:
        entries = [one for one in changes.elements if one.section == section]
        if entries:
            yield "\n".join(
                [heading(section_name(section).upper()), *(_element(comparison, one) for one in entries)]
            )


def _element(comparison: Comparison, change: ElementChange) -> str:
    graph = _graph(comparison, change.new is None)
    text = _("{name} [{id}]").format(name=graph.name(change.element.id), id=change.element.id)
    if change.fate is Fate.CHANGED:
        return _entry(change.fate, text, element_words(comparison.changes, change))
    facts = " · ".join(element_facts(graph, change.section, change.element))
    return _entry(change.fate, _with_facts(text, facts))


def _relations(comparison: Comparison) -> Iterator[str]:
    changes = comparison.changes
    for kind in RELATION_KINDS:
        entries = [one for one in changes.relations if one.kind == kind]
        if entries:
            title = _("Relations: {kind}").format(kind=kind_name(kind))
            lines = [_alike(comparison, same) for same in _together(comparison, entries)]
            yield "\n".join([heading(title.upper()), *lines])


def _together(comparison: Comparison, entries: Iterable[RelationChange]) -> Iterator[list[RelationChange]]:
    """Changes of one kind that say the same of the same target, where they are many; others alone."""
    found: dict[tuple[Fate, str, tuple[str, ...]], list[RelationChange]] = {}
    for change in entries:
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


def _alike(comparison: Comparison, same: list[RelationChange]) -> str:
    first = same[0]
    graph, kind = _graph(comparison, first.new is None), RELATION_KINDS[first.kind]
    sources = [graph.name(change.relation.source) for change in same]
    text = (_("{source} ↔ {target}") if kind.undirected else _("{source} → {target}")).format(
        source=list_words(sources, _NAMED), target=graph.name(first.relation.target)
    )
    about = tuple(_about_relation(comparison, first))
    if first.fate is Fate.CHANGED:
        return _entry(first.fate, text, about)
    return _entry(first.fate, _with_facts(text, "; ".join(about)))


def _with_facts(text: str, facts: str) -> str:
    return _("{text} ({facts})").format(text=text, facts=facts) if facts else text


def _waivers(comparison: Comparison) -> Iterator[str]:
    entries = comparison.changes.waivers
    if entries:
        lines = (_waiver(comparison, one) for one in entries)
        yield "\n".join([heading(_("Waivers").upper()), *lines])


def _waiver(comparison: Comparison, change: WaiverChange) -> str:
    graph = _graph(comparison, change.new is None)
    waiver = change.waiver
    subjects = "; ".join(
        _("“{name}”").format(name=graph.name(one)) for one in waiver.subjects if one in graph
    )
    text = (
        _("{check}: {subjects}").format(check=waiver.check, subjects=subjects) if subjects else waiver.check
    )
    return _entry(change.fate, text, _about_waiver(comparison, graph, change, waiver))


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


def _entry(fate: Fate, text: str, details: Iterable[str] = ()) -> str:
    first = paragraph(text, _INDENT, f"  {SIGNS[fate]} ")
    return "\n".join([first, *(paragraph(detail, _DETAIL) for detail in details)])


def _graph(comparison: Comparison, gone: bool) -> RoleGraph:
    return comparison.changes.old if gone else comparison.changes.new
