"""Columns of a diagram as stacks: lane titles, boxes, and places for the words of lines within a lane.

All columns are made equally high by sharing out the spare room between the boxes, so that lanes stand
aligned like the columns of a table. Lines to the next column leave a box at the right; their words stand
over the line in a zone beside the box that Graphviz keeps free.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rolemap.render import boxes, measure
from rolemap.render.columns.plan import SEPARATION, Column, Plan, Slot, line_room
from rolemap.views.diagram import Edge

GUTTER_STEP = 8.0
"""Between two lines that run down beside the boxes of a lane."""
WORDS_INDENT = 24.0
"""From the left side of a box to the words of a line that leaves it downwards."""
_ARROW_ROOM = 5.0
"""Room that a line straight to the next box has beside the usual gap."""
_LANE_GAP = 10.0
"""Between two lanes of one column."""


class Mould:
    """One column of a plan: what is the same at every width, and the column at each that is asked for, made once."""

    def __init__(self, plan: Plan, at: int) -> None:
        self.plan = plan
        self._at = at
        self._group = group = plan.groups[at]
        self._nodes = [node for _lane, nodes in group for node in nodes]
        names = [node.id for node in self._nodes]
        own = set(names)
        within = [edge for edge in plan.inner if plan.edges[edge].source in own]
        lane_of = {node.id: lane.id for lane, nodes in group for node in nodes}
        row = {name: place for place, name in enumerate(names)}
        self._tracks = _tracks(lane_of, within, plan)
        self._after: dict[str, list[Slot]] = {}
        for edge in sorted(within):
            slot = _under(_upper(plan.edges[edge], row, names), edge, lane_of, self._tracks, plan)
            if slot is not None:
                self._after.setdefault(slot[0], []).append(slot[1])
        self._least = {name: _least(name, self._tracks, plan) for name in names}
        sizes = plan.sizes
        zones = [
            label.width + 8.0
            for name in names
            for edge in plan.outs.get(name, ())
            if (label := plan.labels[edge])
        ]
        self._right = sizes.lane_pad + max(zones, default=0.0)
        tracks = self._tracks
        self._left = sizes.lane_pad + (GUTTER_STEP * (max(tracks.values()) + 1) + 3.0 if tracks else 0.0)
        words = [label.width for edge in within if (label := plan.labels[edge])]
        subtitles = [measure.width(measure.clean(lane.subtitle), sizes.detail) for lane, _nodes in group]
        self._narrowest = max([*subtitles, *(wide + WORDS_INDENT + 4.0 for wide in words)])
        self._made: dict[tuple[float, tuple[int, ...]], Column] = {}

    def column(self, room: float) -> Column:
        """The column with boxes at most `room` points wide (wider only for the words of a line within it)."""
        sizes = self.plan.sizes
        wide = max([boxes.content_width(node, room, self.plan.of_boxes) for node in self._nodes])
        titles = [
            measure.wrap(lane.title, sizes.lane, room, bold=True, lines=2) for lane, _nodes in self._group
        ]
        lines = [measure.width(line, sizes.lane, bold=True) for title in titles for line in title]
        width = float(math.ceil(max([wide, *lines, self._narrowest])))
        key = (width, tuple(map(len, titles)))
        if key not in self._made:
            self._made[key] = self._of(*key)
        return self._made[key]

    def _of(self, width: float, title_lines: Sequence[int]) -> Column:
        sizes, of_boxes = self.plan.sizes, self.plan.of_boxes
        slots: list[Slot] = []
        for place, ((lane, nodes), lines) in enumerate(zip(self._group, title_lines, strict=True)):
            if place:
                slots.append(Slot("space", f"{lane.id} space", _LANE_GAP))
            height = (
                boxes.text_height(lines, sizes.lane) + (sizes.detail * 1.25 if lane.subtitle else 0.0) + 7.0
            )
            slots.append(Slot("title", lane.id, height, lane.id))
            for node in nodes:
                least = self._least[node.id]
                high = boxes.node_height(node, width, of_boxes, least)
                slots.append(Slot("node", node.id, high, node.lane, sizes.row_gap, node, least))
                # They are copied before they are changed.
                slots += self._after.get(node.id, ())
            slots.append(Slot("space", f"{lane.id} end", 2.0, lane.id))
        return Column(
            tuple(lane for lane, _nodes in self._group),
            width,
            self._left,
            self._right,
            slots,
            self._tracks,
            passing=self.plan.passing[self._at],
        )


def complete(plan: Plan, columns: Sequence[Column], strips: float = 0.0) -> Plan:
    """The plan with these columns, made equally high and with `strips` points more between each two."""
    copies = [replace(each, slots=[slot.copy() for slot in each.slots], strip=strips) for each in columns]
    done = replace(plan, columns=copies)
    if copies:
        copies[-1].strip = 0.0
    column_of = done.column_of()
    height = done.height
    for at, column in enumerate(done.columns):
        band = _band(done, at, column_of, height)
        _stretch(column, height if band is None else max(band, column.height))
    for column in done.columns:
        if column.height + SEPARATION < height:
            column.slots.append(Slot("space", "rest", height - column.height - SEPARATION))
            column.restacked()
    return done


def _least(name: str, tracks: Mapping[int, int], plan: Plan) -> float:
    """The least height of a box, for the lines at its sides."""
    right = sum(line_room(plan, at) for at in plan.outs.get(name, ()))
    beside = sum(name in (plan.edges[at].source, plan.edges[at].target) for at in tracks)
    left = plan.sizes.pitch * (len(plan.ins.get(name, ())) + beside)
    return max(left, right) + 4.0


def _under(
    upper: str, at: int, lane_of: Mapping[str, str], tracks: Mapping[int, int], plan: Plan
) -> tuple[str, Slot] | None:
    """The box under which a line within the column needs room, and that room; None where it needs none."""
    label = plan.labels[at]
    lane = lane_of[upper]
    if label is not None:
        return upper, Slot("words", f"{upper} words {at}", label.height + 2.0, lane, 2.0, edge=at)
    if at in tracks:
        return None
    return upper, Slot("space", f"{upper} line {at}", _ARROW_ROOM, lane)


def _upper(edge: Edge, row: dict[str, int], names: Sequence[str]) -> str:
    """The box under which the words of a line within a column stand: on the way to its target."""
    down = row[edge.target] > row[edge.source]
    return edge.source if down else names[row[edge.source] - 1]


def _tracks(lane_of: dict[str, str], within: Sequence[int], plan: Plan) -> dict[int, int]:
    """Tracks for lines that do not go to the next box of their lane; those of one role from one box share theirs."""
    row = {name: at for at, name in enumerate(lane_of)}
    buses: dict[tuple[str, str], list[int]] = {}
    for at in sorted(within):
        edge = plan.edges[at]
        next_box = abs(row[edge.target] - row[edge.source]) == 1
        if not next_box or lane_of[edge.target] != lane_of[edge.source]:
            buses.setdefault((edge.source, edge.role), []).append(at)
    spans = []
    for bus in buses.values():
        rows = [row[name] for at in bus for name in (plan.edges[at].source, plan.edges[at].target)]
        spans.append((max(rows) - min(rows), min(rows), max(rows), bus))
    tracks: dict[int, int] = {}
    taken: list[list[tuple[int, int]]] = []
    for _length, low, high, bus in sorted(spans):
        free = next(
            (at for at, used in enumerate(taken) if all(high < a or b < low for a, b in used)), len(taken)
        )
        if free == len(taken):
            taken.append([])
        taken[free].append((low, high))
        tracks.update(dict.fromkeys(bus, free))
    return tracks


def _band(plan: Plan, at: int, column_of: dict[str, int], height: int) -> int | None:
    """The height of the upper lane beside a column that is tied to nothing else, or None."""
    if at + 1 >= len(plan.columns) or len(plan.columns[at + 1].lanes) < 2 or len(plan.columns[at].lanes) > 1:
        return None
    beside = plan.columns[at + 1]
    upper = beside.lanes[0].id
    inside = {slot.name for slot in beside.slots if slot.kind == "node" and slot.lane == upper}
    for edge in plan.edges:
        for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
            if column_of[end] == at and column_of[other] != at and other not in inside:
                return None
    _stretch(beside, height)
    return sum(slot.room + SEPARATION for slot in beside.slots if slot.lane == upper)


def _stretch(column: Column, height: int) -> None:
    """Share the room up to `height` out to the gaps around the boxes, to each the same."""
    nodes = [slot for slot in column.slots if slot.kind == "node"]
    left = height - column.height
    for at, slot in enumerate(nodes):
        before = slot.room
        slot.gap += left / (len(nodes) - at)
        left -= slot.room - before
    column.restacked()
