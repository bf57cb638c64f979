"""The parts of a small chart as cells of a draw.io page, inside the cell that holds the chart."""

from __future__ import annotations

from collections.abc import Mapping

from rolemap.render.charts.chart import LOOKS, STRIPE, STRIPES, Chart, Patch, Stroke
from rolemap.render.mx.cells import UNIT, Cells, dashes, point, scaled, style
from rolemap.render.theme import Theme

_SHAPES: Mapping[str, tuple[tuple[str, ...], dict[str, str]]] = {
    "rectangle": ((), {}),
    "circle": (("ellipse",), {}),
    "up": (("triangle",), {"direction": "north"}),
    "down": (("triangle",), {"direction": "south"}),
    "left": (("triangle",), {"direction": "west"}),
    "right": (("triangle",), {"direction": "east"}),
}
"""Names and settings of the styles of draw.io; its triangle points east unless it is turned."""


def add_parts(cells: Cells, chart: Chart, theme: Theme, scale: float, parent: str) -> None:
    """Add everything of a chart but its words."""
    for part in chart.parts:
        if isinstance(part, Patch):
            cells.vertex("", scaled(part.area), _patch(part, theme, scale), parent=parent)
        else:
            points = [point(each) for each in part.path]
            look = _stroke(part, theme, scale)
            cells.edge((points[0], points[-1]), points[1:-1], look, parent=parent)


def _patch(part: Patch, theme: Theme, scale: float) -> str:
    look = LOOKS[part.role]
    names, turned = _SHAPES[part.shape]
    settings: dict[str, str | float] = {
        "fillColor": theme.ink(look.fill),
        "strokeColor": theme.ink(look.stroke) if look.stroke else "none",
        "strokeWidth": look.width * scale * UNIT,
        "connectable": 0,
        **turned,
    }
    if look.striped:
        settings |= {
            "shape": "mxgraph.basic.patternFillRect",
            "fillStyle": "diag",
            "step": STRIPES * scale * UNIT,
            "fillStrokeWidth": STRIPE * scale * UNIT,
            "fillStrokeColor": theme.ink(look.stroke),
        }
    return style(*names, **settings)


def _stroke(part: Stroke, theme: Theme, scale: float) -> str:
    look = LOOKS[part.role]
    return style(
        edgeStyle="none", endArrow="none", strokeColor=theme.ink(look.stroke), strokeWidth=look.width * scale * UNIT,
        **dashes(look.dash, scale),
    )  # fmt: skip
