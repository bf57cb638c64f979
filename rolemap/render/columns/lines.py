"""The lines of a diagram: from box to box, with the words over them.

Graphviz says at which height a line leaves and arrives and which way it goes. Where it only crosses the
free strip between two columns it is drawn as one calm S from the same ends; a line past a column keeps the
path of Graphviz. Lines within a lane go straight down to the next box, or down a track beside the boxes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.render import boxes
from rolemap.render.columns.place import Placed
from rolemap.render.columns.plan import LABEL_GAP, Label, Plan
from rolemap.render.columns.stacks import GUTTER_STEP, WORDS_INDENT
from rolemap.render.layout import Area, Line, Mark, Point, Words
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Edge

_STRAIGHT_INDENT = 13.0
"""From the left side of a box to a line straight down to the next one."""
_MANY_INDENT = 5.0
"""The same for the first of three or more such lines between the same boxes."""
_LAST_INDENT = WORDS_INDENT - 3.0
"""The same for the last of them: half a head of an arrow from the words."""
_BESIDE = 8.0
"""Between two such lines."""
_CORNER = 5.0
_OVER = 1.6
"""Between a line and the words over it."""
_ROUND = 0.5523
"""Control points of a quarter circle as a cubic Bézier."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lines are drawn on: the boxes as placed, and the engine's answer."""

    plan: Plan
    placed: Placed
    areas: Mapping[str, Area]
    column_of: Mapping[str, int]
    words: Mapping[int, Area]
    """The places kept for the words of lines within a lane."""


def draw(ground: Ground) -> tuple[Line, ...]:
    """All lines, in the order of the diagram's edges."""
    inner = _inner_paths(ground)
    drawn = []
    for at, edge in enumerate(ground.plan.edges):
        label = ground.plan.labels[at]
        if at in inner:
            path, tip = inner[at]
            words, marks = _words_within(ground, at, label)
        else:
            path, tip = _outer_path(ground, at, edge)
            words, marks = _words_over(ground, at, edge, label)
        drawn.append(
            Line(
                f"e{at}",
                edge.source,
                edge.target,
                edge.role,
                path,
                tip,
                edge.label,
                words,
                marks,
                edge.relations,
                edge.status,
            )
        )
    return tuple(drawn)


def _outer_path(ground: Ground, at: int, edge: Edge) -> tuple[tuple[Point, ...], Point]:
    engine = ground.placed.paths[at]
    source, target = ground.column_of[edge.source], ground.column_of[edge.target]
    forward = source < target
    left, right = (edge.source, edge.target) if forward else (edge.target, edge.source)
    start, end = engine[0], engine[-1]
    path: tuple[Point, ...] = engine
    if abs(target - source) == 1:
        start = (start[0] - ground.plan.columns[ground.column_of[left]].strip, start[1])
        bend = 0.5 * (end[0] - start[0])
        path = (start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end)
    path = (*_straight((ground.areas[left].right, start[1]), start), *path[1:])
    tip = (ground.areas[right].x, end[1])
    path = (*path, *_straight(end, tip)[1:])
    if not forward:
        path, tip = path[::-1], path[0]
    return _shortened(path, ground.plan.sizes.arrow), tip


def _shortened(path: tuple[Point, ...], arrow: float) -> tuple[Point, ...]:
    """The path up to the back of the arrow head; the last piece is a level straight one."""
    *rest, (x, _y), (_x2, _y2), (end_x, end_y) = path
    back = end_x - arrow if end_x > x else end_x + arrow
    before = path[-4]
    return (*rest[:-1], *_straight(before, (back, end_y)))


def _straight(start: Point, end: Point) -> tuple[Point, Point, Point, Point]:
    def between(share: float) -> Point:
        return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)

    return start, between(1 / 3), between(2 / 3), end


def _words_over(
    ground: Ground, at: int, edge: Edge, label: Label | None
) -> tuple[tuple[Words, ...], tuple[Mark, ...]]:
    if label is None:
        return (), ()
    forward = ground.column_of[edge.source] < ground.column_of[edge.target]
    left = edge.source if forward else edge.target
    x = ground.areas[left].right + ground.plan.sizes.lane_pad + 3.0
    y = ground.placed.paths[at][0][1] - _OVER - label.height
    return label_parts(ground.plan.sizes, label, edge.role, x, y)


def _words_within(ground: Ground, at: int, label: Label | None) -> tuple[tuple[Words, ...], tuple[Mark, ...]]:
    if label is None:
        return (), ()
    edge = ground.plan.edges[at]
    place = ground.words[at]
    x = ground.areas[edge.source].x + WORDS_INDENT
    return label_parts(ground.plan.sizes, label, edge.role, x, place.y + (place.height - label.height) / 2)


