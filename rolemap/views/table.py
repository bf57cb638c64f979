"""The table of findings beside a picture: the number, the check, and in a few words what it is about.

The whole sentence stands in the report; beside a picture the name of the check, its subjects and the figure that
proves it are enough, and the units that are missing, which the picture only counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import day, domain, number
from rolemap.model import RoleGraph
from rolemap.views.badges import badge
from rolemap.views.diagram import Badge, FindingLine
from rolemap.views.figures import figure
from rolemap.views.words import level_name

_ = domain("views")

MOST_LINES = 100
"""So many findings stand in the table of one picture, unless more stand on the picture itself."""
_MOST_NAMES = 4
_HANDED_DOWN = ("HD-03", "HD-04", "HD-05", "HD-06")


def table(report: Report, shown: Iterable[Badge], *, only: bool = False) -> tuple[FindingLine, ...]:
    """Every finding of the report by number, waived ones too; with `only` those that are `shown`.

    Where there are more than `MOST_LINES`, the findings that are `shown` stay, and the gravest others fill
    up.
    """
    findings = report.findings
    keys = {one.key for one in shown}
    if only:
        findings = tuple(finding for finding in findings if finding.key in keys)
    elif len(findings) > MOST_LINES:
        others = [finding.key for finding in findings if finding.key not in keys]
        keys.update(others[: max(0, MOST_LINES - len(keys))])
        findings = tuple(finding for finding in findings if finding.key in keys)
    return lines_of(report, findings)


def lines_of(report: Report, findings: Iterable[Finding]) -> tuple[FindingLine, ...]:
    """The rows of these findings."""
    return tuple(FindingLine(badge(finding), finding.check, _text(report, finding)) for finding in findings)


def not_on_it(lines: Iterable[FindingLine], shown: Iterable[Badge]) -> tuple[Badge, ...]:
    """The badges of the table that stand nowhere on the picture."""
    keys = {one.key for one in shown}
    return tuple(line.badge for line in lines if line.badge.key not in keys)


def _text(report: Report, finding: Finding) -> str:
    graph = report.graph
    name = report.name(finding)
    subjects = _subjects(graph, finding)
    text = _("{check}: {subjects}").format(check=name, subjects=subjects) if subjects else name
    proof = figure(graph, finding)
    if proof:
        pattern = _("{finding} – {figure}") if subjects else _("{finding}: {figure}")
        text = pattern.format(finding=text, figure=proof)
    missing = _missing(graph, finding)
    if missing:
        text = _("{finding}; missing: {units}").format(finding=text, units=missing)
    if finding.waived is not None:
        text = _("{finding} (waived with a reason until {until})").format(
            finding=text, until=day(finding.waived.until)
        )
    return text


def _missing(graph: RoleGraph, finding: Finding) -> str:
    """The units that do not take part (PA-05), or the levels (PA-06), which the picture only counts."""
    if finding.check == "PA-05":
        units = graph.coverage(finding.subjects[0]).missing.ids
        return _few(units, graph.name, _("{names} and {n} more units"))
    if finding.check == "PA-06":
        levels = graph.coverage(finding.subjects[0]).levels
        return _few([level.level for level in levels if not level.covered], level_name)
    return ""


def _subjects(graph: RoleGraph, finding: Finding) -> str:
    if finding.check in _HANDED_DOWN:
        return " → ".join(map(graph.name, finding.subjects))
    units = all(one in graph and graph.section_of(one) == "organizations" for one in finding.subjects)
    pattern = _("{names} and {n} more units") if units else ""
    return _few(finding.subjects, lambda subject: _("“{name}”").format(name=graph.name(subject)), pattern)


def _few(ids: Sequence[str], named: Callable[[str], str], pattern: str = "") -> str:
    text = "; ".join(map(named, ids[:_MOST_NAMES]))
    more = len(ids) - _MOST_NAMES
    return (pattern or _("{names} and {n} more")).format(names=text, n=number(more)) if more > 0 else text
