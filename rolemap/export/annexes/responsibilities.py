"""Annex: who is responsible for what: problem by problem, tool by tool, and the tools that answer no problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rolemap.export.content.beside import beside_rows
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.leading import Leading
from rolemap.export.content.problems import problem_heading
from rolemap.export.content.signs import marks
from rolemap.export.content.tooling import USERS, builder_cell, owner_cell, tool_cell
from rolemap.export.content.using import coverage_lines, level_lines, others
from rolemap.export.document import Cell, Column, Paragraph, Row, Table
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block
    from rolemap.model import Problem, Tool

_ = domain("export")

_OF_USE = ("PA-05", "PA-06")
"""Checks on a problem that speak of who uses its tools."""
_EMPTY = Cell()


def _blocks(draft: Draft) -> Iterator[Block]:
    graph = draft.graph
    if not graph.unclosed_problems and not graph.tools_in_service:
        yield Paragraph(
            _(
                "No problem and no tool is recorded on this map yet. Record the problems first, then who sets "
                "them, who builds the tools and who uses them."
            )
        )
        return
    yield Paragraph(
        _(
            "For each problem: who sets it and answers for it, who steers it, and for each of its tools who "
            "builds, owns, operates and uses it. Coverage counts the units that must take part and do use a tool "
            "of the problem. What is missing is named in its place, with the number of the gap; units that do not "
            "take part yet stand under the name of the problem, unless none does."
        )
    )
    yield Table(
        "responsibilities",
        _("Roles and responsibilities, by problem and tool"),
        _columns(),
        tuple(_rows(draft)),
        wide=True,
    )
    yield from _beside(draft)
    closed = len(graph.problems) - len(graph.unclosed_problems)
    if closed:
        pattern = _.n(
            "{n} problem that is closed is not in the table.",
            "{n} problems that are closed are not in the table.",
            closed,
        )
        yield Paragraph(pattern.format(n=number(closed)), "note")


def _beside(draft: Draft) -> Iterator[Block]:
    """The bodies and delegations that lead no problem of the table."""
    rows = tuple(beside_rows(draft.graph, draft.report))
    if rows:
        columns = (Column(_("Body or delegation"), 0.45), Column(_("Who, what, until when"), 0.55))
        yield Table(
            "beside", _("Bodies and delegations that lead no single problem"), columns, rows, wide=True
        )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Sets the problem"), 0.15),
        Column(_("Steers, advises"), 0.17),
        Column(_("Tool"), 0.16),
        Column(_("Builds"), 0.14),
        Column(_("Owns, operates"), 0.15),
        Column(_("Uses, coverage"), 0.23),
    )


def _rows(draft: Draft) -> Iterator[Row]:
    graph = draft.graph
    leading = Leading(graph, draft.report)
    answering: dict[str, list[Tool]] = {}
    for tool in graph.tools_in_service:
        for problem in graph.problems_of(tool.id):
            answering.setdefault(problem.id, []).append(tool)
    for place, problem in enumerate(graph.unclosed_problems, 1):
        yield problem_heading(graph, draft.report, place, problem)
        yield from _of_problem(draft, leading, problem, answering.get(problem.id, ()))
    own = {problem.id for problem in graph.unclosed_problems}
    alone = [
        tool
        for tool in graph.tools_in_service
        if own.isdisjoint(problem.id for problem in graph.problems_of(tool.id))
    ]
    if alone:
        yield Row((Cell((_("Tools that answer no problem of the table"),)),), group=True)
        yield from (_of_tool(draft, tool) for tool in alone)


def _of_problem(draft: Draft, leading: Leading, problem: Problem, tools: Sequence[Tool]) -> Iterator[Row]:
    graph, report = draft.graph, draft.report
    setters, steering = leading.cells(problem)
    found = [one for one in report.by_subject(problem.id) if one.check in _OF_USE]
    live = graph.tools_of(problem.id)
    lacking = [one for one in report.by_subject(problem.id) if one.check == "PA-02"]
    if not tools:
        none = Cell((_("No tool yet"),), marks(lacking), missing=True)
        because = Cell((_("None, because there is no tool yet"),), missing=True)
        covered = Cell((*coverage_lines(graph, problem),), marks(found), missing=bool(found))
        yield Row((setters, steering, none, because, because, covered))
        return
    covering = tuple(coverage_lines(graph, problem))
    for at, tool in enumerate(tools):
        first = at == 0
        cell = tool_cell(graph, report, tool)
        if first and not live:
            words = (_("The tools are only planned"), *cell.lines)
            cell = Cell(words, (*marks(lacking), *cell.marks), missing=True)
        users = _users(draft, tool, covering if first else (), found if first else (), alone=len(tools) == 1)
        yield Row(
            (
                setters if first else _EMPTY,
                steering if first else _EMPTY,
                cell,
                builder_cell(graph, report, tool),
                owner_cell(graph, report, tool),
                users,
            )
        )


def _of_tool(draft: Draft, tool: Tool) -> Row:
    """A tool without a problem: where that is a gap, it is said where the one who sets it would stand."""
    graph, report = draft.graph, draft.report
    lacking = [one for one in report.by_subject(tool.id) if one.check == "PA-10"]
    said = Cell((_("Answers no problem"),), marks(lacking), missing=True) if lacking else Cell(("–",))
    return Row(
        (
            said,
            _EMPTY,
            tool_cell(graph, report, tool, but=("PA-10",)),
            builder_cell(graph, report, tool),
            owner_cell(graph, report, tool),
            _users(draft, tool, (), (), alone=False),
        )
    )


def _users(
    draft: Draft, tool: Tool, covering: Sequence[str], found: Sequence[Finding], *, alone: bool
) -> Cell:
    """Who uses a tool, under the coverage of its problem where that is given; `alone` where both are the same."""
    graph = draft.graph
    own = [one for one in draft.report.by_subject(tool.id) if one.check in USERS]
    beside = others(graph, tool)
    lines = [] if alone else list(level_lines(graph, tool))
    by_level = bool(lines)
    if beside:
        words = _("Also: {units}") if by_level or (covering and alone) else "{units}"
        lines.append(words.format(units=beside))
    if not graph.users(tool.id):
        lines = [_("No users yet") if own else _("No direct users are recorded")]
    elif covering and lines and not alone:
        words = _("Of them this tool: {users}") if by_level else _("Besides, this tool: {users}")
        lines = [words.format(users="; ".join(lines))]
    missing = bool(found) or any(one.check == "PA-04" for one in own)
    return Cell((*covering, *lines), marks((*found, *own)), missing=missing)


ANNEX = AnnexKind("responsibilities", 2, N_("Table of roles and responsibilities"), _blocks)
