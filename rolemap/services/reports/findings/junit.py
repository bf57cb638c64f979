"""Findings as test results: a suite a map, a case a check that holds, a case a finding where it does not.

Errors and warnings fail; a waived finding is skipped with its reason; notes pass and stand in the suite's
output. The form is the strict one that Apache Ant writes, so every reader of the looser ones takes it too.
There is no clock in it: times are 0 and the timestamp is the map's as-of date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree import ElementTree as xml

from rolemap.checks.base import Check, Severity
from rolemap.checks.catalogue import catalogue
from rolemap.checks.findings import Finding
from rolemap.checks.wording import severity_name, words_of
from rolemap.i18n import domain, language
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording

_ = domain("reports")

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report(maps: Sequence[Workspace]) -> str:
    """The XML document; UTF-8 when written."""
    root = xml.Element("testsuites")
    for place, workspace in enumerate(maps):
        _suite(root, place, workspace)
    xml.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{xml.tostring(root, encoding="unicode")}\n'


def _suite(root: xml.Element, place: int, workspace: Workspace) -> None:
    graph, found = workspace.graph, workspace.report.findings
    broken = {finding.check for finding in found}
    kept = [check for check in catalogue().values() if check.id not in broken] if workspace.whole else []
    suite = xml.SubElement(
        root,
        "testsuite",
        name=_plain(graph.info.title_in(language())),
        package=_plain(graph.info.id),
        id=str(place),
        timestamp=f"{graph.as_of.isoformat()}T00:00:00",
        hostname="localhost",
        tests=str(len(found) + len(kept)),
        failures=str(sum(_fails(finding) for finding in found)),
        errors="0",
        skipped=str(sum(not finding.open for finding in found)),
        time="0",
    )
    properties = xml.SubElement(suite, "properties")
    for name, value in (("source", wording.source_name(workspace)), ("version", graph.map.version)):
        xml.SubElement(properties, "property", name=name, value=_plain(value))
    for check in kept:
        _case(suite, check, f"{check.id} {words_of(check)(check.name)}")
    for finding in found:
        _finding(suite, workspace, finding)
    notes = [finding for finding in found if finding.open and not _fails(finding)]
    xml.SubElement(suite, "system-out").text = _plain(
        "\n".join(f"{finding.number}. {workspace.report.message(finding)}" for finding in notes)
    )
    xml.SubElement(suite, "system-err")


def _fails(finding: Finding) -> bool:
    return finding.open and finding.severity is not Severity.INFO


def _case(suite: xml.Element, check: Check, name: str) -> xml.Element:
    return xml.SubElement(suite, "testcase", classname=f"rolemap.{check.group}", name=_plain(name), time="0")


def _finding(suite: xml.Element, workspace: Workspace, finding: Finding) -> None:
    report = workspace.report
    case = _case(suite, report.check(finding), f"{finding.key} {report.name(finding)}")
    if not finding.open:
        xml.SubElement(case, "skipped", message=_plain(wording.waiver(workspace, finding)))
    elif _fails(finding):
        failure = xml.SubElement(
            case, "failure", type=finding.severity.value, message=_plain(report.message(finding))
        )
        failure.text = _plain("\n".join(_details(workspace, finding)))


def _details(workspace: Workspace, finding: Finding) -> list[str]:
    report = workspace.report
    details = [
        f"{finding.number}. {severity_name(finding.severity)}: {report.message(finding)}",
        wording.place(workspace, finding),
        wording.consequence(workspace, finding),
        _("Why: {text}").format(text=report.why(finding)),
        _("What to do: {text}").format(text=report.remedy(finding)),
    ]
    return [line for line in details if line]


def _plain(text: str) -> str:
    """Without the characters that no XML document may hold, should a name ever bring one."""
    return _NOT_XML.sub("\ufffd", text)
