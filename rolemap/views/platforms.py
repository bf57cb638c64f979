"""Tools as a network of integrations: what hangs together, what stands alone, what is built or typed twice.

Each part of the network is a cluster; tools that are connected to nothing stand apart, and so do the platforms
of the nation. Tools that do the same are tied, with a word on the tie. Where a cluster or a tool that must be
connected reaches no integration platform, the platform stands as a ghost in its place.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain
from rolemap.model import RoleGraph
from rolemap.views.catalogue import Fits, View
from rolemap.views.choice import Choice
from rolemap.views.diagram import Diagram
from rolemap.views.focus import checked, marked, near, told
from rolemap.views.networks.pages import pages
from rolemap.views.networks.picture import Platforms, platform_legend

_ = domain("views")

_TITLE = N_("Platforms: what is fragmented or built twice")
_WHOLE, _FOLDED = 36, 14
"""So many tools stand on the picture before the rest is folded."""
_DEPTH = 1


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of all tools in service; `fold` asks for the smaller one."""
    whole = Platforms(graph, report)
    subtitle = _("Platforms and tools: {facts}").format(facts=whole.facts)
    return whole.picture(whole.boxes.chosen(_FOLDED if fold else _WHOLE), subtitle, brief=fold)


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The picture of one tool, what it is connected to, and what does the same.

    Raises UnknownName for an id that the map does not have, NoPlace for what is no tool in service.
    """
    checked(graph, focus, VIEW.slug, _shows)
    whole = Platforms(graph, report)
    found = near(focus, _DEPTH if depth is None else depth, whole.neighbours)
    shown = {
        group.id: Choice(tuple(name for name in group.tools if name in found), ())
        for group in whole.network.groups
    }
    picture = whole.picture(shown, told(graph, _(_TITLE), found), brief=fold)
    nodes = marked(picture.nodes, found)
    return replace(picture, nodes=nodes, legend=platform_legend(nodes, picture.edges, picture.findings))


def unfolded(
    graph: RoleGraph,
    report: Report,
    *,
    unfold: Collection[str],
    focus: str | None = None,
    depth: int | None = None,
) -> Diagram:
    """The picture with all tools of the clusters that `unfold` names; around one tool nothing is folded."""
    if focus is not None:
        return focused(graph, report, focus=focus, depth=depth)
    whole = Platforms(graph, report)
    shown = whole.boxes.chosen(_WHOLE)
    for group in whole.network.groups:
        if group.id.replace(":", "_") in unfold:
            shown[group.id] = Choice(group.tools, ())
    subtitle = _("Platforms and tools: {facts}").format(facts=whole.facts)
    return whole.picture(shown, subtitle, brief=False)


def paged(graph: RoleGraph, report: Report, fits: Fits) -> tuple[Diagram, ...]:
    """The clusters as boxes, then their tools, as many clusters to a page as it holds."""
    return pages(Platforms(graph, report), fits)


def _shows(graph: RoleGraph, element: str) -> bool:
    return element in graph and any(tool.id == element for tool in graph.tools_in_service)


VIEW = View(
    slug="platforms",
    title=_TITLE,
    answers=N_("What is fragmented or built twice"),
    build=build,
    focused=focused,
    depth=_DEPTH,
    shows=_shows,
    unfolded=unfolded,
    paged=paged,
)
