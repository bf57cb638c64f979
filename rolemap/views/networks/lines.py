"""The lines of the picture of platforms, between the boxes that stand for their ends; and the missing platform.

A tool has a box of its own or shares one with others; lines between the same two boxes become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.views.badges import MOST_BADGES
from rolemap.views.diagram import Edge, Node
from rolemap.views.networks.network import Group, Network
from rolemap.views.networks.ties import Tie
from rolemap.views.networks.tool_boxes import short_name
from rolemap.views.part import merged

_ = domain("views")

_MOST_HUBS = 3


def integration_lines(network: Network) -> tuple[Edge, ...]:
    """The integrations, one line for each two tools, whichever of them names the other."""
    lines = (
        Edge(one.source, one.target, "integrates", relations=(one.key,)) for one in network.integrations()
    )
    return undirected(lines)


def moved(lines: Iterable[Edge], boxes: Mapping[str, str]) -> tuple[Edge, ...]:
    """Lines of tools as lines of boxes, one for each two; those within one box are left out."""
    return undirected(
        replace(line, source=boxes[line.source], target=boxes[line.target])
        for line in lines
        if line.source in boxes and line.target in boxes
    )


def undirected(lines: Iterable[Edge]) -> tuple[Edge, ...]:
    """One line for each two ends, in the direction of the first."""
    found: dict[frozenset[str], list[Edge]] = {}
    for line in lines:
        same = found.setdefault(frozenset((line.source, line.target)), [])
        same.append(replace(line, source=same[0].source, target=same[0].target) if same else line)
    return tuple(edge for ends, same in found.items() if len(ends) == 2 for edge in merged(same))


def tie_lines(ties: Iterable[Tie], boxes: Mapping[str, str]) -> Iterator[Edge]:
    """A line for each two boxes with tools that do the same: what it is, or how many pairs there are."""
    found: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        if tie.one in boxes and tie.other in boxes and boxes[tie.one] != boxes[tie.other]:
            ends = (boxes[tie.one], boxes[tie.other])
            found.setdefault(ends if ends[::-1] not in found else ends[::-1], []).append(tie)
    for ends, listed in found.items():
        words = "\n".join(listed[0].words)
        if len(listed) > 1:
            words = _.n("{n} pair does the same", "{n} pairs do the same", len(listed)).format(
                n=number(len(listed))
            )
        badges = {mark.key: mark for tie in listed for mark in tie.badges}
        yield Edge(*ends, "duplicates", words, tuple(badges.values())[:MOST_BADGES])


def ghosts(
    network: Network, report: Report, groups: Sequence[Group], edges: Sequence[Edge], boxes: Mapping[str, str]
) -> Iterator[tuple[Node, list[Edge]]]:
    """The integration platform that a cluster, or a tool that stands alone, does not reach (PL-02)."""
    silent = [finding.subjects[0] for finding in report.findings if finding.check == "PL-02"]
    hubs = network.hubs(network.graph.live_tool_ids)
    title = _("Connected to no integration platform") if hubs else _("No integration platform yet")
    there = "; ".join(short_name(network.graph, hub) for hub in hubs[:_MOST_HUBS])
    details = (_("there are: {hubs}").format(hubs=there),) if hubs else ()
    for group in groups:
        own = [name for name in silent if name in group.tools and boxes.get(name) == name]
        if own:
            name = f"ghost:hub:{group.id}"
            # One line says it of all that hangs together; the tool with most connections has it.
            ends = own if group.id == "apart" else [max(own, key=lambda tool: _degree(tool, edges))]
            yield Node(name, group.id, "ghost", title, details), [Edge(name, end, "missing") for end in ends]


def _degree(tool: str, edges: Iterable[Edge]) -> int:
    return sum(edge.role == "integrates" and tool in (edge.source, edge.target) for edge in edges)
