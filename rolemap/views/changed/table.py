"""The findings of a picture of changes: their badges on boxes and lines, and the table by what became of them.

New and open findings bear the numbers of the new report, a plus before those that are new. What is fixed bears
the number of the old report, crossed out, and its heading says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rolemap.checks.comparing import Because, FindingChange, FindingChanges, Outcome
from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number
from rolemap.views.badges import MOST_BADGES, place
from rolemap.views.changed.finding_notes import finding_notes
from rolemap.views.diagram import Badge, Edge, FindingLine, Node
from rolemap.views.part import Part
from rolemap.views.table import MOST_LINES, lines_of

_ = domain("views")

_TITLES: Mapping[Outcome, str] = {
    Outcome.NEW: N_("New: {n}"),
    Outcome.OPEN: N_("Still open: {n}"),
    Outcome.FIXED: N_("Fixed: {n}, with the numbers of the old map"),
    Outcome.WAIVED: N_("Waived with a reason: {n}"),
}
_TITLES_OF_SOME: Mapping[Outcome, str] = {
    Outcome.NEW: N_("New: {n}, of which {listed} are listed"),
    Outcome.OPEN: N_("Still open: {n}, of which {listed} are listed"),
    Outcome.FIXED: N_("Fixed: {n}, of which {listed} are listed, with the numbers of the old map"),
    Outcome.WAIVED: N_("Waived with a reason: {n}, of which {listed} are listed"),
}


def with_badges(nodes: Sequence[Node], edges: Sequence[Edge], findings: FindingChanges) -> Part:
    """The boxes and lines with the badges of what is found now, then of what is fixed."""
    new = {one.finding.key for one in findings.of(Outcome.NEW)}
    fixed = tuple(one.finding for one in findings.of(Outcome.FIXED))
    old = findings.old
    now = place(nodes, edges, findings.new)
    gone = place(nodes, edges, Report(old.graph, fixed, {one.check: old.check(one) for one in fixed}))
    return Part(
        tuple(
            replace(one, badges=_both(one.badges, other.badges, new))
            for one, other in zip(now.nodes, gone.nodes, strict=True)
        ),
        tuple(
            replace(one, badges=_both(one.badges, other.badges, new))
            for one, other in zip(now.edges, gone.edges, strict=True)
        ),
    )


def _both(now: Iterable[Badge], gone: Iterable[Badge], new: Iterable[str]) -> tuple[Badge, ...]:
    keys = set(new)
    badges = [replace(one, status="new") if one.key in keys else one for one in now]
    badges += (replace(one, status="fixed", waived=False) for one in gone)
    return tuple(badges[:MOST_BADGES])


def table(findings: FindingChanges, shown: Iterable[Badge]) -> tuple[FindingLine, ...]:
    """The findings by outcome; of more than `MOST_LINES` those that came, went, or are `shown`, the gravest."""
    keys = {(one.key, one.status == "fixed") for one in shown}
    listed = sorted(findings.all, key=_order)
    if len(listed) > MOST_LINES:
        told = [one for one in listed if _came_or_went(one) or (one.finding.key, False) in keys]
        kept = set(map(id, sorted(told, key=lambda one: _weight(one, keys))[:MOST_LINES]))
        listed = [one for one in told if id(one) in kept]
    return tuple(line for outcome in Outcome for line in _group(findings, outcome, listed))


def _order(change: FindingChange) -> int:
    return list(Outcome).index(change.outcome)


def _came_or_went(change: FindingChange) -> bool:
    return change.stirred and not change.figures_only


def _weight(change: FindingChange, shown: set[tuple[str, bool]]) -> tuple[bool, bool, int]:
    fixed = change.outcome is Outcome.FIXED
    return (
        not _came_or_went(change),
        (change.finding.key, fixed) not in shown,
        change.finding.severity.rank,
    )


def _group(findings: FindingChanges, outcome: Outcome, listed: Sequence[FindingChange]) -> list[FindingLine]:
    same = [one for one in listed if one.outcome is outcome]
    if not same:
        return []
    count = findings.counts[outcome.value]
    pattern = _(_TITLES[outcome] if count == len(same) else _TITLES_OF_SOME[outcome])
    title = pattern.format(n=number(count), listed=number(len(same)))
    report = findings.old if outcome is Outcome.FIXED else findings.new
    lines = lines_of(report, [one.finding for one in same])
    return [
        replace(
            line,
            group=title,
            badge=replace(line.badge, status=_STATUS.get(outcome, ""), waived=outcome is Outcome.WAIVED),
            text=_with_notes(line.text, change),
        )
        for line, change in zip(lines, same, strict=True)
    ]


_STATUS: Mapping[Outcome, str] = {Outcome.NEW: "new", Outcome.FIXED: "fixed"}


def _with_notes(text: str, change: FindingChange) -> str:
    if change.outcome is Outcome.NEW and change.because is Because.SUBJECT:
        return text  # the tag of the box says that it is new
    notes = "; ".join(finding_notes(change))
    return _("{finding} ({notes})").format(finding=text, notes=notes) if notes else text
