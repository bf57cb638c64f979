"""Which arrangement of clusters can be printed largest: widths of boxes, heights of clusters, lengths of shelves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from rolemap.render import around, sheet
from rolemap.render.around import Setting, set_around
from rolemap.render.clusters.blocks import Fit
from rolemap.render.clusters.ground import ground, taken
from rolemap.render.clusters.network import MOST_TRACKS, Network, network
from rolemap.render.clusters.shelves import Arrangement, Draft, cluster, drafts
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
    made = network(diagram, sizes)
    fits = tuple(_fits(made))
    while True:
        found = _best(made, fits, paper, least=least, table_aside=table_aside)
        if made.tracks in (0, MOST_TRACKS) or not _crowded(found):
            return found
        made = replace(made, tracks=made.tracks + 1)


def _best(
    made: Network, fits: Sequence[Fit], paper: tuple[float, float], *, least: float, table_aside: bool
) -> Setting[Arrangement]:
    diagram = made.diagram
    measured = list(_drafts(made, fits))
    if not (diagram.findings or diagram.unplaced):
        return _largest(made, measured, paper, {None: 0.0})
    beside = _TABLES_LONG if len(diagram.findings) > _LONG else _TABLES
    heights: dict[float | None, float] = {
        width: sheet.table(
            diagram.findings, diagram.unplaced, width, max(1, round(width / around.TABLE_COLUMN)), made.sizes
        ).height
        for width in beside
    }
    heights[0.0] = heights[beside[0]] * beside[0]
    found = _largest(made, measured, paper, heights)
    if table_aside and found.scale(paper, made.sizes.margin) < least:
        found = _largest(made, measured, paper, {None: 0.0})
    return found


def _crowded(found: Setting[Arrangement]) -> bool:
    return crowded(ground(found.plan, taken(found)))


def _largest(
    made: Network,
    measured: Sequence[Draft],
    paper: tuple[float, float],
    tables: Mapping[float | None, float],
) -> Setting[Arrangement]:
    """The setting at the largest scale; `tables` has the heights of the table at the widths that are tried.

    With 0, for a table below, it is the area. What may be large by its measures is set first, until nothing that
    is left can be larger.
    """
    margin = made.sizes.margin
    wide, high = paper[0] - 2 * margin, paper[1] - 2 * margin

    def bound(each: Draft, beside: float | None) -> float:
        width = max(around.natural_width(each, beside), 1.0)
        table = tables[beside]
        height = each.room + _SURE * table / width if beside == 0.0 else max(each.room, table)
        return min(wide / width, high / max(height, 1.0))

    tried = [(bound(each, beside), each, beside) for each in measured for beside in tables]
    tried.sort(key=lambda one: -round(one[0], 4))
    found: Setting[Arrangement] | None = None
    for most, each, beside in tried:
        if found is not None and most <= found.scale(paper, margin) + 1e-3:
            break
        setting = set_around(made.diagram, each.arrangement, beside)
        if found is None or setting.scale(paper, margin) > found.scale(paper, margin) + 1e-3:
            found = setting
    assert found is not None  # there is an arrangement, if an empty one
    return found


def _drafts(made: Network, fits: Sequence[Fit]) -> Iterator[Draft]:
    """Every size that an arrangement can have, with the first arrangement of that size."""
    if not made.lanes:
        yield Draft(made, {}, (), 0.0)
        return
    standing = [(lane, trees) for lane, trees in made.lanes if not lane.across]
    seen: set[tuple[float, float]] = set()
    for fit in fits:
        tried: set[tuple[Area, ...]] = set()
        for most in _HEIGHTS:
            clusters = [cluster(made, lane, trees, fit, most) for lane, trees in standing]
            areas = tuple(each.area for each in clusters)
            if areas in tried:  # what is as large can be set on the same shelves only
                continue
            tried.add(areas)
            for found in drafts(made, fit.labels, clusters, fit, _LENGTHS):
                size = (round(found.width, 1), round(found.room, 1))
                if size not in seen:
                    seen.add(size)
                    yield found


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
