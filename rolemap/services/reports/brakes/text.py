"""The brakes at a terminal: state, figures against their lines, what to do; then the thresholds."""

from __future__ import annotations

from collections.abc import Iterator

from rolemap.brakes import Brake, Metric, ThresholdWatch, watches
from rolemap.i18n import domain
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording
from rolemap.services.reports.paragraphs import heading, paragraph

_ = domain("reports")

_PARTS_SHOWN = 5


def report(workspace: Workspace) -> str:
    """The lights in one table, then each brake, then the thresholds, worst first."""
    parts = [wording.title(workspace)]
    parts.append(wording.lights(workspace))
    parts += ["\n".join(_brake(workspace, brake)) for brake in workspace.brakes]
    thresholds = watches(workspace.graph)
    if thresholds:
        parts.append("\n".join([heading(_("Early-warning thresholds")), *_thresholds(workspace, thresholds)]))
    return "\n\n".join(parts) + "\n"


def _brake(workspace: Workspace, brake: Brake) -> Iterator[str]:
    yield heading(_("{brake}: {state}").format(brake=brake.name.upper(), state=brake.state.label.upper()))
    if brake.action:
        yield paragraph(_("What to do: {text}").format(text=brake.action))
    for metric in brake.metrics:
        yield from _metric(workspace, metric)


def _metric(workspace: Workspace, metric: Metric) -> Iterator[str]:
    head = _("{metric}: {value}").format(metric=metric.name, value=metric.shown)
    yield paragraph(
        _("{text} ({lines})").format(text=head, lines=metric.lines),
        4,
        f"  {wording.STATE_SIGNS[metric.state]}",
    )
    yield paragraph(metric.sentence, 4)
    if metric.state.alarming and metric.parts:
        names = [
            _("{name} ({note})").format(name=workspace.graph.name(part.id), note=part.note)
            if part.note
            else workspace.graph.name(part.id)
            for part in metric.parts[:_PARTS_SHOWN]
        ]
        more = len(metric.parts) - _PARTS_SHOWN
        if more > 0:
            names.append(_("{n} more").format(n=more))
        yield paragraph(_("Where: {names}").format(names="; ".join(names)), 4)


def _thresholds(workspace: Workspace, found: tuple[ThresholdWatch, ...]) -> Iterator[str]:
    for watch in found:
        yield paragraph(
            _("{name}: {sentence}").format(name=workspace.graph.name(watch.id), sentence=watch.sentence),
            4,
            f"  {wording.STATE_SIGNS[watch.state]}",
        )
        if watch.action:
            yield paragraph(_("What to do: {text}").format(text=watch.action), 4)
