"""Read the five brakes of a map: every gauge at its stage, under its lines, in the reader's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Brake, Gauge, Metric, Panel, State, worst
from rolemap.brakes.limits import lines_of
from rolemap.brakes.panels import PANELS
from rolemap.checks.catalogue import GROUPS
from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("brakes")
_checks = domain("checks")


def brakes(graph: RoleGraph, report: Report) -> tuple[Brake, ...]:
    """The five brakes of `graph`, in their order. `report` must be of the whole catalogue, on the same graph.

    Waivers change no brake: a gap that was accepted with a reason is still a gap to steer by.
    """
    return tuple(_brake(panel, graph, report) for panel in PANELS)


def _brake(panel: Panel, graph: RoleGraph, report: Report) -> Brake:
    metrics = tuple(_metric(gauge, graph, report) for gauge in panel.at(graph.info.stage))
    state = worst(metric.state for metric in metrics)
    action = next((metric.action for metric in metrics if metric.state is state), "")
    return Brake(panel.id, _checks(_NAMES[panel.id]), state, metrics, action)


_NAMES = {group.id: group.name for group in GROUPS}


def _metric(gauge: Gauge, graph: RoleGraph, report: Report) -> Metric:
    reading = gauge.measure(graph, report)
    yellow, red = lines_of(gauge, graph.profile)
    state = gauge.state(reading, yellow, red)
    action = ""
    if state.alarming:
        action = _(gauge.halt if state is State.RED and gauge.halt else gauge.remedy)
    return Metric(
        id=gauge.id,
        name=_(gauge.name),
        unit=gauge.unit,
        value=reading.value,
        yellow=yellow,
        red=red,
        direction=gauge.direction,
        state=state,
        sentence=reading.sentence,
        action=action,
        parts=reading.parts,
        checks=gauge.checks,
    )
