"""One problem with all that touches it: who leads, builds, owns, pays and uses, its thresholds and reviews.

The lanes are those of the main picture, for one problem: the one that is asked for, else the one with the
gravest findings, which the subtitle says. Under the problem stands what watches over it: its thresholds with
the state that the brakes give them, and its last reviews. The table beside it holds the findings of what is
on the picture and no others.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number
from rolemap.model import Problem, RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.chain.arranging import in_order, no_problems, to_explain, with_ghosts
from rolemap.views.chain.builders import builders
from rolemap.views.chain.concern import Concern
from rolemap.views.chain.ghosts import ghosts
from rolemap.views.chain.leaders import leaders
from rolemap.views.chain.unanswered import unanswered
from rolemap.views.chain.use import is_level, level_bars, level_box, users
from rolemap.views.chain.walk import near_on_chain
from rolemap.views.chain.work import problem_details, work
from rolemap.views.choice import FOLDED, WHOLE, Grades, Limits, without_limits
from rolemap.views.diagram import Diagram, Edge, Lane, Node
from rolemap.views.focus import Near, checked, marked, within
from rolemap.views.gauges.watching import watch
from rolemap.views.legend import diagram_legend
from rolemap.views.measure import measure
from rolemap.views.part import Part
from rolemap.views.table import table

_ = domain("views")

_TITLE = N_("One problem: the whole chain")
_COLUMNS = (("leaders",), ("problems", "watch", "builders"), ("tools",), ("users",))
_LANES = ("leaders", "problems", "watch", "builders", "tools", "users")
_CHAIN = 2
"""From the problem over its tools to who builds, pays for and uses them: the whole chain."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of the problem with the gravest findings."""
    return _gravest(graph, report, FOLDED if fold else WHOLE)


def unfolded(
    graph: RoleGraph,
    report: Report,
    *,
    unfold: Collection[str],
    focus: str | None = None,
    depth: int | None = None,
) -> Diagram:
    """The same with all boxes of the lanes that `unfold` names."""
    limits = without_limits(WHOLE, unfold)
    return _gravest(graph, report, limits) if focus is None else _chain(graph, report, focus, depth, limits)


