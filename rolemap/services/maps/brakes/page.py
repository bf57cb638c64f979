"""The brakes page of a map: the five brakes on their dials, thresholds with their trend, reviews."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.brakes import Brake, Metric, ThresholdWatch
    from rolemap.checks.findings import Finding
    from rolemap.model import Threshold
    from rolemap.services.checking import Workspace
    from rolemap.views.dial import Dial, Sparkline

_ = domain("services.brakes")

MOST_PARTS = 6
"""So many of the elements that pull a metric down are named; the rest is counted."""


class Named(NamedTuple):
    """An element as a link: its id, its name, why it is named."""

    id: str
    name: str
    note: str = ""


@dataclass(frozen=True)
class MetricShown:
    """One metric of a brake: its reading, its dial, what pulls it down."""

    metric: Metric
    dial: Dial
    parts: tuple[Named, ...]
    more: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class BrakeShown:
    """One brake with its metrics."""

    brake: Brake
    metrics: tuple[MetricShown, ...]


@dataclass(frozen=True)
class ThresholdShown:
    """One threshold: what it watches, where it stands, what is to be done."""

    id: str
    name: str
    threshold: Threshold
    watch: ThresholdWatch
    about: tuple[Named, ...]
    watcher: str
    distance: str
    line: str
    """What must hold, in words."""
    spark: Sparkline | None
    dial: Dial | None
    findings: tuple[Finding, ...]
    later: date | None
    """The last measurement after the date of the map, which plays no part yet."""


@dataclass(frozen=True)
class Board:
    """Everything that the page shows."""

    verdict: str
    brakes: tuple[BrakeShown, ...]
    thresholds: tuple[ThresholdShown, ...]
    pauses: tuple[tuple[Named, str], ...]
    """Where a line is crossed, and what is to be done there: "tạm dừng để xem xét"."""


def board(workspace: Workspace) -> Board:
    """The brakes page of a checked map."""
    from rolemap.brakes import watches
    from rolemap.views.brakes import verdict

    graph = workspace.graph
    brakes = tuple(_brake(workspace, brake) for brake in workspace.brakes)
    by_id = {threshold.id: threshold for threshold in graph.thresholds}
    thresholds = tuple(_threshold(workspace, by_id[watch.id], watch) for watch in watches(graph))
    return Board(verdict(workspace.brakes), brakes, thresholds, tuple(_pauses(workspace, thresholds)))


def _brake(workspace: Workspace, brake: Brake) -> BrakeShown:
    return BrakeShown(brake, tuple(_metric(workspace, metric) for metric in brake.metrics))


def _metric(workspace: Workspace, metric: Metric) -> MetricShown:
    from rolemap.views.brakes import pulling
    from rolemap.views.gauges.scales import dial

    graph = workspace.graph
    shown = metric.parts[:MOST_PARTS] if metric.state.alarming else ()
    return MetricShown(
        metric,
        dial(metric),
        tuple(Named(part.id, graph.name(part.id), part.note) for part in shown),
        len(metric.parts) - len(shown) if shown else 0,
        tuple(one for one in pulling(graph, workspace.report, metric) if one.open),
    )


def _threshold(workspace: Workspace, threshold: Threshold, watch: ThresholdWatch) -> ThresholdShown:
    from rolemap.views.gauges.scales import sparkline, threshold_dial

    graph = workspace.graph
    several = watch.trend is not None
    later = [one.date for one in threshold.measurements if one.date > graph.as_of]
    return ThresholdShown(
        id=threshold.id,
        name=graph.name(threshold.id),
        threshold=threshold,
        watch=watch,
        about=tuple(Named(id, graph.name(id)) for id in watch.about),
        watcher="" if watch.watcher is None else graph.name(watch.watcher),
        distance=distance(watch),
        line=line_words(threshold),
        spark=sparkline(threshold, watch, graph.as_of) if several else None,
        dial=None if several else threshold_dial(threshold, watch),
        findings=workspace.report.by_subject(threshold.id),
        later=max(later, default=None),
    )


def distance(watch: ThresholdWatch) -> str:
    """How far the last value is from its lines, or beyond them."""
    from rolemap.brakes.thresholds import figure

    if watch.value is None:
        return ""
    room = watch.value - watch.limit if watch.must_stay == "above" else watch.limit - watch.value
    if room < 0:
        return _("{amount} past the red line").format(amount=figure(-room))
    if room == 0:
        return _("on the red line")
    if watch.warn is None:
        return _("{amount} to the red line").format(amount=figure(room))
    warning = watch.value - watch.warn if watch.must_stay == "above" else watch.warn - watch.value
    if warning < 0:
        return _("past the yellow line, {amount} to the red one").format(amount=figure(room))
    return _("{warning} to the yellow line, {amount} to the red one").format(
        warning=figure(warning), amount=figure(room)
    )


def line_words(threshold: Threshold) -> str:
    """What must hold: "phải từ 30 trở lên"."""
    from rolemap.brakes.thresholds import figure

    pattern = _("at least {limit}") if threshold.must_stay == "above" else _("at most {limit}")
    return pattern.format(limit=figure(threshold.limit))


def _pauses(workspace: Workspace, thresholds: tuple[ThresholdShown, ...]) -> Iterator[tuple[Named, str]]:
    from rolemap.brakes import State

    for brake in workspace.brakes:
        if brake.state is State.RED and brake.action:
            yield Named(brake.id, brake.name), brake.action
    for one in thresholds:
        if one.watch.state is State.RED:
            yield Named(one.id, one.name, one.distance), one.watch.action
