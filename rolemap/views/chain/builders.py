"""Builders: who builds and operates the tools of a picture, and the budgets at fault that pay for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import cast

from rolemap.i18n import domain, number
from rolemap.model import Budget, Organization, RoleGraph
from rolemap.views.chain.work import Work, folded_box
from rolemap.views.choice import Choice, Grades, Limits, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.part import Part, merged
from rolemap.views.words import organization_kind

_ = domain("views")

_BUILDING = ("builds", "operates")


def builders(
    graph: RoleGraph, work: Work, grades: Grades, limits: Limits, *, only_paying: bool = False
) -> Part:
    """The organizations that build or operate the tools shown, the budgets with findings, and their lines.

    With `only_paying` the budgets are those that pay for a tool shown, with findings or without. On a
    focused picture builders and budgets are those that are near.
    """
    relations = [
        relation
        for tool in work.tools.shown
        for kind in _BUILDING
        for relation in graph.incoming(kind, tool)
        if grades.keeps(relation.source)
    ]
    named = Counter(relation.source for relation in relations)
    organizations = choose(
        _in_file_order(graph, (*named, *_alone(graph, grades))),
        limits.builders,
        lambda name: (grades.of(name)[0], -named[name]),
    )
    paying = {one.source for tool in work.tools.shown for one in graph.incoming("funds", tool)}

    def pays(name: str) -> bool:
        if grades.near is not None:
            return name in grades.near
        return name in paying if only_paying else grades.concerned(name)

    budgets = choose(
        (one.id for one in graph.budgets if pays(one.id)),
        limits.beside,
        grades.of,
    )
    nodes = (
        *(builder_node(graph, cast(Organization, graph.element(name))) for name in organizations.shown),
        *_folded(organizations),
        *(budget_node(graph, cast(Budget, graph.element(name))) for name in budgets.shown),
    )
    edges = [
        *(
            Edge(_box(one.source, organizations), one.target, one.kind, relations=(one.key,))
            for one in sorted(relations, key=lambda one: one.kind)
        ),
        *_money(graph, budgets, work),
    ]
    return Part(nodes, merged(edges, over=(("builds", "operates"),)))


def _in_file_order(graph: RoleGraph, organizations: Iterable[str]) -> list[str]:
    """Those that are active, however many others the map has."""
    return sorted(filter(graph.is_active, set(organizations)), key=graph.map.index.__getitem__)


def _alone(graph: RoleGraph, grades: Grades) -> Iterator[str]:
    """Those on which the picture is focused and that build something, which may be too far to be shown."""
    chosen = () if grades.near is None else filter(grades.chosen, grades.near.steps)
    for name in chosen:
        building = name in graph and graph.section_of(name) == "organizations"
        if building and any(graph.outgoing(kind, name) for kind in _BUILDING):
            yield name


def builder_box(organization: str) -> str:
    """The id of the box of a builder; the same organization may also stand among the users."""
    return f"builder:{organization}"


def _box(organization: str, chosen: Choice) -> str:
    return builder_box(organization) if organization in chosen.shown else folded_box("builders")


def _money(graph: RoleGraph, budgets: Choice, work: Work) -> Iterator[Edge]:
    for budget in budgets.shown:
        for relation in graph.outgoing("funds", budget):
            box = work.boxes.get(relation.target)
            if box is not None:
                yield Edge(budget, box, "funds", relations=(relation.key,))


def builder_node(graph: RoleGraph, organization: Organization) -> Node:
    """An organization as a builder, with what it is where that is no usual agency."""
    kind = organization_kind(organization.kind)
    return Node(
        builder_box(organization.id),
        "builders",
        "builder",
        graph.name(organization.id),
        (kind,) if kind else (),
        elements=(organization.id,),
        status=organization.kind,
    )


def budget_node(graph: RoleGraph, budget: Budget) -> Node:
    """A budget with its period and amount."""
    words = [_("budget {period}").format(period=budget.period)]
    if budget.amount_vnd_m is not None:
        words.append(_("{amount} million VND").format(amount=number(float(budget.amount_vnd_m))))
    return Node(
        budget.id, "builders", "budget", graph.name(budget.id), (" · ".join(words),), elements=(budget.id,)
    )


def _folded(chosen: Choice) -> Iterator[Node]:
    count = len(chosen.folded)
    if count:
        title = _.n("… and {n} other builder", "… and {n} other builders", count).format(n=number(count))
        yield Node(folded_box("builders"), "builders", "builder", title, status="folded")
