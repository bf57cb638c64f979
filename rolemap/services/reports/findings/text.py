"""Findings for a reader at a terminal: grouped by brake, the worst first, with why and what to do.

The signs and numbers are those of the pictures: filled square, outlined square, outlined circle, hatched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rolemap.checks.base import Severity
from rolemap.checks.catalogue import GROUPS
from rolemap.checks.findings import Finding
from rolemap.checks.wording import severity_name
from rolemap.i18n import domain
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording
from rolemap.services.reports.paragraphs import heading, paragraph

_ = domain("reports")

SIGNS = {Severity.ERROR: "■", Severity.WARNING: "□", Severity.INFO: "○"}
WAIVED_SIGN = "▨"
_INDENT = 6


def report(maps: Sequence[Workspace]) -> str:
    """One report after the other."""
    return "\n\n\n".join(_report(workspace) for workspace in maps) + "\n"


def _report(workspace: Workspace) -> str:
    parts = [wording.title(workspace)]
    for group, findings in _groups(workspace):
        parts.append(heading(_group_title(workspace, group, findings)))
        parts += _checks(workspace, findings)
    if not workspace.report.findings:
        parts.append(_("No gap was found."))
    parts.append(_summary(workspace))
    return "\n\n".join(parts)


def _groups(workspace: Workspace) -> Iterator[tuple[str, list[Finding]]]:
    """The groups that have findings: the one with most errors first, then most warnings, then most notes."""
    found: dict[str, list[Finding]] = {}
    for finding in workspace.report.findings:
        found.setdefault(workspace.report.group(finding), []).append(finding)
    order = [group.id for group in GROUPS]
    return iter(
        sorted(found.items(), key=lambda item: (*(-n for n in _open_counts(item[1])), order.index(item[0])))
    )


def _open_counts(findings: Iterable[Finding]) -> tuple[int, ...]:
    severities = [finding.severity for finding in findings if finding.open]
    return tuple(severities.count(severity) for severity in Severity)


def _group_title(workspace: Workspace, group: str, findings: list[Finding]) -> str:
    names = {one.id: domain("checks")(one.name) for one in GROUPS}
    tally = dict(zip(("error", "warning", "info"), _open_counts(findings), strict=True))
    tally["waived"] = sum(not finding.open for finding in findings)
    return f"{names[group].upper()} · {wording.counts(tally, only_some=True)}"


def _checks(workspace: Workspace, findings: list[Finding]) -> Iterator[str]:
    """Findings of one check and severity together, so that why and what to do stand once."""
    report = workspace.report
    for (_check, severity), several in groupby(
        findings, key=lambda finding: (finding.check, finding.severity)
    ):
        same = list(several)
        first = same[0]
        sign = SIGNS[severity] if any(finding.open for finding in same) else WAIVED_SIGN
        lines = [
            paragraph(f"{first.check} {report.name(first)}", 2, f"{sign} {severity_name(severity).upper()} ")
        ]
        lines += [_finding(workspace, finding) for finding in same]
        lines.append(paragraph(_("Why: {text}").format(text=report.why(first)), _INDENT))
        lines.append(paragraph(_("What to do: {text}").format(text=report.remedy(first)), _INDENT))
        yield "\n".join(lines)


def _finding(workspace: Workspace, finding: Finding) -> str:
    notes = [_line(workspace, finding), wording.consequence(workspace, finding)]
    aside = " · ".join(note for note in notes if note)
    lines = [paragraph(workspace.report.message(finding), _INDENT, f"{finding.number:>4}")]
    if aside:
        lines.append(paragraph(f"({aside})", _INDENT))
    if not finding.open:
        lines.append(paragraph(f"{WAIVED_SIGN} {wording.waiver(workspace, finding)}", _INDENT))
    return "\n".join(lines)


def _line(workspace: Workspace, finding: Finding) -> str:
    line = wording.line_of(workspace, finding)
    return "" if line is None else _("line {n}").format(n=line)


def _summary(workspace: Workspace) -> str:
    total = _("Total: {counts}.").format(counts=wording.counts(workspace.report.counts))
    if not workspace.brakes:
        return total
    return "\n".join([_("Brakes"), wording.lights(workspace), "", total])
