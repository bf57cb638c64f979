"""Annex: every gap with its number, why it matters, what to do, and whether it was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rolemap.checks.base import Severity
from rolemap.checks.catalogue import GROUPS
from rolemap.export.content.gap_rows import gap_rows, is_cut
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.settings import settings_lines
from rolemap.export.content.summing import found
from rolemap.export.document import Bullets, Cell, Column, Heading, Paragraph, Row, Table
from rolemap.i18n import N_, domain, number
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block

_ = domain("export")
_checks = domain("checks")


def _blocks(draft: Draft) -> Iterator[Block]:
    report = draft.report
    yield Paragraph(found(report), "lead")
    groups = _groups(report)
    if groups:
        yield Paragraph(
            _(
                "The number of a gap is the one that it bears on the pictures. Gaps of one kind stand together, under "
                "why they matter and what is recommended; the group with most errors comes first."
            )
        )
        yield Table("gaps", _("Gaps by group and severity"), _count_columns(), tuple(_counts(report, groups)))
    if is_cut(report.findings):
        yield Paragraph(
            _(
                "Where one check found very many gaps, the first of them are told and the others counted; the "
                "workbook of the same map lists each of them."
            ),
            "note",
        )
    own = settings_lines(draft.graph)
    if own:
        yield Paragraph(_("This map has settings of its own, by which these gaps were found:"), "note")
        yield Bullets(tuple(own))
    for group, findings in groups.items():
        yield Heading(_name(group))
        columns = _columns(wide_state=any(not finding.open for finding in findings))
        yield Table(f"gaps-{group}", "", columns, tuple(gap_rows(report, findings)))


def _groups(report: Report) -> Mapping[str, Sequence[Finding]]:
    """The findings by brake: the one with most open errors first, then most warnings, then most notes."""
    found_in: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found_in.setdefault(report.group(finding), []).append(finding)
    order = [group.id for group in GROUPS]
    names = sorted(found_in, key=lambda name: (*(-n for n in _open(found_in[name])), order.index(name)))
    return {name: found_in[name] for name in names}


def _open(findings: Sequence[Finding]) -> tuple[int, ...]:
    grave = [finding.severity for finding in findings if finding.open]
    return tuple(grave.count(severity) for severity in Severity)


def _name(group: str) -> str:
    return next(_checks(one.name) for one in GROUPS if one.id == group)


def _count_columns() -> tuple[Column, ...]:
    return (
        Column(_("Group"), 0.36),
        Column(_("Errors"), 0.11, "right"),
        Column(_("Warnings"), 0.15, "right"),
        Column(_("Notes"), 0.11, "right"),
        Column(_("Waived with a reason"), 0.16, "right"),
        Column(_("Total"), 0.11, "right"),
    )


def _counts(report: Report, groups: Mapping[str, Sequence[Finding]]) -> Iterator[Row]:
    for group, findings in groups.items():
        yield _count(_name(group), findings, strong=False)
    yield _count(_("Total"), report.findings, strong=True)


def _count(name: str, findings: Sequence[Finding], *, strong: bool) -> Row:
    waived = sum(not finding.open for finding in findings)
    figures = (*_open(findings), waived, len(findings))
    cells = (Cell((number(n) if n else "–",), strong=strong) for n in figures)
    return Row((Cell((first_upper(name),), strong=strong), *cells))


def _columns(*, wide_state: bool) -> tuple[Column, ...]:
    """A gap that was waived says by whom, why and until when: that takes room."""
    state = 0.32 if wide_state else 0.19
    return (
        Column(_("No."), 0.09, "center"),
        Column(_("Gap"), round(0.91 - state, 2)),
        Column(_("State"), state),
    )


ANNEX = AnnexKind("gaps", 3, N_("Gaps and recommendations"), _blocks)
