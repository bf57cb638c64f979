"""The DOT that is laid out: boxes of the measured size under generated ids, and no word of the map.

Each slot of a column is a box of fixed size; an empty table of fixed size inside it gives every line its
own port, and keeps room beside the box for the words of its lines. Two heavy lines hold the tops and the
ends of the columns level, so that Graphviz keeps lanes aligned and spends its freedom on the lines.
"""

from __future__ import annotations

from itertools import pairwise

from rolemap.render.plan import SEPARATION, Column, Plan, Slot, line_heights

POINTS_PER_INCH = 72
_PORT = 2
"""Height of the cell that a line is tied to, in points."""
_HOLD = "10000"


def layout_source(plan: Plan) -> str:
    """The DOT source of a plan; slots are ``n0``, ``n1`` … in the order of columns, edges ``e0`` … by
    class.
    """
    from graphviz import Digraph

    graph = Digraph(
        "g",
        graph_attr={
            "rankdir": "LR",
            "nodesep": _inches(SEPARATION),
            "ranksep": _inches(plan.sizes.column_gap),
            "splines": "true",
            "margin": "0",
            "pad": "0",
        },
        node_attr={"shape": "box", "fixedsize": "true", "margin": "0", "label": ""},
        edge_attr={"arrowhead": "none"},
    )
    names = slot_names(plan)
    for at, column in enumerate(plan.columns):
        with graph.subgraph(graph_attr={"rank": "same"}) as rank:
            stack = [f"a{at}", *(names[at, row] for row in range(len(column.slots))), f"z{at}"]
            rank.node(stack[0], width="0.01", height="0.01")
            for row, slot in enumerate(column.slots):
                rank.node(
                    names[at, row],
                    _table(plan, column, slot),
                    width=_inches(column.total),
                    height=_inches(slot.room),
                )
            rank.node(stack[-1], width="0.01", height="0.01")
            for upper, lower in pairwise(stack):
                rank.edge(upper, lower, style="invis")
    for at in range(len(plan.columns) - 1):
        # Level tops and ends; the crossed pair keeps each column from being pulled apart.
        for tail, head in ((f"a{at}", f"a{at + 1}"), (f"z{at}", f"z{at + 1}"), (f"a{at}", f"z{at + 1}")):
            graph.edge(tail, head, style="invis", weight=_HOLD)
    boxes = {
        slot.name: names[at, row]
        for at, column in enumerate(plan.columns)
        for row, slot in enumerate(column.slots)
        if slot.kind == "node"
    }
    for left, listed in plan.outs.items():
        for at in listed:
            edge = plan.edges[at]
            right = edge.target if edge.source == left else edge.source
            tail = f"{boxes[left]}:o{listed.index(at)}:e"
            head = f"{boxes[right]}:i{plan.ins[right].index(at)}:w"
            graph.edge(tail, head, _attributes={"class": f"e{at}"})
    return str(graph.source)


def slot_names(plan: Plan) -> dict[tuple[int, int], str]:
    """The generated id of each slot by column and row."""
    places = ((at, row) for at, column in enumerate(plan.columns) for row in range(len(column.slots)))
    return {place: f"n{number}" for number, place in enumerate(places)}


def _table(plan: Plan, column: Column, slot: Slot) -> str:
    """An empty table of the slot's size with a port for each line; the ids in it are generated, so it needs
    no quoting.
    """
    if slot.kind != "node" or (slot.name not in plan.outs and slot.name not in plan.ins):
        return ""
    left = column.total // 2
    cells = (
        f"<TD>{_side('i', line_heights(plan, slot, 'in'), left, slot.room)}</TD>"
        f"<TD>{_side('o', line_heights(plan, slot, 'out'), column.total - left, slot.room)}</TD>"
    )
    return f"<<TABLE{_BARE}><TR>{cells}</TR></TABLE>>"


_BARE = ' BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'


def _side(letter: str, heights: list[int], width: int, height: int) -> str:
    rows = []
    top = 0
    for at, y in enumerate(heights):
        start = max(y - _PORT // 2, top)
        if start > top:
            rows.append(_cell(width, start - top))
        rows.append(_cell(width, _PORT, f' PORT="{letter}{at}"'))
        top = start + _PORT
    if height > top:
        rows.append(_cell(width, height - top))
    return f"<TABLE{_BARE}>{''.join(rows)}</TABLE>"


def _cell(width: int, height: int, port: str = "") -> str:
    return f'<TR><TD{port} FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}"></TD></TR>'


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.7f}"
