"""The coverage: units of the apparatus in rows, problems in columns, each cell filled by use.

A row stands for a level, for the units under one superior (a district), or for units that are absent from the
same problems; the worst are unfolded, the others counted. Problems keep the order of the file. The table beside
it holds the findings of what is on the picture and no others.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number
from rolemap.model import Absences, RoleGraph
from rolemap.views.apparatus.absentees import Level, level_rows, whole_row
from rolemap.views.apparatus.around import focused, shows
from rolemap.views.apparatus.grid import coverage_grid
from rolemap.views.apparatus.presence import Presence
from rolemap.views.catalogue import View
from rolemap.views.choice import Choice, choose
from rolemap.views.diagram import Cell, Grid, GridRow

_ = domain("views")

_TITLE = N_("Coverage: which part of the apparatus is not on board")
_MOST_PROBLEMS, _MOST_PROBLEMS_FOLDED = 28, 13
"""Columns that two sheets of A4 hold beside each other, and one."""
_MOST_ROWS, _MOST_ROWS_FOLDED = 15, 12
"""Rows of groups and units that fit on one sheet with those of the levels."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Grid:
    """The coverage of the whole apparatus; `fold` asks for fewer columns and rows."""
    levels = _levels(graph)
    presence = Presence(graph, report, _problems(graph, _MOST_PROBLEMS_FOLDED if fold else _MOST_PROBLEMS))
    whole = reduce(or_, (level.units for level in levels), graph.apparatus(""))
    rows: list[GridRow] = []
    if not presence.problems.shown:
        rows.append(_no_problem())
    if whole:
        rows.append(whole_row(presence, whole))
        rows += level_rows(presence, levels, _MOST_ROWS_FOLDED if fold else _MOST_ROWS)
    else:
        rows.append(_no_units())
    return coverage_grid(graph, report, presence.columns(), rows, _sentence(presence.absences))


def _levels(graph: RoleGraph) -> list[Level]:
    """The levels of the map that have units, and those that a problem asks though they have none."""
    asked = {one.level for problem in graph.unclosed_problems for one in graph.coverage(problem.id).levels}
    levels = [Level(name, graph.apparatus(name)) for name in graph.info.levels]
    return [level for level in levels if level.units or level.id in asked]


def _problems(graph: RoleGraph, most: int) -> Choice:
    """The problems that are columns: all, or those from which the most units are absent."""
    ids = [problem.id for problem in graph.unclosed_problems]
    return choose(
        ids,
        most if len(ids) <= most else most - 1,  # the others share a column
        lambda name: (-graph.coverage(name).missing.size,),
    )


def _sentence(absences: Absences) -> str:
    complete, asked = absences.complete.size, absences.asked.size
    if not asked:
        return _("Coverage: no problem with a tool asks the apparatus to take part yet")
    pattern = _.n(
        "Coverage: {n} of {all} units takes part in all problems that ask it",
        "Coverage: {n} of {all} units take part in all problems that ask them",
        complete,
    )
    return pattern.format(n=number(complete), all=number(asked))


def _no_problem() -> GridRow:
    words = (
        _("No problem on this map yet"),
        _("Begin with the right problem: who suffers what, how much today, how much is the target."),
    )
    return GridRow("ghost:problems", (Cell(words, "missing"),))


def _no_units() -> GridRow:
    words = (
        _("No unit of the apparatus on this map yet"),
        _("Mark the agencies that must take part with “apparatus: true”."),
    )
    return GridRow("ghost:units", (Cell(words, "missing"),))


VIEW = View(
    slug="coverage",
    title=_TITLE,
    answers=N_("Which part of the apparatus is not on board"),
    build=build,
    focused=focused,
    shows=shows,
)
