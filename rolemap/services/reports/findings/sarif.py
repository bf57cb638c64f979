"""Findings as SARIF 2.1.0 (OASIS standard), for code-scanning dashboards and editors.

One run for all maps; the rules are the catalogue. A waived finding is an accepted, external suppression. The
fingerprint is the key of the finding, which stays the same between versions of a map.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from rolemap import __version__
from rolemap.checks.base import Check, Severity
from rolemap.checks.catalogue import catalogue
from rolemap.checks.findings import Finding
from rolemap.checks.wording import words_of
from rolemap.i18n import language
from rolemap.services.checking import STANDARD_INPUT, Workspace
from rolemap.services.reports import wording

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report(maps: Sequence[Workspace]) -> str:
    """The log as JSON text."""
    checks = list(catalogue().values())
    places = {check.id: place for place, check in enumerate(checks)}
    driver = {
        "name": "rolemap",
        "semanticVersion": __version__,
        "language": language(),
        "rules": [_rule(check) for check in checks],
    }
    run = {
        "tool": {"driver": driver},
        "language": language(),
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(workspace, finding, places[finding.check])
            for workspace in maps
            for finding in workspace.report.findings
        ],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    text = words_of(check)
    return {
        "id": check.id,
        "name": check.slug,
        "shortDescription": _message(text(check.name)),
        "fullDescription": _message(text(check.why)),
        "help": _message(text(check.remedy)),
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {"group": check.group},
    }


def _result(workspace: Workspace, finding: Finding, rule: int) -> dict[str, Any]:
    graph, report = workspace.graph, workspace.report
    result: dict[str, Any] = {
        "ruleId": finding.check,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": _message(report.message(finding)),
        "locations": [_location(workspace, finding)],
        "partialFingerprints": {"findingKey/v1": f"{graph.info.id}/{finding.key}"},
        "properties": {
            "number": finding.number,
            "key": finding.key,
            "map": graph.info.id,
            "asOf": graph.as_of.isoformat(),
            "causedBy": list(finding.caused_by),
        },
    }
    if finding.waived is not None:
        result["suppressions"] = [
            {"kind": "external", "status": "accepted", "justification": wording.waiver(workspace, finding)}
        ]
    return result


def _message(text: str) -> dict[str, str]:
    """A message; SARIF reads placeholders and links in a text (3.11.5, 3.11.6), so their signs escaped."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("[", "\\[").replace("]", "\\]")}


def _location(workspace: Workspace, finding: Finding) -> dict[str, Any]:
    location: dict[str, Any] = {
        "logicalLocations": [
            {"name": workspace.graph.name(id), "fullyQualifiedName": id, "kind": "element"}
            for id in finding.subjects
        ]
    }
    if workspace.source != STANDARD_INPUT:
        line = wording.line_of(workspace, finding)
        location["physicalLocation"] = {"artifactLocation": {"uri": _uri(workspace.source)}}
        if line is not None:
            location["physicalLocation"]["region"] = {"startLine": line}
    return location


def _uri(source: str) -> str:
    path = PurePath(source)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())
