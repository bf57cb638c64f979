"""PA-10: a tool answers no problem that anybody still has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph


class ToolWithoutProblem(Check):
    """A tool in service, neither national nor an integration platform, that addresses no unclosed problem."""

    id = "PA-10"
    slug = "tool-without-problem"
    group = "participation"
    name = N_("Tool without a problem")
    message = N_("Tool “{tool}” addresses no problem that is proposed, approved or active.")
    why = N_("The tool is an end in itself; nobody can judge whether it is worth its price.")
    remedy = N_("Attach a problem, or put it on the list to be retired.")
    repairs = (
        Relate(N_("Attach a problem"), "addresses", source="tool"),
        Fill(N_("Retire the tool"), "tool", ("status",), presets={"status": "retired"}),
    )
    subjects = ("tool",)
    severity = Severity.WARNING
    basis = N_("principle S0b right problem first")
    principle = "right"
    borrowed_from = "iStar: means without an end"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: cntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: proposed}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: built}
relations:
  sets: [{from: chutich, to: thutuc}]
  builds: [{from: cntt, to: dvc}]
  owns: [{from: ubnd, to: dvc}]
  uses: [{from: ubnd, to: dvc}]
"""
    keeps = breaks + "  addresses: [{from: dvc, to: thutuc}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool; marked are the closed problems that it addressed."""
        for tool in graph.tools_in_service:
            if tool.provision == "national" or tool.kind == "integration_platform":
                continue
            problems = graph.problems_of(tool.id)
            if all(problem.status == "closed" for problem in problems):
                yield Hit(
                    (tool.id,),
                    graph.outgoing("addresses", tool.id),
                    {"closed": Names(tuple(problem.id for problem in problems))},
                )
