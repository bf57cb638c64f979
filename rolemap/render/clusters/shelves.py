"""Clusters beside and under each other in their order: as many on a shelf as its length holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

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
    """A lane whose boxes stand in columns about so high at most."""
    return _framed(made, lane, trees, block(trees, fit, _between(made), most))


def across(made: Network, lane: Lane, trees: tuple[Tree, ...], fit: Fit, width: float) -> Cluster:
    """A lane whose boxes stand in rows across so much width."""
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


def gap(made: Network) -> float:
    """Between two frames."""
    return 10.0 + TRACK * made.tracks


@dataclass(slots=True)
class Stack:
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
    shelves: Sequence[Sequence[Stack]]
    width: float

    @cached_property
    def room(self) -> float:
        """How high it is."""
        between = gap(self.network)
        return sum(tallest(shelf) + between for shelf in self.shelves) - between if self.shelves else 0.0

    @cached_property
    def arrangement(self) -> Arrangement:
        """The clusters in their places."""
        return _placed(self)


def tallest(shelf: Sequence[Stack]) -> float:
    """The height of a shelf."""
    return max((stack.height for stack in shelf), default=0.0)


def _placed(draft: Draft) -> Arrangement:
    made, width = draft.network, draft.width
    between = gap(made)
    placed: list[Cluster] = []
    corner: Area | None = None
    y = 0.0
    for shelf in draft.shelves:
        high = tallest(shelf)
        for stack in shelf:
            top = y
            spare = high - stack.height
            for cluster in stack.clusters:
                area = replace(cluster.area, x=stack.x, y=top, width=stack.width)
                if cluster is stack.clusters[-1] and spare < _LOWEST_CORNER:
                    # No room for anything else: the frame ends level with its neighbours.
                    area = replace(area, height=area.height + spare)
                placed.append(replace(cluster, area=area))
                top += cluster.area.height + between
        corner = _corner(shelf, y, high, width, between)
        y += high + between
    order = {lane.id: at for at, (lane, _trees) in enumerate(made.lanes)}
    placed.sort(key=lambda each: order[each.lane.id])
    return Arrangement(made, draft.labels, tuple(placed), width, draft.room, corner)


def _corner(shelf: Sequence[Stack], y: float, high: float, width: float, between: float) -> Area | None:
    """The larger of the free rooms on a shelf: at its end, and under its last stack."""
    last = shelf[-1]
    end = last.x + last.width + between
    rooms = (
        Area(end, y, width - end, high),
        Area(last.x, y + last.height + between, last.width, high - last.height - between),
    )
    wide = [room for room in rooms if room.width > _LEAST_CORNER and room.height + between >= _LOWEST_CORNER]
    return max(wide, key=lambda room: room.width * room.height, default=None)
