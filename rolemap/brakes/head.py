"""The head's role: does the top leader set, chair and steer in person, or is leadership handed down?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Direction, Gauge, Panel, Part, Reading, Unit, red_at, yellow_at
from rolemap.brakes.shares import ALL, HALF, good_share, parts_of
from rolemap.i18n import N_, domain, number
from rolemap.model.delegation import scope_of, set_by_head, still_used

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("brakes")


def set_in_person(graph: RoleGraph, report: Report) -> Reading:
    """Open problems with a setter in HeadSet of their owner (as HD-01); one without a setter is not."""
    notes = {
        problem.id: _setters(graph, problem.id)
        for problem in graph.open_problems
        if not set_by_head(graph, problem)
    }
    return good_share(
        graph.open_problems,
        notes,
        _("{done}/{all} problems are set by the head in person."),
        _("There is no open problem yet."),
    )


def _setters(graph: RoleGraph, problem_id: str) -> str:
    setters = dict.fromkeys(relation.source for relation in graph.incoming("sets", problem_id))
    if not setters:
        return _("nobody has set it")
    return _("set by {positions}").format(positions=", ".join(map(graph.name, setters)))


def chaired_by_head(graph: RoleGraph, report: Report) -> Reading:
    """Active bodies with a chair in HeadSet of their scope (as HD-02)."""
    notes = {}
    for body in graph.active_bodies:
        chairs = dict.fromkeys(relation.source for relation in graph.incoming("chairs", body.id))
        if not graph.head_set(body.scope) & chairs.keys():
            names = ", ".join(map(graph.name, chairs))
            notes[body.id] = _("chaired by {positions}").format(positions=names) if names else _("no chair")
    return good_share(
        graph.active_bodies,
        notes,
        _("{done}/{all} steering bodies are chaired by the head."),
        _("There is no steering body yet."),
    )


def personal_share(graph: RoleGraph, report: Report) -> Reading:
    """Steering documents signed and sessions chaired by the head in the last year, over all of both.

    Counts of `last_year` of the active bodies; a count by the head above its whole is read as the whole.
    """
    counts = {body.id: body.last_year for body in graph.active_bodies if body.last_year is not None}
    documents = sum(year.documents for year in counts.values())
    sessions = sum(year.sessions for year in counts.values())
    if not documents + sessions:
        return Reading(None, _("No steering document and no session of the last year is recorded."))
    signed = sum(min(year.documents_by_head, year.documents) for year in counts.values())
    chaired = sum(min(year.sessions_by_head, year.sessions) for year in counts.values())
    notes = {
        id: _("{signed}/{documents} documents, {chaired}/{sessions} sessions").format(
            signed=number(min(year.documents_by_head, year.documents)),
            documents=number(year.documents),
            chaired=number(min(year.sessions_by_head, year.sessions)),
            sessions=number(year.sessions),
        )
        for id, year in counts.items()
        if year.documents_by_head < year.documents or year.sessions_by_head < year.sessions
    }
    sentence = _(
        "Last year the head signed {signed}/{documents} documents and chaired {chaired}/{sessions} sessions."
    )
    return Reading(
        (signed + chaired) / (documents + sessions),
        sentence.format(
            signed=number(signed),
            documents=number(documents),
            chaired=number(chaired),
            sessions=number(sessions),
        ),
        parts_of(notes),
    )


def leadership_delegations(graph: RoleGraph, report: Report) -> Reading:
    """Delegations of steering or setting, by anyone, that are active, or ended and still used (HD-03).

    One that a deputy passes on counts like the head's own: each hand takes leadership a step further away.
    """
    if not graph.active_positions:
        return Reading(None, _("There is no position yet."))
    live = dict.fromkeys((*graph.relations("delegates"), *still_used(graph)))
    handed = [one for one in live if not {"steering", "setting"}.isdisjoint(scope_of(one))]
    handed.sort(key=lambda one: one.row)
    sentence = (
        _.n(
            "{n} delegation of leadership is in force or still used.",
            "{n} delegations of leadership are in force or still used.",
            len(handed),
        )
        if handed
        else _("Nobody has delegated leadership.")
    )
    pattern = _("to {position}")
    parts = tuple(Part(one.source, pattern.format(position=graph.name(one.target))) for one in handed)
    return Reading(float(len(handed)), sentence.format(n=number(len(handed))), parts)


PANEL = Panel(
    "head",
    # The right problem, set by the head, leads at both stages: what follows is worth little without it.
    running=(
        Gauge(
            id="BR-HD-1",
            name=N_("Problems set by the head in person"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, ALL),
            red=red_at(0.5, HALF),
            remedy=N_(
                "Let the head of the owning organization set the problem; record the deputy as steering."
            ),
            measure=set_in_person,
            checks=("HD-01", "PA-01"),
        ),
        Gauge(
            id="BR-HD-2",
            name=N_("Bodies chaired by the head"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("index rubrics: full marks for the head only, as in check HD-02")),
            red=red_at(0.5, HALF),
            remedy=N_("Reconstitute the steering bodies with the head as the chair."),
            measure=chaired_by_head,
            checks=("HD-02",),
        ),
        Gauge(
            id="BR-HD-3",
            name=N_("Documents and sessions by the head"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(0.75, N_("three of the four sessions of index rubrics; a product choice")),
            red=red_at(0.5, N_("the default share of check HD-09; a product choice")),
            remedy=N_("Schedule the quarterly sessions and steering documents for the head in person."),
            measure=personal_share,
            checks=("HD-09",),
        ),
        Gauge(
            id="BR-HD-4",
            name=N_("Delegations of leadership"),
            direction=Direction.LESS_IS_BETTER,
            yellow=yellow_at(0, N_("principle S5: there is no delegation of it, as in check HD-03"), 0, 1000),
            red=red_at(0, N_("principle S5: there is no delegation of it, as in check HD-03"), 0, 1000),
            remedy=N_(
                "Withdraw delegated leadership; where needed give named operational work for a set time."
            ),
            measure=leadership_delegations,
            unit=Unit.DELEGATIONS,
            checks=("HD-03", "HD-05", "HD-06"),
        ),
    ),
)
