"""The scorecard: one row a problem, with its setter, tools, builders and users, each named or struck out.

Rows keep the order of the file, as in the scheme that a reviewer holds beside it: what is struck out and what
carries a badge is seen at once wherever it stands, and a row does not move when a gap is closed. A tool that
answers no problem (PA-10) has a row at the end, with its problem struck out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rolemap.brakes.participation import carried_by_three
from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number
from rolemap.model import Problem, RoleGraph, Tool
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.chain.use import level_bars
from rolemap.views.chain.work import problem_details
from rolemap.views.choice import Grades, choose
from rolemap.views.diagram import Badge, Bar, Cell, Column, Grid, GridRow, LegendEntry
from rolemap.views.legend import badge_legend
from rolemap.views.scores.carried import Carried, builder_lines, setter_lines, tool_lines, user_lines
from rolemap.views.scores.columns import BUILDERS, PROBLEM, SETTERS, TOOLS, USERS, row_badges
from rolemap.views.table import not_on_it, table

_ = domain("views")

_TITLE = N_("Scorecard: is every problem carried by all three persons")
_MOST_ROWS, _MOST_ROWS_FOLDED = 120, 24
_FOLDED_ROW = "more:problems"


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Grid:
    """The scorecard with all findings of `report`; `fold` asks for a shorter one, with the worst problems."""
    grades = Grades(report)
    most = _MOST_ROWS_FOLDED if fold else _MOST_ROWS
    by_id = {problem.id: problem for problem in graph.unclosed_problems}
    problems = choose(by_id, most, lambda name: grades.of(name, by_id[name].owner))
    idle = choose((one.id for one in _without_problem(graph, report)), most, grades.of)
    rows = [
        *(_problem_row(graph, report, by_id[name]) for name in problems.shown),
        *(_tool_row(graph, report, tool) for tool in graph.tools_in_service if tool.id in idle.shown),
        *_folded_row(len(problems.folded), sum(grades.concerned(name) for name in problems.folded)),
    ]
    if not by_id:
        rows.insert(0, _empty_row())
    badges = {one.key: one for row in rows for cell in row.cells for one in cell.badges}
    findings = table(report, badges.values())
    return Grid(
        view=VIEW.slug,
        block=title_block(graph, report, carried_sentence(graph, report), listed=len(findings)),
        columns=_columns(),
        rows=tuple(rows),
        legend=_legend(rows, [line.badge for line in findings]),
        findings=findings,
        unplaced=not_on_it(findings, badges.values()),
    )


def carried_sentence(graph: RoleGraph, report: Report) -> str:
    """How many problems have all three persons, and how many of these lack one all the same that findings name.

    The number is the one of the brake on participation: a page must not count by a rule of its own.
    """
    reading = carried_by_three(graph, report)
    lacking = {part.id for part in reading.parts}
    whole = [problem.id for problem in graph.open_problems if problem.id not in lacking]
    checks = Counter(check for name in whole for check in {one.check for one in report.by_subject(name)})
    words = {
        "HD-01": _("{n} not set by the head"),
        "PA-06": _("{n} without users at a whole level"),
    }
    gaps = [text.format(n=number(checks[check])) for check, text in words.items() if checks[check]]
    if not gaps:
        return reading.sentence
    return _("{carried} Among them: {gaps}.").format(carried=reading.sentence, gaps=", ".join(gaps))


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Problem"), "problems", 2.3),
        Column(_("Setter"), "leaders", 1.8),
        Column(_("Tool"), "tools", 1.9),
        Column(_("Builder"), "builders", 1.8),
        Column(_("Users and coverage"), "users", 1.9),
    )


def _problem_row(graph: RoleGraph, report: Report, problem: Problem) -> GridRow:
    tools = _tools_of(graph, problem)
    badges = row_badges(graph, report, problem, tools)
    found = {finding.check for finding in report.by_subject(problem.id)}
    cells = (
        Cell(
            (graph.name(problem.id), *problem_details(graph, problem)),
            badges=badges[PROBLEM],
            elements=(problem.id,),
        ),
        _cell(setter_lines(graph, problem, found), badges[SETTERS]),
        _cell(tool_lines(graph, problem, tools), badges[TOOLS]),
        _cell(builder_lines(graph, problem, tools), badges[BUILDERS]),
        _cell(user_lines(graph, problem, tools, found), badges[USERS], _bars(graph, problem)),
    )
    return GridRow(problem.id, cells)


def _tools_of(graph: RoleGraph, problem: Problem) -> tuple[Tool, ...]:
    sources = {relation.source for relation in graph.incoming("addresses", problem.id)}
    return tuple(tool for tool in graph.tools_in_service if tool.id in sources)


def _cell(carried: Carried, badges: Sequence[Badge], bars: tuple[Bar, ...] = ()) -> Cell:
    state = "missing" if carried.missing else "filled" if carried.lines or bars else "plain"
    return Cell(carried.lines, state, tuple(badges), bars)


def _bars(graph: RoleGraph, problem: Problem) -> tuple[Bar, ...]:
    return level_bars(graph, problem.id) if graph.tools_of(problem.id) else ()


def _without_problem(graph: RoleGraph, report: Report) -> Iterator[Tool]:
    idle = {finding.subjects[0] for finding in report.by_check.get("PA-10", ())}
    yield from (tool for tool in graph.tools_in_service if tool.id in idle)


def _tool_row(graph: RoleGraph, report: Report, tool: Tool) -> GridRow:
    badges = row_badges(graph, report, None, (tool,))
    cells = (
        _cell(Carried((_("Answers no problem"),), missing=True), badges[PROBLEM]),
        Cell((), badges=tuple(badges[SETTERS])),
        _cell(tool_lines(graph, None, (tool,)), badges[TOOLS]),
        _cell(builder_lines(graph, None, (tool,)), badges[BUILDERS]),
        _cell(user_lines(graph, None, (tool,)), badges[USERS]),
    )
    return GridRow(tool.id, cells)


def _folded_row(count: int, with_findings: int) -> Iterator[GridRow]:
    if not count:
        return
    title = _.n("… and {n} other problem", "… and {n} other problems", count).format(n=number(count))
    words = (
        _("{n} of them with findings").format(n=number(with_findings)) if with_findings else _("no findings")
    )
    yield GridRow(_FOLDED_ROW, (Cell((title, words)), *(Cell(()) for _column in range(4))))


def _empty_row() -> GridRow:
    words = (
        _("No problem on this map yet"),
        _("Begin with the right problem: who suffers what, how much today, how much is the target."),
    )
    return GridRow("ghost:problems", (Cell(words, "missing"), *(Cell(()) for _column in range(4))))


def _legend(rows: Iterable[GridRow], badges: Iterable[Badge]) -> tuple[LegendEntry, ...]:
    cells = [cell for row in rows for cell in row.cells]
    entries = list(badge_legend(badges))
    if any(cell.state == "missing" for cell in cells):
        entries.append(LegendEntry("cell:missing", _("missing role")))
    if any(cell.bars for cell in cells):
        entries.append(LegendEntry("bar", _("units of a level that use it, of those that must")))
    return tuple(entries)


VIEW = View(
    slug="scorecard",
    title=_TITLE,
    answers=N_("Is every problem carried by all three persons"),
    build=build,
)
