"""The map in figures: how much stands on it, which problems lack a person, how far the apparatus takes part.

What is judged is told in the words of the brakes, so that no two pages of a set count by different rules.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.brakes.participation import carried_by_three
from rolemap.export.content.lists import joined
from rolemap.i18n import domain, number
from rolemap.views.block import counted
from rolemap.views.scorecard import carried_sentence
from rolemap.views.words import level_name

if TYPE_CHECKING:
    from rolemap.brakes import Brake
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("export")


def size_of_map(graph: RoleGraph) -> str:
    """How many problems and tools there are, and how large the apparatus is."""
    problems = len(graph.unclosed_problems)
    live = len(graph.live_tools)
    counts = joined(
        (
            _.n("{n} problem", "{n} problems", problems).format(n=number(problems)),
            _.n("{n} tool in use or on trial", "{n} tools in use or on trial", live).format(n=number(live)),
        )
    )
    levels = [(level, graph.apparatus(level).size) for level in graph.info.levels]
    units = sum(size for _level, size in levels)
    if not units:
        return _("The map shows {counts}.").format(counts=counts)
    each = joined([_("{level} {n}").format(level=level_name(level), n=number(n)) for level, n in levels if n])
    pattern = _.n(
        "The map shows {counts}, and an apparatus of {n} unit that must take part ({levels}).",
        "The map shows {counts}, and an apparatus of {n} units that must take part ({levels}).",
        units,
    )
    return pattern.format(counts=counts, n=number(units), levels=each)


def lacking(graph: RoleGraph, report: Report) -> Iterator[str]:
    """How many problems have all three persons, and by name each that lacks one."""
    reading = carried_by_three(graph, report)
    yield carried_sentence(graph, report)
    for part in reading.parts[:_MOST]:
        yield _("“{problem}”: {lack}").format(problem=graph.name(part.id), lack=part.note)
    more = len(reading.parts) - _MOST
    if more > 0:
        lacks = Counter(part.note for part in reading.parts[_MOST:])
        each = "; ".join(_("{lack} ({n})").format(lack=lack, n=number(n)) for lack, n in lacks.most_common())
        pattern = _.n("{n} other problem: {lacks}", "{n} other problems: {lacks}", more)
        yield pattern.format(n=number(more), lacks=each)


_MOST = 8
"""So many problems are named one by one."""


def other_figures(brakes: tuple[Brake, ...]) -> Iterator[str]:
    """What the brakes on participation and on the head measure besides."""
    for brake in brakes:
        if brake.id in ("participation", "head"):
            for metric in brake.metrics:
                if metric.id in ("BR-PA-2", "BR-HD-1"):
                    yield metric.sentence


def found(report: Report) -> str:
    """How many gaps there are, by severity."""
    gaps = len(report.findings)
    if not gaps:
        return _("The checks found no gap.")
    pattern = _.n("The checks found {n} gap: {counts}.", "The checks found {n} gaps: {counts}.", gaps)
    return pattern.format(n=number(gaps), counts=", ".join(counted(report.counts, zeros=True)))
