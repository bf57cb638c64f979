"""Which arrangement of clusters can be printed largest: widths of boxes, heights of clusters, lengths of shelves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush
from math import sqrt

from rolemap.render import around, sheet
from rolemap.render.around import Setting, set_around
from rolemap.render.clusters.blocks import Fit
from rolemap.render.clusters.ground import ground, taken
from rolemap.render.clusters.lots import Lot
from rolemap.render.clusters.network import MOST_TRACKS, Network, network
from rolemap.render.clusters.shelves import Arrangement, Draft, cluster
from rolemap.render.clusters.ways import crowded
from rolemap.render.columns.plan import label_of
from rolemap.render.layout import Area
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram

_WIDTHS = (122.0, 132.0, 142.0, 153.0, 165.0, 178.0, 194.0, 212.0)
"""Widths of boxes that are tried, in points."""
_HEIGHTS = (90.0, 130.0, 175.0, 225.0, 280.0, 345.0, 420.0, 520.0, 680.0, 900.0, 1400.0)
"""About how high a cluster may be, as tried."""
_LENGTHS = (430.0, 560.0, 700.0, 850.0, 1020.0, 1250.0, 1600.0, 2200.0)
"""How long a shelf may be, as tried."""
_TABLES = (195.0, 235.0, 275.0)
_TABLES_LONG = (around.TABLE_COLUMN, 2 * around.TABLE_COLUMN, 3 * around.TABLE_COLUMN)
_LONG = 30
_SURE = 0.8
"""A table under a picture is at least so much of its area in one column as high, for its width."""
_WORDS_ROOM = 30.0
"""What the words of a line leave free of the width of the box over them."""
_MOST_LINES = 12
"""Words of a line are not cut short: they say what two tools have in common."""


def best(
    diagram: Diagram, sizes: Sizes, paper: tuple[float, float], *, least: float, table_aside: bool = False
) -> Setting[Arrangement]:
    """The setting that fits `paper` at the largest scale; below `least` the table may stand on other pages.

    The strips between boxes are made no wider than the lines need to stay apart, which only drawing them tells.
    """
    *_narrower, found = _widened(diagram, sizes, paper, least=least, table_aside=table_aside)
    return found


def can_be(diagram: Diagram, sizes: Sizes, paper: tuple[float, float], scale: float) -> bool:
    """Whether it fits `paper` at that scale with its table; what is too small with narrow strips is not widened."""
    widened = _widened(diagram, sizes, paper, least=scale, table_aside=False)
    return all(found.scale(paper, sizes.margin) >= scale for found in widened)


def _widened(
    diagram: Diagram, sizes: Sizes, paper: tuple[float, float], *, least: float, table_aside: bool
) -> Iterator[Setting[Arrangement]]:
    """The settings with wider and wider strips, up to the first whose lines stay apart."""
    made = network(diagram, sizes)
    fits = tuple(_fits(made))
    while True:
        found = _best(made, fits, paper, least=least, table_aside=table_aside)
        yield found
        if made.tracks in (0, MOST_TRACKS) or not _crowded(found):
            return
        made = replace(made, tracks=made.tracks + 1)


def _best(
    made: Network, fits: Sequence[Fit], paper: tuple[float, float], *, least: float, table_aside: bool
) -> Setting[Arrangement]:
    diagram = made.diagram
    lots = list(_lots(made, fits))
    if not (diagram.findings or diagram.unplaced):
        return _largest(made, lots, paper, {None: 0.0})
    beside = _TABLES_LONG if len(diagram.findings) > _LONG else _TABLES
    heights: dict[float | None, float] = {
        width: sheet.table(
            diagram.findings, diagram.unplaced, width, max(1, round(width / around.TABLE_COLUMN)), made.sizes
        ).height
        for width in beside
    }
    heights[0.0] = heights[beside[0]] * beside[0]
    found = _largest(made, lots, paper, heights)
    if table_aside and found.scale(paper, made.sizes.margin) < least:
        found = _largest(made, lots, paper, {None: 0.0})
    return found


def _crowded(found: Setting[Arrangement]) -> bool:
    return crowded(ground(found.plan, taken(found)))


def _largest(
    made: Network,
    lots: Sequence[Lot],
    paper: tuple[float, float],
    tables: Mapping[float | None, float],
) -> Setting[Arrangement]:
    """The setting at the largest scale; `tables` has the heights of the table at the widths that are tried.

    With 0, for a table below, it is the area. What may be large by its measures is set first, until nothing that
    is left can be larger (branch and bound). A lot is laid on shelves, and what stands across in it measured, when
    its turn comes, which for most never does.
    """
    margin = made.sizes.margin
    wide, high = paper[0] - 2 * margin, paper[1] - 2 * margin
    besides = tuple(tables)

    def of_lot(each: Lot, beside: float | None) -> float:
        # At a scale of 1 / t the area (wide t - table) x high t is to hold them all.
        area = each.area + (_SURE * tables[beside] if beside == 0.0 else 0.0)
        table = around.natural_width(each, beside) - each.width
        half = table / (2 * wide)
        t = half + sqrt(half * half + area / (wide * high))
        low = max(each.room, tables[beside] if beside else 0.0, 1.0)
        return min(1 / max(t, 1e-6), wide / max(each.width + table, 1.0), high / low)

    def of_draft(each: Draft, beside: float | None) -> float:
        width = max(around.natural_width(each, beside), 1.0)
        table = tables[beside]
        height = each.room + _SURE * table / width if beside == 0.0 else max(each.room, table)
        return min(wide / width, high / max(height, 1.0))

    # The bound, and in the order of equals: the lot, the draft in it (-1 for all of them), the table.
    waiting = [(-round(of_lot(lot, beside), 4), at, -1, number)
               for at, lot in enumerate(lots) for number, beside in enumerate(besides)]  # fmt: skip
    heapify(waiting)
    found: Setting[Arrangement] | None = None
    while waiting:
        bound, at, one, number = heappop(waiting)
        beside = besides[number]
        if found is not None and -bound <= found.scale(paper, margin) + 1e-3:
            break
        if one < 0:
            for of, draft in enumerate(lots[at].drafts):
                heappush(waiting, (-round(of_draft(draft, beside), 4), at, of, number))
            continue
        setting = set_around(made.diagram, lots[at].drafts[one].arrangement, beside)
        if found is None or setting.scale(paper, margin) > found.scale(paper, margin) + 1e-3:
            found = setting
    assert found is not None  # there is an arrangement, if an empty one
    return found


def _lots(made: Network, fits: Sequence[Fit]) -> Iterator[Lot]:
    """The clusters in every size that they can have."""
    standing = [(lane, trees) for lane, trees in made.lanes if not lane.across]
    for fit in fits:
        tried: set[tuple[Area, ...]] = set()
        for most in _HEIGHTS:
            clusters = tuple(cluster(made, lane, trees, fit, most) for lane, trees in standing)
            areas = tuple(each.area for each in clusters)
            if areas not in tried:  # what is as large can be set on the same shelves only
                tried.add(areas)
                yield Lot(made, fit, clusters, _LENGTHS)


def _fits(made: Network) -> Iterator[Fit]:
    """The boxes at each width that is tried; how many lines pass between them changes nothing about them."""
    nodes = {node.id: node for node in made.diagram.nodes}
    for width in _WIDTHS:
        labels = {
            at: label
            for listed in made.under.values()
            for at in listed
            if (label := label_of(made.edges[at], made.sizes, width - _WORDS_ROOM, lines=_MOST_LINES))
        }
        yield Fit(made.sizes, nodes, labels, made.under, width)
