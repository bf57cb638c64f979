"""HD-04: a delegation without document, scope or end date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.mending import FillRelation
from rolemap.model import Relation, RoleGraph, blank
from rolemap.model.delegation import by_ends, has_ended, scope_of

_EXAMPLE = """\
organizations:
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province}
positions:
- {id: giamdoc, name: Giám đốc Sở, organization: stttt, rank: head}
- {id: phogiamdoc, name: Phó Giám đốc Sở, organization: stttt, rank: deputy}
relations:
  delegates:
  - {from: giamdoc, to: phogiamdoc, scope: [signing]BOUNDS}
"""


class DelegationUnbounded(Check):
    """A delegation that has not ended has no document, no scope, or no end."""

    id = "HD-04"
    slug = "delegation-unbounded"
    group = "head"
    name = N_("Delegation without document, scope or end date")
    message = N_("The delegation from {position} to {position2} lacks: {missing}.")
    why = N_("Acts signed under it can be contested, and it never ends.")
    remedy = N_("Add number and symbol of the document, the content and the end date of the delegation.")
    repairs = (
        FillRelation(N_("Complete the delegation: {name}"), ("basis", "scope", "valid_to"), kind="delegates"),
    )
    subjects = ("position", "position2")
    severity = Severity.WARNING
    basis = N_(
        "ND 30/2020 Art. 13(3): in writing, limited in time and content; Law on Organisation of Local "
        "Government 2015 Art. 14: in writing, for a set period, with conditions"
    )
    principle = "head"
    breaks = _EXAMPLE.replace("BOUNDS", "")
    keeps = _EXAMPLE.replace("BOUNDS", ", basis: 45/QĐ-STTTT, valid_to: 2022-12-31")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for two positions; marks those of their delegations that lack something."""
        unbounded = [
            delegation
            for delegation in graph.relations_any_date("delegates")
            if not has_ended(delegation, graph.as_of) and _missing(delegation)
        ]
        for subjects, same in by_ends(unbounded).items():
            missing = dict.fromkeys(word for delegation in same for word in _missing(delegation))
            yield Hit(subjects, tuple(same), {"missing": Words(tuple(missing))})


def _missing(delegation: Relation) -> tuple[str, ...]:
    bounds = (
        (N_("document"), delegation.get("basis")),
        (N_("content"), scope_of(delegation)),
        (N_("end date"), delegation.valid_to),
    )
    return tuple(word for word, value in bounds if blank(value))