def _gravest(graph: RoleGraph, report: Report, limits: Limits) -> Diagram:
    problem = _worst(graph, Grades(report))
    if problem is None:
        return _picture(graph, report, Part((no_problems(),), ()), _(_TITLE))
    pattern = _("The problem with the gravest findings, the whole chain: {problem}")
    return _of(graph, report, problem, pattern, limits)


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The picture of the problem `focus`, or of the first that a threshold, review or document is about.

    The whole chain goes 2 lines far; with less `depth` it is cut, with more it also shows what is that near on
    the picture of the three persons, other problems too. Raises UnknownName and NoPlace.
    """
    return _chain(graph, report, focus, depth, FOLDED if fold else WHOLE)


def _chain(graph: RoleGraph, report: Report, focus: str, depth: int | None, limits: Limits) -> Diagram:
    checked(graph, focus, VIEW.slug, _shows)
    problem = cast(Problem, graph.element(next(_problems(graph, focus))))
    pattern = _("One problem, the whole chain: {problem}")
    if depth is None or depth == _CHAIN:
        return _of(graph, report, problem, pattern, limits)
    if depth < _CHAIN or problem.status == "closed":
        own = Concern(graph, report, problem).report()
        part = within(_part(graph, report, problem, Grades(report), limits), problem.id, depth)
        return _picture(graph, own, part, _how_far(graph, problem, pattern, depth), report)
    around = _around(graph, report, problem, depth)
    part = _part(graph, report, problem, Grades(report, around), limits)
    part = replace(part, nodes=marked(part.nodes, around))
    return _picture(graph, report, part, _how_far(graph, problem, pattern, depth))


def _how_far(graph: RoleGraph, problem: Problem, pattern: str, depth: int) -> str:
    title = pattern.format(problem=graph.name(problem.id))
    if not depth:
        return _("{title} · this element only").format(title=title)
    words = _.n("{title} · up to {n} step", "{title} · up to {n} steps", depth)
    return words.format(title=title, n=number(depth))


def _around(graph: RoleGraph, report: Report, problem: Problem, depth: int) -> Near:
    """What is near the problem on the picture of the three persons, and all of its own chain: papers, levels."""
    found = near_on_chain(graph, report, problem.id, depth)
    bodies = [one.source for one in graph.incoming("steers", problem.id)]
    papers = [paper for name in (problem.id, *bodies) for paper in _papers(graph, name)]
    signers = [one.source for paper in papers for one in graph.incoming("signs", paper)]
    levels = [level_box(level) for level in graph.info.levels]
    chain = dict.fromkeys((*papers, *signers, *levels), _CHAIN)
    return replace(found, steps={**chain, **found.steps})


def _problems(graph: RoleGraph, element: str) -> Iterator[str]:
    """The problem itself, or those that a threshold, review or document is about."""
    if graph.section_of(element) == "problems":
        yield element
    for relation in graph.outgoing("about", element):
        if graph.section_of(relation.target) == "problems":
            yield relation.target


def _shows(graph: RoleGraph, element: str) -> bool:
    """Whether it is a problem, or a threshold, review or document about one."""
    return any(True for _problem in _problems(graph, element))


def _of(graph: RoleGraph, report: Report, problem: Problem, pattern: str, limits: Limits) -> Diagram:
    own = Concern(graph, report, problem).report()
    part = _part(graph, report, problem, Grades(report), limits)
    return _picture(graph, own, part, pattern.format(problem=graph.name(problem.id)), report)


def _picture(
    graph: RoleGraph, report: Report, part: Part, subtitle: str, whole: Report | None = None
) -> Diagram:
    """The picture with the findings of `report`, counted as some of the `whole` one."""
    placed = place(in_order(part.nodes, part.edges, _COLUMNS), part.edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges, only=True)
    return Diagram(
        view=VIEW.slug,
        block=title_block(graph, whole or report, subtitle, own=findings),
        lanes=_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, to_explain(placed.edges), badges),
        findings=findings,
    )


def _worst(graph: RoleGraph, grades: Grades) -> Problem | None:
    """The problem with most errors of its own and its tools, then warnings; the first of the file of equals."""
    return min(
        graph.unclosed_problems,
        key=lambda problem: grades.weight(problem.id, *(tool.id for tool in graph.tools_of(problem.id))),
        default=None,
    )


def _part(graph: RoleGraph, report: Report, problem: Problem, grades: Grades, limits: Limits) -> Part:
    handed = None
    if grades.near is None:
        concern = Concern(graph, report, problem)
        report, handed = concern.report(), concern.delegations
        grades = Grades(report)
    done = work(graph, report, grades, limits, only=problem if grades.near is None else None)
    bodies = [one.source for one in graph.incoming("steers", problem.id)]
    papers = {name: list(_papers(graph, name)) for name in dict.fromkeys((problem.id, *bodies))}
    parts = (
        leaders(
            graph,
            report,
            done,
            grades,
            limits,
            only=grades.near or {paper for each in papers.values() for paper in each},
            handed=handed,
        ),
        done.part,
        watch(graph, problem.id),
        builders(graph, done, grades, limits, only_paying=True),
        users(graph, done.tools.shown, grades, limits.users) if done.tools.shown else Part((), ()),
    )
    nodes = [_told(graph, problem, node) for part in parts for node in part.nodes]
    boxes = {node.id for node in nodes}
    edges = [edge for part in parts for edge in part.edges]
    edges += _about(papers, boxes)
    if grades.near is not None:
        boxes = {name for name in boxes if grades.near.within(name)}
    missing = ghosts(graph, report, lambda name: name if name in boxes else None, limits.ghosts, lanes=_LANES)
    missing = tuple(ghost for ghost in missing if ghost.edges)
    missing += tuple(unanswered(graph, problem, nodes, missing))
    edges += [edge for ghost in missing for edge in ghost.edges]
    asked = {level_box(level) for level in problem.audience}
    asked -= {ghost.node.id.removeprefix("ghost:") for ghost in missing}
    asked |= {end for edge in edges for end in (edge.source, edge.target)}
    nodes = with_ghosts(nodes, [ghost.node for ghost in missing])
    return Part(tuple(node for node in nodes if not is_level(node.id) or node.id in asked), tuple(edges))


def _papers(graph: RoleGraph, name: str) -> Iterator[str]:
    for relation in graph.incoming("about", name):
        if graph.section_of(relation.source) == "documents":
            yield relation.source


def _about(papers: dict[str, list[str]], boxes: Collection[str]) -> Iterator[Edge]:
    for name, each in papers.items():
        for paper in dict.fromkeys(each):
            if paper in boxes and name in boxes:
                yield Edge(paper, name, "about", relations=(("about", paper, name),))


def _told(graph: RoleGraph, problem: Problem, node: Node) -> Node:
    """The box of the problem with its measure and all its levels, that of a tool with its owner."""
    if node.id == problem.id:
        bars = level_bars(graph, problem.id) if graph.tools_of(problem.id) else ()
        return replace(node, details=(*problem_details(graph, problem), *measure(graph, problem)), bars=bars)
    if node.role == "tool" and node.elements:
        owners = list(dict.fromkeys(one.source for one in graph.incoming("owns", node.id)))
        if len(owners) == 1:
            words = _("owned by {organization}").format(organization=graph.name(owners[0]))
            return replace(node, details=(*node.details, words))
    return node


def _lanes(nodes: Sequence[Node]) -> tuple[Lane, ...]:
    money = any(node.role == "budget" for node in nodes)
    return (
        Lane("leaders", "leaders", _("1 · Problem setters"), _("the leaders")),
        Lane("problems", "problems", _("Problem")),
        Lane("watch", "problems", _("Thresholds and reviews"), below=True),
        Lane("builders", "builders", _("2 · Tool builders"), _("and budgets") if money else "", below=True),
        Lane("tools", "tools", _("Tools")),
        Lane("users", "users", _("3 · Tool users"), _("the whole apparatus")),
    )


VIEW = View(
    slug="problem",
    title=_TITLE,
    answers=N_("The whole chain of one problem"),
    build=build,
    focused=focused,
    unfolded=unfolded,
    shows=_shows,
)
