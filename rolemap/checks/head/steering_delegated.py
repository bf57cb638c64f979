"""HD-03: a head delegates steering or the setting of problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.mending import Drop, FillRelation
from rolemap.model import RoleGraph
from rolemap.model.delegation import by_ends, last_end, scope_of, still_used

_LEADERSHIP = (N_("steering"), N_("setting"))

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
relations:
  delegates:
  - {from: chutich, to: phochutich, scope: [SCOPE], basis: 12/QĐ-UBND, valid_to: 2022-12-31}
"""


class SteeringDelegated(Check):
    """A head hands down steering or setting, by a delegation in force or an ended one that is still used."""

    id = "HD-03"
    slug = "steering-delegated"
    group = "head"
    name = N_("Steering is delegated")
    message = N_("{position} delegates {scope} to {position2} ({state}, end date: {until}).")
    why = N_("The top leader leaves the change to somebody who cannot decide across the apparatus.")
    remedy = N_(
        "Withdraw the delegation of steering; if needed give the deputy named operational work for a set "
        "time."
    )
    repairs = (
        FillRelation(N_("Limit the delegation: {name}"), ("scope",), kind="delegates"),
        Drop(N_("Withdraw the delegation: {name}"), kind="delegates"),
    )
    subjects = ("position", "position2")
    severity = Severity.ERROR
    waivable = False
    basis = N_("principle S5")
    principle = "head"
    borrowed_from = "PRINCE2: the executive is non-delegable"
    breaks = _EXAMPLE.replace("SCOPE", "steering")
    keeps = _EXAMPLE.replace("SCOPE", "operations")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for two positions; marks their delegations, and what rests on those that have ended."""
        in_force, used = set(graph.relations("delegates")), still_used(graph)
        delegations = [
            delegation
            for delegation in graph.relations_any_date("delegates")
            if graph.is_head(delegation.source)
            and any(entry in _LEADERSHIP for entry in scope_of(delegation))
            and (delegation in in_force or delegation in used)
        ]
        for subjects, same in by_ends(delegations).items():
            handed = {entry for delegation in same for entry in scope_of(delegation)}
            active = any(delegation in in_force for delegation in same)
            until = last_end(same)
            yield Hit(
                subjects,
                (*same, *(use for delegation in same for use in used.get(delegation, ()))),
                {
                    "scope": Words(tuple(entry for entry in _LEADERSHIP if entry in handed)),
                    "state": Words((N_("in force") if active else N_("ended but still used"),)),
                    "until": Words((N_("none"),)) if until is None else until,
                },
            )
