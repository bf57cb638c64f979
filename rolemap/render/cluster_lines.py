"""The lines of a picture of clusters: those of the trees as in a chart of an organization, the others on tracks.

A line with words leaves its box downwards, beside the words that stand under the box, and then looks for its
way. Lines of one role from one box share their first pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rolemap.render.cluster_blocks import INDENT, WORDS_INDENT, Place
from rolemap.render.cluster_trees import branches_of
from rolemap.render.clusters import TRACK, Arrangement, frames
from rolemap.render.layout import Area, Line, Mark, Point, Words
from rolemap.render.lines import label_parts
from rolemap.render.routing import CLEAR, Board, Port, rounded, straightened

_TRUNK = 10.0
"""From a line that runs down beside boxes to the boxes that hang from it."""
_FIRST = 4.0
"""From a box or frame to the first track beside it."""
_HALF_TITLE = 12.0
"""From the top of a box to a line that reaches it at its title."""
_DOWN = 18.0
"""From the left side of a box to the first line that leaves it downwards beside its words."""
_BESIDE = 6.0
HEADLESS = ("integrates", "duplicates")
"""Lines that join two things without a direction."""
_SIDES = ((0.5, 0.0), (0.74, 4.0), (0.32, 4.0))
"""Where lines reach the sides of a box, as shares of its height, and what the worse places cost."""
_ENDS = ((0.5, 6.0), (0.28, 9.0))
_BAR_ENDS = ((0.5, 0.0), (0.25, 2.0), (0.75, 2.0))
_INWARD = 12.0
"""From the corner of a bar to the first line that reaches it from above or below."""


@dataclass(slots=True)
class Ground:
    """Boxes where they stand on the picture, and what lines have to keep off."""

    arrangement: Arrangement
    places: dict[str, Place]
    areas: dict[str, Area]
    is_across: dict[str, bool]
    titles: Sequence[Area]
    xs: list[float] = field(default_factory=list)
    ys: list[float] = field(default_factory=list)


def ground(arrangement: Arrangement, taken: Sequence[Area]) -> Ground:
    """The boxes and tracks of an arrangement; lines keep off the areas that are `taken` by others too."""
    heads = frames(arrangement)
    titles = [words.area for frame in heads for words in frame.words]
    titles += [mark.area for frame in heads for mark in frame.marks]
    made = Ground(arrangement, {}, {}, {}, (*titles, *taken))
    tracks = max(arrangement.network.tracks, 1)
    for cluster in arrangement.clusters:
        x, y = cluster.area.x + cluster.left, cluster.area.y + cluster.head
        for place in cluster.block.places:
            area = place.box.area
            made.places[place.box.id] = place
            made.areas[place.box.id] = Area(x + place.x, y + place.y, area.width, area.height)
            made.is_across[place.box.id] = cluster.lane.across
            made.ys.append(y + place.bottom + _FIRST + 0.5)
        made.ys.append(y - 9.0)
        for at in range(tracks):
            step = _FIRST + at * TRACK
            made.xs += [x + column - step for column in cluster.block.columns]
            made.xs.append(x + cluster.block.width + step)
            made.ys.append(y + cluster.block.height + step)
            made.xs += [cluster.area.x - step - 1.0, cluster.area.right + step + 1.0]
            made.ys += [cluster.area.y - step - 1.0, cluster.area.bottom + step + 1.0]
    made.xs = [x for x in made.xs if 0.0 < x < arrangement.width]
    made.ys = [y for y in made.ys if 0.0 < y < arrangement.room]
    return made


def draw(made: Ground) -> tuple[Line, ...]:
    """All lines, in the order of the diagram."""
    found = ways(made)
    return tuple(_line(made, at, found.of[at]) for at in sorted(found.of))


@dataclass(frozen=True, slots=True)
class Ways:
    """The way of each line by its number, and whether two of them run closer together than they should."""

    of: dict[int, list[Point]]
    crowded: bool


def ways(made: Ground) -> Ways:
    """The ways of all lines."""
    found = dict(_hanging(made))
    free = [at for at in range(len(made.arrangement.network.edges)) if at not in found]
    if not free:
        return Ways(found, crowded=False)
    seeking = _Ways(made, list(found.values()))
    found.update(seeking.found(free))
    return Ways(found, seeking.crowded)


def _hanging(made: Ground) -> Iterator[tuple[int, list[Point]]]:
    """The lines of the trees: straight down to a bar, else down beside the boxes and in at the left."""
    network = made.arrangement.network
    for _lane, trees in network.lanes:
        for upper, branch in branches_of(trees):
            over, under = made.areas[upper.name], made.areas[branch.name]
            if made.places[branch.name].is_bar:
                x = under.x + INDENT + 4.0
                way = [(x, over.bottom), (x, under.y)]
            else:
                x, y = under.x - _TRUNK, under.y + min(_HALF_TITLE, under.height / 2)
                way = [(x, over.bottom), (x, y), (under.x, y)]
            yield branch.edge, way if network.edges[branch.edge].source == upper.name else way[::-1]


class _Ways:
    """Finds the ways of the lines that hang in no tree."""

    def __init__(self, made: Ground, drawn: Sequence[Sequence[Point]]) -> None:
        self._made = made
        self._network = made.arrangement.network
        self._starts = {at: (name, port) for at, name, port in self._beside_words()}
        involved = {end for at, edge in enumerate(self._network.edges) if at not in self._network.hanging
                    for end in (edge.source, edge.target)}  # fmt: skip
        solid = list(_solid(made))
        xs, ys = list(made.xs), list(made.ys)
        self._rims = {name: list(self._rim(name)) for name in involved}
        for rims in self._rims.values():
            xs += [point[0] for point, way, _cost in rims if way in (1, 3)]
            ys += [point[1] for point, way, _cost in rims if way in (0, 2)]
        for _name, port in self._starts.values():
            xs.append(port.end[0])
            ys.append(port.end[1])
        self._board = Board(xs, ys, solid)
        for way in drawn:
            self._board.drawn(way)
        self.crowded = False
        self._ports = {
            name: [port for rim in rims if (port := self._board.port(*rim, made.areas[name])) is not None]
            for name, rims in self._rims.items()
        }

    def found(self, free: Sequence[int]) -> dict[int, list[Point]]:
        """The ways of these lines from their sources to their targets."""
        worded = [at for at in free if at in self._starts]
        ways = {at: self._worded(at) for at in sorted(worded, key=self._length)}
        for name, role, listed in self._shared([at for at in free if at not in self._starts]):
            ways.update(self._branching(name, role, listed))
        return ways

    def _worded(self, at: int) -> list[Point]:
        name, start = self._starts[at]
        edge = self._network.edges[at]
        other = edge.target if edge.source == name else edge.source
        way = self._way([start], other)
        return way if edge.source == name else way[::-1]

    def _branching(self, name: str, role: str, listed: Sequence[int]) -> Iterator[tuple[int, list[Point]]]:
        """The lines of one role from one box, each from where it may leave those before it."""
        starts = list(self._ports[name])
        for at in listed:
            edge = self._network.edges[at]
            other = edge.target if edge.source == name else edge.source
            way = self._way(starts, other)
            yield at, way if edge.source == name else way[::-1]
            starts += self._board.branches(way)

    def _way(self, starts: Sequence[Port], other: str) -> list[Point]:
        """The way from one of the starts to a box; from now on other lines keep off it."""
        found = self._board.way(starts, self._ports[other])
        if found is None:
            # Shut off on all sides, which the strips between boxes do not allow: a straight line says it still.
            return [starts[0].lead[0], self._ports[other][0].lead[0]]
        start, middle, end = found
        # What a line shares with others of its tree is no crowd.
        own = straightened([*(() if start.is_branch else start.lead), *middle, *reversed(end.lead)])
        self.crowded = self.crowded or self._board.crowds(own)
        way = straightened([*start.lead, *middle, *reversed(end.lead)])
        self._board.drawn(way)
        return way

    def _shared(self, free: Sequence[int]) -> Iterator[tuple[str, str, list[int]]]:
        """The lines in groups with a common end: the box with most of them first."""
        left = list(free)
        while left:
            count: dict[tuple[str, str], list[int]] = {}
            for at in left:
                edge = self._network.edges[at]
                for end in (edge.source, edge.target):
                    count.setdefault((end, edge.role), []).append(at)
            (name, role), listed = max(count.items(), key=lambda item: len(item[1]))
            yield name, role, sorted(listed, key=self._length)
            left = [at for at in left if at not in listed]

    def _length(self, at: int) -> tuple[float, int]:
        edge = self._network.edges[at]
        one, other = self._made.areas[edge.source], self._made.areas[edge.target]
        return (abs(one.x - other.x) + abs(one.y - other.y), at)

    def _beside_words(self) -> Iterator[tuple[int, str, Port]]:
        for name, place in self._made.places.items():
            area = self._made.areas[name]
            for row, (at, top) in enumerate(place.words):
                label = self._made.arrangement.labels[at]
                x = area.x + max(_DOWN - row * _BESIDE, _BESIDE)
                y = area.y - place.y + top + label.height + 2.0
                yield at, name, Port(((x, area.bottom), (x, y)), (x, y), -1)

    def _rim(self, name: str) -> Iterator[tuple[Point, int, float]]:
        area = self._made.areas[name]
        for share, cost in _SIDES:
            y = area.y + area.height * share
            yield (area.x, y), 2, cost
            yield (area.right, y), 0, cost
        wide = self._made.places[name].is_bar or self._made.is_across[name]
        ends = [(area.x + area.width * share, cost) for share, cost in (_BAR_ENDS if wide else _ENDS)]
        if wide:
            ends += [(x, 1.0) for x in self._made.xs if area.x + _INWARD < x < area.right - _INWARD]
        for x, cost in ends:
            yield (x, area.bottom), 1, cost
            yield (x, area.y), 3, cost


def _solid(made: Ground) -> Iterator[Area]:
    """What no line may cross: boxes and what sticks out of them, words, titles."""
    for name, place in made.places.items():
        area = made.areas[name]
        yield _wider(area, CLEAR)
        for mark in place.box.marks:
            own = mark.area
            yield _wider(Area(area.x + own.x, area.y + own.y, own.width, own.height), 1.5)
        for at, top in place.words:
            label = made.arrangement.labels[at]
            yield _wider(Area(area.x + WORDS_INDENT, area.y - place.y + top, label.width, label.height), 1.2)
    for area in made.titles:
        yield _wider(area, 1.5)


def _wider(area: Area, by: float) -> Area:
    return Area(area.x - by, area.y - by, area.width + 2 * by, area.height + 2 * by)


def _line(made: Ground, at: int, way: Sequence[Point]) -> Line:
    arrangement = made.arrangement
    edge = arrangement.network.edges[at]
    tip = way[-1]
    path = rounded(way if edge.role in HEADLESS else _back(way, arrangement.sizes.arrow))
    words, marks = _words(made, at)
    return Line(
        f"e{at}", edge.source, edge.target, edge.role, path, tip, edge.label, words, marks, edge.relations
    )


def _back(way: Sequence[Point], arrow: float) -> list[Point]:
    """The way up to the back of the arrow head."""
    (ax, ay), (bx, by) = way[-2:]
    length = abs(bx - ax) + abs(by - ay)
    share = min(arrow, 0.8 * length) / length if length else 0.0
    return [*way[:-1], (bx - (bx - ax) * share, by - (by - ay) * share)]


def _words(made: Ground, at: int) -> tuple[tuple[Words, ...], tuple[Mark, ...]]:
    arrangement = made.arrangement
    label = arrangement.labels.get(at)
    if label is None:
        return (), ()
    for name in arrangement.network.under:
        place, area = made.places[name], made.areas[name]
        for other, top in place.words:
            if other == at:
                role = arrangement.network.edges[at].role
                return label_parts(
                    arrangement.sizes, label, role, area.x + WORDS_INDENT, area.y - place.y + top
                )
    return (), ()
