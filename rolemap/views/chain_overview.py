"""The overview of the three persons: the whole map with a box for each page in place of its problems.

The gravest leaders stand alone; what is missing shares a box a kind, tied to the pages where it is missing;
tools, and builders past the busiest, are counted; users stand level by level with their coverage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph, Units
from rolemap.views.badges import badges_of
from rolemap.views.block import title_block
from rolemap.views.chain import with_ghosts
from rolemap.views.chain_picture import SLUG, chain_lanes, standing
from rolemap.views.choice import PAGE, Grades
from rolemap.views.diagram import Bar, Diagram, Edge, Node
from rolemap.views.ghosts import Ghost, ghosts
from rolemap.views.leaders import leaders
from rolemap.views.legend import diagram_legend
from rolemap.views.overview import Detail, Pages, page_node, with_pages
from rolemap.views.part import merged
from rolemap.views.table import table
from rolemap.views.use import is_level, level_bars, users
from rolemap.views.words import tool_status
from rolemap.views.work import Work, folded_box, work

_ = domain("views")

_LIMITS = replace(PAGE, leaders=6, builders=0, users=2, beside=2, units=True)
_TOOLS, _BUILDERS = folded_box("tools"), folded_box("builders")
_MOST_ALONE, _NOT_SHARED = 2, 100_000
"""So many missing roles of a kind stand alone; more share a box."""
_MOST_BADGES = 4


def chain_overview(
    graph: RoleGraph,
    report: Report,
    title: str,
    pages_of: Mapping[str, tuple[int, ...]],
    groups: Sequence[Pages],
    detail: Detail,
) -> Diagram:
    """The overview of pages; `pages_of` tells for the key of a finding on which of them it stands."""
    grades = Grades(report)
    every = work(graph, report, grades, _LIMITS)
    boxes = {item: group.box for group in groups for item in group.items if item not in every.tools.shown}
    boxes |= dict.fromkeys(every.tools.shown, _TOOLS)
    lead = leaders(graph, report, every, grades, _LIMITS)
    used = users(graph, every.tools.shown, grades, _LIMITS.users)
    using = reduce(or_, map(graph.users, every.tools.shown), graph.apparatus(""))
    missing = list(
        _missing(
            ghosts(graph, report, boxes.get, _NOT_SHARED, lanes=("leaders", "builders", "tools", "users"))
        )
    )
    built = list(_builders(graph, every))
    nodes = [
        *lead.nodes,
        *(_page(graph, group, every, detail) for group in groups),
        *built,
        *_tools(graph, every, grades),
        *(_covered(graph, node, using) for node in used.nodes),
    ]
    nodes = with_ghosts(nodes, [ghost.node for ghost in missing])
    edges = [
        *_moved((*lead.edges, *every.part.edges), boxes),
        *(Edge(node.id, _TOOLS, "builds") for node in built),
        *_used(_moved(used.edges, boxes)),
        *(edge for ghost in missing for edge in ghost.edges),
    ]
    placed = standing(nodes, edges, report)
    badges = badges_of(placed.nodes, placed.edges)
    findings = with_pages(table(report, badges, only=True), pages_of)
    subtitle = _("{title} · overview of the pages that follow").format(title=title)
    return Diagram(
        view=SLUG,
        block=title_block(graph, report, subtitle, listed=len(findings)),
        lanes=chain_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=tuple(
            replace(
                entry, text=_("units that use it, of those that must; of a page, added up over its problems")
            )
            if entry.sign == "bar" and detail.bars
            else entry
            for entry in diagram_legend(placed.nodes, placed.edges, [line.badge for line in findings])
        ),
        findings=findings,
    )


def _page(graph: RoleGraph, group: Pages, every: Work, detail: Detail) -> Node:
    problems = [item for item in group.items if item not in every.tools.shown]
    tools = len(group.items) - len(problems)
    beside: tuple[str, ...] = ()
    if tools:
        text = _.n("{n} tool without a problem", "{n} tools without a problem", tools)
        beside = (text.format(n=number(tools)),)
    names = [graph.name(name) for name in problems]
    bars = _coverage(graph, problems)
    return page_node(group, "problems", "problem", names, detail, bars=bars, beside=beside)


def _coverage(graph: RoleGraph, problems: Iterable[str]) -> tuple[Bar, ...]:
    """Coverage of each level, added up over the problems that have a tool."""
    found: dict[str, Bar] = {}
    for problem in problems:
        for bar in level_bars(graph, problem) if graph.tools_of(problem) else ():
            before = found.get(bar.label, Bar(bar.label, 0, 0))
            found[bar.label] = Bar(bar.label, before.done + bar.done, before.total + bar.total)
    return tuple(found.values())


def _tools(graph: RoleGraph, every: Work, grades: Grades) -> Iterator[Node]:
    shown = set(every.tools.shown)
    if not shown:
        return
    title = _.n("{n} tool", "{n} tools", len(shown)).format(n=number(len(shown)))
    states = Counter(tool.status for tool in graph.tools_in_service if tool.id in shown)
    details = [
        _("{n} {state}").format(n=number(count), state=tool_status(state)) for state, count in states.items()
    ]
    concerned = sum(grades.concerned(name) for name in shown)
    if concerned:
        details.append(_("{n} of them with findings").format(n=number(concerned)))
    yield Node(_TOOLS, "tools", "tool", title, tuple(details), status="folded")


def _builders(graph: RoleGraph, every: Work) -> Iterator[Node]:
    """One box for all builders, with the name of the busiest."""
    named = Counter(
        relation.source for tool in every.tools.shown for relation in graph.incoming("builds", tool)
    )
    if named:
        title = _.n("{n} builder", "{n} builders", len(named)).format(n=number(len(named)))
        (busiest, count), *others = named.most_common()
        text = _.n("{n} tool", "{n} tools", count).format(n=number(count))
        detail = _("{name}: {tools}").format(name=graph.name(busiest), tools=text)
        if others:
            rest = _("{names} and {n} more")
            detail = rest.format(names=detail, n=number(len(others)))
        yield Node(_BUILDERS, "builders", "builder", title, (detail,), status="folded")


def _covered(graph: RoleGraph, node: Node, using: Units) -> Node:
    """The box of a level with a bar: how many of its units use at least one of the tools."""
    if not is_level(node.id):
        return node
    units = graph.apparatus(node.id.partition(":")[2])
    details = (*node.details, _("units that use one tool or more:"))
    return replace(node, details=details, bars=(Bar("", (units & using).size, units.size),))


def _moved(edges: Iterable[Edge], boxes: Mapping[str, str]) -> Iterator[Edge]:
    """The lines between the boxes that stand for their ends; words are those of one of many, and left away."""
    moved = []
    for edge in edges:
        ends = boxes.get(edge.source, edge.source), boxes.get(edge.target, edge.target)
        same = ends == (edge.source, edge.target)
        if ends[0] != ends[1]:
            moved.append(replace(edge, source=ends[0], target=ends[1], label=edge.label if same else ""))
    yield from merged(moved, over=(("sets", "steers"), ("builds", "operates")))


def _used(edges: Iterable[Edge]) -> Iterator[Edge]:
    """One line to each level: whole only where every tool is used by the whole of it."""
    found: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        ends = (edge.source, edge.target)
        if ends not in found or edge.role == "partial":
            found[ends] = edge
    yield from found.values()


def _missing(found: Sequence[Ghost]) -> Iterator[Ghost]:
    """The missing roles; many of a kind share a box, and of many badges the gravest stand."""
    kinds: dict[tuple[str, str], list[Ghost]] = {}
    for ghost in found:
        kinds.setdefault((ghost.node.lane, ghost.node.title), []).append(ghost)
    for (lane, title), same in kinds.items():
        if len(same) <= _MOST_ALONE:
            for ghost in same:
                yield Ghost(_few_badges(ghost.node), ghost.edges)
            continue
        name = f"ghosts:{lane}:{title}"
        badges = {one.key: one for ghost in same for one in ghost.node.badges}
        names = [ghost.node.details[-1] for ghost in same[:_MOST_ALONE] if ghost.node.details]
        more = _("… and {n} more") if names else _("{n} gaps")
        details = (*names, more.format(n=number(len(same) - len(names))))
        node = Node(name, lane, "ghost", title, details, tuple(badges.values()))
        own = {ghost.node.id for ghost in same}
        ends = (
            (name if edge.source in own else edge.source, name if edge.target in own else edge.target)
            for ghost in same
            for edge in ghost.edges
        )
        yield Ghost(_few_badges(node), tuple(Edge(*pair, "missing") for pair in dict.fromkeys(ends)))


def _few_badges(node: Node) -> Node:
    gravest = sorted(node.badges, key=lambda one: (one.waived, one.severity.rank, one.number))[:_MOST_BADGES]
    return replace(node, badges=tuple(sorted(gravest, key=lambda one: one.number)))
