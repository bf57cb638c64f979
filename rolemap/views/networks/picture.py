"""Puts the picture of platforms together: its lanes and boxes, lines, ties, ghosts and findings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain
from rolemap.model import RoleGraph
from rolemap.views.badges import badges_of, place
from rolemap.views.block import title_block
from rolemap.views.choice import Choice
from rolemap.views.diagram import Badge, Diagram, Edge, FindingLine, Lane, LegendEntry, Node
from rolemap.views.legend import diagram_legend
from rolemap.views.networks.boxes import Boxes
from rolemap.views.networks.lines import ghosts, integration_lines, moved, tie_lines
from rolemap.views.networks.network import Network
from rolemap.views.networks.ties import ties
from rolemap.views.networks.tool_boxes import tool_box
from rolemap.views.pages.contract import gravest
from rolemap.views.part import Part
from rolemap.views.table import table

_ = domain("views")

_ELSEWHERE = "elsewhere"
_MOST_TIES = 3
"""A box has so many badges, its own counted, before those of its ties are left to the lines."""


class Platforms:
    """The network of a map, its findings, and the pictures of it."""

    def __init__(self, graph: RoleGraph, report: Report) -> None:
        self.network = Network(graph, report)
        self.ties = ties(graph, report)
        self.boxes = Boxes(self.network, report, self.ties)
        self.lines = integration_lines(self.network)
        self._report = report
        self._near: dict[str, dict[str, None]] = {}
        pairs = [(line.source, line.target) for line in self.lines]
        for one, other in (*pairs, *((tie.one, tie.other) for tie in self.ties)):
            self._near.setdefault(one, {})[other] = None
            self._near.setdefault(other, {})[one] = None

    @property
    def facts(self) -> str:
        """What a reviewer asks first: how many islands, how many pairs, how much is not connected."""
        return self.network.facts(len(self.ties))

    def neighbours(self, tool: str) -> tuple[str, ...]:
        """What lines and ties join to a tool."""
        return tuple(self._near.get(tool, ()))

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
        lanes, nodes, boxes = self.boxes.lanes(shown, titles or {}, brief=brief)
        if elsewhere:
            lanes.append(Lane(_ELSEWHERE, "apart", _("On other pages, because a line leads there")))
            nodes += (
                tool_box(self.network.graph, self.network.tools[name], _ELSEWHERE, brief=True)
                for name in elsewhere
            )
            boxes |= {name: name for name in elsewhere}
        edges = [*moved(self.lines, boxes), *tie_lines(self.ties, boxes)]
        groups = [group for group in self.network.groups if group.id in shown]
        missing = list(ghosts(self.network, self._report, groups, edges, boxes))
        edges += [edge for _ghost, lines in missing for edge in lines]
        nodes = [*(ghost for ghost, _lines in missing), *(_noted(node, notes or {}) for node in nodes)]
        placed = place(nodes or [_nothing()], edges, self._report)
        told = _with_ties(placed.nodes, placed.edges)
        own = tuple(replace(node, badges=()) if node.id in references else node for node in told)
        return self._finished(lanes, Part(own, placed.edges), subtitle)

    def _finished(self, lanes: Sequence[Lane], part: Part, subtitle: str) -> Diagram:
        badges = badges_of(part.nodes, part.edges)
        badges += tuple(dict.fromkeys(one for lane in lanes for one in lane.badges if one not in badges))
        findings = table(self._report, badges, only=True)
        return Diagram(
            view="platforms",
            block=title_block(self.network.graph, self._report, subtitle, own=findings),
            lanes=tuple(lanes) or (Lane("apart", "apart", _("Tools")),),
            nodes=part.nodes,
            edges=part.edges,
            legend=platform_legend(part.nodes, part.edges, findings),
            findings=findings,
            flow="clusters",
        )


def _with_ties(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[Node]:
    """Boxes that a tie with findings ends at have the gravest of these, so that they look concerned as well."""
    tied: dict[str, dict[str, Badge]] = {}
    for edge in edges:
        for end in (edge.source, edge.target):
            tied.setdefault(end, {}).update((one.key, one) for one in edge.badges)
    for node in nodes:
        more = [one for key, one in tied.get(node.id, {}).items() if key not in {b.key for b in node.badges}]
        kept = gravest(more, max(0, _MOST_TIES - len(node.badges)))
        every = sorted((*node.badges, *kept), key=lambda one: one.number)
        yield replace(node, badges=tuple(every)) if node.elements and kept else node


def _noted(node: Node, notes: Mapping[str, str]) -> Node:
    return replace(node, details=(*node.details, notes[node.id])) if node.id in notes else node


def _nothing() -> Node:
    return Node(
        "ghost:tools",
        "apart",
        "ghost",
        _("No tool on this map yet"),
        (_("Record the tools in use, what each does, and which are connected with each other."),),
    )


def platform_legend(
    nodes: Sequence[Node], edges: Sequence[Edge], findings: Sequence[FindingLine]
) -> tuple[LegendEntry, ...]:
    """The signs of any diagram, and that of an integration platform before those of other boxes."""
    own = {"edge:missing": _("not connected to it")}
    if any(edge.role == "missing" for edge in edges):
        own["node:ghost"] = _("missing connection")
    entries = diagram_legend(nodes, edges, [line.badge for line in findings], own)
    hub = [LegendEntry("node:hub", _("integration platform"))] if any(n.role == "hub" for n in nodes) else []
    badges = [entry for entry in entries if entry.sign.startswith("badge")]
    return (*badges, *hub, *(entry for entry in entries if entry not in badges))
