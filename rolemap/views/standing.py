"""Where the boxes of a diagram stand: lanes in columns, chains of delegation unbroken, the folded last."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from rolemap.views.diagram import Edge, Node
from rolemap.views.order import arrange, together

_MAIN_WEIGHT = 3
"""How much more it matters that a main line does not cross another."""


def stand(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    columns: Sequence[Sequence[str]],
    *,
    main: Collection[str],
    anchored: Collection[str] = (),
    beside: Sequence[tuple[str, str]] = (),
) -> list[Node]:
    """The boxes in the order in which they are to stand; `columns` names the lanes of each column.

    `main` are the roles of lines that a reader follows first, `anchored` the boxes that keep their order,
    `beside` further pairs of boxes of one lane that stand together, the second after the first.
    """
    # A chain of delegation stands unbroken: what else hangs on its hands comes after it.
    ends = [(edge.source, edge.target) for edge in sorted(edges, key=lambda edge: edge.role != "delegates")]
    ends += beside
    blocks = [
        [together([node.id for node in lane], ends) for lane in _lanes_of(nodes, column)]
        for column in columns
    ]
    weights: dict[tuple[str, str], int] = {}
    for edge in edges:
        pair = (edge.source, edge.target)
        weights[pair] = max(weights.get(pair, 0), _MAIN_WEIGHT if edge.role in main else 1)
    by_id = {node.id: node for node in nodes}
    return [
        by_id[name]
        for column in arrange(blocks, weights, anchored=anchored)
        for lane in column
        for name in lane
    ]


def _lanes_of(nodes: Sequence[Node], lanes: Sequence[str]) -> list[list[Node]]:
    """The lanes of one column in parts that do not mix: the folded stand last, money under the builders."""
    return [
        [node for node in nodes if node.lane == lane and _part(node) == part]
        for lane in lanes
        for part in range(4)
    ]


def _part(node: Node) -> int:
    money = 2 if node.role == "budget" else 0
    return money + ("folded" in node.status.split())
