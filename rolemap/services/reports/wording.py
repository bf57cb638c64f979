"""The sentences that reports share: titles, counts, where a finding stands, what caused it, who waived it."""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.brakes import State
from rolemap.checks.findings import Finding
from rolemap.i18n import day, domain, language, number
from rolemap.model import RoleGraph, Waiver
from rolemap.services.checking import STANDARD_INPUT, Workspace
from rolemap.services.reports.paragraphs import columns, heading

_ = domain("reports")

STATE_SIGNS = {State.RED: "■", State.AMBER: "□", State.GREEN: "○", State.UNKNOWN: "–"}
"""Shape and fill, not colour alone; the same weight as the signs of findings."""


def title(workspace: Workspace) -> str:
    """What a text report begins with: the map's title over what it is about."""
    return heading(workspace.graph.info.title_in(language()), "═") + "\n" + about(workspace)


def about(workspace: Workspace) -> str:
    """The date of the map, its file, and the word on illustrative data, on one line."""
    parts = [_("As of {day}").format(day=day(workspace.graph.as_of)), source_name(workspace)]
    if workspace.graph.info.illustrative:
        parts.append(_("Illustrative data"))
    return " · ".join(parts)


def lights(workspace: Workspace) -> str:
    """The brakes of the map, a row each: sign, state, name."""
    rows = [
        (f"{STATE_SIGNS[brake.state]} {brake.state.label.upper()}", brake.name) for brake in workspace.brakes
    ]
    return columns(rows)


def counts(numbers: Mapping[str, int], only_some: bool = False) -> str:
    """Such as "8 errors, 10 warnings, 0 notes"; the waived are named where there are some.

    With `only_some` the zeros are left out too.
    """
    parts = [
        (numbers["error"], _.n("{n} error", "{n} errors", numbers["error"])),
        (numbers["warning"], _.n("{n} warning", "{n} warnings", numbers["warning"])),
        (numbers["info"], _.n("{n} note", "{n} notes", numbers["info"])),
    ]
    shown = [pattern.format(n=number(n)) for n, pattern in parts if n or not only_some]
    if numbers["waived"]:
        shown.append(_("{n} waived with reason").format(n=number(numbers["waived"])))
    return ", ".join(shown)


def source_name(workspace: Workspace) -> str:
    """The file as the reader gave it."""
    return _("standard input") if workspace.source == STANDARD_INPUT else workspace.source


def line_of(workspace: Workspace, finding: Finding) -> int | None:
    """The line of the first subject that stands on a line of the file; None where the file has no lines."""
    return next((workspace.lines[id] for id in finding.subjects if id in workspace.lines), None)


def place(workspace: Workspace, finding: Finding) -> str:
    """Such as ``map.yaml:312``; empty where no line is known."""
    line = line_of(workspace, finding)
    return "" if line is None else f"{workspace.source}:{line}"


def waiver(workspace: Workspace, finding: Finding) -> str:
    """Who accepted the finding, until when and why; empty for an open one."""
    return "" if finding.waived is None else waived(workspace.graph, finding.waived)


def waived(graph: RoleGraph, waiver: Waiver) -> str:
    """What a waiver says: until when, by whom, why."""
    person = waiver.approved_by
    return _("Waived with reason until {day}, approved by {person}: {reason}").format(
        day=day(waiver.until), person=graph.name(person) if person in graph else person, reason=waiver.reason
    )


def consequence(workspace: Workspace, finding: Finding) -> str:
    """Such as "follows from no. 4"; empty for a finding that stands by itself."""
    if not finding.caused_by:
        return ""
    causes = sorted(workspace.report.by_key[key].number for key in finding.caused_by)
    return _("follows from no. {numbers}").format(numbers=", ".join(map(number, causes)))
