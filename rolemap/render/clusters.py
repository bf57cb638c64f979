"""Pictures of clusters: each lane a part of a network, set on shelves so that all can be printed as large as may be.

A hub with its spokes in layers (as Graphviz would set them) is one row or one column as long as the network is
large, and lanes placed freely jump when a tool is added. So clusters are set here: their boxes in columns under
the hub, clusters beside and under each other in their order, like text. How wide the boxes and how high the
clusters are is tried out; the arrangement that can be printed largest is taken. Without room for a single
line of the picture in doubt: lines keep to strips that were left free for them (`rolemap.render.routing`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from rolemap.render import around, boxes, measure
from rolemap.render.around import Setting, set_around
from rolemap.render.cluster_blocks import Block, Fit, block, rows
from rolemap.render.cluster_trees import Tree, branches_of, forest
from rolemap.render.layout import Area, Box, Frame, Line, scaled
from rolemap.render.plan import Label, label_of, merged
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram, Edge, Lane

TRACK = 6.0
"""Between two lines side by side."""
HEAD_GAP = 13.0
"""Between the title of a cluster and its first box: room for badges, and for a line that passes."""
TITLE_TOP = 5.0
_WIDTHS = (122.0, 132.0, 142.0, 153.0, 165.0, 178.0, 194.0, 212.0)
"""Widths of boxes that are tried, in points."""
_HEIGHTS = (90.0, 130.0, 175.0, 225.0, 280.0, 345.0, 420.0, 520.0, 680.0, 900.0, 1400.0)
"""About how high a cluster may be, as tried."""
_LENGTHS = (430.0, 560.0, 700.0, 850.0, 1020.0, 1250.0, 1600.0, 2200.0)
"""How long a shelf may be, as tried."""
_TABLES = (195.0, 235.0, 275.0)
_TABLES_LONG = (around.TABLE_COLUMN, 2 * around.TABLE_COLUMN, 3 * around.TABLE_COLUMN)
_LONG = 30
MOST_TRACKS = 4
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
class Network:
    """What does not depend on sizes: lanes as trees, merged lines, and their words with the boxes they stand under."""

    sizes: Sizes
    diagram: Diagram
    lanes: tuple[tuple[Lane, tuple[Tree, ...]], ...]
    edges: tuple[Edge, ...]
    under: dict[str, list[int]]
    hanging: frozenset[int]
    """The lines of the trees, which need no way of their own."""
    tracks: int
    """How many lines may pass beside each other in a strip between boxes."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Clusters in their places; what the sheet is set around."""

    network: Network
    labels: dict[int, Label]
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
    tracks = int(len(hanging) < len(edges))
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


def best(
    diagram: Diagram, sizes: Sizes, paper: tuple[float, float], *, least: float, table_aside: bool = False
) -> Setting[Arrangement]:
    """The setting that fits `paper` at the largest scale; below `least` the table may stand on other pages.

    The strips between boxes are made no wider than the lines need to stay apart, which only drawing them tells.
    """
    made = network(diagram, sizes)
    while True:
        found = _best(made, paper, least=least, table_aside=table_aside)
        if made.tracks in (0, MOST_TRACKS) or not _crowded(found):
            return found
        made = replace(made, tracks=made.tracks + 1)


def _best(
    made: Network, paper: tuple[float, float], *, least: float, table_aside: bool
) -> Setting[Arrangement]:
    diagram = made.diagram
    listed = bool(diagram.findings or diagram.unplaced)
    beside = _TABLES_LONG if len(diagram.findings) > _LONG else _TABLES
    found = _largest(made, paper, (0.0, *beside) if listed else (None,))
    if listed and table_aside and found.scale(paper, made.sizes.margin) < least:
        found = _largest(made, paper, (None,))
    return found


def _crowded(found: Setting[Arrangement]) -> bool:
    from rolemap.render.cluster_lines import ground, ways

    return ways(ground(found.plan, taken(found))).crowded


def taken(found: Setting[Arrangement]) -> tuple[Area, ...]:
    """What of the sheet around an arrangement stands within it: the legend, where it took a free corner."""
    area = found.legend_area
    return (replace(area, x=area.x - found.body.x, y=area.y - found.body.y),)


def _largest(
    made: Network, paper: tuple[float, float], tables: Sequence[float | None]
) -> Setting[Arrangement]:
    margin = made.sizes.margin
    wide, high = paper[0] - 2 * margin, paper[1] - 2 * margin
    arrangements = list(_arrangements(made))
    bounds = [
        (
            min(wide / max(around.natural_width(each, beside), 1.0), high / max(each.room, 1.0)),
            -place,
            each,
            beside,
        )
        for place, each in enumerate(arrangements)
        for beside in tables
    ]
    bounds.sort(key=lambda bound: (-round(bound[0], 4), -bound[1]))
    best_found: Setting[Arrangement] | None = None
    for bound, _place, each, beside in bounds:
        if best_found is not None and bound <= best_found.scale(paper, margin) + 1e-3:
            break
        tried = set_around(made.diagram, each, beside)
        if best_found is None or tried.scale(paper, margin) > best_found.scale(paper, margin) + 1e-3:
            best_found = tried
    assert best_found is not None  # there is an arrangement, if an empty one
    return best_found


