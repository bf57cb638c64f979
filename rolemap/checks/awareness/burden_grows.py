"""AW-02: the tools of a problem cost some unit more time than they save it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Names, Severity
from rolemap.checks.mending import Create, Fill, FillRelation
from rolemap.model import Relation, RoleGraph


class BurdenGrows(Check):
    """An open problem whose tools together add hours to at least one organization."""

    id = "AW-02"
    slug = "burden-grows"
    group = "awareness"
    name = N_("Net burden increases")
    message = N_(
        "The tools of problem “{problem}” add to the burden: {hours} hours a month for {worst} "
        "(limit {limit}); units above the limit: {units}."
    )
    why = N_("Those who must use the tool lose working time every month and enter data for show.")
    remedy = N_("Pause and look: remove duplicate steps, enter data once, record the decision to go on.")
    repairs = (
        FillRelation(N_("Correct the hours: {name}"), ("hours_delta",), kind="uses"),
        Fill(N_("State what “{name}” does away with"), "tools", ("changes",)),
        Create(
            N_("Record a review with its decision"),
            "reviews",
            relation="about",
            about="problem",
            today="date",
        ),
    )
    subjects = ("problem",)
    severity = Severity.ERROR
    limits = (
        Limit(
            "hours",
            default=0,
            low=0,
            high=200,
            basis=N_(
                "wording of the principle: any added burden is a reason to pause; "
                "unit and sign are a product choice"
            ),
        ),
    )
    basis = limits[0].basis
    principle = "burden"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, apparatus: true}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: baocao, name: Số liệu báo cáo phải nhập tay ở nhiều nơi, owner: ubnd, status: approved}
tools:
- {id: hethong, name: Hệ thống thông tin báo cáo, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: baocao}]
  addresses: [{from: hethong, to: baocao}]
  uses: [{from: xa, to: hethong, hours_delta: 4}]
"""
    keeps = breaks.replace("hours_delta: 4", "hours_delta: -4")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem; marked is what adds hours to the worst unit."""
        for problem in graph.open_problems:
            hours = graph.net_hours(problem.id)
            burdened = hours.above(limits["hours"])
            if burdened and (worst := hours.worst) is not None:
                yield Hit(
                    (problem.id,),
                    tuple(_burdening(graph, problem.id, worst)),
                    {
                        "worst": Names((worst,)),
                        "hours": hours.of(worst),
                        "limit": limits["hours"],
                        "units": burdened.size,
                        "tools": Names(tuple(tool.id for tool in graph.tools_of(problem.id))),
                    },
                )


def _burdening(graph: RoleGraph, problem_id: str, organization_id: str) -> Iterator[Relation]:
    """What adds hours to the worst unit; to mark every unit could be to mark the whole apparatus."""
    for tool in graph.tools_of(problem_id):
        for use in graph.uses_reaching(organization_id, tool.id):
            if (use.get("hours_delta") or 0) > 0:
                yield use
