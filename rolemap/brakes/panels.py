"""The five brakes in their order, and every gauge of theirs."""

from __future__ import annotations

from rolemap.brakes import awareness, budget, head, participation, platform
from rolemap.brakes.base import Gauge, Panel

PANELS: tuple[Panel, ...] = (
    awareness.PANEL,
    participation.PANEL,
    head.PANEL,
    platform.PANEL,
    budget.PANEL,
)
"""In the order of the talks from which the product starts. The article names five, so none is looked for."""

GAUGES: tuple[Gauge, ...] = tuple(gauge for panel in PANELS for gauge in panel.gauges)
