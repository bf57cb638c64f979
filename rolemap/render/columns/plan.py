"""What of a diagram does not depend on the width of its boxes, and how columns of boxes become one plan.

Parallel lines are merged, their words measured, and the lines at each side of a box put in the order of
their other ends, so that they do not cross on the way out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rolemap.render import boxes, measure
from rolemap.render.layout import Area
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Badge, Diagram, Edge, Lane, Node

SEPARATION = 2
"""Between two slots of a stack, in whole points; Graphviz finds no way past boxes that touch."""
LABEL_GAP = 3.0
"""Between the words of a line and its badges."""
_LABEL_ROOM = 3.0
"""Room that the words of a line take beside their height: heights are whole points, and a line has a width."""
_CORNER_GAP = 9.0
"""Between a lane and what stands in the free room under it."""
_PASSING, _PASSING_FIRST = 6, 0
"""Points that Graphviz was seen to take for a line past the boxes of a column, and for the first more."""
_PITCH_MOST = 13.0
"""Widest distance of two lines at the side of a box."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words and badges of one line, measured: lines of text, then the badges in one or more rows."""

    lines: tuple[str, ...]
    badges: tuple[Badge, ...]
    width: float
    height: float
    beside: bool
    """Whether the badges stand after the words, in the same line."""


@dataclass(slots=True)
class Slot:
    """One place of a stack: ``title`` of a lane, ``node``, ``words`` of an inner line, or ``space``."""

    kind: str
    name: str
    height: float
    lane: str = ""
    gap: float = 0.0
    """Free room kept around it, half above and half below."""
    node: Node | None = None
    least: float = 0.0
    """The least height of its box, for the lines that end at it."""
    edge: int = -1

    @property
    def room(self) -> int:
        """Points that it takes in the stack; an even number, which Graphviz halves without rounding."""
        return max(2, 2 * round((self.height + self.gap) / 2))

    def copy(self) -> Slot:
        """The same slot, to be given another gap."""
        return Slot(self.kind, self.name, self.height, self.lane, self.gap, self.node, self.least, self.edge)


@dataclass(slots=True)
class Column:
    """Lanes under each other, with the width of their boxes and of the zones at both sides."""

    lanes: tuple[Lane, ...]
    width: float
    left: float
    right: float
    slots: list[Slot]
    tracks: dict[int, int]
    """For a line within the column that does not go to the next box: its track beside the boxes."""
    strip: float = 0.0
    """Free room at its right side, beyond the least gap between two columns."""
    passing: int = 0
    """Points kept for lines that run through the column, on their way between others."""
    _height: int | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def height(self) -> int:
        """Height of the stack in whole points, lines that run through it included."""
        if self._height is None:
            self._height = self.passing + sum([slot.room + SEPARATION for slot in self.slots])
        return self._height

    def restacked(self) -> None:
        """To be told whenever a slot came or changed: the height, asked for all the time, is then measured anew."""
        self._height = None

    @property
    def total(self) -> int:
        """Width with all zones, in whole even points."""
        return 2 * round((self.left + self.width + self.right + self.strip) / 2)


@dataclass(slots=True)
class Plan:
    """Everything measured: merged edges, their words, their order at each box, and the columns."""

    sizes: Sizes
    groups: list[list[tuple[Lane, list[Node]]]]
    """Per column: its lanes with their nodes."""
    edges: tuple[Edge, ...]
    labels: tuple[Label | None, ...]
    inner: frozenset[int]
    """Edges whose ends stand in the same column."""
    outs: dict[str, list[int]]
    """Edges at the right side of a box, top down."""
    ins: dict[str, list[int]]
    """Edges at the left side of a box, top down."""
    passing: tuple[int, ...] = ()
    """For each column: points that the lines which run through it take."""
    columns: list[Column] = field(default_factory=list)
    of_boxes: Sizes = field(default_factory=Sizes)
    """The sizes by which boxes are measured: they are the same where columns stand closer together."""

    @property
    def height(self) -> int:
        """Height of the tallest column."""
        return max((column.height for column in self.columns), default=0)

    @property
    def width(self) -> float:
        """Width of all columns and the gaps between them."""
        if not self.columns:
            return 0.0
        return sum(column.total for column in self.columns) + self.sizes.column_gap * (len(self.columns) - 1)

    @property
    def room(self) -> float:
        """Height without the gap under the last box."""
        return float(self.height - SEPARATION)

    def free_corner(self, body: Area) -> Area | None:
        """The room under the first lane that does not reach down to the end of the body."""
        x = body.x
        for each in self.columns:
            rest = each.slots[-1]
            if rest.name == "rest" and rest.room > _CORNER_GAP:
                width = each.left + each.width + self.sizes.lane_pad
                return Area(x, body.bottom - rest.room + _CORNER_GAP, width, rest.room - _CORNER_GAP)
            x += each.total + self.sizes.column_gap
        return None

    @property
    def tracks(self) -> dict[int, int]:
        """The tracks of all columns."""
        return {at: track for column in self.columns for at, track in column.tracks.items()}

    def column_of(self) -> dict[str, int]:
        """The column of each box."""
        return {
            node.id: at for at, group in enumerate(self.groups) for _lane, nodes in group for node in nodes
        }


