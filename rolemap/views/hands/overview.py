"""The overview of delegations: heads and hands as on the whole picture, a box a page for what they lead.

Papers belong to their pages; what is handed down, and to whom, is what an overview is looked at for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph
from rolemap.views.choice import Grades
from rolemap.views.diagram import Diagram, FindingLine, Lane, Node
from rolemap.views.hands.picture import MAIN, PAGE, SLUG, hands_lanes, hands_picture
from rolemap.views.pages.contract import contracted, shared_ghosts, with_few_badges
from rolemap.views.pages.overview import Detail, Pages, overview_picture, page_node
from rolemap.views.standing import stand

_ = domain("views")

_LIMITS = replace(PAGE, delegations=8)
_PAGES, _MISSING = "pages", "missing"
_POSTS = ("heads", "hands")
_COLUMNS = (("heads",), ("hands", _MISSING), (_PAGES,))


class HandsOverview:
    """Makes the overview of pages, as much of each page as is asked for."""

    def __init__(
        self,
        graph: RoleGraph,
        report: Report,
        title: str,
        offices: Mapping[str, str],
        own: Sequence[FindingLine],
    ) -> None:
        self._graph, self._report, self._title = graph, report, title
        self._offices, self._own = offices, own
        self._with = cache(
            lambda posts: hands_picture(graph, report, Grades(report), replace(_LIMITS, posts=posts))
        )

    def __call__(
        self, groups: Sequence[Pages], detail: Detail, pages_of: Mapping[str, tuple[int, ...]]
    ) -> Diagram:
        """The overview; `pages_of` tells for the key of a finding on which pages it stands."""
        whole = self._with(detail.leaders)
        posts = {node.id for node in whole.nodes if node.lane in _POSTS}
        boxes: dict[str, str | None] = {node.id: None for node in whole.nodes if node.lane == "documents"}
        boxes |= {item: group.box for group in groups for item in group.items if item not in posts}
        shared, ghosts = shared_ghosts(whole.nodes)
        small = contracted(whole, boxes | shared)
        own = {group.box for group in groups}
        edges = tuple(edge for edge in small.edges if not {edge.source, edge.target} <= own)
        nodes = [
            *(_in_lane(with_few_badges(node, detail.few)) for node in (*small.nodes, *ghosts)),
            *(self._page(group, detail) for group in groups),
        ]
        lanes = (
            *(lane for lane in hands_lanes(nodes) if lane.id in _POSTS),
            Lane(_MISSING, "leaders", _("Heads who are missing"), below=True),
            Lane(_PAGES, "problems", _("Pages"), _("what is led there, office by office")),
        )
        nodes = stand(nodes, edges, _COLUMNS, main=MAIN, anchored=own)
        return overview_picture(self._report, SLUG, self._title, lanes, nodes, edges, pages_of, self._own)

    def _page(self, group: Pages, detail: Detail) -> Node:
        offices = dict.fromkeys(self._offices[item] for item in group.items)
        names = [self._graph.name(office) for office in offices]
        places = _.n("{n} office", "{n} offices", len(names)).format(n=number(len(names)))
        return page_node(group, _PAGES, "problem", names, detail, places=places)


def _in_lane(node: Node) -> Node:
    """What is missing stands beside the pages, or its lines would run past all hands."""
    return replace(node, lane=_MISSING) if node.role == "ghost" else node
