"""The ways of the lines: those of the trees as in a chart of an organization, the others on tracks.

A line with words leaves its box downwards, beside the words that stand under the box, and then looks for its
way. Lines of one role from one box share their first pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rolemap.render.clusters.blocks import INDENT
from rolemap.render.clusters.board import Board, Port
from rolemap.render.clusters.ground import Ground, solid
from rolemap.render.clusters.paths import straightened
from rolemap.render.clusters.trees import branches_of
from rolemap.render.layout import Point

_TRUNK = 10.0
"""From a line that runs down beside boxes to the boxes that hang from it."""
_HALF_TITLE = 12.0
"""From the top of a box to a line that reaches it at its title."""
_DOWN = 18.0
"""From the left side of a box to the first line that leaves it downwards beside its words."""
_BESIDE = 6.0
_SIDES = ((0.5, 0.0), (0.74, 4.0), (0.32, 4.0))
"""Where lines reach the sides of a box, as shares of its height, and what the worse places cost."""
_ENDS = ((0.5, 6.0), (0.28, 9.0))
_BAR_ENDS = ((0.5, 0.0), (0.25, 2.0), (0.75, 2.0))
_INWARD = 12.0
"""From the corner of a bar to the first line that reaches it from above or below."""


def ways(made: Ground) -> dict[int, list[Point]]:
    """The way of each line by its number."""
    found = dict(_hanging(made))
    free = _free(made, found)
    if free:
        found.update(_Ways(made, list(found.values())).found(free))
    return found


def crowded(made: Ground) -> bool:
    """Whether two lines run closer together than they should; no way is looked for after the first that does."""
    found = dict(_hanging(made))
    free = _free(made, found)
    if not free:
        return False
    seeking = _Ways(made, list(found.values()))
    return any(seeking.crowded for _way in seeking.found(free))


def _free(made: Ground, found: Mapping[int, object]) -> list[int]:
    """The lines that have no way yet."""
    return [at for at in range(len(made.arrangement.network.edges)) if at not in found]


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
        shut = list(solid(made))
        xs, ys = list(made.xs), list(made.ys)
        self._rims = {name: list(self._rim(name)) for name in involved}
        for rims in self._rims.values():
            xs += [point[0] for point, way, _cost in rims if way in (1, 3)]
            ys += [point[1] for point, way, _cost in rims if way in (0, 2)]
        for _name, start in self._starts.values():
            xs.append(start.end[0])
            ys.append(start.end[1])
        self._board = Board(xs, ys, shut)
        for way in drawn:
            self._board.drawn(way)
        self.crowded = False
        self._ports = {
            name: [port for rim in rims if (port := self._board.port(*rim, made.areas[name])) is not None]
            for name, rims in self._rims.items()
        }

    def found(self, free: Sequence[int]) -> Iterator[tuple[int, list[Point]]]:
        """The ways of these lines from their sources to their targets, one after the other."""
        worded = [at for at in free if at in self._starts]
        for at in sorted(worded, key=self._length):
            yield at, self._worded(at)
        for name, role, listed in self._shared([at for at in free if at not in self._starts]):
            yield from self._branching(name, role, listed)

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
            return [starts[0].lead[0] if starts else self._middle(other), self._middle(other)]
        start, middle, end = found
        # What a line shares with others of its tree is no crowd.
        own = straightened([*(() if start.is_branch else start.lead), *middle, *reversed(end.lead)])
        self.crowded = self.crowded or self._board.crowds(own)
        way = straightened([*start.lead, *middle, *reversed(end.lead)])
        self._board.drawn(way)
        return way

    def _middle(self, name: str) -> Point:
        area = self._made.areas[name]
        return (area.x, area.y + area.height / 2)

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
