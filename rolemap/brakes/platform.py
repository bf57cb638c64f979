"""Platform approach: one connected landscape, nothing built twice, paid for as it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Direction, Gauge, Panel, Part, Reading, Unit, red_at, yellow_at
from rolemap.brakes.shares import bad_share, excused, findings_of, good_share, not_asked, switched_off
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("brakes")

FEWEST_TOOLS = 5
"""With fewer live tools one that stands alone would already look like a fragmented landscape (PL-03)."""


def connected(graph: RoleGraph, report: Report) -> Reading:
    """Live systems of one's own from which a path leads to an integration platform (as PL-02)."""
    hubs = {tool.id for tool in graph.live_tools if tool.kind == "integration_platform"}
    joined = {id for component in graph.integration_components() if component & hubs for id in component}
    systems = [
        tool.id
        for tool in graph.live_tools
        if tool.kind == "system" and tool.status == "live" and tool.provision != "national"
    ]
    return good_share(
        systems,
        {id: "" for id in systems if id not in joined},
        _("{done}/{all} live systems are connected to an integration platform."),
        _("There is no live system yet."),
    )


def fragmentation(graph: RoleGraph, report: Report) -> Reading:
    """Live tools outside the largest connected component, over all live tools (as PL-03)."""
    if len(graph.live_tools) < FEWEST_TOOLS:
        return Reading(None, _("There are too few tools in use or on trial to speak of fragmentation."))
    largest = graph.integration_components()[0]
    return bad_share(
        graph.live_tools,
        {tool.id: "" for tool in graph.live_tools if tool.id not in largest},
        _("{count}/{all} tools in use or on trial stand outside the largest connected group."),
        "",
    )


def duplicates(graph: RoleGraph, report: Report) -> Reading:
    """Pairs of tools that do the same for the same users (PL-01), or rebuild a national one (PL-04)."""
    asked = [check for check in ("PL-01", "PL-04") if not switched_off(graph, check)]
    if not asked:
        return not_asked("PL-01", "PL-04")
    if not graph.tools_in_service:
        return Reading(None, _("There is no tool yet."))
    pairs = {frozenset(finding.subjects): finding for finding in findings_of(report, *asked)}
    sentence = (
        _.n("{n} pair of tools does the same work.", "{n} pairs of tools do the same work.", len(pairs))
        if pairs
        else _("No two tools do the same work.")
    )
    pattern = _("like {tool}")
    parts = tuple(
        Part(one.subjects[0], excused(one, pattern.format(tool=graph.name(one.subjects[1]))))
        for one in pairs.values()
    )
    return Reading(float(len(pairs)), sentence.format(n=number(len(pairs))), parts)


def paid_by_use(graph: RoleGraph, report: Report) -> Reading:
    """Live tools that are rented or national, over all live tools."""
    return good_share(
        graph.live_tools,
        {tool.id: "" for tool in graph.live_tools if tool.provision not in ("rented", "national")},
        _("{done}/{all} tools in use or on trial are rented or national platforms, paid for by use."),
        _("No tool is in use or on trial yet."),
    )


PANEL = Panel(
    "platform",
    running=(
        Gauge(
            id="BR-PL-1",
            name=N_("Systems connected to a platform"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("principle S6: one platform, not separate systems, as in check PL-02")),
            red=red_at(0.5, N_("half of the systems; a product choice")),
            remedy=N_("Connect the systems to the integration platform, or record why they need not be."),
            measure=connected,
            checks=("PL-02",),
        ),
        Gauge(
            id="BR-PL-2",
            name=N_("Fragmentation of the tools"),
            direction=Direction.LESS_IS_BETTER,
            yellow=yellow_at(0.3, N_("the default share of check PL-03; a product choice")),
            red=red_at(0.5, N_("half of the tools; a product choice")),
            remedy=N_("Connect first the tools with most users."),
            measure=fragmentation,
            checks=("PL-03",),
        ),
        Gauge(
            id="BR-PL-3",
            name=N_("Tools that do the same work"),
            direction=Direction.LESS_IS_BETTER,
            yellow=yellow_at(0, N_("principle S6: duplicate investment, as in check PL-01"), 0, 1000),
            red=red_at(2, N_("from the third pair on it is a habit; a product choice"), 0, 1000),
            remedy=N_("Choose one tool of each pair and plan the replacement of the other."),
            measure=duplicates,
            unit=Unit.PAIRS,
            checks=("PL-01", "PL-04"),
        ),
        Gauge(
            id="BR-PL-4",
            name=N_("Tools paid for by use"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(0.7, N_("principle S6b: pay for what is used; the figure is a product choice")),
            red=red_at(0.5, N_("half of the tools; a product choice")),
            remedy=N_("Before building or buying another tool, look for a shared or rented one."),
            measure=paid_by_use,
        ),
    ),
)
