"""The map in figures: how much stands on it, which problems lack a person, how far the apparatus takes part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.brakes.participation import carried_by_three
from rolemap.i18n import domain, number, percent

if TYPE_CHECKING:
    from rolemap.export.material import Material
    from rolemap.model import RoleGraph

_ = domain("export")


def size_of_map(graph: RoleGraph) -> str:
    """How many problems, tools and units there are."""
    units = sum(graph.apparatus(level).size for level in graph.info.levels)
    return _("The map holds {problems} open problems, {tools} tools in service and {units} units.").format(
        problems=number(len(graph.open_problems)),
        tools=number(len(graph.tools_in_service)),
        units=number(units),
    )


def lacking(material: Material) -> Iterator[str]:
    """Who is missing, and how far the apparatus takes part."""
    graph = material.graph
    yield carried_by_three(graph, material.report).sentence
    done = asked = 0
    for problem in graph.open_problems:
        coverage = graph.coverage(problem.id)
        done, asked = done + coverage.covered.size, asked + coverage.required.size
    if asked:
        yield _("Coverage: {done}/{asked} ({share}).").format(
            done=number(done), asked=number(asked), share=percent(done / asked)
        )
