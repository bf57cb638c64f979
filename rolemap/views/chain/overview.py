"""The overview of the three persons: the whole map with a box for each page in place of its problems.

The gravest leaders stand alone; what is missing shares a box a kind, tied to the pages where it is missing;
tools and builders are counted; users stand level by level with their coverage.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, reduce
from operator import or_

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph, Units
from rolemap.views.chain.arranging import in_order, to_explain
from rolemap.views.chain.picture import COLUMNS, SLUG, chain_lanes, chain_picture
from rolemap.views.chain.problem_places import problem_places
from rolemap.views.chain.use import is_level, level_bars
from rolemap.views.chain.work import folded_box
from rolemap.views.choice import PAGE, Grades
from rolemap.views.diagram import Bar, Diagram, Edge, Node
from rolemap.views.pages.contract import contracted, shared_ghosts, with_few_badges
from rolemap.views.pages.overview import Detail, Pages, overview_picture, page_node
from rolemap.views.words import tool_status

_ = domain("views")

_TOOLS, _BUILDERS = folded_box("tools"), folded_box("builders")


class ChainOverview:
    """Makes the overview of pages, as much of each page as is asked for."""

    def __init__(self, graph: RoleGraph, report: Report, title: str) -> None:
        self._graph, self._report, self._title = graph, report, title
        self._grades = Grades(report)
        self._with = cache(self._drawn)
        self._whole = self._drawn(1, 0)
        self._tools = [node.id for node in self._whole.nodes if node.role == "tool"]
        self._using = reduce(or_, map(graph.users, self._tools), graph.apparatus(""))

    def _drawn(self, leaders: int, beside: int) -> Diagram:
        limits = replace(PAGE, leaders=leaders, beside=beside, users=beside, units=bool(beside))
        return chain_picture(self._graph, self._report, self._grades, limits, self._title)

    def __call__(
        self, groups: Sequence[Pages], detail: Detail, pages_of: Mapping[str, tuple[int, ...]]
    ) -> Diagram:
        """The overview; `pages_of` tells for the key of a finding on which pages it stands."""
        whole = self._with(detail.leaders, detail.beside)
        boxes: dict[str, str | None] = {node.id: None for node in whole.nodes if _is_left_out(node)}
        boxes |= {node.id: _BUILDERS for node in whole.nodes if node.role == "builder"}
        boxes |= {item: group.box for group in groups for item in group.items}
        boxes |= dict.fromkeys(self._tools, _TOOLS)
        shared, ghosts = shared_ghosts([node for node in whole.nodes if node.id not in boxes])
        small = contracted(whole, boxes | shared)
        nodes = [
            *(self._page(group, detail) for group in groups),
            *self._builders(),
            *self._all_tools(),
            *(with_few_badges(self._covered(node), detail.few) for node in (*small.nodes, *ghosts)),
        ]
        edges = tuple(_used(small.edges))
        return overview_picture(
            self._report,
            SLUG,
            self._title,
            chain_lanes(nodes),
            in_order(nodes, edges, COLUMNS),
            edges,
            pages_of,
            explained=to_explain(edges),
        )

    def _page(self, group: Pages, detail: Detail) -> Node:
        tools = sum(item in self._tools for item in group.items)
        problems = [item for item in group.items if item not in self._tools]
        beside: tuple[str, ...] = ()
        if tools:
            text = _.n("{n} tool without a problem", "{n} tools without a problem", tools)
            beside = (text.format(n=number(tools)),)
        names = [self._graph.name(name) for name in problems]
        bars = _coverage(self._graph, problems)
        places = problem_places(self._graph, problems) or "".join(beside)
        badged = self._told_of(group.items)
        return page_node(
            group,
            "problems",
            "problem",
            names,
            detail,
            bars=bars,
            beside=beside,
            places=places,
            badged=badged,
        )

    def _told_of(self, items: Iterable[str]) -> frozenset[str]:
        """The keys of the findings about these problems and tools, and about the tools that answer them."""
        own = {*items, *(tool.id for item in items for tool in self._graph.tools_of(item))}
        return frozenset(finding.key for name in own for finding in self._report.by_subject(name))

    def _all_tools(self) -> Iterator[Node]:
        if not self._tools:
            return
        count, own, every = len(self._tools), set(self._tools), self._graph.tools_in_service
        title = _.n("{n} tool", "{n} tools", count).format(n=number(count))
        if count < len(every):  # integration platforms that answer no problem have a picture of their own
            title = _("{n} of {all} tools").format(n=number(count), all=number(len(every)))
        states = Counter(tool.status for tool in every if tool.id in own)
        details = [
            _("{n} {state}").format(n=number(many), state=tool_status(state))
            for state, many in states.items()
        ]
        concerned = sum(map(self._grades.concerned, self._tools))
        if concerned:
            details.append(_("{n} of them with findings").format(n=number(concerned)))
        yield Node(_TOOLS, "tools", "tool", title, tuple(details), status="folded")

    def _builders(self) -> Iterator[Node]:
        """One box for all builders, with the name of the busiest."""
        named = Counter(edge.source for edge in self._whole.edges if edge.role == "builds")
        if not named:
            return
        title = _.n("{n} builder", "{n} builders", len(named)).format(n=number(len(named)))
        ((busiest, count),) = named.most_common(1)
        name = next(node.title for node in self._whole.nodes if node.id == busiest)
        text = _.n("{n} tool", "{n} tools", count).format(n=number(count))
        detail = _("{name}: {tools}").format(name=name, tools=text)
        if len(named) > 1:
            detail = _("{names} and {n} more").format(names=detail, n=number(len(named) - 1))
        yield Node(_BUILDERS, "builders", "builder", title, (detail,), status="folded")

    def _covered(self, node: Node) -> Node:
        """The box of a level with a bar: how many of its units use at least one of the tools."""
        if not is_level(node.id):
            return node
        units: Units = self._graph.apparatus(node.id.partition(":")[2])
        details = (*node.details, _("units that use one tool or more:"))
        return replace(node, details=details, bars=(Bar("", (units & self._using).size, units.size),))


def _is_left_out(node: Node) -> bool:
    """Budgets, and that a tool answers no problem, belong to their pages."""
    return node.role == "budget" or (node.role == "ghost" and node.lane == "problems")


def _coverage(graph: RoleGraph, problems: Iterable[str]) -> tuple[Bar, ...]:
    """Coverage of each level, added up over the problems that have a tool."""
    found: dict[str, Bar] = {}
    for problem in problems:
        for bar in level_bars(graph, problem) if graph.tools_of(problem) else ():
            before = found.get(bar.label, Bar(bar.label, 0, 0))
            found[bar.label] = Bar(bar.label, before.done + bar.done, before.total + bar.total)
    return tuple(found.values())


def _used(edges: Iterable[Edge]) -> Iterator[Edge]:
    """The lines, of two from the tools to a level only one: whole where all of it uses every tool."""
    partial = {(edge.source, edge.target) for edge in edges if edge.role == "partial"}
    yield from (edge for edge in edges if edge.role != "uses" or (edge.source, edge.target) not in partial)
