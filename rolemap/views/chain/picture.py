"""The picture of the three persons: of a whole map, of what is near an element, or of what stands on one page."""

from __future__ import annotations

from collections.abc import Iterable

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain
from rolemap.model import RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.chain.arranging import in_order, no_problems, to_explain, with_ghosts
from rolemap.views.chain.builders import builders
from rolemap.views.chain.ghosts import ghosts
from rolemap.views.chain.leaders import leaders
from rolemap.views.chain.use import users
from rolemap.views.chain.work import work
from rolemap.views.choice import Grades, Limits
from rolemap.views.diagram import Diagram, Lane, Node
from rolemap.views.focus import marked
from rolemap.views.legend import diagram_legend
from rolemap.views.table import not_on_it, table

_ = domain("views")

SLUG = "three-persons"
COLUMNS = (("leaders",), ("problems", "builders"), ("tools",), ("users",))


def chain_picture(graph: RoleGraph, report: Report, grades: Grades, limits: Limits, subtitle: str) -> Diagram:
    """The picture, of all of the map or of what `grades` says is near, with its findings."""
    near = grades.near
    done = work(graph, report, grades, limits)
    parts = (
        leaders(graph, report, done, grades, limits),
        done.part,
        builders(graph, done, grades, limits),
        users(graph, done.tools.shown, grades, limits.users, units=limits.units),
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
    nodes = in_order(nodes, edges, COLUMNS)
    placed = place(nodes if near is None else marked(nodes, near), edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges, only=near is not None)
    return Diagram(
        view=SLUG,
        block=title_block(graph, report, subtitle, listed=len(findings), own=findings if near else None),
        lanes=chain_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, to_explain(placed.edges), [line.badge for line in findings]),
        findings=findings,
        unplaced=not_on_it(findings, badges),
    )


def chain_lanes(nodes: Iterable[Node]) -> tuple[Lane, ...]:
    """The lanes from the leaders to the users."""
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
