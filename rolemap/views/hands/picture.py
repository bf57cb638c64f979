"""The picture of delegations: of a whole map, of what is near an element, or of what stands on one page.

Four columns: heads, the hands that took something over, the bodies (with the problems whose leadership was
handed down under them), and the documents that founded them. A post stands among the hands when somebody
delegates to it, a head of another office included, so that a chain is read from the left and downwards.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number
from rolemap.model import Body, Document, Position, Problem, Relation, RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.chain.ghosts import ghosts
from rolemap.views.chain.leaders import body_node, document_node, leader_node
from rolemap.views.chain.work import folded_box, problem_details
from rolemap.views.choice import Choice, Grades, choose
from rolemap.views.diagram import Diagram, Edge, Lane, Node
from rolemap.views.focus import marked, told
from rolemap.views.hands.founding import last_year, signatures
from rolemap.views.hands.handed_down import delegation_lines, delegations_to_show
from rolemap.views.hands.walk import led_by_others
from rolemap.views.legend import diagram_legend
from rolemap.views.part import merged
from rolemap.views.standing import stand
from rolemap.views.table import table

_ = domain("views")

SLUG = "delegations"
TITLE = N_("Delegations: where leadership was handed down")
_NONE = N_("Delegations: none is in force or still used")
_COLUMNS = (("heads",), ("hands",), ("bodies", "problems"), ("documents",))
MAIN = ("delegates", "chairs", "missing")
_FOR_ANOTHER = ("KT", "TL", "TUQ")
_OTHERS = {
    "heads": N_("… and {n} more: heads"),
    "hands": N_("… and {n} more: deputies and authorised posts"),
    "bodies": N_("… and {n} more: bodies"),
    "problems": N_("… and {n} more: problems"),
    "documents": N_("… and {n} more: documents"),
}
_ROLES = {"bodies": "body", "problems": "problem", "documents": "document"}


@dataclass(frozen=True, slots=True)
class HandsLimits:
    """How many delegations, posts of each sort, other boxes of each sort and ghosts stand alone."""

    delegations: int
    posts: int
    others: int
    ghosts: int


WHOLE = HandsLimits(delegations=24, posts=14, others=10, ghosts=8)
FOLDED = HandsLimits(delegations=10, posts=7, others=4, ghosts=3)
LEAST = HandsLimits(delegations=4, posts=3, others=2, ghosts=1)
_ALL = 100_000
PAGE = HandsLimits(_ALL, _ALL, _ALL, _ALL)
"""For one of several pages: what is on it is chosen already."""


def hands_picture(
    graph: RoleGraph, report: Report, grades: Grades, limits: HandsLimits, title: str = ""
) -> Diagram:
    """The picture, of all of the map or of what `grades` says is near; `title` replaces the usual subtitle."""
    around = grades.near
    keeps = grades.keeps
    bodies = choose((body.id for body in graph.active_bodies if keeps(body.id)), limits.others, grades.of)
    problems = choose(_problems(graph, report, grades), limits.others, grades.of)
    subjects = {*bodies.shown, *problems.shown}
    papers = (one.id for one in graph.documents) if around is not None else documents_to_show(graph, subjects)
    documents = choose(filter(keeps, papers), limits.others, grades.of)
    beside = [one for one in _beside(graph, bodies, problems, documents) if keeps(one.source)]
    posts = [one.source for one in beside if graph.section_of(one.source) == "positions"]
    posts += [end for one in graph.relations("delegates") for end in (one.source, one.target)]
    if around is not None:
        posts = [name for name in around.steps if graph.section_of(name) == "positions"]
    delegations = delegations_to_show(graph, report, posts, limits.delegations, only_near=around is not None)
    delegations = tuple(one for one in delegations if keeps(one.source) and keeps(one.target))
    heads, hands = _posts(graph, beside, delegations, grades, limits.posts)
    lanes = {"heads": heads, "hands": hands, "bodies": bodies, "problems": problems, "documents": documents}
    nodes = [node for lane, chosen in lanes.items() for node in _lane(graph, lane, chosen)]
    edges = _edges(graph, delegations, beside, _boxes(lanes))
    boxes = {node.id for node in nodes if around is None or around.within(node.id)}
    missing = ghosts(
        graph, report, lambda name: name if name in boxes else None, limits.ghosts, lanes=("leaders",)
    )
    missing = tuple(ghost for ghost in missing if ghost.edges)
    nodes += [replace(ghost.node, lane="heads") for ghost in missing]
    edges += [edge for ghost in missing for edge in ghost.edges]
    nodes = nodes or [_nothing()]
    asked = {node.id for node in nodes if node.role == "problem"}
    nodes = stand(nodes, edges, _COLUMNS, main=MAIN, anchored=asked)
    placed = place(nodes if around is None else marked(nodes, around), edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges, only=True)
    usual = _(TITLE if delegations or around is not None else _NONE)
    subtitle = title or (usual if around is None else told(graph, usual, around))
    return Diagram(
        view=SLUG,
        block=title_block(graph, report, subtitle, own=findings),
        lanes=hands_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, placed.edges, [line.badge for line in findings]),
        findings=findings,
    )


def _problems(graph: RoleGraph, report: Report, grades: Grades) -> Iterator[str]:
    if grades.near is None:
        yield from led_by_others(graph, report)
    else:
        yield from (problem.id for problem in graph.problems if problem.id in grades.near)


def documents_to_show(graph: RoleGraph, subjects: Collection[str]) -> Iterator[str]:
    """The papers that are about one of these bodies and problems, or were signed in another's name."""
    for document in graph.documents:
        about = any(relation.target in subjects for relation in graph.outgoing("about", document.id))
        signing = graph.incoming("signs", document.id)
        if about or any(one.get("mode") in _FOR_ANOTHER or one.get("by_delegation") for one in signing):
            yield document.id


