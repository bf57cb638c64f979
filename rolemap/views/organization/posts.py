"""Who leads the unit and what its posts do: heads, deputies, delegations, bodies, documents, thresholds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from rolemap.brakes import ThresholdWatch, watches
from rolemap.i18n import domain, number
from rolemap.model import Body, Document, Position, Relation, RoleGraph
from rolemap.model.delegation import nearest_heads
from rolemap.views.chain.leaders import body_node, document_node, leader_node, position_title
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import Choice, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.gauges.watching import threshold_node
from rolemap.views.hands.founding import signatures
from rolemap.views.hands.handed_down import delegation_lines, delegations_to_show
from rolemap.views.organization.scope import Scope
from rolemap.views.part import Part, merged

_ = domain("views")

LEADERS, BODIES, PAPERS, WATCH = "leaders", "bodies", "papers", "watch"
_ACTING = ("sets", "steers", "delegates", "chairs", "signs")
_NO_HEAD_OF_ITS_OWN = ("block", "enterprise", "central", "other")
"""Kinds of organizations whose head is none of the map's business: many heads, or not of this apparatus."""


def posts(scope: Scope, leading: Sequence[Relation]) -> Part:
    """The heads and deputies of the unit, the chains of delegation through its posts, and what its posts do.

    `leading` is how the problems of the picture are led; far enough around the unit it brings in whoever does.
    """
    graph, limits = scope.graph, scope.limits
    if scope.depth < 1:
        return Part((), ())
    far = scope.depth > 1
    others = [one.source for one in leading if graph.section_of(one.source) == "positions"]
    near = (*scope.posts, *(others if scope.depth > 2 else ()))
    delegations = (
        delegations_to_show(graph, scope.report, near, limits.delegations, only_near=True) if far else ()
    )
    bodies = choose(_bodies(scope) if far else (), limits.beside, scope.grades.of)
    papers = choose(_papers(scope) if far else (), limits.beside, scope.grades.of)
    outside = [end for one in delegations for end in (one.source, one.target)]
    outside += [name for name in near if name not in scope.posts]
    own = [name for name in scope.posts if _leads(graph, name)]
    shown = choose(
        (*own, *(name for name in outside if name not in own)),
        limits.posts,
        lambda name: (name not in scope.heads, scope.grades.of(name)[0], name not in own),
    )
    nodes = [leader_node(graph, cast(Position, graph.element(name))) for name in shown.shown]
    nodes += _folded(shown)
    nodes[:0] = _no_head(scope)
    edges: list[Edge] = []
    nodes += [_body(scope, name) for name in bodies.shown]
    nodes += [_paper(graph, name) for name in papers.shown]
    edges += _between(delegation_lines(delegations, graph.as_of), shown)
    for kind, names in (("chairs", bodies.shown), ("signs", papers.shown)):
        for name in names:
            for one in graph.incoming(kind, name):
                if one.source in shown.shown:
                    edges.append(Edge(one.source, name, kind, relations=(one.key,)))
    return Part(tuple(nodes), merged(edges))


def watching(scope: Scope, problems: Sequence[str]) -> Part:
    """The thresholds that posts of the unit watch, tied to those of the `problems` that they are about."""
    if scope.depth < 2:
        return Part((), ())
    graph = scope.graph
    own = {one.id: one for one in watches(graph) if one.watcher in scope.posts}
    chosen = choose(own, scope.limits.beside, scope.grades.of)
    nodes = [
        threshold_node(graph, replace(own[name], watcher=None), WATCH, about=_unseen(own[name], problems))
        for name in chosen.shown
    ]
    if chosen.folded:
        title = _("… and {n} more: thresholds").format(n=number(len(chosen.folded)))
        nodes.append(Node(folded_box(WATCH), WATCH, "threshold", title, status="folded"))
    edges = [
        Edge(name, problem, "about", relations=(("about", name, problem),))
        for name in chosen.shown
        for problem in own[name].about
        if problem in problems
    ]
    return Part(tuple(nodes), tuple(edges))


def _unseen(watch: ThresholdWatch, problems: Sequence[str]) -> tuple[str, ...]:
    """What it is about and no line can tell."""
    return tuple(name for name in watch.about if name not in problems)


def _leads(graph: RoleGraph, post: str) -> bool:
    """Heads and deputies stand on the picture whatever they do, other posts where they lead something."""
    rank = cast(Position, graph.element(post)).rank
    return rank != "staff" or graph.is_head(post) or any(graph.outgoing(kind, post) for kind in _ACTING)


def no_head_box(unit: str) -> str:
    """The id of the box that says that the map does not record the head of the unit."""
    return f"nohead:{unit}"


def _no_head(scope: Scope) -> Iterator[Node]:
    """A light box in front where the map has no head of the unit, and who leads it from above.

    No finding asks for that head: it is not recorded, not missing, so the box is none of a gap.
    """
    if scope.heads or scope.organization.kind in _NO_HEAD_OF_ITS_OWN:
        return
    above = nearest_heads(scope.graph, scope.id)
    names = (position_title(scope.graph, cast(Position, scope.graph.element(name))) for name in above)
    details = (_("above it: {names}").format(names="; ".join(names)),) if above else ()
    title = _("No head on this map yet")
    yield Node(no_head_box(scope.id), LEADERS, "leader", title, details, status="unrecorded")


def _folded(shown: Choice) -> Iterator[Node]:
    count = len(shown.folded)
    if count:
        title = _.n("… and {n} other leader", "… and {n} other leaders", count).format(n=number(count))
        yield Node(folded_box(LEADERS), LEADERS, "leader", title, status="folded")


def _between(lines: Sequence[Edge], shown: Choice) -> Iterator[Edge]:
    for line in lines:
        if line.source in shown.shown and line.target in shown.shown:
            yield line


def _bodies(scope: Scope) -> Iterator[str]:
    """The bodies that its posts chair, that work for it, or whose standing agency it is."""
    chaired = {one.target for post in scope.posts for one in scope.graph.outgoing("chairs", post)}
    for body in scope.graph.active_bodies:
        if body.id in chaired or scope.id in (body.scope, body.standing_agency):
            yield body.id


def _papers(scope: Scope) -> Iterator[str]:
    signed = {one.target for post in scope.posts for one in scope.graph.outgoing("signs", post)}
    yield from (document.id for document in scope.graph.documents if document.id in signed)


def _body(scope: Scope, name: str) -> Node:
    body = cast(Body, scope.graph.element(name))
    node = body_node(scope.graph, body)
    words = [_("standing agency: this unit")] if body.standing_agency == scope.id else []
    chairs = dict.fromkeys(one.source for one in scope.graph.incoming("chairs", name))
    outside = [scope.graph.name(chair) for chair in chairs if chair not in scope.posts]
    if outside:
        words.append(_("chaired by {names}").format(names="; ".join(outside)))
    details = node.details if body.scope != scope.id else ()
    return Node(name, BODIES, "body", node.title, (*details, *words), elements=node.elements)


def _paper(graph: RoleGraph, name: str) -> Node:
    document = cast(Document, graph.element(name))
    node = document_node(graph, document)
    return Node(
        name, PAPERS, "document", node.title, tuple(signatures(graph, document)), elements=node.elements
    )
