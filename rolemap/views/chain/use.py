"""Who uses the tools: one box a level of the apparatus, single units where they matter, and their lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import cast

from rolemap.i18n import domain, number
from rolemap.model import Organization, RoleGraph, Units
from rolemap.views.chain.districts import districts
from rolemap.views.choice import Choice, Grades, choose
from rolemap.views.diagram import Bar, Edge, Node
from rolemap.views.focus import Near
from rolemap.views.part import MOST_RELATIONS, Part
from rolemap.views.words import first_upper, level_name, level_units

_ = domain("views")


def users(graph: RoleGraph, tools: Sequence[str], grades: Grades, most: int, *, units: bool = True) -> Part:
    """The users of `tools` level by level; at most `most` units stand alone.

    Units of a level fold into one box with their number; those under the few superiors that are not on board
    have a box below it. A unit stands alone when a finding is about it, or when it uses a tool and is no part of
    the apparatus; what does not fit is folded into one more box. On a focused picture levels and units are those
    that are near, and the one that was chosen has its own lines. Without `units` those of the apparatus never
    stand alone.
    """
    levels = {level: graph.apparatus(level) for level in graph.info.levels}
    inside = reduce(or_, levels.values(), graph.apparatus(""))
    alone = choose(_alone(graph, tools, inside, grades) if units else (), most, grades.of)
    others = {tool: [name for name in graph.users(tool) - inside if grades.keeps(name)] for tool in tools}
    chosen = [] if grades.near is None else _chosen_users(graph, grades.near)
    outside = choose(
        (
            *(name for units in others.values() for name in units),
            *(name for name in chosen if name not in inside),
        ),
        most,
        grades.of,
    )
    whole = units and grades.near is None
    apart = districts(graph, grades.report, tools, levels, most // 2) if whole else {}
    nodes = [
        *_level_nodes(
            graph, levels, alone, grades, {level: boxes for level, (boxes, _lines) in apart.items()}
        ),
        *(_unit_node(graph, name) for name in outside.shown),
        *_others(len(outside.folded)),
    ]
    edges = [
        edge
        for tool in tools
        for edge in (*_level_lines(graph, tool, levels, grades), *_other_lines(tool, others[tool], outside))
    ]
    own = [name for name in alone.shown if grades.chosen(name)]
    boxes = {node.id for node in nodes}
    within = (
        Edge(level_box(level), _inner_box(name), "member")
        for level, units in levels.items()
        for name in alone.shown
        if name in units and name not in own and level_box(level) in boxes
    )
    lacking = (edge for _boxes, lines in apart.values() for edge in lines)
    return Part(
        tuple(nodes),
        (*_with_relations(graph, edges, inside), *_own_lines(graph, tools, own), *within, *lacking),
    )


def _alone(graph: RoleGraph, tools: Sequence[str], inside: Units, grades: Grades) -> Iterator[str]:
    """The units of the apparatus that may stand alone; on a focused picture users of its tools only."""
    users = inside if grades.near is None else reduce(or_, map(graph.users, tools), graph.apparatus(""))
    chosen = () if grades.near is None else filter(grades.chosen, grades.near.steps)
    found = {name for name in (*chosen, *grades.subjects("awareness")) if name in inside}
    for name in sorted(found, key=graph.map.index.__getitem__):
        if grades.chosen(name):
            yield name
        elif name in users:
            level = cast(Organization, graph.element(name)).level
            if grades.keeps(level_box(level)):
                yield name


def _chosen_users(graph: RoleGraph, near: Near) -> list[str]:
    """The users on which the picture is focused; their tools may be too far to be shown."""
    return [
        name
        for name, steps in near.steps.items()
        if not steps
        and name in graph
        and graph.section_of(name) == "organizations"
        and any(name in graph.users(tool.id) for tool in graph.tools_in_service)
    ]


def _own_lines(graph: RoleGraph, tools: Sequence[str], units: Iterable[str]) -> Iterator[Edge]:
    """The lines of units whose level does not speak for them."""
    for name in units:
        for tool in tools:
            if name in graph.users(tool):
                relations = tuple(one.key for one in graph.uses_reaching(name, tool))
                yield Edge(tool, _inner_box(name), "uses", relations=relations)


def level_box(level: str) -> str:
    """The id of the box of a level."""
    return f"level:{level}"


def unit_box(organization: str) -> str:
    """The id of the box of an organization that uses tools and is no part of the apparatus."""
    return f"user:{organization}"


def _inner_box(organization: str) -> str:
    return f"unit:{organization}"


def is_of_level(name: str) -> bool:
    """Whether the box with that id belongs to the level above it: some of its units, or its ghost."""
    return name.startswith(("unit:", "district:", "ghost:level:"))


def is_level(name: str) -> bool:
    """Whether the box with that id is a level."""
    return name.startswith("level:")


_OTHERS = "more:users"
_NO_WORDS: tuple[str, ...] = ()


def _level_nodes(
    graph: RoleGraph,
    levels: Mapping[str, Units],
    alone: Choice,
    grades: Grades,
    apart: Mapping[str, tuple[Node, ...]],
) -> Iterator[Node]:
    for level, units in levels.items():
        own = [_unit_node(graph, name, level) for name in alone.shown if name in units]
        if not units or not grades.keeps(level_box(level)):
            yield from own
            continue
        title = _("{units} × {n}").format(units=level_units(level), n=number(units.size))
        more = sum(name in units for name in alone.folded)
        text = _.n("{n} more unit with findings", "{n} more units with findings", more)
        details = (text.format(n=number(more)),) if more else ()
        yield Node(level_box(level), "users", "units", title, details)
        yield from apart.get(level, ())
        yield from own


def _unit_node(graph: RoleGraph, organization: str, level: str | None = None) -> Node:
    name, details = unit_box(organization), _NO_WORDS
    if level is not None:
        name, details = _inner_box(organization), (_("among: {level}").format(level=level_name(level)),)
    return Node(name, "users", "units", graph.name(organization), details, elements=(organization,))


def _others(count: int) -> Iterator[Node]:
    if count:
        title = _.n("… and {n} other organization", "… and {n} other organizations", count)
        yield Node(_OTHERS, "users", "units", title.format(n=number(count)), status="folded")


def _level_lines(graph: RoleGraph, tool: str, levels: Mapping[str, Units], grades: Grades) -> Iterator[Edge]:
    for level in levels:
        coverage = graph.tool_coverage(tool, level)
        if coverage.covered and grades.keeps(level_box(level)):
            whole = coverage.covered == coverage.required
            label = "" if whole else bar_text(coverage.covered, coverage.required)
            yield Edge(tool, level_box(level), "uses" if whole else "partial", label)


def _other_lines(tool: str, others: Iterable[str], outside: Choice) -> Iterator[Edge]:
    boxes = dict.fromkeys(unit_box(name) if name in outside.shown else _OTHERS for name in others)
    yield from (Edge(tool, box, "uses") for box in boxes)


def _with_relations(graph: RoleGraph, edges: Sequence[Edge], inside: Units) -> Iterator[Edge]:
    found: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for tool in dict.fromkeys(edge.source for edge in edges):
        if len(graph.users(tool)) > MOST_RELATIONS:
            continue
        for relation in graph.uses_of(tool):
            element = graph.element(relation.source)
            # Only a group has leaves to be looked for among all units.
            single = isinstance(element, Organization)
            leaves = (element,) if single else map(graph.element, graph.leaves(relation.source))
            boxes = (_box(cast(Organization, leaf), inside) for leaf in leaves)
            for box in dict.fromkeys(boxes):
                found.setdefault((tool, box), []).append(relation.key)
    for edge in edges:
        yield replace(edge, relations=tuple(found.get((edge.source, edge.target), ())))


def _box(organization: Organization, inside: Units) -> str:
    return level_box(organization.level) if organization.id in inside else unit_box(organization.id)


def bar_text(done: int, total: int) -> str:
    """Coverage as it stands beside a line: "228/260"."""
    return _("{done}/{total}").format(done=number(done), total=number(total))


def level_bars(graph: RoleGraph, problem: str) -> tuple[Bar, ...]:
    """How far each level that must use the answer to a problem does so; levels without a unit have no bar."""
    return tuple(
        Bar(first_upper(level_name(level.level)), level.covered, level.required)
        for level in graph.coverage(problem).levels
        if level.required
    )
