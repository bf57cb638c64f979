"""The sheet around a picture whose size is known: title, legend, table of findings and footer in their places.

What is measured may be columns or clusters; the sheet asks only for its size, its type sizes and a corner that
it leaves free for the legend.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeVar

from rolemap.render import sheet
from rolemap.render.layout import Area
from rolemap.render.sheet import Header, Legend, Table
from rolemap.render.theme import Sizes
from rolemap.views.diagram import Diagram

SECTION = 9.0
"""Between the blocks of a sheet, in points."""
TABLE_COLUMN = 235.0
"""Usual width of one column of the table beside a picture."""
_LEGEND = 360.0
"""A picture that is narrower than this has a legend wider than itself, where the sheet has room."""
_BEYOND = 20.0
"""A legend in the free corner may hang out so far under the picture: still less than a row of its own."""
_BELOW = 240.0
"""Least width of a column of the table under a picture."""


class Wide(Protocol):
    """What has a width, in points."""

    @property
    def width(self) -> float:
        """How wide it is."""
        ...


class Measured(Wide, Protocol):
    """A picture that has its size, in points."""

    @property
    def sizes(self) -> Sizes:
        """Its type sizes and distances."""
        ...

    @property
    def room(self) -> float:
        """How high it is."""
        ...

    def free_corner(self, body: Area) -> Area | None:
        """A part of `body`, where the picture stands, in which it has nothing; None where it has none to spare."""
        ...


Content = TypeVar("Content", bound=Measured)
Held = TypeVar("Held", bound=Measured, covariant=True)


@dataclass(frozen=True, slots=True)
class Setting(Generic[Held]):
    """One way to set a picture; areas are points from the corner of its content."""

    plan: Held
    header: Header
    body: Area
    legend: Legend
    legend_area: Area
    table: Table | None
    table_area: Area
    width: float
    height: float

    def scale(self, paper: tuple[float, float], margin: float) -> float:
        """How much larger or smaller it gets on a sheet of `paper` points."""
        return min((paper[0] - 2 * margin) / self.width, (paper[1] - 2 * margin) / self.height)


def set_around(
    diagram: Diagram, measured: Content, beside: float | None, least_width: float = 0.0
) -> Setting[Content]:
    """Everything in its place, the table at the right (`beside` points), below (0) or nowhere (None)."""
    sizes = measured.sizes
    width = max(natural_width(measured, beside), least_width, sheet.least_width(diagram.block, sizes))
    header = sheet.header(diagram.block, width, sizes)
    body_width = width - (beside + 1.5 * SECTION if beside else 0.0)
    left = (body_width - measured.width) / 2
    body = Area(left, header.height + SECTION, measured.width, measured.room)
    legend, legend_area = _legend(diagram, measured, body, body_width)
    bottom = max(body.bottom, legend_area.bottom)
    table, table_area = None, Area(0.0, bottom, 0.0, 0.0)
    if beside is not None:
        columns = max(1, round(beside / TABLE_COLUMN)) if beside else max(1, int(width // _BELOW))
        table = sheet.table(diagram.findings, diagram.unplaced, beside or width, columns, sizes)
        table_area = (
            Area(width - beside, body.y, beside, table.height)
            if beside
            else Area(0.0, bottom + SECTION, width, table.height)
        )
        bottom = max(bottom, table_area.bottom)
    _words, footer = sheet.footer(diagram.block.notice, 1, 1, width, sizes)
    height = bottom + 0.8 * SECTION + footer
    return Setting(measured, header, body, legend, legend_area, table, table_area, width, height)


def snug(diagram: Diagram, found: Setting[Content]) -> Setting[Content]:
    """The setting without the margins that a sheet of paper left at its sides."""
    return set_around(diagram, found.plan, beside_of(found))


def natural_width(measured: Wide, beside: float | None) -> float:
    """The width of the picture and of the table at its right."""
    return measured.width + (beside + 1.5 * SECTION if beside else 0.0)


def beside_of(found: Setting[Content]) -> float | None:
    """The width of the table at the right of the picture, 0 for one below, None for none."""
    if found.table is None:
        return None
    return found.table_area.width if found.table_area.x else 0.0


def grown(found: Setting[Content], height: float) -> Setting[Content]:
    """The setting with as much more room as its picture turned out to need: lines may have pushed boxes
    apart.
    """
    more = height - found.body.height
    if more <= 0.5:
        return found
    below = found.table_area.y > found.body.y
    return replace(
        found,
        body=replace(found.body, height=height),
        legend_area=replace(found.legend_area, y=found.legend_area.y + more),
        table_area=replace(found.table_area, y=found.table_area.y + (more if below else 0.0)),
        height=found.height + more,
    )


def legend_below(diagram: Diagram, found: Setting[Content]) -> Setting[Content]:
    """The setting with its legend under the picture, for lines run through the corner where it was to stand."""
    legend, area = _below(diagram, found.plan, found.body, found.body.width)
    picture = max(found.body.bottom, found.legend_area.bottom)
    below = found.table_area.y > found.body.y
    table = replace(found.table_area, y=found.table_area.y + (area.bottom - picture if below else 0.0))
    more = max(area.bottom, table.bottom) - max(picture, found.table_area.bottom)
    return replace(
        found, legend=legend, legend_area=area, table_area=table, height=found.height + max(more, 0.0)
    )


def _legend(diagram: Diagram, measured: Measured, body: Area, width: float) -> tuple[Legend, Area]:
    corner = measured.free_corner(body)
    if corner is not None:
        narrow = sheet.legend(diagram.legend, corner.width, measured.sizes)
        if narrow.height <= corner.height + _BEYOND:
            top = max(corner.bottom - narrow.height, corner.y)
            return narrow, Area(corner.x, top, corner.width, narrow.height)
    return _below(diagram, measured, body, width)


def _below(diagram: Diagram, measured: Measured, body: Area, width: float) -> tuple[Legend, Area]:
    room = max(body.width, min(width, _LEGEND))
    wide = sheet.legend(diagram.legend, room, measured.sizes)
    x = max(body.x + (body.width - room) / 2, 0.0)
    return wide, Area(x, body.bottom + SECTION, room, wide.height)
