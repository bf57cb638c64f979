"""Findings as workflow commands: GitHub shows each beside the line of the map that it is about.

Escapes after GitHub's documentation of workflow commands: ``%``, carriage return and line feed everywhere, in
properties also the colon and the comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolemap.checks.base import Severity
from rolemap.checks.findings import Finding
from rolemap.i18n import domain
from rolemap.model import Defect
from rolemap.services.checking import STANDARD_INPUT, Workspace
from rolemap.services.reports import wording

_ = domain("reports")

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def report(maps: Sequence[Workspace]) -> str:
    """One command a finding; a waived one is a notice that says so."""
    return "".join(
        _finding(workspace, finding) for workspace in maps for finding in workspace.report.findings
    )


def defects(found: Sequence[Defect]) -> str:
    """One command a defect, at its line and column."""
    return "".join(_defect(defect) for defect in found)


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
    return _command(
        _COMMANDS[finding.severity] if finding.open else "notice", properties, "\n".join(filter(None, text))
    )


def _defect(defect: Defect) -> str:
    properties = {"title": defect.path}
    where = re.fullmatch(r"(.+?):(\d+)(?::(\d+))?", defect.place)
    if where:
        properties = {"file": where[1], "line": where[2], "col": where[3] or "", **properties}
    return _command("error", properties, f"{defect.message} {defect.expected}".strip())


def _command(name: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {given}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
