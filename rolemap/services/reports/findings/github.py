"""Findings as workflow commands: GitHub shows each beside the line of the map that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.checks.base import Severity
from rolemap.checks.findings import Finding
from rolemap.i18n import domain
from rolemap.services.checking import STANDARD_INPUT, Workspace
from rolemap.services.reports import wording
from rolemap.services.reports.workflow import command

_ = domain("reports")

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(maps: Sequence[Workspace]) -> str:
    """One command a finding; a waived one is a notice that says so."""
    return "".join(
        _finding(workspace, finding) for workspace in maps for finding in workspace.report.findings
    )


def _finding(workspace: Workspace, finding: Finding) -> str:
    report = workspace.report
    title = _("{number}. {check} {name}").format(
        number=finding.number, check=finding.check, name=report.name(finding)
    )
    text = [report.message(finding), report.remedy(finding), wording.waiver(workspace, finding)]
    properties = {
        "file": "" if workspace.source == STANDARD_INPUT else workspace.source,
        "line": str(wording.line_of(workspace, finding) or ""),
        "title": title,
    }
    name = _COMMANDS[finding.severity] if finding.open else "notice"
    return command(name, properties, "\n".join(filter(None, text)))
