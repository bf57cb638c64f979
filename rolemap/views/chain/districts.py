"""Part of a level that is not on board: the units under one superior, where most other superiors have all of theirs.

Where every district lacks somebody, boxes of districts would tell nothing that the lines to the level do not: the
coverage is the picture for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Absences, RoleGraph, Units
from rolemap.views.badges import MOST_BADGES, badge
from rolemap.views.diagram import Badge, Bar, Edge, Node
from rolemap.views.words import first_upper, level_name

_ = domain("views")

_MOST_LINES = 3
"""So many tools at most are joined to one box, those that it lacks the most."""
_MOST_ELEMENTS = 8


def districts(
    graph: RoleGraph, report: Report, tools: Sequence[str], levels: Mapping[str, Units], most: int
) -> Mapping[str, tuple[tuple[Node, ...], tuple[Edge, ...]]]:
    """By level the boxes of superiors whose units are not all on board, at most `most` in all, and the lines that
    they lack from the `tools` of the picture. Such a box carries the findings that count its units (PA-05).
    """
    problems = [
        problem.id
        for problem in graph.unclosed_problems
        if any(tool.id in tools for tool in graph.tools_of(problem.id))
    ]
    absences = graph.absences(problems)
    told = {one.subjects[0]: badge(one) for one in report.by_check.get("PA-05", ())}
    found: dict[str, tuple[tuple[Node, ...], tuple[Edge, ...]]] = {}
    for level, units in levels.items():
        names = _apart(graph, absences, units)
        if not names or len(names) > most:
            continue
        most -= len(names)
        below = {name: graph.superiors.below([name], units) for name in names}
        nodes = tuple(
            replace(_node(graph, absences, level, name, some), badges=_badges(graph, told, some))
            for name, some in below.items()
        )
        edges = tuple(
            edge for name, some in below.items() for edge in _lines(graph, problems, tools, level, name, some)
        )
        found[level] = nodes, edges
    return found


def district_box(level: str, superior: str) -> str:
    """The id of the box of the units of a level under one superior."""
    return f"district:{level}/{superior}"


def is_district(name: str) -> bool:
    """Whether the box with that id is one of units under one superior."""
    return name.startswith("district:")


def _apart(graph: RoleGraph, absences: Absences, units: Units) -> list[str]:
    """The superiors with absent units, where they are fewer than those without."""
    asked = graph.superiors.sizes(units & absences.asked)
    worst = [name for name in absences.worst(units) if name is not None]
    return worst if 2 * len(worst) < len(asked) else []


def _node(graph: RoleGraph, absences: Absences, level: str, superior: str, units: Units) -> Node:
    """The box of these units: where none of them is on board, one that is missing."""
    done, asked = (absences.complete & units).size, (absences.asked & units).size
    words = {"level": first_upper(level_name(level)), "superior": graph.name(superior)}
    name, elements = district_box(level, superior), units.ids
    own = elements if len(elements) <= _MOST_ELEMENTS else ()
    if not done:
        title = _("{level} of {superior}: {done}/{total}").format(
            **words, done=number(done), total=number(asked)
        )
        return Node(name, "users", "ghost", title, elements=own)
    title = _("{level} of {superior}").format(**words)
    return Node(name, "users", "units", title, bars=(Bar(words["level"], done, asked),), elements=own)


def _badges(graph: RoleGraph, told: Mapping[str, Badge], units: Units) -> tuple[Badge, ...]:
    """The findings about problems whose answers some of the units do not use."""
    about = (mark for problem, mark in told.items() if (graph.coverage(problem).missing & units).size)
    return tuple(about)[:MOST_BADGES]


def _lines(
    graph: RoleGraph, problems: Sequence[str], tools: Sequence[str], level: str, superior: str, units: Units
) -> Iterator[Edge]:
    """From a tool that answers a problem to the units that do not use it though they are asked to."""
    lacking: dict[str, tuple[int, int]] = {}
    for problem in problems:
        coverage = graph.coverage(problem)
        missing, required = (coverage.missing & units).size, (coverage.required & units).size
        answer = next(tool.id for tool in graph.tools_of(problem) if tool.id in tools)
        if missing > lacking.get(answer, (0, 0))[0]:
            lacking[answer] = missing, required
    worst = sorted(lacking, key=lambda tool: -lacking[tool][0])[:_MOST_LINES]
    for tool in tools:
        if tool in worst:
            missing, required = lacking[tool]
            done = _("{done}/{total}").format(done=number(required - missing), total=number(required))
            label = done if missing < required else ""  # the box itself says that it is nobody
            yield Edge(tool, district_box(level, superior), "missing", label)
