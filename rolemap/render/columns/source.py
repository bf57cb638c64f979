"""The DOT that is laid out: boxes of the measured size under generated ids, and no word of the map.

Each block of a column (a box, the title above it, the words under it) is a node of fixed size. An empty
table of fixed size inside it gives every line its own port and keeps room beside the box for the words of
its lines. Heavy lines hold the tops and the ends of the columns level, so that lanes stand aligned;
Graphviz places the blocks and finds the ways of the lines.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from rolemap.render.columns.plan import SEPARATION, Column, Plan, Slot, line_heights

POINTS_PER_INCH = 72
_PORT = 2
"""Height of the last cell that a line is tied to, at most, in points."""
_HOLD = "10000"


def layout_source(plan: Plan) -> str:
    """The DOT source of a plan: blocks ``n0``, ``n1`` …, ends of columns ``a0``, ``z0`` …, edges by class
    ``e0`` …
    """
    own = blocks(plan)
    lines = [
        "digraph g {",
        f"graph [margin=0 nodesep={_inches(SEPARATION)} pad=0 rankdir=LR ranksep={_inches(plan.sizes.column_gap)} "
        "splines=true]",
        'node [fixedsize=true label="" margin=0 shape=box]',
        "edge [arrowhead=none]",
    ]
    for at, column in enumerate(plan.columns):
        lines += ["{", "graph [rank=same]", *_rank(plan, at, column, own), "}"]
    lines += [f"{left} -> {right} [style=invis]" for left, right in _steps(own, len(plan.columns))]
    for at in range(len(plan.columns) - 1):
        # Level tops and ends; the crossed pair keeps each column from being pulled apart.
        for tail, head in ((f"a{at}", f"a{at + 1}"), (f"z{at}", f"z{at + 1}"), (f"a{at}", f"z{at + 1}")):
            lines.append(f"{tail} -> {head} [style=invis weight={_HOLD}]")
    boxes = {
        slot.name: block.name for block in own for _row, slot, _top in block.slots if slot.kind == "node"
    }
    for left, listed in plan.outs.items():
        for place, at in enumerate(listed):
            edge = plan.edges[at]
            right = edge.target if edge.source == left else edge.source
            head = f"{boxes[right]}:i{plan.ins[right].index(at)}:w"
            lines.append(f"{boxes[left]}:o{place}:e -> {head} [class=e{at}]")
    return "\n".join([*lines, "}", ""])


def _rank(plan: Plan, at: int, column: Column, own: list[Block]) -> Iterator[str]:
    """The blocks of a column between its two ends, each tied to the next."""
    mine = [block for block in own if block.column == at]
    width = _inches(column.total)
    yield f"a{at} [height=0.01 width=0.01]"
    for block in mine:
        table = _table(plan, column, block)
        label = f"label={table} " if table else ""
        yield f"{block.name} [{label}height={_inches(block.height)} width={width}]"
    yield f"z{at} [height=0.01 width=0.01]"
    stack = [f"a{at}", *(block.name for block in mine), f"z{at}"]
    yield from (f"{upper} -> {lower} [style=invis]" for upper, lower in pairwise(stack))


@dataclass(frozen=True, slots=True)
class Block:
    """What Graphviz places as one: a box with the title above it and the words under it; no line runs
    between them.
    """

    name: str
    column: int
    slots: tuple[tuple[int, Slot, int], ...]
    """Row in the stack, slot, and points from the top of the block."""

    @property
    def height(self) -> int:
        """Height in whole points."""
        _row, slot, top = self.slots[-1]
        return top + slot.room


def blocks(plan: Plan) -> list[Block]:
    """The blocks of all columns, named ``n0``, ``n1`` … from the first column's top."""
    found: list[Block] = []
    for at, column in enumerate(plan.columns):
        parts: list[list[tuple[int, Slot]]] = [[]]
        for row, slot in enumerate(column.slots):
            if _starts(slot, parts[-1]):
                parts.append([])
            parts[-1].append((row, slot))
        for part in parts:
            placed: list[tuple[int, Slot, int]] = []
            top = 0
            for row, slot in part:
                placed.append((row, slot, top))
                top += slot.room + SEPARATION
            found.append(Block(f"n{len(found)}", at, tuple(placed)))
    return found


def _steps(own: list[Block], columns: int) -> Iterator[tuple[str, str]]:
    """Each block tied to the one beside it: Graphviz forgets the order of a rank around nodes without
    neighbours.
    """
    for at in range(columns - 1):
        left = [block.name for block in own if block.column == at]
        right = [block.name for block in own if block.column == at + 1]
        most = max(len(left), len(right))
        pairs = ((left[step * len(left) // most], right[step * len(right) // most]) for step in range(most))
        yield from dict.fromkeys(pairs)


def _starts(slot: Slot, part: list[tuple[int, Slot]]) -> bool:
    """A block ends where the next box begins, or the title of the next lane."""
    return slot.kind in ("node", "title") and any(other.kind == "node" for _row, other in part)


def _table(plan: Plan, column: Column, block: Block) -> str:
    """An empty table of the block's size with a port for each line; its ids are generated and need no
    quoting.
    """
    slot, top = next(((slot, top) for _row, slot, top in block.slots if slot.kind == "node"), (None, 0))
    if slot is None or (slot.name not in plan.outs and slot.name not in plan.ins):
        return ""
    left = column.total // 2
    ins = [top + y for y in line_heights(plan, slot, "in")]
    outs = [top + y for y in line_heights(plan, slot, "out")]
    cells = _side("i", ins, left, block.height) + _side("o", outs, column.total - left, block.height)
    return f"<<TABLE{_BARE}><TR>{cells}</TR></TABLE>>"


_BARE = ' BORDER="0" CELLSPACING="0" CELLPADDING="0"'


def _side(letter: str, heights: list[int], width: int, height: int) -> str:
    """One half of a block as a cell, with the ports of its lines under each other.

    The engine reads the table again for every line, so it has as few and as short cells as will do.
    """
    if not heights:
        return f'<TD WIDTH="{width}" HEIGHT="{height}"></TD>'
    cells: list[tuple[int, str]] = []
    top = 0
    for at, (start, end) in enumerate(_spans(heights)):
        if start > top:
            cells.append((start - top, ""))
        cells.append((end - start, f' PORT="{letter}{at}"'))
        top = end
    if height > top:
        cells.append((height - top, ""))
    rows = "".join(
        f'<TR><TD{port}{"" if row else _width(width)} HEIGHT="{high}"></TD></TR>'
        for row, (high, port) in enumerate(cells)
    )
    return f"<TD><TABLE{_BARE}>{rows}</TABLE></TD>"


def _width(width: int) -> str:
    return f' WIDTH="{width}"'


def _spans(heights: list[int]) -> Iterator[tuple[int, int]]:
    """For each line the top and the end of the cell in the middle of which it is tied.

    Cells touch where they can, so that nothing needs to be put between them.
    """
    end = 0
    for at, y in enumerate(heights):
        room = heights[at + 1] - y - 1 if at + 1 < len(heights) else _PORT
        most = min(y, (room + 1) // 2) if at == 0 else y - end
        half = most if 1 <= most <= max(room, 1) else 1
        start = max(y - half, end)
        end = start + 2 * half
        yield start, end


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.7f}"
