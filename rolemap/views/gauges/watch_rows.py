"""Rows of early warning: the thresholds of a map, the worst first, and the yearly reviews that are overdue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rolemap.brakes import State, ThresholdWatch, watches
from rolemap.brakes.base import worst
from rolemap.brakes.thresholds import figure
from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import day, domain, number
from rolemap.model import Problem, RoleGraph, Threshold
from rolemap.views.badges import MOST_BADGES, badge
from rolemap.views.diagram import Badge, Cell, GridRow
from rolemap.views.gauges.scales import sparkline, threshold_dial

_ = domain("views")

_REVIEW, _CROSSED = "AW-04", "AW-07"
_MOST_RANGES = 4
"""So many runs of numbers are named in a line."""
_ORDER = (State.RED, State.AMBER, State.GREEN, State.UNKNOWN)
_EMPTY = Cell(())


def heading(id: str, name: str, states: Iterable[State]) -> GridRow:
    """The row over a section: its name, the worst state in it, and how many there are of each."""
    found = tuple(states)
    counts = ", ".join(
        _("{n} {state}").format(n=number(found.count(state)), state=state.label)
        for state in _ORDER
        if state in found
    )
    if not counts:
        return GridRow(id, (Cell((name,)),), heading=True)
    state = worst(found)
    words = _("{section}: {state} ({counts})").format(section=name, state=state.label.upper(), counts=counts)
    return GridRow(id, (Cell((words,), light=state.value),), heading=True)


def state_cell(state: State, word: str = "") -> Cell:
    """The light of a row and its word."""
    short = _("not measured") if state is State.UNKNOWN else state.label
    return Cell((word or short.upper(),), light=state.value)


def to_do(action: str) -> Iterator[str]:
    """What to do as a line, where there is anything."""
    if action:
        yield _("What to do: {action}").format(action=action)


def first_badges(findings: Iterable[Finding]) -> tuple[Badge, ...]:
    """The badges of findings, as many as a cell holds; the gravest stand first in a report."""
    return tuple(badge(finding) for finding in findings)[:MOST_BADGES]


def other_findings(findings: Iterable[Finding]) -> Iterator[str]:
    """A line on the findings that have no badge in the cell, and therefore none in the table, with their numbers."""
    others = [finding.number for finding in findings][MOST_BADGES:]
    if not others:
        return
    ranges: list[list[int]] = []
    for one in sorted(others):
        if ranges and one == ranges[-1][1] + 1:
            ranges[-1][1] = one
        else:
            ranges.append([one, one])
    shown = [
        _("{first}–{last}").format(first=number(first), last=number(last)) if first < last else number(first)
        for first, last in ranges[:_MOST_RANGES]
    ]
    if ranges[_MOST_RANGES:]:
        shown.append("…")
    pattern = _.n(
        "And {n} more finding (no. {numbers}): the table lists the first ones only",
        "And {n} more findings (nos. {numbers}): the table lists the first ones only",
        len(others),
    )
    yield pattern.format(n=number(len(others)), numbers=", ".join(shown))


def threshold_rows(graph: RoleGraph, report: Report, most: int) -> Iterator[GridRow]:
    """A heading, and the `most` worst thresholds with their measurements; the rest is counted."""
    found = watches(graph)
    yield heading("thresholds", _("Early-warning thresholds"), (watch.state for watch in found))
    if not found:
        words = (
            _("No threshold on this map yet"),
            _("Say for each problem at which figure one pauses, and which post watches it."),
        )
        yield GridRow("ghost:thresholds", (Cell(words, "missing"),))
    by_id = {threshold.id: threshold for threshold in graph.thresholds}
    for watch in found[:most]:
        findings = report.by_subject(watch.id)
        said = (watch.sentence, *_undecided(watch, findings), *_about(graph, watch), *to_do(watch.action))
        cells = (
            state_cell(watch.state),
            Cell((graph.name(watch.id), _watched(graph, watch)), elements=(watch.id,)),
            _measured(by_id[watch.id], watch, graph.as_of),
            Cell(
                (*said, *other_findings(findings)),
                badges=first_badges(findings),
                elements=watch.about,
            ),
        )
        yield GridRow(watch.id, cells)
    if found[most:]:
        count = len(found) - most
        title = _.n("… and {n} other threshold", "… and {n} other thresholds", count).format(n=number(count))
        best = _("none of them worse than {state}").format(state=found[most].state.label)
        yield GridRow("more:thresholds", (_EMPTY, Cell((title, best)), _EMPTY, _EMPTY), stands_for=count)


def _measured(threshold: Threshold, watch: ThresholdWatch, as_of: date) -> Cell:
    """Its measurements over time; a single one says more on a scale."""
    if watch.trend is None:
        return Cell((), dial=threshold_dial(threshold, watch))
    return Cell((), spark=sparkline(threshold, watch, as_of))


def _watched(graph: RoleGraph, watch: ThresholdWatch) -> str:
    if watch.watcher is None:
        return _("nobody watches it")
    return _("watched by {name}").format(name=graph.name(watch.watcher))


def _undecided(watch: ThresholdWatch, findings: Iterable[Finding]) -> Iterator[str]:
    """That it was crossed before its last measurement, and nobody decided on that."""
    for finding in findings:
        when, value = finding.values.get("date"), finding.values.get("value")
        if finding.check == _CROSSED and isinstance(when, date) and when != watch.measured:
            words = _("Crossed on {day} ({value}), no decision is recorded")
            yield words.format(day=day(when), value=figure(float(str(value))))
            return


def _about(graph: RoleGraph, watch: ThresholdWatch) -> Iterator[str]:
    if watch.about:
        yield _("Concerns: {names}").format(names="; ".join(map(graph.name, watch.about)))


def review_rows(graph: RoleGraph, report: Report, most: int) -> Iterator[GridRow]:
    """A heading, and the `most` reviews that are overdue for longest; nothing where none is."""
    overdue = sorted((one for one in report.findings if one.check == _REVIEW), key=_last)
    if not overdue:
        return
    count = len(overdue)
    title = _.n("Yearly review: {n} overdue", "Yearly reviews: {n} overdue", count).format(n=number(count))
    yield GridRow("reviews", (Cell((title,), light=State.AMBER.value),), heading=True)
    for finding in overdue[:most]:
        name = finding.subjects[0]
        cells = (
            state_cell(State.AMBER, _("OVERDUE")),
            Cell((graph.name(name),), elements=(name,)),
            Cell((_reviewed(finding),)),
            Cell(tuple(_responsible(graph, name)), badges=first_badges((finding,))),
        )
        yield GridRow(f"review:{name}", cells)
    if overdue[most:]:
        more = count - most
        words = _.n("… and {n} other overdue review", "… and {n} other overdue reviews", more)
        label = Cell((words.format(n=number(more)),))
        yield GridRow("more:reviews", (_EMPTY, label, _EMPTY, _EMPTY), stands_for=more)


def _last(finding: Finding) -> date:
    """The day of the last review; what was never reviewed comes first."""
    last = finding.values["last"]
    return last if isinstance(last, date) else date.min


def _reviewed(finding: Finding) -> str:
    last = finding.values["last"]
    if isinstance(last, date):
        return _("Last review or start: {day}").format(day=day(last))
    return _("Neither a review nor a start is recorded")


def _responsible(graph: RoleGraph, name: str) -> Iterator[str]:
    element = graph.element(name)
    if isinstance(element, Problem):
        yield _("Problem; owner: {organization}").format(organization=graph.name(element.owner))
        return
    owners = dict.fromkeys(one.source for one in graph.incoming("owns", name))
    if owners:
        yield _("Tool; owner: {organization}").format(organization="; ".join(map(graph.name, owners)))
    else:
        yield _("Tool; no owner is recorded")