def _arrangements(made: Network) -> Iterator[Arrangement]:
    if not made.lanes:
        yield Arrangement(made, {}, (), 0.0, 0.0)
        return
    nodes = {node.id: node for node in made.diagram.nodes}
    across = any(lane.across for lane, _trees in made.lanes)
    seen: set[tuple[float, float]] = set()
    for width in _WIDTHS:
        labels = {
            at: label
            for listed in made.under.values()
            for at in listed
            if (label := label_of(made.edges[at], made.sizes, width - 30.0))
        }
        fit = Fit(made.sizes, nodes, labels, made.under, width)
        for most in _HEIGHTS:
            standing = [
                _cluster(made, lane, trees, fit, most) for lane, trees in made.lanes if not lane.across
            ]
            for length, inset in product(_LENGTHS, (False, True) if standing and across else (False,)):
                found = _shelved(made, labels, standing, fit, length, inset=inset)
                size = (round(found.width, 1), round(found.room, 1))
                if size not in seen:
                    seen.add(size)
                    yield found


def _cluster(made: Network, lane: Lane, trees: tuple[Tree, ...], fit: Fit, most: float) -> Cluster:
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
    head += HEAD_GAP
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


def _shelved(
    made: Network,
    labels: dict[int, Label],
    standing: Sequence[Cluster],
    fit: Fit,
    length: float,
    *,
    inset: bool,
) -> Arrangement:
    """The clusters on shelves no longer than `length` where they can be.

    What stands across is above them all or, `inset`, only above the first.
    """
    gap = _gap(made)
    shelves: list[list[_Stack]] = []
    for at, each in enumerate(standing):
        wide, high = each.area.width, each.area.height
        shelf = shelves[-1] if shelves else []
        tallest = max((stack.height for stack in shelf), default=0.0)
        last = shelf[-1] if shelf else None
        if inset and at == 0:
            above = [_across(made, lane, trees, fit, wide) for lane, trees in made.lanes if lane.across]
            high += sum(one.area.height + gap for one in above)
            shelves.append([_Stack([*above, each], 0.0, max(one.area.width for one in (*above, each)), high)])
        elif last is not None and wide <= last.width + 0.5 and last.height + gap + high <= tallest + 0.5:
            last.clusters.append(each)
            last.height += gap + high
        elif last is not None and last.x + last.width + gap + wide <= length:
            shelf.append(_Stack([each], last.x + last.width + gap, wide, high))
        else:
            shelves.append([_Stack([each], 0.0, wide, high)])
    width = max((shelf[-1].x + shelf[-1].width for shelf in shelves), default=0.0)
    if not inset:
        spread = [
            _across(made, lane, trees, fit, width or length) for lane, trees in made.lanes if lane.across
        ]
        natural = [2 * each.left + each.block.width for each in spread]
        width = max([width, *natural])
        shelves = [*([_Stack([each], 0.0, width, each.area.height)] for each in spread), *shelves]
    return _placed(made, labels, shelves, width)


def _placed(
    made: Network, labels: dict[int, Label], shelves: Sequence[Sequence[_Stack]], width: float
) -> Arrangement:
    gap = _gap(made)
    placed: list[Cluster] = []
    corner: Area | None = None
    y = 0.0
    for shelf in shelves:
        tallest = max(stack.height for stack in shelf)
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
    return Arrangement(made, labels, tuple(placed), width, y - gap, corner)


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


def body(found: Setting[Arrangement]) -> tuple[tuple[Frame, ...], tuple[Box, ...], tuple[Line, ...]]:
    """The frames, boxes and lines of an arrangement."""
    from rolemap.render.cluster_lines import draw, ground

    arrangement = found.plan
    made = ground(arrangement, taken(found))
    placed = tuple(
        scaled(place.box, 1.0, made.areas[place.box.id].x, made.areas[place.box.id].y)
        for cluster in arrangement.clusters
        for place in cluster.block.places
    )
    return frames(arrangement), placed, draw(made)


def frames(arrangement: Arrangement) -> tuple[Frame, ...]:
    """The frames of the clusters with their titles."""
    return tuple(_frame(cluster, arrangement.sizes) for cluster in arrangement.clusters)


def _frame(cluster: Cluster, sizes: Sizes) -> Frame:
    lane, area = cluster.lane, cluster.area
    left, top = area.x + sizes.pad_x + 2.0, area.y + TITLE_TOP
    words = boxes.text_lines(cluster.title, left, top, sizes.lane, bold=True, ink=f"lane:{lane.role}")
    if lane.subtitle:
        top += boxes.text_height(len(cluster.title), sizes.lane)
        room = area.width - 2 * sizes.pad_x
        words += boxes.text_lines(
            measure.wrap(lane.subtitle, sizes.detail, room, lines=1), left, top, sizes.detail, ink="muted"
        )
    marks = boxes.mark_rows(
        lane.badges, area.right - sizes.pad_x, area.y + TITLE_TOP - 1.0, area.width, sizes
    )
    return Frame(lane.id, lane.role, area, words, marks=marks)
