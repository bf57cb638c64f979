"""The tools of a unit: which it owns, builds, operates or uses, how it must use them, and who pays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from rolemap.i18n import domain, number, percent
from rolemap.model import Budget, Organization, Relation, RoleGraph, Tool
from rolemap.views.chain.builders import budget_node, builder_node
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import Choice, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.organization.home import hours_words
from rolemap.views.organization.scope import Scope
from rolemap.views.part import Part, merged
from rolemap.views.words import tool_status

_ = domain("views")

LANE, MONEY, BUILDERS = "tools", "money", "builders"
_OWN = ("owns", "builds", "operates")
_MOST_PROBLEMS = 2
_FEW = 8
"""Of so many tools each tells by which group the unit uses it and for which problems; of more only the terms."""


def tools(scope: Scope) -> tuple[Choice, Part]:
    """The tools in service that concern the unit, the gravest where they are too many, and its lines to them."""
    graph, unit = scope.graph, scope.id
    if scope.depth < 1:
        return Choice((), ()), Part((), ())
    own = {kind: {one.target: one for one in graph.outgoing(kind, unit)} for kind in (*_OWN, "accepts")}
    used = {tool.id for tool in graph.tools_in_service if unit in graph.users(tool.id)}
    wanted = used.union(*own.values())
    choice = choose(
        (tool.id for tool in graph.tools_in_service if tool.id in wanted),
        scope.limits.tools,
        lambda name: (scope.grades.of(name)[0], name not in own["owns"]),
    )
    few = len(choice.shown) <= _FEW
    nodes = [
        _node(scope, cast(Tool, graph.element(name)), accepted=name in own["accepts"], whole=few)
        for name in choice.shown
    ]
    nodes += _folded(choice)
    edges = []
    for name in (*choice.shown, *choice.folded):
        box = name if name in choice.shown else folded_box(LANE)
        edges += [
            Edge(unit, box, kind, relations=(own[kind][name].key,)) for kind in _OWN if name in own[kind]
        ]
        if name in used:
            keys = tuple(one.key for one in graph.uses_reaching(unit, name))
            edges.append(Edge(box, unit, "uses", relations=keys))
    return choice, Part(tuple(nodes), merged(edges, over=(("builds", "operates"),)))


def money(scope: Scope, shown: Sequence[str]) -> Part:
    """The budgets that pay for tools which the unit owns or builds, and those that it appraises."""
    graph, unit = scope.graph, scope.id
    if scope.depth < 2:
        return Part((), ())
    held = {one.target for kind in ("owns", "builds") for one in graph.outgoing(kind, unit)}
    paying = {one.source for name in held for one in graph.incoming("funds", name)}
    appraised = {one.target for one in graph.outgoing("appraises", unit)}
    chosen = choose(
        (budget.id for budget in graph.budgets if budget.id in paying | appraised),
        scope.limits.beside,
        scope.grades.of,
    )
    nodes = []
    for name in chosen.shown:
        node = budget_node(graph, cast(Budget, graph.element(name)))
        words = [_("appraised by this unit")] if name in appraised else []
        nodes.append(Node(name, MONEY, "budget", node.title, (*node.details, *words), elements=node.elements))
    if chosen.folded:
        title = _("… and {n} more: budgets").format(n=number(len(chosen.folded)))
        nodes.append(Node(folded_box(MONEY), MONEY, "budget", title, status="folded"))
    edges = [
        Edge(name, one.target, "funds", relations=(one.key,))
        for name in chosen.shown
        for one in graph.outgoing("funds", name)
        if one.target in shown
    ]
    return Part(tuple(nodes), merged(edges))


def other_builders(scope: Scope, shown: Sequence[str]) -> Part:
    """Who else builds or operates the tools shown; only far enough around the unit."""
    graph = scope.graph
    if scope.depth < 3:
        return Part((), ())
    building = [
        one
        for kind in ("builds", "operates")
        for name in shown
        for one in graph.incoming(kind, name)
        if one.source != scope.id
    ]
    named = [one.id for one in graph.active_organizations if one.id in {each.source for each in building}]
    chosen = choose(named, scope.limits.others, scope.grades.of)
    nodes = [builder_node(graph, cast(Organization, graph.element(name))) for name in chosen.shown]
    boxes = {name: node.id for name, node in zip(chosen.shown, nodes, strict=True)}
    if chosen.folded:
        count = len(chosen.folded)
        title = _.n("… and {n} other builder", "… and {n} other builders", count).format(n=number(count))
        nodes.append(Node(folded_box(BUILDERS), BUILDERS, "builder", title, status="folded"))
        boxes |= dict.fromkeys(chosen.folded, folded_box(BUILDERS))
    edges = (Edge(boxes[one.source], one.target, one.kind, relations=(one.key,)) for one in building)
    return Part(tuple(nodes), merged(edges, over=(("builds", "operates"),)))


def _node(scope: Scope, tool: Tool, *, accepted: bool, whole: bool) -> Node:
    graph = scope.graph
    national = tool.provision == "national"
    reaching = graph.uses_reaching(scope.id, tool.id)
    words = [] if reaching and tool.status == "live" else [tool_status(tool.status)]
    words += [_("national platform")] if national else []
    details = [" · ".join((*words, *_terms(reaching)))]
    groups = dict.fromkeys(one.source for one in reaching if one.source != scope.id)
    if groups and whole:
        details.append(_("as part of: {names}").format(names="; ".join(map(graph.name, groups))))
    owners = dict.fromkeys(one.source for one in graph.incoming("owns", tool.id))
    others = [graph.name(name) for name in owners if name != scope.id]
    if others:
        details.append(_("owned by {organization}").format(organization="; ".join(others)))
    if accepted:
        details.append(_("accepted by this unit"))
    if whole:
        details += _answers(graph, tool.id)
    status = "national" if national else "" if tool.status == "live" else tool.status
    return Node(
        tool.id, LANE, "tool", graph.name(tool.id), tuple(details), elements=(tool.id,), status=status
    )


def _terms(reaching: Sequence[Relation]) -> Iterator[str]:
    """How the unit uses it: as a duty or by choice, how actively, and for how many hours a month."""
    if not reaching:
        return
    duties = {one.get("mandatory") for one in reaching} - {None}
    rates = [one.get("active_rate") for one in reaching if one.get("active_rate") is not None]
    hours = hours_words(sum(one.get("hours_delta") or 0.0 for one in reaching))
    if not duties and not rates and not hours:
        yield _("used, nothing more is recorded")
    if duties:
        yield _("mandatory") if True in duties else _("by choice")
    if rates:
        yield _("{share} active").format(share=percent(min(rates)))
    if hours:
        yield hours


def _answers(graph: RoleGraph, tool: str) -> Iterator[str]:
    """The problems that it answers, the first of many by name."""
    names = [graph.name(problem.id) for problem in graph.problems_of(tool)]
    if names:
        more = len(names) - _MOST_PROBLEMS
        text = "; ".join(names[:_MOST_PROBLEMS])
        if more > 0:
            text = _("{names} and {n} more").format(names=text, n=number(more))
        yield _("for: {problems}").format(problems=text)


def _folded(choice: Choice) -> Iterator[Node]:
    count = len(choice.folded)
    if count:
        title = _.n("… and {n} other tool", "… and {n} other tools", count).format(n=number(count))
        yield Node(folded_box(LANE), LANE, "tool", title, status="folded")
