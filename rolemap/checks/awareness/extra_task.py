"""AW-01: a problem is run as one more task beside the old work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph, Tool, blank


class ExtraTask(Check):
    """An open problem that is recorded as a new task, or whose tools take nothing away."""

    id = "AW-01"
    slug = "extra-task"
    group = "awareness"
    name = N_("Problem framed as an extra task")
    message = N_("Problem “{problem}” is run as an extra task: {reasons}.")
    why = N_("Officials carry the old work and the new tool side by side, and the tool is quietly dropped.")
    remedy = N_("State which step, meeting or form is removed; if none is, reconsider the need.")
    repairs = (
        Fill(N_("State what “{name}” does away with"), "tools", ("changes",)),
        Relate(N_("Name the old tool that is replaced"), "replaces", source="tools"),
        Fill(N_("Frame it as a new way of working"), "problem", ("framing",)),
    )
    subjects = ("problem",)
    severity = Severity.WARNING
    basis = N_("wording of the principle")
    principle = "new"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: vanban, name: Văn bản chỉ đạo đến cấp xã chậm, owner: ubnd, status: approved, framing: new_way}
tools:
- {id: vpdt, name: Mạng văn phòng điện tử, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: vanban}]
  addresses: [{from: vpdt, to: vanban}]
  uses: [{from: ubnd, to: vpdt}]
"""
    keeps = breaks.replace(
        "provision: national", "provision: national, changes: [bỏ gửi văn bản giấy song song]"
    )

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem; marked are the tools that remove nothing."""
        for problem in graph.open_problems:
            tools = graph.tools_of(problem.id)
            reasons = []
            if problem.framing == "new_task":
                reasons.append(N_("it is recorded as a new task"))
            nothing_removed = bool(tools) and not any(_removes_something(graph, tool) for tool in tools)
            if nothing_removed:
                reasons.append(N_("its tools remove no step, meeting, form or older tool"))
            if reasons:
                yield Hit(
                    (problem.id,),
                    graph.incoming("addresses", problem.id) if nothing_removed else (),
                    {"reasons": Words(tuple(reasons)), "tools": Names(tuple(tool.id for tool in tools))},
                )


def _removes_something(graph: RoleGraph, tool: Tool) -> bool:
    return not blank(tool.changes) or bool(graph.outgoing("replaces", tool.id))
