"""Annex: who is responsible for what, problem by problem."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rolemap.export.content.kind import AnnexKind
from rolemap.export.document import Cell, Column, Mark, Paragraph, Row, Table
from rolemap.i18n import N_, domain, number, percent

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material
    from rolemap.model import Problem, Tool

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    problems = material.graph.unclosed_problems
    if not problems:
        yield Paragraph(_("There is no problem on this map yet."))
        return
    rows = [row for at, problem in enumerate(problems, 1) for row in _rows(material, at, problem)]
    yield Table("roles", _("Roles and responsibilities by problem"), _columns(), tuple(rows), wide=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Sets the problem"), 0.17),
        Column(_("Steers"), 0.16),
        Column(_("Tool"), 0.18),
        Column(_("Builds"), 0.16),
        Column(_("Owns, operates"), 0.15),
        Column(_("Uses, coverage"), 0.18),
    )


def _rows(material: Material, at: int, problem: Problem) -> Iterator[Row]:
    from rolemap.views.scores.carried import builder_lines, setter_lines, tool_lines, user_lines
    from rolemap.views.scores.columns import BUILDERS, PROBLEM, SETTERS, TOOLS, USERS, row_badges

    graph, report = material.graph, material.report
    sources = {one.source for one in graph.incoming("addresses", problem.id)}
    tools: Sequence[Tool] = [tool for tool in graph.tools_in_service if tool.id in sources]
    badges = [
        tuple(Mark(one.number, one.severity.value, one.waived) for one in cell)
        for cell in row_badges(graph, report, problem, tools)
    ]
    found = {finding.check for finding in report.by_subject(problem.id)}
    title = _("{n}. {name}").format(n=number(at), name=graph.name(problem.id))
    yield Row((Cell((title,), badges[PROBLEM], strong=True),), group=True)
    setters, builders = setter_lines(graph, problem, found), builder_lines(graph, problem, tools)
    users, named = user_lines(graph, problem, tools, found), tool_lines(graph, problem, tools)
    coverage = graph.coverage(problem.id)
    covered = []
    if coverage.required.size:
        covered.append(
            _("{done}/{all} units ({share})").format(
                done=number(coverage.covered.size),
                all=number(coverage.required.size),
                share=percent(coverage.share),
            )
        )
    yield Row(
        (
            Cell(setters.lines, badges[SETTERS], setters.missing),
            Cell(tuple(graph.name(one.source) for one in graph.incoming("steers", problem.id))),
            Cell(named.lines, badges[TOOLS], named.missing),
            Cell(builders.lines, badges[BUILDERS], builders.missing),
            Cell(tuple(graph.name(one.source) for tool in tools for one in graph.incoming("owns", tool.id))),
            Cell((*covered, *users.lines), badges[USERS], users.missing),
        )
    )


ANNEX = AnnexKind("responsibilities", 2, N_("Table of roles and responsibilities"), _blocks)