def label_parts(
    sizes: Sizes, label: Label, role: str, x: float, y: float
) -> tuple[tuple[Words, ...], tuple[Mark, ...]]:
    """The words and badges of a line with their upper left corner at (x, y)."""
    height = boxes.text_height(len(label.lines), sizes.label)
    top = y + (label.height - height if label.beside else 0.0)
    words = boxes.text_lines(label.lines, x, top, sizes.label, ink=f"line:{role}")
    start = x + (words[0].width + LABEL_GAP if label.beside and words else 0.0)
    rows = [list(label.badges)] if label.beside else boxes.badge_rows(label.badges, label.width, sizes)
    mark_y = y + label.height - len(rows) * (sizes.badge + boxes.MARK_GAP) + boxes.MARK_GAP
    marks = []
    for row in rows:
        x = start
        for badge in row:
            marks.append(boxes.mark(badge, x, mark_y, sizes))
            x += boxes.mark_width(badge, sizes) + boxes.MARK_GAP
        mark_y += sizes.badge + boxes.MARK_GAP
    return words, tuple(marks)


def _inner_paths(ground: Ground) -> dict[int, tuple[tuple[Point, ...], Point]]:
    paths: dict[int, tuple[tuple[Point, ...], Point]] = {}
    side = _SideEnds(ground)
    arrow = ground.plan.sizes.arrow
    beside = _indents(ground.plan)
    for at in sorted(ground.plan.inner):
        edge = ground.plan.edges[at]
        source, target = ground.areas[edge.source], ground.areas[edge.target]
        if at not in ground.plan.tracks:
            x = source.x + beside[at]
            down = source.y < target.y
            start, end = (source.bottom, target.y) if down else (source.y, target.bottom)
            paths[at] = (_straight((x, start), (x, end - arrow if down else end + arrow)), (x, end))
            continue
        x = source.x - ground.plan.sizes.lane_pad - GUTTER_STEP * (ground.plan.tracks[at] + 0.25) + 3.0
        start, end = side.source(at), side.target(at)
        paths[at] = (_bracket(source.x, start, x, target.x - arrow, end), (target.x, end))
    return paths


def _indents(plan: Plan) -> dict[int, float]:
    """Where lines straight down to the next box stand, from its left side; all of them left of the words."""
    pairs: dict[frozenset[str], list[int]] = {}
    for at in sorted(plan.inner - plan.tracks.keys()):
        pairs.setdefault(frozenset((plan.edges[at].source, plan.edges[at].target)), []).append(at)
    indents: dict[int, float] = {}
    for lines in pairs.values():
        start = _STRAIGHT_INDENT if len(lines) < 3 else _MANY_INDENT
        step = min(_BESIDE, (_LAST_INDENT - start) / max(len(lines) - 1, 1))
        indents.update((at, start + row * step) for row, at in enumerate(lines))
    return indents


class _SideEnds:
    """Heights at the left side of boxes: lines within the lane leave below and arrive above."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._sources: dict[tuple[str, str, bool], float] = {}
        self._used: dict[tuple[str, bool], int] = {}
        self._targets: dict[int, float] = {}
        by_track = sorted(ground.plan.tracks, key=lambda at: (ground.plan.tracks[at], at))
        for at in by_track:
            edge = ground.plan.edges[at]
            down = ground.areas[edge.source].y < ground.areas[edge.target].y
            self._targets[at] = self._next(edge.target, upper=down)
            key = (edge.source, edge.role, down)
            if key not in self._sources:
                self._sources[key] = self._next(edge.source, upper=not down)

    def source(self, at: int) -> float:
        edge = self._ground.plan.edges[at]
        down = self._ground.areas[edge.source].y < self._ground.areas[edge.target].y
        return self._sources[edge.source, edge.role, down]

    def target(self, at: int) -> float:
        return self._targets[at]

    def _next(self, name: str, *, upper: bool) -> float:
        place = self._used.get((name, upper), 0)
        self._used[name, upper] = place + 1
        area = self._ground.areas[name]
        step = 7.0 + place * self._ground.plan.sizes.pitch
        return area.y + step if upper else area.bottom - step


def _bracket(start_x: float, start_y: float, track_x: float, end_x: float, end_y: float) -> tuple[Point, ...]:
    """Out to a track at the left, along it, and back in, with round corners."""
    way = 1.0 if end_y > start_y else -1.0
    corner = min(_CORNER, abs(end_y - start_y) / 2)
    bend = corner * (1 - _ROUND)
    first = _straight((start_x, start_y), (track_x + corner, start_y))
    down = _straight((track_x, start_y + way * corner), (track_x, end_y - way * corner))
    last = _straight((track_x + corner, end_y), (end_x, end_y))
    return (
        *first,
        (track_x + bend, start_y), (track_x, start_y + way * bend), down[0],
        *down[1:],
        (track_x, end_y - way * bend), (track_x + bend, end_y), last[0],
        *last[1:],
    )  # fmt: skip
