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
from rolemap.views.choice import FOLDED, WHOLE, Grades
from rolemap.views.diagram import Diagram, Lane, Node
from rolemap.views.ghosts import ghosts
from rolemap.views.leaders import leaders
from rolemap.views.legend import diagram_legend
from rolemap.views.table import not_on_it, table
from rolemap.views.use import users
from rolemap.views.work import work

_ = domain("views")

_TITLE = N_("The three persons: who sets, who builds, who uses")
_COLUMNS = (("leaders",), ("problems", "builders"), ("tools",), ("users",))


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of the three persons with all findings of `report`; `fold` asks for the smaller one."""
    limits = FOLDED if fold else WHOLE
    grades = Grades(report)
    done = work(graph, report, grades, limits)
    parts = (
        leaders(graph, report, done, grades, limits),
        done.part,
        builders(graph, done, grades, limits),
        users(graph, done.tools.shown, grades, limits.users),
    )
    nodes = [node for part in parts for node in part.nodes]
    edges = [edge for part in parts for edge in part.edges]
    boxes = {node.id for node in nodes}
    missing = ghosts(graph, report, lambda element: element if element in boxes else None, limits.ghosts)
    nodes = with_ghosts(nodes, [ghost.node for ghost in missing])
    edges += [edge for ghost in missing for edge in ghost.edges]
    if not graph.unclosed_problems:
        nodes.append(no_problems())
    placed = place(in_order(nodes, edges, _COLUMNS), edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges)
    return Diagram(
        view=VIEW.slug,
        block=title_block(graph, report, _(_TITLE), listed=len(findings)),
        lanes=_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, placed.edges, [line.badge for line in findings]),
        findings=findings,
        unplaced=not_on_it(findings, badges),
    )


def _lanes(nodes: Iterable[Node]) -> tuple[Lane, ...]:
    money = any(node.role == "budget" for node in nodes)
    return (
        Lane("leaders", "leaders", _("1 · Problem setters"), _("the leaders")),
        Lane("problems", "problems", _("Problems")),
        Lane(
            "builders",
            "builders",
            _("2 · Tool builders"),
            _("and the budgets with findings") if money else "",
            below=True,
        ),
        Lane("tools", "tools", _("Tools")),
        Lane("users", "users", _("3 · Tool users"), _("the whole apparatus")),
    )


VIEW = View(
    slug="three-persons",
    title=_TITLE,
    answers=N_("Who sets, who builds, who uses, and what is missing"),
    build=build,
)
