"""The main picture: who sets each problem, who builds the tools, who uses them, and what is missing.

Lanes stand in the direction of the work: leaders set problems, tools answer them, builders (under the
problems) build the tools, and the apparatus uses them level by level. Integration platforms that answer no
problem and have no finding are left out: they belong to the picture of platforms. Problems keep the order of
the file and levels stand top down, because that is how a reader knows them; the other lanes are ordered
around them.
"""

from __future__ import annotations

from collections.abc import Iterable

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain
from rolemap.model import RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.builders import builders
from rolemap.views.catalogue import View
from rolemap.views.chain import in_order, no_problems, with_ghosts
from rolemap.views.chain_walk import near_on_chain, on_chain
from rolemap.views.choice import FOLDED, WHOLE, Grades
from rolemap.views.diagram import Diagram, Lane, Node
from rolemap.views.focus import checked, marked, told
from rolemap.views.ghosts import ghosts
from rolemap.views.leaders import leaders
from rolemap.views.legend import diagram_legend
from rolemap.views.table import not_on_it, table
from rolemap.views.use import users
from rolemap.views.work import work

_ = domain("views")

_TITLE = N_("The three persons: who sets, who builds, who uses")
_COLUMNS = (("leaders",), ("problems", "builders"), ("tools",), ("users",))


_DEPTH = 2
"""From a problem over its tools to who builds, pays for and uses them."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of the three persons with all findings of `report`; `fold` asks for the smaller one."""
    return _picture(graph, report, Grades(report), fold, _(_TITLE))


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The part of that picture within `depth` lines (2) of one element, with the findings on it and no others.

    An organization is looked for as builder, as user, and as its posts. Raises UnknownName and NoPlace.
    """
    checked(graph, focus, VIEW.slug, on_chain)
    near = near_on_chain(graph, focus, _DEPTH if depth is None else depth)
    return _picture(graph, report, Grades(report, near), fold, told(graph, _(_TITLE), near))


def _picture(graph: RoleGraph, report: Report, grades: Grades, fold: bool, subtitle: str) -> Diagram:
    limits = FOLDED if fold else WHOLE
    near = grades.near
    done = work(graph, report, grades, limits)
    parts = (
        leaders(graph, report, done, grades, limits),
        done.part,
        builders(graph, done, grades, limits),
        users(graph, done.tools.shown, grades, limits.users),
    )
    nodes = [node for part in parts for node in part.nodes]
    edges = [edge for part in parts for edge in part.edges]
    boxes = {node.id for node in nodes if near is None or near.within(node.id)}
    missing = ghosts(graph, report, lambda element: element if element in boxes else None, limits.ghosts)
    missing = tuple(ghost for ghost in missing if ghost.edges)
    nodes = with_ghosts(nodes, [ghost.node for ghost in missing])
    edges += [edge for ghost in missing for edge in ghost.edges]
    if not graph.unclosed_problems and near is None:
        nodes.append(no_problems())
    nodes = in_order(nodes, edges, _COLUMNS)
    placed = place(nodes if near is None else marked(nodes, near), edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges, only=near is not None)
    return Diagram(
        view=VIEW.slug,
        block=title_block(graph, report, subtitle, listed=len(findings), own=findings if near else None),
        lanes=_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, placed.edges, [line.badge for line in findings]),
        findings=findings,
        unplaced=not_on_it(findings, badges),
    )


def _lanes(nodes: Iterable[Node]) -> tuple[Lane, ...]:
    money = any(node.role == "budget" for node in nodes)
    asked = any(node.lane == "problems" for node in nodes)
    return (
        Lane("leaders", "leaders", _("1 · Problem setters"), _("the leaders")),
        Lane("problems", "problems", _("Problems")),
        Lane(
            "builders",
            "builders",
            _("2 · Tool builders"),
            _("and the budgets with findings") if money else "",
            below=asked,
        ),
        Lane("tools", "tools", _("Tools")),
        Lane("users", "users", _("3 · Tool users"), _("the whole apparatus")),
    )


VIEW = View(
    slug="three-persons",
    title=_TITLE,
    answers=N_("Who sets, who builds, who uses, and what is missing"),
    build=build,
    focused=focused,
    shows=on_chain,
)
