"""BU-07: the same function is paid for twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from operator import or_

from rolemap.checks.base import N_, Check, Entries, Hit, Names, Severity
from rolemap.checks.mending import Drop, Fill
from rolemap.model import Relation, RoleGraph
from rolemap.model.spending import periods_overlap

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: dn, name: Doanh nghiệp CNTT A, kind: enterprise, level: enterprise}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: dihop, name: Cán bộ xã mất nửa ngày đi họp, owner: ubnd, status: active, baseline: 12, target: 4}
tools:
- {id: hop, name: Họp trực tuyến, kind: service, status: live, provision: rented, capabilities: [hop]}
- {id: hop2, name: Phòng họp không giấy, kind: service, status: live, provision: rented, capabilities: [hop]}
budgets:
- id: kp1
  name: Thuê dịch vụ họp trực tuyến
  form: rental_plan
  period: "2022"
  evidence: {problem: [12/TTr-UBND], process: [30/BC-STC]}
  steps: [{step: submission}, {step: appraisal}, {step: approval}]
- id: kp2
  name: Thuê phòng họp không giấy
  form: rental_plan
  period: "PERIOD"
  evidence: {problem: [14/TTr-UBND], process: [31/BC-STC]}
  steps: [{step: submission}, {step: appraisal}, {step: approval}]
relations:
  sets: [{from: chutich, to: dihop}]
  addresses: [{from: hop, to: dihop}, {from: hop2, to: dihop}]
  owns: [{from: ubnd, to: hop}, {from: ubnd, to: hop2}]
  builds: [{from: dn, to: hop}, {from: dn, to: hop2}]
  uses: [{from: ubnd, to: hop}, {from: ubnd, to: hop2}]
  funds: [{from: kp1, to: hop}, {from: kp2, to: hop2}]
"""


class DuplicateFunding(Check):
    """Two budgets of overlapping periods pay for two tools that have a function and a user in common."""

    id = "BU-07"
    slug = "duplicate-funding"
    group = "budget"
    name = N_("Duplicate funding")
    message = N_(
        "“{budget}” ({period}) and “{budget2}” ({period2}) both pay for the function {functions} in "
        "tools with common users (units: {units}): {tools}."
    )
    why = N_("The same function is paid for twice in the same year.")
    remedy = N_("Merge them or withdraw one.")
    repairs = (
        Fill(N_("Correct the period of “{name}”"), "budget", ("period",)),
        Fill(N_("Correct the period of “{name}”"), "budget2", ("period",)),
        Drop(N_("Take off: {name}"), kind="funds"),
    )
    subjects = ("budget", "budget2")
    severity = Severity.ERROR
    symmetric = True
    basis = N_("principle S6 duplicate investment, waste")
    principle = "five"
    breaks = _EXAMPLE.replace("PERIOD", "2021-2022")
    keeps = _EXAMPLE.replace("PERIOD", "2023")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for two budgets, however many tools they double; marks what they pay for it."""
        funding: dict[str, list[Relation]] = {}
        for funds in graph.relations("funds"):
            funding.setdefault(funds.target, []).append(funds)
        funded = [tool for tool in graph.active_tools if tool.id in funding]
        period = {budget.id: budget.period.strip() for budget in graph.budgets}
        doubled: dict[tuple[str, str], list[tuple[Relation, Relation, tuple[str, ...]]]] = {}
        for one, other, functions in graph.tool_pairs("capabilities", funded):
            if not graph.users(one).overlaps(graph.users(other)):
                continue
            for first in funding[one]:
                for second in funding[other]:
                    pair = min(first.source, second.source), max(first.source, second.source)
                    if pair[0] != pair[1] and periods_overlap(period[pair[0]], period[pair[1]]):
                        doubled.setdefault(pair, []).append((first, second, functions))
        for (budget, budget2), found in doubled.items():
            common_users = (graph.users(one.target) & graph.users(other.target) for one, other, _ in found)
            ways = tuple(dict.fromkeys(funds for *both, _ in found for funds in both))
            yield Hit(
                (budget, budget2),
                ways,
                {
                    "period": period[budget],
                    "period2": period[budget2],
                    "functions": Entries(
                        tuple(dict.fromkeys(entry for *_, common in found for entry in common))
                    ),
                    "units": reduce(or_, common_users).size,
                    "tools": Names(tuple(dict.fromkeys(funds.target for funds in ways))),
                },
            )
