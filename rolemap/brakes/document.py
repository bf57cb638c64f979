"""The brakes and the watches of a map as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from rolemap.brakes.base import Brake, Metric
from rolemap.brakes.thresholds import ThresholdWatch

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

DECIMALS = 6
"""Numbers are rounded to so many: nothing here is finer, and every machine then writes the same."""


def to_json(graph: RoleGraph, brakes: Iterable[Brake], watches: Iterable[ThresholdWatch]) -> dict[str, Any]:
    """Brakes in their order, metrics in theirs, thresholds worst first; shares are 0..1, dates ISO text."""
    return {
        "rolemap": 1,
        "map": graph.info.id,
        "as_of": graph.as_of.isoformat(),
        "stage": graph.info.stage,
        "brakes": [
            {
                "id": brake.id,
                "name": brake.name,
                "state": brake.state.value,
                "action": brake.action,
                "metrics": [_metric(graph, metric) for metric in brake.metrics],
            }
            for brake in brakes
        ],
        "thresholds": [_watch(graph, watch) for watch in watches],
    }


def _metric(graph: RoleGraph, metric: Metric) -> dict[str, Any]:
    return {
        "id": metric.id,
        "name": metric.name,
        "unit": metric.unit.value,
        "direction": metric.direction.value,
        "value": _rounded(metric.value),
        "yellow": _rounded(metric.yellow),
        "red": _rounded(metric.red),
        "state": metric.state.value,
        "sentence": metric.sentence,
        "action": metric.action,
        "parts": [{"id": part.id, "name": graph.name(part.id), "note": part.note} for part in metric.parts],
    }


def _watch(graph: RoleGraph, watch: ThresholdWatch) -> dict[str, Any]:
    return {
        "id": watch.id,
        "name": graph.name(watch.id),
        "about": list(watch.about),
        "state": watch.state.value,
        "value": _rounded(watch.value),
        "measured": None if watch.measured is None else watch.measured.isoformat(),
        "must_stay": watch.must_stay,
        "limit": _rounded(watch.limit),
        "warn": _rounded(watch.warn),
        "trend": None
        if watch.trend is None
        else {
            "heading": watch.trend.heading.value,
            "per_month": _rounded(watch.trend.per_month),
            "measurements": watch.trend.points,
        },
        "crossing": None if watch.crossing is None else watch.crossing.isoformat(),
        "watcher": watch.watcher,
        "sentence": watch.sentence,
        "action": watch.action,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DECIMALS) + 0.0
