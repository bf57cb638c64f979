"""Who uses a tool, and how much of the apparatus a problem has reached, level by level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.lists import joined, units_of
from rolemap.i18n import domain, number, percent
from rolemap.views.words import first_upper, level_name

if TYPE_CHECKING:
    from rolemap.model import Problem, RoleGraph, Tool, Units

_ = domain("export")


def coverage_lines(graph: RoleGraph, problem: Problem) -> Iterator[str]:
    """How far the units that must take part do so: together and by level, in figures."""
    coverage = graph.coverage(problem.id)
    if not problem.audience:
        yield _("No level is asked to take part")
        return
    levels = [level for level in coverage.levels if level.required]
    whole = part_of(coverage.covered.size, coverage.required.size)
    if coverage.required.size and not coverage.missing:
        names = joined([level_name(level.level) for level in levels])
        yield _("{part}: {levels}").format(part=whole, levels=names)
        return
    if not coverage.covered:
        yield _("{part}: nobody takes part yet").format(part=whole)
        return
    if len(levels) != 1:
        yield _("Together: {part}").format(part=whole)
    for level in levels:
        words = _("{level}: {part}") if level.covered else _("{level}: {part}, not taking part yet")
        part = part_of(level.covered, level.required)
        yield words.format(level=first_upper(level_name(level.level)), part=part)


def absent_lines(graph: RoleGraph, problem: Problem) -> Iterator[str]:
    """Who does not take part yet, by name, a line a level; none where nobody does."""
    coverage = graph.coverage(problem.id)
    for level in coverage.levels:
        if coverage.covered and level.missing:
            yield _("Not taking part yet at the {level} ({n}): {units}").format(
                level=level_name(level.level),
                n=number(level.missing.size),
                units=units_of(graph, level.missing),
            )


def part_of(done: int, of: int) -> str:
    """A part of the units in figures: “228/260 (87,7%)”."""
    return _("{done}/{all} ({share})").format(
        done=number(done), all=number(of), share=percent(done / of if of else 0.0)
    )


def level_lines(graph: RoleGraph, tool: Tool) -> Iterator[str]:
    """Who of the apparatus uses one tool, level by level; a level without users is left out."""
    for level in graph.info.levels:
        coverage = graph.tool_coverage(tool.id, level)
        if coverage.covered:
            part = part_of(coverage.covered, coverage.required)
            yield _("{level}: {part}").format(level=first_upper(level_name(level)), part=part)


def others(graph: RoleGraph, tool: Tool) -> str:
    """Who uses one tool beside the apparatus that must take part, by name."""
    return units_of(graph, graph.users(tool.id) - _inside(graph))


def _inside(graph: RoleGraph) -> Units:
    units = graph.apparatus("")
    for level in graph.info.levels:
        units = units | graph.apparatus(level)
    return units
