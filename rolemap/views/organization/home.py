"""The unit itself on its picture: what it is, what it adds up to, what stands above it and under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from rolemap.i18n import day, domain, number
from rolemap.model import Organization, Position, RoleGraph
from rolemap.views.chain.leaders import position_title
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import choose
from rolemap.views.diagram import Bar, Edge, Node
from rolemap.views.organization.scope import Scope
from rolemap.views.part import Part
from rolemap.views.words import first_upper, level_name, level_units, unit_kind

_ = domain("views")

LANE = "unit"
_HOURS_MATTER = 0.005
"""Fewer hours a month than would be shown."""


def home(scope: Scope) -> Part:
    """The box of the unit with its totals, its superior, and its sub-units folded by level."""
    nodes = [_unit_box(scope)]
    if scope.depth < 1:
        return Part(tuple(nodes), ())
    edges = []
    parent = scope.organization.parent
    if parent is not None:
        nodes.insert(0, _superior(scope.graph, parent))
        edges.append(Edge(parent, scope.id, "member"))
    below = list(_below(scope))
    return Part((*nodes, *below), (*edges, *(Edge(scope.id, node.id, "member") for node in below)))


def hours_words(hours: float) -> str:
    """Hours a month as work added or removed; empty where they cancel out."""
    if abs(hours) < _HOURS_MATTER:
        return ""
    pattern = _("adds {n} hours a month") if hours > 0 else _("saves {n} hours a month")
    return pattern.format(n=number(float(abs(hours))))


def asked(scope: Scope) -> tuple[list[str], list[str]]:
    """The open problems in which the unit must take part, and those of them in which it does."""
    graph = scope.graph
    required = [problem.id for problem in graph.open_problems if scope.id in graph.required(problem.id)]
    return required, [name for name in required if scope.id in graph.problem_users(name)]


def _unit_box(scope: Scope) -> Node:
    organization = scope.organization
    required, done = asked(scope)
    bars = (Bar(_("Problems"), len(done), len(required)),) if required else ()
    return Node(
        organization.id,
        LANE,
        "units",
        scope.graph.name(organization.id),
        tuple(_details(scope, required)),
        bars=bars,
        elements=(organization.id,),
        status="focus",
    )


def _details(scope: Scope, required: Sequence[str]) -> Iterator[str]:
    organization, graph = scope.organization, scope.graph
    kind, level = unit_kind(organization.kind), level_name(organization.level)
    words = [kind] if kind else []
    if not kind or organization.level in graph.info.levels:
        words.append(level)
    yield first_upper(" · ".join(words))
    if scope.is_block:
        yield _("{n} units").format(n=number(organization.size))
    if not graph.is_active(organization.id) and organization.valid_to is not None:
        yield _("ended on {day}").format(day=day(organization.valid_to))
    yield from _totals(scope, required)
    if organization.tool_count_survey is not None:
        counted = number(organization.tool_count_survey)
        yield _("a survey counted {n} tools").format(n=counted)


def _totals(scope: Scope, required: Sequence[str]) -> Iterator[str]:
    """What it owns, builds and uses, counted; that it uses nothing is said where it ought to."""
    graph, unit = scope.graph, scope.id
    serving = {tool.id for tool in graph.tools_in_service}
    owned = sum(problem.owner == unit for problem in graph.unclosed_problems)
    if owned:
        yield _.n("owns {n} problem", "owns {n} problems", owned).format(n=number(owned))
    holds, builds, operates = (
        len({one.target for one in graph.outgoing(kind, unit)} & serving)
        for kind in ("owns", "builds", "operates")
    )
    if holds:
        yield _.n("owns {n} tool", "owns {n} tools", holds).format(n=number(holds))
    if builds:
        yield _.n("builds {n} tool", "builds {n} tools", builds).format(n=number(builds))
    elif operates:
        yield _.n("operates {n} tool", "operates {n} tools", operates).format(n=number(operates))
    uses = sum(unit in graph.users(tool.id) for tool in graph.live_tools)
    if uses:
        words = _.n("uses {n} tool", "uses {n} tools", uses).format(n=number(uses))
        hours = hours_words(graph.organization_hours(unit))
        yield _("{tools}, {hours}").format(tools=words, hours=hours) if hours else words
        if scope.is_block:
            yield _("(each of its units)")
    elif required:
        yield _("uses no tool yet")


def _superior(graph: RoleGraph, parent: str) -> Node:
    heads = sorted(graph.heads(parent), key=graph.map.index.__getitem__)
    details = [_("superior")]
    if heads:
        names = "; ".join(_post(graph, head) for head in heads)
        details.append(_("head: {names}").format(names=names))
    return Node(parent, LANE, "units", graph.name(parent), tuple(details), elements=(parent,))


def _post(graph: RoleGraph, position: str) -> str:
    return position_title(graph, cast(Position, graph.element(position)))


def _below(scope: Scope) -> Iterator[Node]:
    """Few sub-units stand alone; of many the worst, and the others folded by their level with their number."""
    graph = scope.graph
    children = {one.id: one for one in graph.active_organizations if one.parent == scope.id}
    grades = scope.grades
    shown = choose(children, scope.limits.below, grades.of)
    if shown.folded:
        worst = [name for name in shown.shown if grades.concerned(name)]
        shown = choose(children, len(worst), lambda name: (name not in worst, 0))
    for name in shown.shown:
        yield _sub_unit(graph, children[name])
    levels: dict[str, list[Organization]] = {}
    for name in shown.folded:
        levels.setdefault(children[name].level, []).append(children[name])
    for level, units in levels.items():
        title = _("{units} × {n}").format(
            units=level_units(level), n=number(sum(unit.size for unit in units))
        )
        with_findings = sum(grades.concerned(unit.id) for unit in units)
        words = _("{n} of them with findings").format(n=number(with_findings))
        details = (_("under it"), *([words] if with_findings else []))
        yield Node(f"{folded_box('below')}:{level}", LANE, "units", title, details, status="folded")


def _sub_unit(graph: RoleGraph, organization: Organization) -> Node:
    kind = unit_kind(organization.kind)
    details = [_("under it"), *([kind] if kind else [])]
    return Node(
        organization.id,
        LANE,
        "units",
        graph.name(organization.id),
        (" · ".join(details),),
        elements=(organization.id,),
    )
