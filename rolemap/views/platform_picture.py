"""Puts the picture of platforms together: which tools stand on it, their lanes, lines, ties and ghosts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph
from rolemap.views.badges import MOST_BADGES, badge, badges_of, place
from rolemap.views.block import title_block
from rolemap.views.choice import Choice, Grades, choose
from rolemap.views.diagram import Badge, Diagram, Edge, Lane, LegendEntry, Node
from rolemap.views.legend import diagram_legend
from rolemap.views.network import Group, Network
from rolemap.views.order import together
from rolemap.views.part import Part, merged
from rolemap.views.table import table
from rolemap.views.ties import Tie, ties
from rolemap.views.tool_boxes import short_name, tool_box
from rolemap.views.work import folded_box

_ = domain("views")

FEWEST = 6
"""A cluster of which fewer tools could be shown is folded as a whole."""
_FOLDED, _ELSEWHERE = "folded", "elsewhere"
_MOST_HUBS = 3


class Platforms:
    """The network of a map, its findings, and the pictures of it."""

    def __init__(self, graph: RoleGraph, report: Report) -> None:
        self.graph, self.report = graph, report
        self.network = Network(graph, report)
        self.ties = ties(graph, report)
        self._grades = Grades(report)

    @property
    def facts(self) -> str:
        """What a reviewer asks first: how many islands, how many pairs, how much is not connected."""
        return self.network.facts(len(self.ties))

    @property
    def subtitle(self) -> str:
        """The subtitle of the picture of all tools: what a reviewer asks first."""
        return _("Platforms and tools: {facts}").format(facts=self.facts)

    @cached_property
    def lines(self) -> tuple[Edge, ...]:
        """The integrations, one line for each two tools, whichever of them names the other."""
        found: dict[frozenset[str], Edge] = {}
        for relation in self.network.integrations():
            ends = frozenset((relation.source, relation.target))
            first = found.get(ends) or Edge(relation.source, relation.target, "integrates")
            found[ends] = replace(first, relations=(*first.relations, relation.key))
        return tuple(found.values())

    def neighbours(self, tool: str) -> Iterator[str]:
        """What a line or a tie joins to a tool."""
        pairs = (
            *((line.source, line.target) for line in self.lines),
            *((tie.one, tie.other) for tie in self.ties),
        )
        for one, other in pairs:
            if tool == one:
                yield other
            elif tool == other:
                yield one

    def chosen(self, most: int) -> dict[str, Choice]:
        """All tools where they are no more than `most`; else those of the worst clusters, the others folded."""
        groups = list(self.network.groups)
        if sum(len(group.tools) for group in groups) <= most:
            return {group.id: Choice(group.tools, ()) for group in groups}
        tied = {name for tie in self.ties for name in (tie.one, tie.other)}
        left, chosen = most, {}
        for group in sorted(groups, key=lambda one: (one.id != "national", self._grades.of(*one.tools)[0])):
            room = min(left, len(group.tools))
            if room < min(FEWEST, len(group.tools)):
                chosen[group.id] = Choice((), group.tools)
                continue
            chosen[group.id] = choose(
                group.tools,
                room,
                lambda name: (not self.network.is_hub(name), name not in tied, *self._grades.of(name)),
            )
            left -= room
        return chosen

    def picture(
        self,
        shown: Mapping[str, Choice],
        subtitle: str,
        *,
        brief: bool = False,
        titles: Mapping[str, str] | None = None,
        elsewhere: Sequence[str] = (),
        notes: Mapping[str, str] | None = None,
        references: Collection[str] = (),
    ) -> Diagram:
        """The picture of the groups in `shown`; one of which no tool is shown is a single box.

        `titles` replaces titles of lanes, `elsewhere` are tools that stand beside the others because a line leads
        to them, `notes` are further words for boxes, by their ids, `references` are tools whose findings stand on
        another page.
        """
        groups = [group for group in self.network.groups if group.id in shown]
        boxes: dict[str, str] = {name: name for name in elsewhere}
        lanes: list[Lane] = []
        nodes: list[Node] = []
        folded: list[Node] = []
        for group in groups:
            choice = shown[group.id]
            boxes.update({name: name for name in choice.shown})
            boxes.update(dict.fromkeys(choice.folded, folded_box(group.id)))
            if choice.shown:
                lanes.append(self._lane(group, titles or {}))
                nodes += self._lane_nodes(group, choice, brief)
            elif choice.folded:
                folded.append(self._cluster_box(group))
        if folded:
            lanes.append(Lane(_FOLDED, "tools", _("Clusters and groups of tools, a box each")))
            nodes += folded
        if elsewhere:
            lanes.append(Lane(_ELSEWHERE, "apart", _("On other pages, because a line leads there")))
            nodes += (
                tool_box(self.graph, self.network.tools[name], _ELSEWHERE, brief=True) for name in elsewhere
            )
        edges = [*self._lines(boxes), *self._ties(boxes)]
        missing = list(self._ghosts(groups, shown, edges, boxes))
        edges += [edge for _ghost, ghost_edges in missing for edge in ghost_edges]
        nodes = [_noted(node, (notes or {}).get(node.id)) for node in nodes]
        nodes = [*(ghost for ghost, _edges in missing), *nodes]
        return self._finished(lanes, nodes, edges, subtitle, references)

    def _finished(
        self,
        lanes: Sequence[Lane],
        nodes: Sequence[Node],
        edges: Sequence[Edge],
        subtitle: str,
        references: Collection[str],
    ) -> Diagram:
        placed = place(nodes or [_nothing()], edges, self.report)
        shown = tuple(replace(node, badges=()) if node.id in references else node for node in placed.nodes)
        placed = Part(shown, placed.edges)
        badges = badges_of(placed.nodes, placed.edges)
        badges += tuple(one for lane in lanes for one in lane.badges if one not in badges)
        keys = {one.key for one in badges}
        findings = tuple(line for line in table(self.report, badges) if line.badge.key in keys)
        return Diagram(
            view="platforms",
            block=title_block(self.graph, self.report, subtitle, own=findings),
            lanes=tuple(lanes) or (Lane("apart", "apart", _("Tools")),),
            nodes=placed.nodes,
            edges=placed.edges,
            legend=tuple(_legend(placed.nodes, placed.edges, [line.badge for line in findings])),
            findings=findings,
            flow="clusters",
        )

    def _lane(self, group: Group, titles: Mapping[str, str]) -> Lane:
        role = {"national": "national", "apart": "apart", "planned": "apart"}.get(group.id, "tools")
        title = titles.get(group.id) or self.network.title(group)
        return Lane(group.id, role, title, across=group.id == "national", badges=self._outside(group))

    def _outside(self, group: Group) -> tuple[Badge, ...]:
        """The finding that too many tools stand outside the largest network (PL-03), where they do."""
        if group.id in ("national", "planned") or group.whole == self.network.largest:
            return ()
        return tuple(badge(finding) for finding in self.report.findings if finding.check == "PL-03")

    def _lane_nodes(self, group: Group, choice: Choice, brief: bool) -> Iterator[Node]:
        tied = [(tie.one, tie.other) for tie in self.ties]
        for block in together(choice.shown, tied):
            for name in block:
                yield tool_box(self.graph, self.network.tools[name], group.id, brief=brief)
        count = len(choice.folded)
        if count:
            title = _.n("… and {n} other tool", "… and {n} other tools", count).format(n=number(count))
            yield Node(
                folded_box(group.id), group.id, "tool", title, self._gaps(choice.folded), status="folded"
            )

    def _cluster_box(self, group: Group) -> Node:
        title = self.network.title(group)
        if group.id in ("national", "apart", "planned"):
            count = len(group.tools)
            pattern = _.n("{title}: {n} tool", "{title}: {n} tools", count)
            title = pattern.format(title=title, n=number(count))
        pairs = sum(tie.one in group.tools and tie.other in group.tools for tie in self.ties)
        words = _.n("{n} pair does the same", "{n} pairs do the same", pairs).format(n=number(pairs))
        details = (*self._gaps(group.tools), *((words,) if pairs else ()))
        return Node(
            folded_box(group.id),
            _FOLDED,
            "tool",
            title,
            details,
            badges=self._outside(group),
            status="folded",
        )

    def _gaps(self, tools: Iterable[str]) -> tuple[str, ...]:
        count = sum(self._grades.concerned(name) for name in tools)
        return (_("{n} of them with findings").format(n=number(count)) if count else _("no findings"),)

    def _lines(self, boxes: Mapping[str, str]) -> tuple[Edge, ...]:
        moved = (
            replace(line, source=boxes[line.source], target=boxes[line.target])
            for line in self.lines
            if line.source in boxes and line.target in boxes
        )
        found: dict[frozenset[str], Edge] = {}
        for line in moved:
            ends = frozenset((line.source, line.target))
            if len(ends) == 2:
                first = found.get(ends)
                turned = line if first is None else replace(line, source=first.source, target=first.target)
                found[ends] = merged((first, turned))[0] if first else turned
        return tuple(found.values())

    def _ties(self, boxes: Mapping[str, str]) -> Iterator[Edge]:
        found: dict[tuple[str, str], list[Tie]] = {}
        for tie in self.ties:
            if tie.one in boxes and tie.other in boxes and boxes[tie.one] != boxes[tie.other]:
                ends = (boxes[tie.one], boxes[tie.other])
                found.setdefault(ends if ends[::-1] not in found else ends[::-1], []).append(tie)
        for (one, other), listed in found.items():
            words = "\n".join(listed[0].words)
            if len(listed) > 1:
                words = _("{n} pairs do the same").format(n=number(len(listed)))
            badges = {mark.key: mark for tie in listed for mark in tie.badges}
            yield Edge(one, other, "duplicates", words, tuple(badges.values())[:MOST_BADGES])

    def _ghosts(
        self,
        groups: Sequence[Group],
        shown: Mapping[str, Choice],
        edges: Sequence[Edge],
        boxes: Mapping[str, str],
    ) -> Iterator[tuple[Node, list[Edge]]]:
        """The integration platform that a cluster, or a tool that stands alone, does not reach (PL-02)."""
        silent = [finding.subjects[0] for finding in self.report.findings if finding.check == "PL-02"]
        hubs = self.network.hubs(self.graph.live_tool_ids)
        for group in groups:
            own = [name for name in silent if name in group.tools and boxes[name] == name]
            if not own or not shown[group.id].shown:
                continue
            name = f"ghost:hub:{group.id}"
            title = _("Connected to no integration platform") if hubs else _("No integration platform yet")
            there = "; ".join(short_name(self.graph, hub) for hub in hubs[:_MOST_HUBS])
            details = (_("there are: {hubs}").format(hubs=there),) if hubs else ()
            # One line says it of all that hangs together; the tool with most connections has it.
            ends = own if group.id == "apart" else [max(own, key=lambda tool: _degree(tool, edges))]
            yield Node(name, group.id, "ghost", title, details), [Edge(name, end, "missing") for end in ends]


def _noted(node: Node, note: str | None) -> Node:
    return replace(node, details=(*node.details, note)) if note else node


def _degree(tool: str, edges: Iterable[Edge]) -> int:
    return sum(edge.role == "integrates" and tool in (edge.source, edge.target) for edge in edges)


def _nothing() -> Node:
    return Node(
        "ghost:tools",
        "apart",
        "ghost",
        _("No tool on this map yet"),
        (_("Record the tools in use, what each does, and which are connected with each other."),),
    )


def _legend(nodes: Sequence[Node], edges: Sequence[Edge], badges: Collection[Badge]) -> Iterator[LegendEntry]:
    own = {"edge:missing": _("not connected to it")}
    if any(edge.role == "missing" for edge in edges):
        own["node:ghost"] = _("missing connection")
    entries = diagram_legend(nodes, edges, badges, own)
    hub = any(node.role == "hub" for node in nodes)
    for entry in entries:
        if hub and not entry.sign.startswith("badge"):
            yield LegendEntry("node:hub", _("integration platform"))
            hub = False
        yield entry
    if hub:
        yield LegendEntry("node:hub", _("integration platform"))
