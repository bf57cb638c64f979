"""PA-04: no organization uses the tool."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph

_STATUS = {"planned": N_("planned"), "pilot": N_("in pilot use"), "live": N_("live")}


class NoUser(Check):
    """A tool in service, other than an integration platform, without a single using organization."""

    id = "PA-04"
    slug = "no-user"
    group = "participation"
    name = N_("Tool without users")
    message = N_("No organization uses tool “{tool}” ({status}).")
    why = N_("Money and training go to a tool that stands idle.")
    remedy = N_("Name the using organizations or retire the tool.")
    repairs = (
        Relate(N_("Name who uses it"), "uses", target="tool"),
        Fill(N_("Retire the tool"), "tool", ("status",), presets={"status": "retired"}),
    )
    subjects = ("tool",)
    severity = Severity.ERROR
    severity_rule = N_("error when status is live, warning when it is planned or pilot")
    basis = N_("principle S4")
    principle = "three"
    borrowed_from = "PRINCE2 senior user"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
"""
    keeps = breaks + "  uses: [{from: ubnd, to: dvc}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool; marked are uses by groups that have no member."""
        for tool in graph.tools_in_service:
            if tool.kind == "integration_platform" or graph.users(tool.id):
                continue
            empty = graph.uses_of(tool.id)
            yield Hit(
                (tool.id,),
                empty,
                {
                    "status": Words((_STATUS[tool.status],)),
                    "empty_groups": Names(tuple(dict.fromkeys(use.source for use in empty))),
                },
                severity=Severity.ERROR if tool.status == "live" else Severity.WARNING,
            )
