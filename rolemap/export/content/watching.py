"""Early warning and reviews as rows: limits, last measurements, trend, who watches; what was decided, what is due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from rolemap.brakes import watches
from rolemap.brakes.thresholds import figure
from rolemap.brakes.trend import known
from rolemap.export.content.lists import names_of
from rolemap.export.content.signs import light, mark, marks
from rolemap.export.document import Cell, Row
from rolemap.i18n import day, domain

if TYPE_CHECKING:
    from rolemap.brakes import ThresholdWatch
    from rolemap.checks.findings import Finding, Report
    from rolemap.model import Review, RoleGraph, Threshold

_ = domain("export")

MOST_REVIEWS = 30
"""So many reviews are told, the latest ones."""
_LAST = 4
"""So many of the latest measurements: as many as make the trend."""


def threshold_rows(graph: RoleGraph, report: Report) -> Iterator[Row]:
    """Every threshold, the worst first."""
    by_id = {threshold.id: threshold for threshold in graph.thresholds}
    for watch in watches(graph):
        threshold = by_id[watch.id]
        watcher = graph.name(watch.watcher) if watch.watcher else _("nobody yet")
        action = (threshold.action or "").strip() or _("not said yet")
        yield Row(
            (
                Cell(tuple(_what(graph, threshold, watch))),
                Cell(tuple(_lines(threshold))),
                Cell(tuple(_measured(graph, threshold)) or (_("not measured yet"),)),
                Cell((light(watch.state), watch.sentence), marks(report.by_subject(watch.id))),
                Cell((watcher,), missing=not watch.watcher),
                Cell((action,), missing=not (threshold.action or "").strip()),
            )
        )


def _what(graph: RoleGraph, threshold: Threshold, watch: ThresholdWatch) -> Iterator[str]:
    name = graph.name(threshold.id)
    yield name
    if threshold.metric.strip() and threshold.metric.strip().lower() not in name.lower():
        yield _("Figure: {metric}").format(metric=threshold.metric.strip())
    if watch.about:
        yield _("Concerns: {names}").format(names=names_of(graph, watch.about))


def _lines(threshold: Threshold) -> Iterator[str]:
    words = _("At least {limit}") if threshold.must_stay == "above" else _("At most {limit}")
    yield words.format(limit=figure(threshold.limit))
    if threshold.warn is not None:
        yield _("warning line: {value}").format(value=figure(threshold.warn))


def _measured(graph: RoleGraph, threshold: Threshold) -> Iterator[str]:
    for one in reversed(known(threshold.measurements, graph.as_of)[-_LAST:]):
        yield _("{day}: {value}").format(day=day(one.date), value=figure(one.value))


def review_rows(graph: RoleGraph) -> Iterator[Row]:
    """The latest reviews, the last one first."""
    held = [review for review in graph.reviews if review.date <= graph.as_of]
    held.sort(key=lambda review: review.date, reverse=True)
    yield from (_review(graph, review) for review in held[:MOST_REVIEWS])


def _review(graph: RoleGraph, review: Review) -> Row:
    about = names_of(graph, (one.target for one in graph.outgoing("about", review.id)))
    what = [graph.name(review.id)]
    if about:
        what.append(_("Concerns: {names}").format(names=about))
    who = names_of(graph, (one.source for one in graph.incoming("decides", review.id)))
    decision = (review.decision or "").strip()
    return Row(
        (
            Cell((day(review.date),)),
            Cell(tuple(what)),
            Cell((decision or _("no decision is recorded"),), missing=not decision),
            Cell((who or _("not recorded"),), missing=not who),
        )
    )


def due_rows(graph: RoleGraph, report: Report) -> Iterator[Row]:
    """What is overdue for its yearly review, for longest first."""
    for finding in sorted(report.by_check.get("AW-04", ()), key=_last):
        last = finding.values.get("last")
        words = day(last) if isinstance(last, date) else _("neither a review nor a start is recorded")
        yield Row((Cell(marks=(mark(finding),)), Cell((graph.name(finding.subjects[0]),)), Cell((words,))))


def _last(finding: Finding) -> date:
    last = finding.values.get("last")
    return last if isinstance(last, date) else date.min
