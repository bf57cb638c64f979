"""Leaders: who sets and steers the problems, who handed down what, and the bodies and papers at fault."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, language, number
from rolemap.model import Body, Document, Position, Relation, RoleGraph
from rolemap.views.chain.work import Work, folded_box
from rolemap.views.choice import Choice, Grades, Limits, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.hands.handed_down import delegation_lines, delegations_to_show
from rolemap.views.part import Part, merged
from rolemap.views.words import rank_name, signing_name

_ = domain("views")

_MOST_DELEGATIONS = 12
_ACTING = {"vi": ("q.", "quyền "), "en": ("acting ",)}
"""How a title already says that its holder is acting head."""


def leaders(
    graph: RoleGraph,
    report: Report,
    work: Work,
    grades: Grades,
    limits: Limits,
    *,
    only: Container[str] | None = None,
    handed: Sequence[Relation] | None = None,
) -> Part:
    """The posts that lead the problems of the picture or are concerned by its findings, and their lines.

    A body stands here when it steers a problem shown or has a finding, a document only when it has one;
    findings on the drawing itself (hygiene) bring neither. With `only` these bodies and documents stand here,
    and no delegation but those of their posts, or those `handed` in. On a focused picture all of them are those
    that are near.
    """
    only = grades.near if only is None else only
    leading = [
        relation
        for problem in work.problems.shown
        for kind in ("sets", "steers")
        for relation in graph.incoming(kind, problem)
        if grades.keeps(relation.source)
    ]
    belongs = grades.concerned if only is None else only.__contains__
    bodies = choose(_bodies(graph, leading, belongs), limits.beside, grades.of)
    documents = choose(
        (document.id for document in graph.documents if belongs(document.id)), limits.beside, grades.of
    )
    beside = [
        *(relation for body in bodies.shown for relation in graph.incoming("chairs", body)),
        *(relation for document in documents.shown for relation in graph.incoming("signs", document)),
    ]
    beside = [one for one in beside if grades.keeps(one.source)]
    near = [relation.source for relation in (*leading, *beside)]
    if grades.near is not None:
        near += grades.near.steps
    delegations = (
        delegations_to_show(graph, report, near, _MOST_DELEGATIONS, only_near=only is not None)
        if handed is None
        else tuple(handed[:_MOST_DELEGATIONS])
    )
    delegations = tuple(one for one in delegations if grades.keeps(one.source) and grades.keeps(one.target))
    setters = Counter(relation.source for relation in leading if relation.kind == "sets")
    posts = choose(
        _in_file_order(graph, (*near, *(end for one in delegations for end in (one.source, one.target)))),
        limits.leaders,
        lambda name: (min(grades.of(name)[0], _SETTER if name in setters else _OTHER), -setters[name]),
    )
    nodes = (
        *(leader_node(graph, cast(Position, graph.element(name))) for name in posts.shown),
        *_folded(posts),
        *(body_node(graph, cast(Body, graph.element(name))) for name in bodies.shown),
        *(document_node(graph, cast(Document, graph.element(name))) for name in documents.shown),
    )
    edges = [
        *_leading_lines(graph, leading, work, posts, bodies),
        *_beside_lines(beside, posts),
        *_between_posts(delegation_lines(delegations, graph.as_of), posts),
    ]
    return Part(nodes, merged(edges, over=(("sets", "steers"),)))


_SETTER, _OTHER = 3, 4


def _bodies(graph: RoleGraph, leading: Iterable[Relation], belongs: Callable[[str], bool]) -> Iterator[str]:
    steering = {relation.source for relation in leading}
    yield from (body.id for body in graph.active_bodies if body.id in steering or belongs(body.id))


def _in_file_order(graph: RoleGraph, names: Iterable[str]) -> list[str]:
    wanted = set(names)
    return [position.id for position in graph.positions if position.id in wanted]


def _box(name: str, posts: Choice, bodies: Choice) -> str | None:
    if name in posts.shown or name in bodies.shown:
        return name
    return None if name in bodies.folded else folded_box("leaders")


def _leading_lines(
    graph: RoleGraph, leading: Iterable[Relation], work: Work, posts: Choice, bodies: Choice
) -> Iterator[Edge]:
    for one in leading:
        source = _box(one.source, posts, bodies)
        if source is not None:
            label = _("by delegation") if one.get("by_delegation") else ""
            yield Edge(source, one.target, one.kind, label, relations=(one.key,))
    if work.problems.folded:
        for name in posts.shown:
            for kind in ("sets", "steers"):
                if any(work.is_folded(one.target) for one in graph.outgoing(kind, name)):
                    yield Edge(name, folded_box("problems"), kind)


def _beside_lines(beside: Iterable[Relation], posts: Choice) -> Iterator[Edge]:
    for one in beside:
        source = one.source if one.source in posts.shown else folded_box("leaders")
        yield Edge(source, one.target, one.kind, relations=(one.key,))


def _between_posts(lines: Iterable[Edge], posts: Choice) -> Iterator[Edge]:
    for line in lines:
        ends = (end if end in posts.shown else folded_box("leaders") for end in (line.source, line.target))
        source, target = ends
        if source != target:
            yield Edge(source, target, line.role, line.label, relations=line.relations)


def leader_node(graph: RoleGraph, position: Position) -> Node:
    """A post: its title, its rank, its organization; heads carry the status ``head``."""
    rank, home = rank_name(position.rank), graph.name(position.organization)
    detail = _("{rank} · {organization}").format(rank=rank, organization=home) if rank else home
    status = "head" if graph.is_head(position.id) else ""
    title = position_title(graph, position)
    return Node(position.id, "leaders", "leader", title, (detail,), elements=(position.id,), status=status)


def position_title(graph: RoleGraph, position: Position) -> str:
    """The title of a post, marked "Q." where an acting head holds it and the title does not say so."""
    name = graph.name(position.id)
    if position.rank != "acting_head" or name.lower().startswith(_ACTING[language()]):
        return name
    return _("Acting {title}").format(title=name)


def body_node(graph: RoleGraph, body: Body) -> Node:
    """A body and the organization that it works for."""
    return Node(
        body.id, "leaders", "body", graph.name(body.id), (graph.name(body.scope),), elements=(body.id,)
    )


def document_node(graph: RoleGraph, document: Document) -> Node:
    """A document by its number, and how it was signed where the head did not sign directly."""
    modes = dict.fromkeys(relation.get("mode") for relation in graph.incoming("signs", document.id))
    signed = tuple(signing_name(mode) for mode in modes if mode not in (None, "direct"))
    title = document.number or graph.name(document.id)
    return Node(document.id, "leaders", "document", title, signed, elements=(document.id,))


def _folded(posts: Choice) -> Iterator[Node]:
    count = len(posts.folded)
    if count:
        title = _.n("… and {n} other leader", "… and {n} other leaders", count).format(n=number(count))
        yield Node(folded_box("leaders"), "leaders", "leader", title, status="folded")
