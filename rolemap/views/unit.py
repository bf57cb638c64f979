"""One unit: who leads it, what it is asked to do, which tools it owns, builds and uses, and what that costs it.

The unit stands in the middle with its totals. At its left the problems that it owns, leads, advises on or must
take part in, and before them the posts that lead it; at its right its tools, each with the terms on which the
unit uses it. Without a unit that is asked for, the one with the gravest findings is shown, which the subtitle
says. The table beside it holds the findings of what is on the picture and no others.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.errors import NoPlace
from rolemap.i18n import N_, domain, number
from rolemap.model import Organization, Problem, RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.chain.ghosts import ghosts
from rolemap.views.choice import Grades, without_limits
from rolemap.views.diagram import Diagram, Edge, Lane, Node
from rolemap.views.focus import able, checked
from rolemap.views.legend import diagram_legend
from rolemap.views.organization.home import home
from rolemap.views.organization.posts import no_head_box, posts, watching
from rolemap.views.organization.problems import on_picture, problems
from rolemap.views.organization.scope import FOLDED, WHOLE, Limits, Scope, gravest, unit_of
from rolemap.views.organization.tools import money, other_builders, tools
from rolemap.views.part import Part, merged
from rolemap.views.standing import stand
from rolemap.views.table import table

_ = domain("views")

_TITLE = N_("One unit: what it is asked to do")
_COLUMNS = (
    ("leaders", "bodies"),
    ("problems", "watch", "papers"),
    ("unit", "money"),
    ("tools",),
    ("builders",),
)
_MAIN = ("sets", "owns", "uses", "asks", "missing")
_SORTS = {"leaders": "posts", "watch": "beside", "money": "beside", "builders": "others"}
_DEPTH = 2
"""Its posts, problems and tools, and what its posts do, who watches and who pays."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of the unit with the gravest findings."""
    return _gravest(graph, report, FOLDED if fold else WHOLE)


def unfolded(
    graph: RoleGraph,
    report: Report,
    *,
    unfold: Collection[str],
    focus: str | None = None,
    depth: int | None = None,
) -> Diagram:
    """The same with all boxes of the lanes that `unfold` names, such as the units under it (``below_commune``)."""
    limits = without_limits(WHOLE, (name.split("_")[0] for name in unfold), _SORTS)
    return _gravest(graph, report, limits) if focus is None else _around(graph, report, focus, depth, limits)


