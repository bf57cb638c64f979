"""The five brakes: each metric on a dial with its yellow and its red line, then early warning and reviews.

Brakes and metrics keep their order, that of the talks and of the stage of the map, so that a reader finds
each in its place from one review to the next; the light says how bad it is. Thresholds and overdue reviews
are as many as a map has: there the worst come first, and the rest is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolemap.brakes import Brake, Metric, State
from rolemap.brakes import brakes as read
from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import N_, domain, number
from rolemap.model import RoleGraph
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.diagram import Badge, Cell, Column, Grid, GridRow, LegendEntry
from rolemap.views.gauges.scales import dial
from rolemap.views.gauges.watch_rows import (
    first_badges,
    heading,
    other_findings,
    review_rows,
    state_cell,
    threshold_rows,
    to_do,
)
from rolemap.views.legend import badge_legend, chart_legend
from rolemap.views.table import table
from rolemap.views.words import first_upper

_ = domain("views")

_MOST_THRESHOLDS, _MOST_THRESHOLDS_FOLDED = 16, 6
_MOST_REVIEWS, _MOST_REVIEWS_FOLDED = 12, 4
_MOST_PARTS, _MOST_LETTERS = 3, 180


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Grid:
    """All metrics of the five brakes, thresholds and overdue reviews; `fold` shows fewer of the last two."""
    five = read(graph, report)
    rows = (
        _overview(five),
        *(row for brake in five for row in _brake_rows(graph, report, brake)),
        *threshold_rows(graph, report, _MOST_THRESHOLDS_FOLDED if fold else _MOST_THRESHOLDS),
        *review_rows(graph, report, _MOST_REVIEWS_FOLDED if fold else _MOST_REVIEWS),
    )
    badges = {one.key: one for row in rows for cell in row.cells for one in cell.badges}
    findings = tuple(line for line in table(report, badges.values()) if line.badge.key in badges)
    return Grid(
        view=VIEW.slug,
        block=title_block(graph, report, verdict(five), listed=len(findings)),
        columns=_columns(),
        rows=rows,
        legend=_legend(rows, badges.values()),
        findings=findings,
        rows_per_page=len(rows),
    )


def _overview(five: Sequence[Brake]) -> GridRow:
    """The five lights side by side, for who looks at nothing else."""
    cells = (Cell((brake.name, brake.state.label.upper()), light=brake.state.value) for brake in five)
    return GridRow("brakes", tuple(cells), strip=True)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("State"), "problems", 0.9, least=90.0),
        Column(_("Figure"), "problems", 1.8),
        Column(_("On its scale"), "default", 2.9),
        Column(_("What it says, where, and what to do"), "default", 4.8),
    )


def verdict(five: Sequence[Brake]) -> str:
    """Whether to slow down, and where: the answer of the whole picture."""
    patterns = {
        State.RED: _("Pause and look: {brakes}."),
        State.AMBER: _("To be watched: {brakes}."),
        State.UNKNOWN: _("Not measured: {brakes}."),
    }
    named = {state: "; ".join(brake.name for brake in five if brake.state is state) for state in patterns}
    sentences = [pattern.format(brakes=named[state]) for state, pattern in patterns.items() if named[state]]
    return " ".join(sentences) or _("All five brakes are green: go on.")


def _brake_rows(graph: RoleGraph, report: Report, brake: Brake) -> Iterator[GridRow]:
    yield heading(f"brake:{brake.id}", brake.name, (metric.state for metric in brake.metrics))
    for metric in brake.metrics:
        shown = _shown(graph, metric)
        findings = tuple(pulling(graph, report, metric))
        said = Cell(
            (
                metric.sentence,
                *_where(metric, shown),
                *to_do(metric.action),
                *other_findings(findings),
            ),
            badges=first_badges(findings),
            elements=tuple(dict.fromkeys(name for name, _words in shown)),
        )
        yield GridRow(metric.id, (state_cell(metric.state), Cell((metric.name,)), _scale(metric), said))


def _scale(metric: Metric) -> Cell:
    """The dial; where nothing was measured, its lines in words say as much and take less room."""
    if metric.state is State.UNKNOWN:
        return Cell((first_upper(metric.lines),))
    return Cell((), dial=dial(metric))


def _shown(graph: RoleGraph, metric: Metric) -> list[tuple[str, str]]:
    """The first things that pull the metric down, by id and in words: as many as a few lines hold."""
    if not metric.state.alarming:
        return []
    found: list[tuple[str, str]] = []
    for part in metric.parts[:_MOST_PARTS]:
        name = graph.name(part.id)
        words = _("{name} ({note})").format(name=name, note=part.note) if part.note else name
        if found and sum(len(each) for _id, each in found) + len(words) > _MOST_LETTERS:
            break
        found.append((part.id, words))
    return found


def _where(metric: Metric, shown: Sequence[tuple[str, str]]) -> Iterator[str]:
    names = [words for _id, words in shown]
    more = len(metric.parts) - len(names)
    if names and more > 0:
        names.append(_.n("{n} more place", "{n} more places", more).format(n=number(more)))
    if names:
        yield _("Where: {names}").format(names="; ".join(names))


def pulling(graph: RoleGraph, report: Report, metric: Metric) -> Iterator[Finding]:
    """The findings of the metric's checks on what pulls it down, or on a tool that answers such a problem."""
    near = {part.id for part in metric.parts}
    near.update(one.source for part in metric.parts for one in graph.incoming("addresses", part.id))
    for finding in report.findings:
        if finding.check in metric.checks and (not finding.subjects or near.intersection(finding.subjects)):
            yield finding


def _legend(rows: Sequence[GridRow], badges: Iterable[Badge]) -> tuple[LegendEntry, ...]:
    cells = [cell for row in rows for cell in row.cells]
    return (*chart_legend(cells), *badge_legend(badges))


VIEW = View(
    slug="brakes",
    title=N_("The five brakes: figures, limits, trend"),
    answers=N_("Should we slow down, and where"),
    build=build,
)
