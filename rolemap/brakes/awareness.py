"""Awareness: is the problem stated, does the tool take work away, is the brake set, watched and reviewed?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Direction, Gauge, Panel, Reading, State, Unit, red_at, yellow_at
from rolemap.brakes.shares import (
    ALL,
    HALF,
    excused,
    findings_of,
    good_share,
    marked,
    not_asked,
    parts_of,
    switched_off,
)
from rolemap.brakes.thresholds import watches
from rolemap.i18n import N_, day, domain, number
from rolemap.model import above

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import NetHours, RoleGraph

_ = domain("brakes")


def clear_problems(graph: RoleGraph, report: Report) -> Reading:
    """Open problems without a finding of AW-05: stated, measurable, not named after a tool."""
    if switched_off(graph, "AW-05"):
        return not_asked("AW-05")
    return good_share(
        graph.open_problems,
        marked(report, "AW-05"),
        _("{done}/{all} problems are stated, measurable and not named after a tool."),
        _("There is no open problem yet."),
    )


def net_hours(graph: RoleGraph, report: Report) -> Reading:
    """Hours a month of the unit that loses most to the tools of one open problem (as AW-02 counts them).

    The sentence adds the hours of the whole apparatus over all live tools, folded blocks by their size. A map
    that gives no hours at all says nothing about burden, so nothing is measured there.
    """
    loads = [(problem.id, graph.net_hours(problem.id)) for problem in graph.open_problems]
    used = [(problem_id, load) for problem_id, load in loads if load.worst is not None]
    if not used or graph.map.relations["uses"].column("hours_delta") is None:
        return Reading(None, _("No hours are recorded yet for the units that use the tools."))
    used.sort(key=lambda load: (-load[1].worst_hours, load[0]))
    problem_id, load = used[0]
    units, total = load.above(0).size, graph.all_hours.total
    sentence = _hours_sentence(units, above(total, 0)).format(
        problem=graph.name(problem_id),
        units=number(units),
        hours=number(load.worst_hours),
        total=number(abs(total)),
    )
    burdened = {id: _burden(graph, one) for id, one in used if one.above(0)}
    return Reading(load.worst_hours, sentence, parts_of(burdened))


def _hours_sentence(units: int, grows: bool) -> str:
    if units and grows:
        return _.n(
            "For “{problem}” {units} unit loses {hours} h a month; the apparatus loses {total} h.",
            "For “{problem}” {units} units lose up to {hours} h a month; the apparatus loses {total} h.",
            units,
        )
    if units:
        return _.n(
            "For “{problem}” {units} unit loses {hours} h a month; the apparatus saves {total} h.",
            "For “{problem}” {units} units lose up to {hours} h a month; the apparatus saves {total} h.",
            units,
        )
    if grows:
        return _("No problem costs a unit hours, but all tools together cost {total} h a month.")
    return _("No problem costs a unit hours; the apparatus saves {total} h a month.")


def _burden(graph: RoleGraph, load: NetHours) -> str:
    # Never None: the load has users above 0.
    unit = "" if load.worst is None else graph.name(load.worst)
    return _("{hours} h a month at {unit}").format(hours=number(load.worst_hours), unit=unit)


def reviews_on_time(graph: RoleGraph, report: Report) -> Reading:
    """Open problems and live tools of one's own without a finding of AW-04: reviewed, or not yet due."""
    if switched_off(graph, "AW-04"):
        return not_asked("AW-04")
    due = [problem.id for problem in graph.open_problems]
    due += [tool.id for tool in graph.live_tools if tool.provision != "national"]
    return good_share(
        due,
        {
            finding.subjects[0]: excused(finding, _since(graph, finding.subjects[0]))
            for finding in findings_of(report, "AW-04")
        },
        _("{done}/{all} problems and tools are within their yearly review."),
        _("There is no problem and no tool to review yet."),
    )


def _since(graph: RoleGraph, element_id: str) -> str:
    last = graph.last_review(element_id)
    return _("never reviewed") if last is None else _("not reviewed since {day}").format(day=day(last))


def brakes_set(graph: RoleGraph, report: Report) -> Reading:
    """Problems under way without a finding of AW-06: they have a threshold with an action and a watcher."""
    if switched_off(graph, "AW-06"):
        return not_asked("AW-06")
    return good_share(
        [problem.id for problem in graph.open_problems if problem.status == "active"],
        marked(report, "AW-06"),
        _("{done}/{all} problems under way have a brake with an action and a post that watches it."),
        _("No problem is under way yet."),
    )


