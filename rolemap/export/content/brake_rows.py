"""The five brakes as rows: each figure with its value, its limits, its light, where it comes from, what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.signs import light, marks
from rolemap.export.document import Cell, Row
from rolemap.i18n import domain, number
from rolemap.views.brakes import pulling
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.brakes import Brake, Metric
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("export")

_MOST_PARTS, _MOST_MARKS = 5, 12


def brake_rows(graph: RoleGraph, report: Report, brake: Brake) -> Iterator[Row]:
    """The light of the brake, then its figures."""
    title = _("{light} · {brake}").format(light=light(brake.state), brake=brake.name)
    yield Row((Cell((title,)),), group=True)
    for metric in brake.metrics:
        findings = tuple(pulling(graph, report, metric))
        more = len(findings) - _MOST_MARKS
        said = [metric.sentence, *_where(graph, metric)]
        if more > 0:
            words = _.n("{n} more gap stands behind it.", "{n} more gaps stand behind it.", more)
            said.append(words.format(n=number(more)))
        if metric.action:
            said.append(_("What to do: {action}").format(action=metric.action))
        yield Row(
            (
                Cell((metric.name,)),
                Cell((metric.shown,)),
                Cell((first_upper(metric.lines),)),
                Cell((light(metric.state),), strong=metric.state.alarming),
                Cell(tuple(said), marks(findings[:_MOST_MARKS])),
            )
        )


def _where(graph: RoleGraph, metric: Metric) -> Iterator[str]:
    """What pulls the figure down, by name."""
    if not metric.state.alarming or not metric.parts:
        return
    names = []
    for part in metric.parts[:_MOST_PARTS]:
        words = _("{name} ({note})") if part.note else "{name}"
        names.append(words.format(name=graph.name(part.id), note=part.note))
    more = len(metric.parts) - len(names)
    pattern = _("Where: {names}")
    if more:
        pattern = _.n("Where: {names}; and {n} more place", "Where: {names}; and {n} more places", more)
    yield pattern.format(names="; ".join(names), n=number(more))
