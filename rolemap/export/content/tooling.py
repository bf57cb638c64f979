"""One tool and its people: what it is, who builds it, who owns and runs it, each with its gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from rolemap.checks.base import Words
from rolemap.checks.catalogue import check
from rolemap.checks.wording import shown, words_of
from rolemap.export.content.lists import names_of
from rolemap.export.content.signs import marks
from rolemap.export.document import Cell
from rolemap.i18n import domain, number
from rolemap.views.changed.field_values import choice_word
from rolemap.views.words import tool_status

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.model import RoleGraph, Tool

_ = domain("export")

BUILDERS, OWNERS, USERS = ("PA-03", "PA-08"), ("PA-11",), ("PA-04", "PA-07")
"""Checks on a tool that speak of its people; all others speak of the tool itself."""


def tool_cell(graph: RoleGraph, report: Report, tool: Tool, but: Collection[str] = ()) -> Cell:
    """The tool, its state where it is not plainly in use, how it is provided; `but` names checks told elsewhere."""
    name = graph.name(tool.id)
    status = tool_status(tool.status)
    # A name may say it already: "… (thí điểm)".
    words = [] if tool.status == "live" or name.endswith(f"({status})") else [status]
    words.append(choice_word("tools", "provision", tool.provision))
    line = _("{title} ({words})").format(title=name, words=", ".join(words))
    told = (*BUILDERS, *OWNERS, *USERS, *but)
    return Cell((line,), marks(one for one in report.by_subject(tool.id) if one.check not in told))


def builder_cell(graph: RoleGraph, report: Report, tool: Tool) -> Cell:
    """Who builds the tool, and which side of them is missing; a national platform is built by no one of the map."""
    found = _of(report, tool, BUILDERS)
    names = tuple(
        graph.name(one) for one in dict.fromkeys(one.source for one in graph.incoming("builds", tool.id))
    )
    if not names and tool.provision == "national":
        return Cell((_("National platform, not built here"),), marks(found))
    lines = (*(names or (_("No builder yet"),)), *_sides(graph, found))
    return Cell(lines, marks(found), missing=not names or len(lines) > len(names))


def _sides(graph: RoleGraph, found: list[Finding]) -> Iterator[str]:
    for finding in found:
        side = finding.values.get("missing")
        if isinstance(side, Words):
            words = shown(side, graph, words_of(check(finding.check)))
            yield _("still missing: {words}").format(words=words)


def owner_cell(graph: RoleGraph, report: Report, tool: Tool) -> Cell:
    """Who owns the tool, who keeps it running, who accepts it."""
    found = _of(report, tool, OWNERS)
    owners = list(dict.fromkeys(one.source for one in graph.incoming("owns", tool.id)))
    lines = [_("No owner yet")]
    if owners:
        lines = [_("Owner: {names}").format(names=names_of(graph, owners))]
        if len(owners) > 1:
            words = _("{n} owners instead of one: {names}")
            lines = [words.format(n=number(len(owners)), names=names_of(graph, owners))]
    for kind, words in (("operates", _("Operation: {names}")), ("accepts", _("Acceptance: {names}"))):
        names = names_of(graph, (one.source for one in graph.incoming(kind, tool.id)))
        if names:
            lines.append(words.format(names=names))
    return Cell(tuple(lines), marks(found), missing=bool(found))


def _of(report: Report, tool: Tool, checks: Collection[str]) -> list[Finding]:
    return [one for one in report.by_subject(tool.id) if one.check in checks]
