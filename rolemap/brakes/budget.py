"""Budget, five rights: which money has all its proofs, which is judged by its own builder or spent twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.brakes.base import Direction, Gauge, Panel, Reading, red_at, yellow_at
from rolemap.brakes.shares import (
    HALF,
    bad_share,
    excused,
    findings_of,
    good_share,
    not_asked,
    parts_of,
    switched_off,
)
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph

_ = domain("brakes")

RIGHTS: Mapping[str, str] = {
    "BU-01": N_("right problem"),
    "BU-02": N_("right people"),
    "BU-03": N_("right product"),
    "BU-04": N_("right price"),
    "BU-05": N_("right process"),
}
CONFLICTS: Mapping[str, str] = {
    "BU-06": N_("not judged independently of the builder"),
    "BU-07": N_("funded twice"),
}


def _faults(report: Report, words: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for finding in sorted(findings_of(report, *words), key=lambda finding: finding.check):
        for budget_id in finding.subjects:
            found.setdefault(budget_id, []).append(excused(finding, _(words[finding.check])))
    return {id: ", ".join(dict.fromkeys(words)) for id, words in found.items()}


def _unproven(report: Report) -> dict[str, str]:
    pattern = _("not proven: {rights}")
    return {id: pattern.format(rights=rights) for id, rights in _faults(report, RIGHTS).items()}


def five_of_five(graph: RoleGraph, report: Report) -> Reading:
    """Budgets without a finding of BU-01 to BU-05; a right whose check is turned off is not asked."""
    off = switched_off(graph, *RIGHTS)
    if len(off) == len(RIGHTS):
        return not_asked(*off)
    return good_share(
        graph.budgets,
        _unproven(report),
        _("{done}/{all} budgets prove all five rights.")
        if not off
        else _("{done}/{all} budgets prove all rights that this map's profile asks for."),
        _("There is no budget yet."),
    )


def proven_money(graph: RoleGraph, report: Report) -> Reading:
    """Money of the budgets with full proof over that of all budgets with a known amount, in million VND."""
    off = switched_off(graph, *RIGHTS)
    if len(off) == len(RIGHTS):
        return not_asked(*off)
    amounts = {budget.id: budget.amount_vnd_m for budget in graph.budgets if budget.amount_vnd_m is not None}
    everything = sum(amounts.values())
    if everything <= 0:
        return Reading(None, _("No budget with an amount is recorded yet."))
    unproven = {id: note for id, note in _unproven(report).items() if id in amounts}
    proven = sum(amount for id, amount in amounts.items() if id not in unproven)
    largest_first = sorted(unproven, key=lambda id: -amounts[id])
    return Reading(
        proven / everything,
        _("{proven} of {all} million VND are covered by full proof.").format(
            proven=number(proven), all=number(everything)
        ),
        parts_of({id: unproven[id] for id in largest_first}),
    )


def in_conflict(graph: RoleGraph, report: Report) -> Reading:
    """Budgets whose builder appraises or accepts (BU-06), or whose function is funded twice (BU-07)."""
    off = switched_off(graph, *CONFLICTS)
    if len(off) == len(CONFLICTS):
        return not_asked(*off)
    return bad_share(
        graph.budgets,
        _faults(report, CONFLICTS),
        _(
            "{count}/{all} budgets are not judged independently of their builder or pay for the same function twice."
        ),
        _("There is no budget yet."),
    )


PANEL = Panel(
    "budget",
    running=(
        Gauge(
            id="BR-BU-1",
            name=N_("Budgets with five of five rights"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("principle S7: five rights when spending the State budget")),
            red=red_at(0.5, HALF),
            remedy=N_("Complete the missing proofs before the budgets take their next step."),
            halt=N_("Pause and look: hold the next step of budgets without full proof until it is complete."),
            measure=five_of_five,
            checks=tuple(RIGHTS),
        ),
        Gauge(
            id="BR-BU-2",
            name=N_("Money covered by full proof"),
            direction=Direction.MORE_IS_BETTER,
            yellow=yellow_at(1.0, N_("principle S7: five rights when spending the State budget")),
            red=red_at(0.5, N_("half of the money; a product choice")),
            remedy=N_("Complete the proofs of the largest amounts first."),
            halt=N_("Pause and look: spend no more on the largest amounts until their proofs are complete."),
            measure=proven_money,
            checks=tuple(RIGHTS),
        ),
        Gauge(
            id="BR-BU-3",
            name=N_("Budgets in conflict or duplicate"),
            direction=Direction.LESS_IS_BETTER,
            yellow=yellow_at(0, N_("separation of duties, and principle S6 on duplicate investment")),
            red=red_at(0.3, N_("a product choice")),
            remedy=N_("Give appraisal and acceptance to another unit; merge or withdraw duplicate items."),
            measure=in_conflict,
            checks=tuple(CONFLICTS),
        ),
    ),
)
