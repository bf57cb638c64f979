"""HD-05: a delegation has expired and is still used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from rolemap.checks.base import N_, Check, Hit, Names, Severity
from rolemap.checks.mending import Fill, FillRelation
from rolemap.model import Relation, RoleGraph, blank
from rolemap.model.delegation import by_ends, scope_of, still_used

_EXAMPLE = """\
organizations:
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province}
positions:
- {id: giamdoc, name: Giám đốc Sở, organization: stttt, rank: head}
- {id: phogiamdoc, name: Phó Giám đốc Sở, organization: stttt, rank: deputy}
documents:
- {id: cv, name: Công văn 210/STTTT-CNTT, kind: other, date: SIGNED}
relations:
  delegates:
  - {id: uq, from: giamdoc, to: phogiamdoc, scope: [signing], basis: 45/QĐ-STTTT, valid_to: 2022-03-31}
  signs: [{from: phogiamdoc, to: cv, mode: TUQ, by_delegation: uq}]
"""


class ExpiredDelegationUsed(Check):
    """Something rests on a delegation that has ended, or was signed under authorisation after its end."""

    id = "HD-05"
    slug = "expired-delegation-used"
    group = "head"
    name = N_("Expired delegation still used")
    message = N_(
        "The delegation from {position} to {position2} ended on {ended} and is still used for: {uses}."
    )
    why = N_("Decisions are taken in a name that no longer lends itself.")
    remedy = N_("End it or issue a new document; look again at what was signed after the end date.")
    repairs = (
        FillRelation(N_("Renew or end the delegation: {name}"), ("valid_to", "basis"), kind="delegates"),
        Fill(N_("Check the date of “{name}”"), "uses", ("date",)),
    )
    subjects = ("position", "position2")
    severity = Severity.ERROR
    basis = N_("ND 30/2020 Art. 13(3); Law on Organisation of Local Government 2015 Art. 14")
    principle = "head"
    breaks = _EXAMPLE.replace("SIGNED", "2022-05-10")
    keeps = _EXAMPLE.replace("SIGNED", "2022-03-10")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for two positions; marks their ended delegations and what rests on them."""
        named, uncovered = still_used(graph), _uncovered_signatures(graph)
        rests: dict[Relation, list[Relation]] = {}
        for delegation in graph.relations_any_date("delegates"):
            end = delegation.valid_to
            if end is None or end > graph.as_of:
                continue
            uses = list(named.get(delegation, ()))
            if "signing" in scope_of(delegation):
                signed = uncovered.get(delegation.target, ())
                uses += [relation for day, relation in signed if day >= end]
            if uses:
                rests[delegation] = uses
        for subjects, same in by_ends(rests).items():
            uses = list(dict.fromkeys(use for delegation in same for use in rests[delegation]))
            yield Hit(
                subjects,
                (*same, *uses),
                {
                    "ended": max(end for delegation in same if (end := delegation.valid_to)),
                    "uses": Names(tuple(dict.fromkeys(use.target for use in uses))),
                },
            )


def _uncovered_signatures(graph: RoleGraph) -> Mapping[str, list[tuple[date, Relation]]]:
    """By position: what it signed TUQ. without naming a delegation, on a day when none to sign was in force.

    A delegation that ended by that day does not cover it, so "no other" in the rule is "none".
    """
    to_sign: dict[str, list[Relation]] = {}
    for delegation in graph.relations_any_date("delegates"):
        if "signing" in scope_of(delegation):
            to_sign.setdefault(delegation.target, []).append(delegation)
    dated = {document.id: document.date for document in graph.documents}
    uncovered: dict[str, list[tuple[date, Relation]]] = {}
    for relation in graph.relations("signs") if to_sign else ():
        day = dated[relation.target]
        if day is None or relation.get("mode") != "TUQ" or not blank(relation.get("by_delegation")):
            continue
        if not any(delegation.own_dates(day) for delegation in to_sign.get(relation.source, ())):
            uncovered.setdefault(relation.source, []).append((day, relation))
    return uncovered
