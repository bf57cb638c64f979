"""Gaps as rows: those of one check under one heading with why and what to do, each with its number and state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rolemap.checks.wording import severity_name
from rolemap.export.content.signs import mark
from rolemap.export.document import Cell, Row
from rolemap.i18n import day, domain, number

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report

_ = domain("export")

MOST = 30
"""So many open gaps of one check are told one by one; a table of thousands is read by nobody."""
_SLACK = 15
"""So many more are told as well where these are all: a few are not worth being counted."""


def gap_rows(report: Report, findings: Sequence[Finding]) -> Iterator[Row]:
    """The gaps in their order. Of a check with many the first stand here; those that were waived all do."""
    for (check, severity), same in groupby(findings, key=lambda one: (one.check, one.severity)):
        several = list(same)
        yield Row((_heading(report, check, severity_name(severity), several[0]),), group=True)
        shown = _shown(several)
        yield from (_row(report, finding) for finding in shown)
        if len(shown) < len(several):
            yield _rest(several, len(several) - len(shown))


def is_cut(findings: Sequence[Finding]) -> bool:
    """Whether some of these gaps are counted and not told."""
    each = groupby(findings, key=lambda one: (one.check, one.severity))
    return any(len(several) > len(_shown(several)) for several in (list(same) for _key, same in each))


def _shown(several: Sequence[Finding]) -> Sequence[Finding]:
    opened = [finding for finding in several if finding.open]
    if len(opened) <= MOST + _SLACK:
        return several
    first = {finding.number for finding in opened[:MOST]}
    return [finding for finding in several if not finding.open or finding.number in first]


def _heading(report: Report, check: str, severity: str, finding: Finding) -> Cell:
    title = _("{check} · {name} · {severity}").format(
        check=check, name=report.name(finding), severity=severity.upper()
    )
    why = _("Why it matters: {text}").format(text=report.why(finding))
    remedy = _("Recommendation: {text}").format(text=report.remedy(finding))
    return Cell((title, why, remedy))


def _row(report: Report, finding: Finding) -> Row:
    lines = [report.message(finding)]
    if finding.caused_by:
        causes = sorted(report.by_key[key].number for key in finding.caused_by)
        lines.append(_("It follows from gap no. {numbers}.").format(numbers=", ".join(map(number, causes))))
    return Row((Cell(marks=(mark(finding),)), Cell(tuple(lines)), Cell(tuple(_state(report, finding)))))


def _rest(several: Sequence[Finding], left: int) -> Row:
    words = _.n(
        "… and {n} other gap of this check, between no. {first} and no. {last}.",
        "… and {n} other gaps of this check, between no. {first} and no. {last}.",
        left,
    )
    opened = [finding.number for finding in several if finding.open]
    text = words.format(n=number(left), first=number(opened[MOST]), last=number(opened[-1]))
    return Row((Cell(("…",)), Cell((text,)), Cell((_("Open"),))))


def _state(report: Report, finding: Finding) -> Iterator[str]:
    waiver = finding.waived
    if waiver is None:
        yield _("Open")
        return
    graph = report.graph
    yield _("Waived with a reason until the end of {day}").format(day=day(waiver.until))
    yield _("Reason: {text}").format(text=waiver.reason)
    who = waiver.approved_by
    yield _("Approved by: {name}").format(name=graph.name(who) if who in graph else who)
    if waiver.document:
        paper = waiver.document
        yield _("Document: {text}").format(text=graph.name(paper) if paper in graph else paper)
