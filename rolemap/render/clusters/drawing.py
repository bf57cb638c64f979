"""A picture of clusters in its parts: frames, boxes, and lines with their words."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.render.around import Setting
from rolemap.render.clusters.blocks import WORDS_INDENT
from rolemap.render.clusters.ground import Ground, frames, ground, taken
from rolemap.render.clusters.paths import rounded
from rolemap.render.clusters.shelves import Arrangement
from rolemap.render.clusters.ways import ways
from rolemap.render.columns.lines import label_parts
from rolemap.render.layout import Box, Frame, Line, Mark, Point, Words, scaled


def body(found: Setting[Arrangement]) -> tuple[tuple[Frame, ...], tuple[Box, ...], tuple[Line, ...]]:
    """The frames, boxes and lines of an arrangement."""
    arrangement = found.plan
    made = ground(arrangement, taken(found))
    placed = tuple(
        scaled(place.box, 1.0, made.areas[place.box.id].x, made.areas[place.box.id].y)
        for cluster in arrangement.clusters
        for place in cluster.block.places
    )
    return frames(arrangement), placed, _lines(made)


def _lines(made: Ground) -> tuple[Line, ...]:
    """All lines, in the order of the diagram."""
    found = ways(made)
    return tuple(_line(made, at, found[at]) for at in sorted(found))


def _line(made: Ground, at: int, way: Sequence[Point]) -> Line:
    arrangement = made.arrangement
    edge = arrangement.network.edges[at]
    tip = way[-1]
    # Without a head as well: the last piece is drawn through, so that a dashed line is seen to reach its box.
    path = rounded(_back(way, arrangement.sizes.arrow))
    words, marks = _words(made, at)
    ends = (edge.source, edge.target)
    return Line(
        f"e{at}", *ends, edge.role, path, tip, edge.label, words, marks, edge.relations, status=edge.status
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
