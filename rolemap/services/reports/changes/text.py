"""Changes as a planner pastes them into the minutes: the summary, then by section, then the findings.

The signs are those of the picture: + for what is new, − for what is gone, Δ for what was changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rolemap.i18n import day, domain, language, number
from rolemap.model.change import ElementChange, Fate, RelationChange, WaiverChange, counted
from rolemap.services.checking import Workspace
from rolemap.services.comparing import Comparison
from rolemap.services.reports import changed_findings, wording
from rolemap.services.reports.changed_entries import Entry, Part, entries
from rolemap.services.reports.paragraphs import heading, paragraph

_ = domain("reports")

SIGNS = {Fate.ADDED: "+", Fate.REMOVED: "−", Fate.CHANGED: "Δ"}
_INDENT, _DETAIL = 4, 8


def report(comparison: Comparison) -> str:
    """Both maps, the summary, everything that changed, and what became of the findings."""
    parts = ["\n".join(_title(comparison))]
    if not comparison:
        return "\n\n".join([*parts, _nothing(comparison)]) + "\n"
    parts.append("\n".join([heading(_("Summary").upper()), *_summary(comparison)]))
    parts += map(_part, entries(comparison))
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


def _part(part: Part) -> str:
    return "\n".join([heading(part.title.upper()), *map(_told, part.entries)])


def _told(entry: Entry) -> str:
    text = _("{name} [{id}]").format(name=entry.name, id=entry.element) if entry.element else entry.name
    if entry.facts:
        text = _("{text} ({facts})").format(text=text, facts=entry.facts)
    return _entry(entry.fate, text, entry.details)


def _entry(fate: Fate, text: str, details: Iterable[str] = ()) -> str:
    first = paragraph(text, _INDENT, f"  {SIGNS[fate]} ")
    return "\n".join([first, *(paragraph(detail, _DETAIL) for detail in details)])
