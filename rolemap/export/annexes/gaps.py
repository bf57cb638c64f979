"""Annex: every gap with its number, why it matters, what to do, and whether it was accepted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rolemap.checks.catalogue import GROUPS
from rolemap.checks.wording import severity_name
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.signs import mark
from rolemap.export.document import Cell, Column, Heading, Paragraph, Row, Table
from rolemap.i18n import N_, day, domain

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.export.document import Block
    from rolemap.export.material import Material

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    report = material.report
    if not report.findings:
        yield Paragraph(_("No gap was found."))
        return
    names = {group.id: domain("checks")(group.name) for group in GROUPS}
    for group, name in names.items():
        found = [finding for finding in report.findings if report.group(finding) == group]
        if found:
            yield Heading(name)
            yield Table(f"gaps-{group}", name, _columns(), tuple(_rows(material, found)))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), 0.1, "center"),
        Column(_("Gap"), 0.62),
        Column(_("State"), 0.28),
    )


def _rows(material: Material, findings: list[Finding]) -> Iterator[Row]:
    report = material.report
    for (check, severity), same in groupby(findings, key=lambda one: (one.check, one.severity)):
        several = list(same)
        first = several[0]
        lines = (
            _("{check} · {name} ({severity})").format(
                check=check, name=report.name(first), severity=severity_name(severity)
            ),
            _("Why: {text}").format(text=report.why(first)),
            _("Recommendation: {text}").format(text=report.remedy(first)),
        )
        yield Row((Cell(lines),), group=True)
        for finding in several:
            yield Row(
                (Cell(marks=(mark(finding),)), Cell((report.message(finding),)), _state(material, finding))
            )


def _state(material: Material, finding: Finding) -> Cell:
    waiver = finding.waived
    if waiver is None:
        return Cell((_("Open"),))
    graph = material.graph
    who = graph.name(waiver.approved_by) if waiver.approved_by in graph else waiver.approved_by
    lines = [
        _("Waived with a reason until {day}").format(day=day(waiver.until)),
        _("Reason: {text}").format(text=waiver.reason),
        _("Approved by: {name}").format(name=who),
    ]
    if waiver.document:
        lines.append(_("Document: {text}").format(text=waiver.document))
    return Cell(tuple(lines))


ANNEX = AnnexKind("gaps", 3, N_("Gaps and recommendations"), _blocks)
