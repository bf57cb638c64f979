"""The findings of each row of a table, and of each table: what a planner should mend next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.columns import is_section, records_of

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report

WAIVED: Final = "waived"


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding as a small sign with its number: the same as on the picture."""

    number: int
    key: str
    kind: str
    """error, warning, info, or waived."""
    message: str


def sign_of(report: Report, finding: Finding) -> Sign:
    """The sign of a finding; its sentence is made here, so ask only for what is shown."""
    return Sign(finding.number, finding.key, sign_kind(finding), report.message(finding))


def sign_kind(finding: Finding) -> str:
    """How its sign is drawn: its severity, or that it is waived."""
    return finding.severity.value if finding.open else WAIVED


def findings_of_rows(opened: Opened, where: str) -> Mapping[int, tuple[Finding, ...]]:
    """By the number of the row, from 0: the findings that name its element or mark its relation."""
    report = opened.workspace.report
    if is_section(where):
        records = records_of(opened.document, where)
        found = ((row, report.by_subject(record["id"])) for row, record in enumerate(records))
        return {row: findings for row, findings in found if findings}
    rows: dict[int, list[Finding]] = {}
    for finding in report.findings:
        for mark in dict.fromkeys(mark.row for mark in finding.marks if mark.kind == where):
            rows.setdefault(mark, []).append(finding)
    return {row: tuple(findings) for row, findings in rows.items()}


@dataclass(frozen=True, slots=True)
class Tab:
    """One table as a tab: how many rows it has, and the kind of sign of its worst open finding."""

    slug: str
    label: str
    count: int
    worst: str


def tabs(opened: Opened) -> tuple[tuple[Tab, ...], tuple[Tab, ...]]:
    """The tabs of the sections and those of the relation kinds."""
    from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
    from rolemap.views.changed.field_names import kind_name, section_name

    worst = _worst(opened.workspace.report)

    def tab(slug: str, label: str) -> Tab:
        count = len(records_of(opened.document, slug))
        return Tab(slug, label[:1].upper() + label[1:], count, worst.get(slug, ""))

    return (
        tuple(tab(section, section_name(section)) for section in SECTIONS),
        tuple(tab(kind, kind_name(kind)) for kind in RELATION_KINDS),
    )


def _worst(report: Report) -> dict[str, str]:
    """By section or relation kind, the severity of its first open finding; they come worst first."""
    worst: dict[str, str] = {}
    for finding in report.findings:
        if finding.open:
            for where in _places(report, finding):
                worst.setdefault(where, finding.severity.value)
    return worst


def _places(report: Report, finding: Finding) -> Iterator[str]:
    graph = report.graph
    yield from {graph.section_of(subject) for subject in finding.subjects if subject in graph}
    yield from {mark.kind for mark in finding.marks}
