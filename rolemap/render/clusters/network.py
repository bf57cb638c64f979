"""What does not depend on sizes: the lanes of a picture as trees, its lines, and where their words stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rolemap.render.clusters.trees import Tree, branches_of, forest
from rolemap.render.columns.plan import merged
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram, Edge, Lane

MOST_TRACKS = 4
"""A picture that would need wider strips than these is too full to be read anyway."""
_LINES_A_TRACK = 10
"""With so many lines more there will be no room for all of them without another track beside the first."""


@dataclass(frozen=True, slots=True)
class Network:
    """A picture before it is measured: lanes as trees, merged lines, and the boxes under which words of lines stand."""

    sizes: Sizes
    diagram: Diagram
    lanes: tuple[tuple[Lane, tuple[Tree, ...]], ...]
    edges: tuple[Edge, ...]
    under: dict[str, list[int]]
    hanging: frozenset[int]
    """The lines of the trees, which need no way of their own."""
    tracks: int
    """How many lines may pass beside each other in a strip between boxes."""


def network(diagram: Diagram, sizes: Sizes) -> Network:
    """The lanes of a diagram as trees, and what is left of its lines."""
    nodes = {lane.id: [node for node in diagram.nodes if node.lane == lane.id] for lane in diagram.lanes}
    known = {node.id for listed in nodes.values() for node in listed}
    edges = tuple(
        edge
        for edge in merged(diagram.edges)
        if edge.source in known and edge.target in known and edge.source != edge.target
    )
    lanes = tuple((lane, forest(lane, nodes[lane.id], edges)) for lane in diagram.lanes if nodes[lane.id])
    hanging = frozenset(branch.edge for _lane, trees in lanes for _upper, branch in branches_of(trees))
    free = len(edges) - len(hanging)
    tracks = min(1 + free // _LINES_A_TRACK, MOST_TRACKS) if free else 0
    return Network(sizes, diagram, lanes, edges, _under(diagram, edges), hanging, tracks)


def _under(diagram: Diagram, edges: Sequence[Edge]) -> dict[str, list[int]]:
    """Under which of its two boxes the words of a line stand: the one that has fewer, the later lane's of equals."""
    across = {lane.id for lane in diagram.lanes if lane.across}
    rank = {lane.id: at for at, lane in enumerate(diagram.lanes)}
    nodes = {node.id: node for node in diagram.nodes}
    under: dict[str, list[int]] = {}
    for at, edge in enumerate(edges):
        if edge.label.strip() or edge.badges:
            ends = (edge.target, edge.source)
            chosen = min(
                ends,
                key=lambda name: (
                    nodes[name].role in ("hub", "ghost"),
                    nodes[name].lane in across,
                    len(under.get(name, ())),
                    -rank[nodes[name].lane],
                ),
            )
            under.setdefault(chosen, []).append(at)
    return under
