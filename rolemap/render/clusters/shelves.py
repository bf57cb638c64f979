"""Clusters beside and under each other in their order: as many on a shelf as its length holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from rolemap.render import boxes, measure
from rolemap.render.clusters.blocks import Block, Fit, block, rows
from rolemap.render.clusters.network import Network
from rolemap.render.clusters.trees import Tree
from rolemap.render.columns.plan import Label
from rolemap.render.layout import Area
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Lane

TRACK = 6.0
"""Between two lines side by side."""
TITLE_TOP = 5.0
"""Between the upper side of a frame and its title."""
_HEAD_GAP = 13.0
"""Between the title of a cluster and its first box: room for badges, and for a line that passes."""
_LEAST_CORNER = 150.0
"""Narrowest room in which a legend is set."""
_LOWEST_CORNER = 60.0
"""Lowest such room, the gap over it included."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """One lane with its block, its title broken into lines, and where it stands."""

    lane: Lane
    trees: tuple[Tree, ...]
    block: Block
    title: tuple[str, ...]
    area: Area
    left: float
    """From the side of the frame to its block."""
    head: float
    """From the top of the frame to its block."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Clusters in their places; what the sheet is set around."""

    network: Network
    labels: Mapping[int, Label]
    clusters: tuple[Cluster, ...]
    width: float
    room: float
    corner: Area | None = None

    @property
    def sizes(self) -> Sizes:
        """The type sizes and distances."""
        return self.network.sizes

    def free_corner(self, body: Area) -> Area | None:
        """What the last shelf leaves free."""
        if self.corner is None:
            return None
        return replace(self.corner, x=self.corner.x + body.x, y=self.corner.y + body.y)


def cluster(made: Network, lane: Lane, trees: tuple[Tree, ...], fit: Fit, most: float) -> Cluster:
    return _framed(made, lane, trees, block(trees, fit, _between(made), most))


def _across(made: Network, lane: Lane, trees: tuple[Tree, ...], fit: Fit, width: float) -> Cluster:
    return _framed(made, lane, trees, rows(trees, fit, _between(made), width - 2 * _side(made)), width)


def _framed(made: Network, lane: Lane, trees: tuple[Tree, ...], own: Block, width: float = 0.0) -> Cluster:
    sizes = made.sizes
    badges = boxes.marks_width(lane.badges, sizes) + (8.0 if lane.badges else 0.0)
    wide = max(own.width + 2 * _side(made), width)
    room = max(wide - 2 * sizes.pad_x, width - 2 * sizes.pad_x) - badges
    title = measure.wrap(lane.title, sizes.lane, max(room, 60.0), bold=True, lines=4)
    head = TITLE_TOP + boxes.text_height(len(title), sizes.lane)
    if lane.subtitle:
        head += sizes.detail * 1.25
    head += _HEAD_GAP
    area = Area(0.0, 0.0, wide, head + own.height + _foot(made))
    return Cluster(lane, trees, own, title, area, _side(made), head)


def _between(made: Network) -> float:
    """Between two columns of a block."""
    return 8.0 + TRACK * made.tracks


def _side(made: Network) -> float:
    """Between the side of a frame and its boxes."""
    return max(_between(made), made.sizes.lane_pad)


def _foot(made: Network) -> float:
    return 8.0 + TRACK * made.tracks


def _gap(made: Network) -> float:
    """Between two frames."""
    return 10.0 + TRACK * made.tracks


@dataclass(slots=True)
class _Stack:
    """Clusters under each other."""

    clusters: list[Cluster]
    x: float
    width: float
    height: float


@dataclass(frozen=True)
class Draft:
    """Clusters on shelves, of which the size is known before any of them has its place."""

    network: Network
    labels: Mapping[int, Label]
    shelves: Sequence[Sequence[_Stack]]
    width: float

    @cached_property
    def room(self) -> float:
        """How high it is."""
        gap = _gap(self.network)
        return sum(_tallest(shelf) + gap for shelf in self.shelves) - gap if self.shelves else 0.0

    @cached_property
    def arrangement(self) -> Arrangement:
        """The clusters in their places."""
        return _placed(self)


@dataclass(frozen=True)
class Lot:
    """Clusters in one size, and all drafts in which they stand on shelves."""

    network: Network
    fit: Fit
    standing: Sequence[Cluster]
    lengths: Sequence[float]

    @cached_property
    def width(self) -> float:
        """No draft is less wide."""
        return max((each.area.width for each in self.standing), default=0.0)

    @cached_property
    def room(self) -> float:
        """No draft is less high."""
        return max((each.area.height for each in self.standing), default=0.0)

    @cached_property
    def area(self) -> float:
        """No draft takes less; in a stack a cluster may be half a point wider than the one above."""
        return sum((each.area.width - 0.5) * each.area.height for each in self.standing)

    @cached_property
    def drafts(self) -> tuple[Draft, ...]:
        """The clusters on shelves no longer than each of the lengths where they can be, each draft once."""
        return tuple(_drafts(self.network, self.standing, self.fit, self.lengths))


