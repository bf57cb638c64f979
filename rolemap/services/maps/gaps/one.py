"""One gap in full: why it matters, what to do, what it is about, what it follows from, and where it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.errors import RolemapError
from rolemap.i18n import domain
from rolemap.services.maps.gaps.listed import sign_of
from rolemap.services.maps.opening import Opened

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report

_ = domain("services")


class GapClosed(RolemapError):
    """A gap was asked for that the map does not have, or no longer."""

    def __init__(self, key: str) -> None:
        super().__init__(_("The gap {key} is closed, or was never there.").format(key=key))


@dataclass(frozen=True, slots=True)
class Named:
    """An element of the map as a link: its id, name and what it is."""

    id: str
    name: str
    section: str
    """The section that it stands in, empty where it is no element."""
    label: str
    """What the section is called."""


@dataclass(frozen=True, slots=True)
class Line:
    """A relation that the gap marks, in words: who, does what, to whom."""

    kind: str
    label: str
    source: Named
    target: Named


@dataclass(frozen=True, slots=True)
class GapInFull:
    """All that a page tells of one gap."""

    finding: Finding
    sign: str
    severity: str
    message: str
    name: str
    why: str
    remedy: str
    waiver: str
    """Who accepted it, until when and why; empty for an open one."""
    subjects: tuple[Named, ...]
    lines: tuple[Line, ...]
    causes: tuple[tuple[Finding, str], ...]
    """What it follows from, each with its message."""
    consequences: tuple[tuple[Finding, str], ...]


def gap_in_full(opened: Opened, key: str) -> GapInFull:
    """The gap with that key; raises `GapClosed`."""
    from rolemap.checks.wording import severity_name
    from rolemap.services.reports import wording

    report = opened.workspace.report
    finding = report.by_key.get(key)
    if finding is None:
        raise GapClosed(key)
    causes = sorted((report.by_key[one] for one in finding.caused_by), key=_number)
    follow = [other for other in report.findings if key in other.caused_by]
    return GapInFull(
        finding=finding,
        sign=sign_of(finding),
        severity=severity_name(finding.severity),
        message=report.message(finding),
        name=report.name(finding),
        why=report.why(finding),
        remedy=report.remedy(finding),
        waiver=wording.waiver(opened.workspace, finding),
        subjects=tuple(_named(report, id) for id in dict.fromkeys(finding.subjects)),
        lines=tuple(_line(report, *relation) for relation in finding.relations),
        causes=tuple((cause, report.message(cause)) for cause in causes),
        consequences=tuple((other, report.message(other)) for other in follow),
    )


def _number(finding: Finding) -> int:
    return finding.number


def _line(report: Report, kind: str, source: str, target: str) -> Line:
    from rolemap.views.changed.field_names import kind_name

    return Line(kind, kind_name(kind), _named(report, source), _named(report, target))


def _named(report: Report, id: str) -> Named:
    from rolemap.views.changed.field_names import section_name

    graph: Any = report.graph
    if id not in graph:
        return Named(id, id, "", "")
    section = graph.section_of(id)
    return Named(id, graph.name(id), section, section_name(section))
