"""PA-02: no tool in use answers the problem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph


class NoTool(Check):
    """A problem, not yet closed, that no pilot or live tool addresses."""

    id = "PA-02"
    slug = "no-tool"
    group = "participation"
    name = N_("Problem without a tool")
    message = N_("Problem “{problem}” has no tool in use: {reason}.")
    why = N_("The promise to solve the problem has nothing behind it.")
    remedy = N_("Attach an existing tool (a shared platform first), or move the problem back to proposed.")
    repairs = (
        Relate(N_("Attach a tool"), "addresses", target="problem"),
        Fill(N_("“{name}” is in use by now"), "not_in_use", ("status",), presets={"status": "live"}),
    )
    subjects = ("problem",)
    severity = Severity.ERROR
    severity_rule = N_("info while p is proposed, otherwise error")
    basis = N_("principle S4; RACI: no R")
    principle = "three"
    borrowed_from = "RACI, iStar dependency without dependee"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: planned, provision: national}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: ubnd, to: dvc}]
"""
    keeps = breaks.replace("status: planned", "status: live")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem; marked are the tools that are not in use."""
        for problem in graph.unclosed_problems:
            if graph.tools_of(problem.id):
                continue
            attached = graph.incoming("addresses", problem.id)
            reason = N_("those attached are planned or retired") if attached else N_("none is attached")
            yield Hit(
                (problem.id,),
                attached,
                {
                    "reason": Words((reason,)),
                    "not_in_use": Names(tuple(dict.fromkeys(relation.source for relation in attached))),
                },
                severity=Severity.INFO if problem.status == "proposed" else Severity.ERROR,
            )