def thresholds_crossed(graph: RoleGraph, report: Report) -> Reading:
    """Share of the measured thresholds that are near or over their line; one that is over makes it red.

    Asked are thresholds of open problems, tools in service and active bodies.
    """
    in_use = {element.id for element in (*graph.open_problems, *graph.tools_in_service, *graph.active_bodies)}
    asked = [watch for watch in watches(graph) if in_use.intersection(watch.about)]
    measured = [watch for watch in asked if watch.state is not State.UNKNOWN]
    if not measured:
        return Reading(None, _("No threshold has a measurement yet."))
    alarming = {watch.id: watch.sentence for watch in measured if watch.state.alarming}
    over = sum(watch.state is State.RED for watch in measured)
    # The share alone does not tell why it is red: one breach is enough, whatever the line says.
    pattern = (
        _("{all} thresholds measured, {silent} not: {near} near their line, {over} over it, hence red.")
        if over
        else _("{all} thresholds measured, {silent} not: {near} near their line, none over it.")
    )
    sentence = pattern.format(
        all=number(len(measured)),
        silent=number(len(asked) - len(measured)),
        near=number(len(alarming) - over),
        over=number(over),
    )
    floor = State.RED if over else State.GREEN
    return Reading(len(alarming) / len(measured), sentence, parts_of(alarming), floor)


CLEAR = Gauge(
    id="BR-AW-1",
    name=N_("Problems stated and measurable"),
    direction=Direction.MORE_IS_BETTER,
    yellow=yellow_at(1.0, ALL),
    red=red_at(0.5, HALF),
    remedy=N_("Rewrite before starting: who suffers what, how much today, what target, until when."),
    measure=clear_problems,
    checks=("AW-05",),
)
HOURS = Gauge(
    id="BR-AW-2",
    name=N_("Hours lost by the most burdened unit"),
    direction=Direction.LESS_IS_BETTER,
    yellow=yellow_at(0, N_("principle S2: any added burden is a reason to pause, as in check AW-02"), 0, 200),
    red=red_at(8, N_("one working day of one person every month; a product choice"), 0, 200),
    remedy=N_("Pause and look: remove duplicate steps, enter data once, record the decision to go on."),
    measure=net_hours,
    unit=Unit.HOURS,
    checks=("AW-02",),
)
REVIEWS = Gauge(
    id="BR-AW-3",
    name=N_("Yearly reviews on time"),
    direction=Direction.MORE_IS_BETTER,
    yellow=yellow_at(1.0, N_("principle S3: shortcomings are reviewed every year, as in check AW-04")),
    red=red_at(0.5, HALF),
    remedy=N_("Write the overdue reviews: results, shortcomings, decision to go on, adjust or stop."),
    measure=reviews_on_time,
    checks=("AW-04",),
)
SET = Gauge(
    id="BR-AW-4",
    name=N_("Problems with a brake"),
    direction=Direction.MORE_IS_BETTER,
    yellow=yellow_at(1.0, N_("principle S0: a leader needs early-warning thresholds, as in check AW-06")),
    red=red_at(0.5, HALF),
    remedy=N_(
        "Give each problem under way at least one threshold with an action and a post that watches it."
    ),
    measure=brakes_set,
    checks=("AW-06",),
)
CROSSED = Gauge(
    id="BR-AW-5",
    name=N_("Thresholds near or over their line"),
    direction=Direction.LESS_IS_BETTER,
    yellow=yellow_at(0, N_("principle S0b: deviation is seen early, so one near its line is enough")),
    red=red_at(0.3, N_("a product choice; one that is over its own limit is red whatever the share")),
    remedy=N_("Ask the watching posts for the cause, and prepare the adjustment before the line is reached."),
    halt=N_("Pause and look: meet on each threshold at its line, record the decision to adjust."),
    measure=thresholds_crossed,
    checks=("AW-07",),
)

# Under way a deviation must be seen early; before the start nothing is due for review, and the right problem
# comes first.
PANEL = Panel("awareness", running=(CROSSED, HOURS, REVIEWS, SET), preparing=(CLEAR, SET, HOURS, CROSSED))
