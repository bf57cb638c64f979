"""Participation: is every problem carried by all three persons, and does the whole apparatus take part?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Direction, Gauge, Panel, Reading, red_at, yellow_at
from rolemap.brakes.shares import ALL, HALF, bad_share, good_share, marked, not_asked, parts_of, switched_off
from rolemap.i18n import N_, domain, number
from rolemap.model import Relation

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import Problem, RoleGraph, Tool

_ = domain("brakes")


def carried_by_three(graph: RoleGraph, report: Report) -> Reading:
    """Open problems with a setter, and with a live tool that has a builder and one that has users."""
    notes = {problem.id: _missing_persons(graph, problem) for problem in graph.open_problems}
    return good_share(
        notes,
        {id: note for id, note in notes.items() if note},
        _("{done}/{all} problems have all three persons: setter, builder and users."),
        _("There is no open problem yet."),
    )


def _missing_persons(graph: RoleGraph, problem: Problem) -> str:
    missing = []
    if not graph.incoming("sets", problem.id):
        missing.append(_("setter"))
    if not any(_has_builder(graph, tool) for tool in graph.tools_of(problem.id)):
        missing.append(_("builder"))
    if not graph.problem_users(problem.id):
        missing.append(_("users"))
    return _("missing: {persons}").format(persons=", ".join(missing)) if missing else ""


def _has_builder(graph: RoleGraph, tool: Tool) -> bool:
    # A national platform is built by its central owner, whom a provincial map need not name (PA-03, PA-08).
    return tool.provision == "national" or bool(graph.incoming("builds", tool.id))


def coverage(graph: RoleGraph, report: Report) -> Reading:
    """Units that take part over units that must, by size, summed over the open problems.

    A problem without a tool counts with nobody: its part of the apparatus is as little on board as any other.
    """
    answers = {problem.id: graph.coverage(problem.id) for problem in graph.open_problems}
    required = sum(answer.required.size for answer in answers.values())
    if not required:
        return Reading(None, _("No problem asks the apparatus to take part yet."))
    covered = sum(answer.covered.size for answer in answers.values())
    short = sorted(
        (id for id, answer in answers.items() if answer.missing), key=lambda id: -answers[id].missing.size
    )
    notes = {
        id: _("{covered}/{required} units").format(
            covered=number(answers[id].covered.size), required=number(answers[id].required.size)
        )
        for id in short
    }
    sentence = _("{covered}/{required} of the units that must take part do so, summed over all problems.")
    return Reading(
        covered / required,
        sentence.format(covered=number(covered), required=number(required)),
        parts_of(notes),
    )


def levels_left_out(graph: RoleGraph, report: Report) -> Reading:
    """Open problems with an audience in which a whole level has no user (as PA-06, tools or not)."""
    asked = {problem.id: _empty_levels(graph, problem) for problem in graph.open_problems if problem.audience}
    return bad_share(
        asked,
        {
            id: _("no user at level: {levels}").format(levels=", ".join(levels))
            for id, levels in asked.items()
            if levels
        },
        _("{count}/{all} problems leave a whole level without users."),
        _("No problem asks the apparatus to take part yet."),
    )


def _empty_levels(graph: RoleGraph, problem: Problem) -> list[str]:
    return [_level_word(answer.level) for answer in graph.coverage(problem.id).levels if not answer.covered]


_LEVEL_WORDS = {"province": N_("province"), "district": N_("district"), "commune": N_("commune")}


def _level_word(level: str) -> str:
    return _(_LEVEL_WORDS[level]) if level in _LEVEL_WORDS else level


def used_as_required(graph: RoleGraph, report: Report) -> Reading:
    """Live tools with a recorded mandatory use and without a finding of PA-07 (use on paper)."""
    if switched_off(graph, "PA-07"):
        return not_asked("PA-07")
    return good_share(
        _rated_tools(graph),
        marked(report, "PA-07"),
        _("{done}/{all} mandatory tools are used as much as their levels must."),
        _("No rate of use of a mandatory tool is recorded yet."),
    )


def _rated_tools(graph: RoleGraph) -> set[str]:
    """The live tools with an active mandatory use that gives a rate."""
    # Row by row, because one such use settles a tool: of a million uses only a few need a look.
    table, unsettled = graph.map.relations["uses"], set(graph.live_tool_ids)
    for row, tool_id in enumerate(table.target_ids):
        if tool_id in unsettled and _gives_mandatory_rate(graph, Relation(table, row)):
            unsettled.discard(tool_id)
    return set(graph.live_tool_ids) - unsettled


def _gives_mandatory_rate(graph: RoleGraph, use: Relation) -> bool:
    given = use.get("mandatory") is True and use.get("active_rate") is not None
    return given and use.own_dates(graph.as_of) and graph.is_active(use.source)


PANEL = Panel(
    "participation",
    running=(
        Gauge(
            id="BR-PA-1",
            name=N_("Problems with all three persons"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, ALL),
            red=red_at(0.5, HALF),
            remedy=N_("Name the missing person of each problem, or move the problem back to proposed."),
            measure=carried_by_three,
            checks=("PA-01", "PA-02", "PA-03", "PA-04"),
        ),
        Gauge(
            id="BR-PA-2",
            name=N_("Coverage of the apparatus"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("principle S4c: the whole apparatus uses it, as in check PA-05")),
            red=red_at(0.5, HALF),
            remedy=N_("Bring in the missing units, largest gap first, or record why they are left out."),
            measure=coverage,
            checks=("PA-05",),
        ),
        Gauge(
            id="BR-PA-3",
            name=N_("Problems that leave out a whole level"),
            direction=Direction.LESS_IS_BETTER,
            yellow=yellow_at(0, N_("principle S4c: the whole apparatus uses it, as in check PA-06")),
            red=red_at(0.5, HALF),
            remedy=N_("Open accounts and train the empty level; if it is abolished, correct the audience."),
            measure=levels_left_out,
            checks=("PA-06",),
        ),
        Gauge(
            id="BR-PA-4",
            name=N_("Mandatory tools really used"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("the levels of use of check PA-07, borrowed from Decision 749/QD-TTg")),
            red=red_at(0.5, HALF),
            remedy=N_("Find the cause (duplication, lacking devices, no training) before setting quotas."),
            measure=used_as_required,
            checks=("PA-07",),
        ),
    ),
)