def _beside(graph: RoleGraph, bodies: Choice, problems: Choice, documents: Choice) -> Iterator[Relation]:
    for body in bodies.shown:
        yield from graph.incoming("chairs", body)
    for problem in problems.shown:
        yield from graph.incoming("sets", problem)
        yield from graph.incoming("steers", problem)
    for document in documents.shown:
        yield from graph.incoming("signs", document)
        yield from graph.outgoing("about", document)


def _posts(
    graph: RoleGraph,
    beside: Iterable[Relation],
    delegations: Sequence[Relation],
    grades: Grades,
    most: int,
) -> tuple[Choice, Choice]:
    """The heads and the hands: a head to whom something is delegated stands among the hands."""
    receiving = {delegation.target for delegation in delegations}
    giving = {delegation.source for delegation in delegations}
    named = receiving | giving | {relation.source for relation in beside}
    if grades.near is not None:
        named |= grades.near.steps.keys()
    posts = [position.id for position in graph.positions if position.id in named]
    heads = [name for name in posts if graph.is_head(name) and name not in receiving]

    def grade(name: str) -> tuple[int, ...]:
        return (grades.of(name)[0], name not in giving and name not in receiving)

    return choose(heads, most, grade), choose((name for name in posts if name not in heads), most, grade)


def _boxes(lanes: Mapping[str, Choice]) -> dict[str, str]:
    """The box of each element: its own, or the one that it is folded into."""
    boxes: dict[str, str] = {}
    for lane, chosen in lanes.items():
        boxes.update({name: name for name in chosen.shown})
        boxes.update(dict.fromkeys(chosen.folded, folded_box(lane)))
    return boxes


def _edges(
    graph: RoleGraph, delegations: Iterable[Relation], beside: Iterable[Relation], boxes: Mapping[str, str]
) -> list[Edge]:
    lines = (
        *delegation_lines(delegations, graph.as_of),
        *(Edge(one.source, one.target, one.kind, _words(one), relations=(one.key,)) for one in beside),
    )
    return list(merged(_moved(lines, boxes), over=(("sets", "steers"),)))


def _moved(lines: Iterable[Edge], boxes: Mapping[str, str]) -> Iterator[Edge]:
    """The lines between the boxes that stand for their ends; one between two folded boxes says nothing."""
    for line in lines:
        source, target = boxes.get(line.source), boxes.get(line.target)
        if source is None or target is None:
            continue
        moved = (source != line.source) + (target != line.target)
        if moved < 2:
            yield replace(line, source=source, target=target, label="" if moved else line.label)


def _words(relation: Relation) -> str:
    """How a paper was signed, in the abbreviation of Decree 30/2020, and whether a delegation is named."""
    mode = relation.get("mode")
    words = [_("{mode}.").format(mode=mode)] if mode not in (None, "direct") else []
    return "\n".join([*words, *([_("by delegation")] if relation.get("by_delegation") else [])])


def _lane(graph: RoleGraph, lane: str, chosen: Choice) -> Iterator[Node]:
    yield from (replace(_node(graph, name), lane=lane) for name in chosen.shown)
    if chosen.folded:
        title = _(_OTHERS[lane]).format(n=number(len(chosen.folded)))
        yield Node(folded_box(lane), lane, _ROLES.get(lane, "leader"), title, status="folded")


def _node(graph: RoleGraph, name: str) -> Node:
    element = graph.element(name)
    if isinstance(element, Position):
        return leader_node(graph, element)
    if isinstance(element, Document):
        return replace(document_node(graph, element), details=tuple(signatures(graph, element)))
    if isinstance(element, Body):
        node = body_node(graph, element)
        return replace(node, details=(*node.details, *last_year(element)))
    details = problem_details(graph, cast(Problem, element))
    return Node(name, "problems", "problem", graph.name(name), details, elements=(name,))


def _nothing() -> Node:
    return Node(
        "ghost:heads",
        "heads",
        "ghost",
        _("No body, delegation or signed document on this map yet"),
        (_("Record who chairs which body, who signed its document, and what was delegated until when."),),
    )


def hands_lanes(nodes: Iterable[Node]) -> tuple[Lane, ...]:
    """The lanes from the heads to the documents."""
    bodies = any(node.lane == "bodies" for node in nodes)
    return (
        Lane("heads", "leaders", _("Heads")),
        Lane("hands", "leaders", _("Deputies and authorised posts")),
        Lane("bodies", "leaders", _("Steering committees, working groups")),
        Lane(
            "problems", "problems", _("Problems"), _("led by delegation, or without the head"), below=bodies
        ),
        Lane("documents", "documents", _("Documents"), _("and who signed how")),
    )