def _drafts(
    made: Network, standing: Sequence[Cluster], fit: Fit, lengths: Sequence[float]
) -> Iterator[Draft]:
    """The clusters on shelves; what stands across is above them all, or above the first only."""
    lanes = [(lane, trees) for lane, trees in made.lanes if lane.across]
    above = [_across(made, lane, trees, fit, standing[0].area.width) for lane, trees in lanes if standing]
    known: set[tuple[int, ...]] = set()
    for length, inset in product(lengths, (False, True) if above else (False,)):
        shelves = _shelves(standing, above if inset else (), length, _gap(made))
        ends = (inset, *(len(stack.clusters) for shelf in shelves for stack in (*shelf, _END)))
        if standing and ends in known:  # only what stands across alone is as wide as the length
            continue
        known.add(ends)
        width = max((shelf[-1].x + shelf[-1].width for shelf in shelves), default=0.0)
        if not inset:
            natural = [_across(made, lane, trees, fit, width or length) for lane, trees in lanes]
            width = max([width, *(2 * each.left + each.block.width for each in natural)])
            spread = [_across(made, lane, trees, fit, width) for lane, trees in lanes]
            shelves = [*([_Stack([each], 0.0, width, each.area.height)] for each in spread), *shelves]
        yield Draft(made, fit.labels, shelves, width)


_END = _Stack([], 0.0, 0.0, 0.0)


def _shelves(
    standing: Sequence[Cluster], above: Sequence[Cluster], length: float, gap: float
) -> list[list[_Stack]]:
    """The clusters like text, the first under those `above` it; low ones stand under each other beside a high one."""
    shelves: list[list[_Stack]] = []
    for at, each in enumerate(standing):
        wide, high = each.area.width, each.area.height
        shelf = shelves[-1] if shelves else []
        last = shelf[-1] if shelf else None
        if above and at == 0:
            high += sum(one.area.height + gap for one in above)
            shelves.append([_Stack([*above, each], 0.0, max(one.area.width for one in (*above, each)), high)])
        elif (
            last is not None
            and wide <= last.width + 0.5
            and last.height + gap + high <= _tallest(shelf) + 0.5
        ):
            last.clusters.append(each)
            last.height += gap + high
        elif last is not None and last.x + last.width + gap + wide <= length:
            shelf.append(_Stack([each], last.x + last.width + gap, wide, high))
        else:
            shelves.append([_Stack([each], 0.0, wide, high)])
    return shelves


def _tallest(shelf: Sequence[_Stack]) -> float:
    return max((stack.height for stack in shelf), default=0.0)


def _placed(draft: Draft) -> Arrangement:
    made, width = draft.network, draft.width
    gap = _gap(made)
    placed: list[Cluster] = []
    corner: Area | None = None
    y = 0.0
    for shelf in draft.shelves:
        tallest = _tallest(shelf)
        for stack in shelf:
            top = y
            spare = tallest - stack.height
            for cluster in stack.clusters:
                area = replace(cluster.area, x=stack.x, y=top, width=stack.width)
                if cluster is stack.clusters[-1] and spare < _LOWEST_CORNER:
                    # No room for anything else: the frame ends level with its neighbours.
                    area = replace(area, height=area.height + spare)
                placed.append(replace(cluster, area=area))
                top += cluster.area.height + gap
        corner = _corner(shelf, y, tallest, width, gap)
        y += tallest + gap
    order = {lane.id: at for at, (lane, _trees) in enumerate(made.lanes)}
    placed.sort(key=lambda each: order[each.lane.id])
    return Arrangement(made, draft.labels, tuple(placed), width, draft.room, corner)


def _corner(shelf: Sequence[_Stack], y: float, tallest: float, width: float, gap: float) -> Area | None:
    """The larger of the free rooms on a shelf: at its end, and under its last stack."""
    last = shelf[-1]
    end = last.x + last.width + gap
    rooms = (
        Area(end, y, width - end, tallest),
        Area(last.x, y + last.height + gap, last.width, tallest - last.height - gap),
    )
    wide = [room for room in rooms if room.width > _LEAST_CORNER and room.height + gap >= _LOWEST_CORNER]
    return max(wide, key=lambda room: room.width * room.height, default=None)
