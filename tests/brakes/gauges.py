"""One gauge of one small map, read as `brakes` reads it."""

from __future__ import annotations

from rolemap.brakes import Brake, Metric, brakes
from rolemap.brakes.limits import lines_of
from rolemap.brakes.panels import GAUGES
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from tests.conftest import graph_of

OPEN = "status: approved"


def all_brakes(graph: RoleGraph) -> dict[str, Brake]:
    """The five brakes by id."""
    return {brake.id: brake for brake in brakes(graph, evaluate(graph))}


def read(text: str, metric_id: str) -> Metric:
    """The metric of the map that the text describes."""
    return metric(graph_of(text), metric_id)


def metric(graph: RoleGraph, metric_id: str) -> Metric:
    """The metric, at the stage of the map."""
    found = {metric.id: metric for brake in all_brakes(graph).values() for metric in brake.metrics}
    return found[metric_id]


def default_lines(metric_id: str) -> tuple[float, float]:
    """Yellow and red of a map without a profile."""
    (gauge,) = (gauge for gauge in GAUGES if gauge.id == metric_id)
    return lines_of(gauge, graph_of("").profile)


def notes(metric: Metric) -> dict[str, str]:
    """What pulls the metric down: id and note."""
    return {part.id: part.note for part in metric.parts}