def prepare(diagram: Diagram, sizes: Sizes, of_boxes: Sizes | None = None) -> Plan:
    """What does not depend on the width of boxes: lanes in columns, edges, their words and order."""
    groups = _grouped(diagram)
    plan = Plan(sizes, groups, (), (), frozenset(), {}, {}, of_boxes=of_boxes or sizes)
    column_of = plan.column_of()
    edges = tuple(
        edge
        for edge in merged(diagram.edges)
        if edge.source in column_of and edge.target in column_of and edge.source != edge.target
    )
    inner = frozenset(at for at, edge in enumerate(edges) if column_of[edge.source] == column_of[edge.target])
    labels = tuple(
        label_of(edge, sizes, sizes.words_within if at in inner else sizes.words_over)
        for at, edge in enumerate(edges)
    )
    outs, ins = _sides(edges, inner, groups)
    passing = _passing(edges, column_of, len(groups))
    return replace(plan, edges=edges, labels=labels, inner=inner, outs=outs, ins=ins, passing=passing)


def _passing(edges: Sequence[Edge], column_of: Mapping[str, int], columns: int) -> tuple[int, ...]:
    through = [0] * columns
    for edge in edges:
        left, right = sorted((column_of[edge.source], column_of[edge.target]))
        for at in range(left + 1, right):
            through[at] += 1
    return tuple(_PASSING_FIRST + lines * _PASSING if lines else 0 for lines in through)


def merged(edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """Parallel lines of one role and status made one, with all their words, badges and relations."""
    found: dict[tuple[str, str, str, str], list[Edge]] = {}
    for edge in edges:
        found.setdefault((edge.source, edge.target, edge.role, edge.status), []).append(edge)
    return tuple(
        same[0] if len(same) == 1
        else Edge(
            *key[:3],
            status=key[3],
            label="\n".join(dict.fromkeys(edge.label for edge in same if edge.label)),
            badges=tuple(dict.fromkeys(badge for edge in same for badge in edge.badges)),
            relations=tuple(dict.fromkeys(relation for edge in same for relation in edge.relations)),
        )
        for key, same in found.items()
    )  # fmt: skip


def _grouped(diagram: Diagram) -> list[list[tuple[Lane, list[Node]]]]:
    groups: list[list[tuple[Lane, list[Node]]]] = []
    for lane in diagram.lanes:
        nodes = [node for node in diagram.nodes if node.lane == lane.id]
        if not nodes:
            continue
        if lane.below and groups:
            groups[-1].append((lane, nodes))
        else:
            groups.append([(lane, nodes)])
    return groups


def label_of(edge: Edge, sizes: Sizes, room: float, *, lines: int = 4) -> Label | None:
    """The words and badges of a line, no wider than `room`, in at most so many `lines`; None without either."""
    if not edge.label.strip() and not edge.badges:
        return None
    words = measure.wrap(edge.label, sizes.label, room, lines=lines)
    widths = [measure.width(line, sizes.label) for line in words]
    width, height = max(widths, default=0.0), boxes.text_height(len(words), sizes.label)
    if not edge.badges:
        return Label(words, (), width, height, beside=True)
    wide = boxes.marks_width(edge.badges, sizes)
    if len(words) == 1 and widths[0] + LABEL_GAP + wide <= room:
        return Label(words, edge.badges, widths[0] + LABEL_GAP + wide, max(height, sizes.badge), beside=True)
    rows = boxes.badge_rows(edge.badges, room, sizes)
    height += len(rows) * (sizes.badge + boxes.MARK_GAP) - boxes.MARK_GAP + (1.5 if words else 0.0)
    width = max([width, *(boxes.marks_width(row, sizes) for row in rows)])
    return Label(words, edge.badges, width, height, beside=False)


def _sides(
    edges: Sequence[Edge], inner: Collection[int], groups: Sequence[Sequence[tuple[Lane, Sequence[Node]]]]
) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    stacked = [[node.id for _lane, nodes in group for node in nodes] for group in groups]
    height = {
        name: (at, row / len(names)) for at, names in enumerate(stacked) for row, name in enumerate(names)
    }
    outs: dict[str, list[int]] = {}
    ins: dict[str, list[int]] = {}
    for at, edge in enumerate(edges):
        if at in inner:
            continue
        # A line against the direction of the work still leaves at the side that faces its target.
        forward = height[edge.source][0] < height[edge.target][0]
        left, right = (edge.source, edge.target) if forward else (edge.target, edge.source)
        outs.setdefault(left, []).append(at)
        ins.setdefault(right, []).append(at)

    for sides in (outs, ins):
        for name, listed in sides.items():
            far = sorted((height[_other_end(edges[at], name)][1], at) for at in listed)
            listed[:] = [at for _height, at in far]
    return outs, ins


def _other_end(edge: Edge, name: str) -> str:
    return edge.target if edge.source == name else edge.source


def line_heights(plan: Plan, slot: Slot, side: str) -> list[int]:
    """Where lines leave (``out``) or reach (``in``) a box: whole points from its place's top."""
    listed = (plan.outs if side == "out" else plan.ins).get(slot.name, [])
    rooms = [line_room(plan, at) if side == "out" else plan.sizes.pitch for at in listed]
    if not listed:
        return []
    free = slot.height - 4.0 - sum(rooms)
    extra = min(free / len(rooms), _PITCH_MOST - plan.sizes.pitch) if free > 0 else 0.0
    y = (slot.room - sum(rooms) - extra * len(rooms)) / 2
    heights = []
    for at, room in zip(listed, rooms, strict=True):
        worded = side == "out" and plan.labels[at] is not None
        heights.append(round(y + extra / 2 + (room - 1.0 if worded else room / 2)))
        y += room + extra
    return heights


def line_room(plan: Plan, at: int) -> float:
    """Height that a line needs at the right side of its box, its words included."""
    label = plan.labels[at]
    return plan.sizes.pitch if label is None else max(label.height + _LABEL_ROOM, plan.sizes.pitch)