def _gravest(graph: RoleGraph, report: Report, limits: Limits) -> Diagram:
    unit = gravest(graph, report)
    if unit is None:
        return _picture(graph, report, Part((_no_units(),), ()), _(_TITLE))
    pattern = _("The unit that needs a look first, and what it is asked to do: {unit}")
    return _of(graph, report, unit, pattern.format(unit=graph.name(unit)), _DEPTH, limits)


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The picture of the unit `focus`, of the unit of a post, or of the gravest unit of a group.

    With `depth` 0 it is the unit alone, 1 without what its posts do, 3 and more with who else sets its
    problems and builds its tools. Raises UnknownName and NoPlace.
    """
    return _around(graph, report, focus, depth, FOLDED if fold else WHOLE)


def _around(graph: RoleGraph, report: Report, focus: str, depth: int | None, limits: Limits) -> Diagram:
    checked(graph, focus, VIEW.slug, _shows)
    unit = unit_of(graph, report, focus)
    if unit is None:  # a group without members
        raise NoPlace(graph.name(focus), focus, VIEW.slug, able(graph, focus))
    pattern = _("One unit and what it is asked to do: {unit}")
    if graph.section_of(focus) == "groups":
        pattern = _("The unit of “{name}” that needs a look first, and what it is asked to do: {unit}")
    elif focus != unit:
        pattern = _("The unit of the post “{name}” and what it is asked to do: {unit}")
    subtitle = pattern.format(unit=graph.name(unit), name=graph.name(focus))
    if depth is not None and depth != _DEPTH:
        words = _.n("{title} · up to {n} step", "{title} · up to {n} steps", depth)
        subtitle = words.format(title=subtitle, n=number(depth))
    return _of(graph, report, unit, subtitle, _DEPTH if depth is None else depth, limits)


def _of(graph: RoleGraph, report: Report, unit: str, subtitle: str, depth: int, limits: Limits) -> Diagram:
    organization = cast(Organization, graph.element(unit))
    scope = Scope(graph, report, organization, Grades(report), limits, depth)
    return _picture(graph, report, _part(scope), subtitle)


def _part(scope: Scope) -> Part:
    found = problems(scope)
    chosen, used = tools(scope)
    led = posts(scope, found.leading)
    asked = on_picture(scope, found, {node.id for node in led.nodes})
    parts = (
        led,
        asked,
        watching(scope, found.choice.shown),
        home(scope),
        money(scope, chosen.shown),
        used,
        other_builders(scope, chosen.shown),
    )
    nodes = [node for part in parts for node in part.nodes]
    boxes = {node.id for node in nodes}
    edges = [edge for part in parts for edge in part.edges]
    if scope.depth and not found.choice.shown:
        # Nothing stands between the heads and the unit: a line says that they belong together.
        heads = (*scope.heads, no_head_box(scope.id))
        edges += [Edge(head, scope.id, "member") for head in heads if head in boxes]
    own = {name for name in boxes if _concerns(scope, name)}
    missing = ghosts(
        scope.graph,
        scope.report,
        lambda name: name if name in own else None,
        scope.limits.ghosts,
        lanes=("leaders",),
    )
    for ghost in missing if scope.depth else ():
        nodes.append(ghost.node)
        edges += ghost.edges
    return Part(tuple(nodes), merged(edges, over=(("sets", "steers"),)))


def _concerns(scope: Scope, name: str) -> bool:
    """Whether a gap in the leadership of it is the unit's own: its problems, its bodies, and itself."""
    if name not in scope.graph:
        return False
    element = scope.graph.element(name)
    if isinstance(element, Problem):
        return element.owner == scope.id
    return scope.graph.section_of(name) == "bodies"


def _picture(graph: RoleGraph, report: Report, part: Part, subtitle: str) -> Diagram:
    anchored = {node.id for node in part.nodes if node.lane in ("unit", "problems")}
    nodes = stand(part.nodes, part.edges, _COLUMNS, main=_MAIN, anchored=anchored)
    placed = place(nodes, part.edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = table(report, badges, only=True)
    words = {
        "status:focus": _("the unit that the picture is about"),
        "edge:owns": _("owns the problem or the tool"),
        "edge:uses": _("the unit uses it"),
        "edge:member": _("belongs to the unit"),
        "bar": _("problems in which it takes part, of those in which it must"),
    }
    return Diagram(
        view=VIEW.slug,
        block=title_block(graph, report, subtitle, own=findings),
        lanes=_lanes(placed.nodes, placed.edges),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=diagram_legend(placed.nodes, placed.edges, badges, words),
        findings=findings,
    )


def _lanes(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[Lane, ...]:
    held = {node.lane for node in nodes}
    return (
        Lane("leaders", "leaders", _("Leaders of the unit")),
        Lane("bodies", "leaders", _("Steering committees, working groups"), below="leaders" in held),
        Lane("problems", "problems", _("Problems")),
        Lane("watch", "problems", _("Thresholds that its posts watch"), below="problems" in held),
        Lane(
            "papers",
            "documents",
            _("Documents that its posts signed"),
            below=bool(held & {"problems", "watch"}),
        ),
        Lane("unit", "users", _("The unit")),
        Lane("money", "documents", _("Budgets"), below=True),
        Lane("tools", "tools", _("Tools")),
        Lane("builders", "builders", _("Who else builds them")),
    )


def _shows(graph: RoleGraph, element: str) -> bool:
    """Whether it is a unit, a post of one, or a group of them."""
    return graph.section_of(element) in ("organizations", "positions", "groups")


def _no_units() -> Node:
    return Node("ghost:units", "unit", "ghost", _("No unit on this map yet"))


VIEW = View(
    slug="unit",
    title=_TITLE,
    answers=N_("What this unit is asked to do"),
    build=build,
    focused=focused,
    unfolded=unfolded,
    shows=_shows,
)
