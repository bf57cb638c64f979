"""HD-06: what was delegated is passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.mending import Drop
from rolemap.model import Relation, RoleGraph
from rolemap.model.delegation import last_end, passed_on

_SCOPES = (N_("steering"), N_("setting"), N_("signing"), N_("operations"))

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: giamdoc, name: Giám đốc Sở, organization: stttt, rank: head}
relations:
  delegates:
  - {from: chutich, to: phochutich, scope: [operations], basis: 12/QĐ-UBND, valid_to: 2022-12-31}
  - {from: GIVER, to: giamdoc, scope: [operations], basis: 15/QĐ-UBND, valid_to: 2022-12-31}
"""


class DelegationChain(Check):
    """What was delegated is passed on while both delegations run, and not as an order to a deputy (TL.)."""

    id = "HD-06"
    slug = "delegation-chain"
    group = "head"
    name = N_("Delegation chain")
    message = N_(
        "{position} delegates to {position2}, and {position2} passes it on to {position3} (content: "
        "{scope}, end date: {until})."
    )
    why = N_("Responsibility thins out at each hand until nobody holds it.")
    remedy = N_("Cut the chain: delegate directly or not at all.")
    repairs = (Drop(N_("Withdraw the delegation: {name}"), kind="delegates"),)
    subjects = ("position", "position2", "position3")
    severity = Severity.ERROR
    waivable = False
    basis = N_(
        "ND 30/2020 Art. 13(3): the person authorised may not pass it on; exception Art. 13(4): TL. may "
        "go on to a deputy"
    )
    principle = "head"
    borrowed_from = "RBAC delegation depth"
    breaks = _EXAMPLE.replace("GIVER", "phochutich")
    keeps = _EXAMPLE.replace("GIVER", "chutich")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for three positions; marks the delegations of the chain in their order."""
        chains: dict[tuple[str, str, str], list[tuple[Relation, Relation, tuple[str, ...]]]] = {}
        for first, second, scope in passed_on(graph):
            chains.setdefault((first.source, first.target, second.target), []).append((first, second, scope))
        for subjects, links in chains.items():
            handed = {entry for _, _, scope in links for entry in scope}
            scopes = tuple(entry for entry in _SCOPES if entry in handed)
            until = last_end(second for _, second, _ in links)
            yield Hit(
                subjects,
                tuple(dict.fromkeys([first for first, _, _ in links] + [second for _, second, _ in links])),
                {
                    "scope": Words(scopes or (N_("not stated"),)),
                    "until": Words((N_("none"),)) if until is None else until,
                },
            )
