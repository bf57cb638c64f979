"""The five brakes as pages to read: each gauge with its two lines, the reasons for them, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.i18n import domain, number

if TYPE_CHECKING:
    from rolemap.brakes.base import Gauge, Line, Panel

_ = domain("services.helping")
_said = domain("brakes")


@dataclass(frozen=True, slots=True)
class LineRow:
    """The yellow or the red line of a gauge: where it stands, within what bounds it can be moved, and why there."""

    name: str
    """``yellow`` or ``red``, as a profile writes it."""
    value: str
    bounds: str
    reason: str


@dataclass(frozen=True, slots=True)
class GaugeRow:
    """One metric: what it is, its lines, what to do past them, and the checks that say what pulls it down."""

    id: str
    name: str
    lines: str
    rows: tuple[LineRow, ...]
    remedy: str
    halt: str
    checks: tuple[str, ...]
    stages: str


@dataclass(frozen=True, slots=True)
class BrakeRow:
    """One of the five brakes."""

    id: str
    name: str
    gauges: tuple[GaugeRow, ...]


def brake_rows() -> tuple[BrakeRow, ...]:
    """The five brakes in their order, every gauge of each."""
    from rolemap.brakes.panels import PANELS
    from rolemap.checks.catalogue import GROUPS

    names = {group.id: domain("checks")(group.name) for group in GROUPS}
    return tuple(
        BrakeRow(panel.id, names[panel.id], tuple(_gauge(panel, gauge) for gauge in panel.gauges))
        for panel in PANELS
    )


def _gauge(panel: Panel, gauge: Gauge) -> GaugeRow:
    from rolemap.brakes.base import Metric, State

    unread = Metric(
        gauge.id,
        _said(gauge.name),
        gauge.unit,
        None,
        gauge.yellow.default,
        gauge.red.default,
        gauge.direction,
        State.UNKNOWN,
        "",
        "",
        (),
    )
    return GaugeRow(
        id=gauge.id,
        name=unread.name,
        lines=unread.lines,
        rows=tuple(_line(gauge, line) for line in (gauge.yellow, gauge.red)),
        remedy=_said(gauge.remedy),
        halt=_said(gauge.halt) if gauge.halt else "",
        checks=gauge.checks,
        stages=_stages(panel, gauge),
    )


def _line(gauge: Gauge, line: Line) -> LineRow:
    bounds = _("from {low} to {high}").format(low=number(line.low), high=number(line.high))
    return LineRow(line.name, gauge.unit.shown(line.default), bounds, _said(line.basis))


def _stages(panel: Panel, gauge: Gauge) -> str:
    """When it is read; empty where it is read at every stage."""
    preparing, running = gauge in panel.at("preparing"), gauge in panel.running
    if preparing and running:
        return ""
    return _("only while the map is being prepared") if preparing else _("only once the map is running")
