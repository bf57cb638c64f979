"""PL-01: two tools with the same function are used side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Entries, Hit, Names, Severity
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: baocao, name: Số liệu báo cáo phải nhập tay ở nhiều nơi, owner: ubnd, status: proposed}
tools:
- {id: chung, name: Hệ thống thông tin báo cáo quốc gia, kind: platform, status: live, provision: national,
   capabilities: [bao_cao]}
- {id: bo, name: Phần mềm báo cáo của bộ, kind: platform, status: live, provision: national,
   capabilities: [bao_cao]}
relations:
  sets: [{from: chutich, to: baocao}]
  addresses: [{from: chung, to: baocao}, {from: bo, to: baocao}]
  uses: [{from: ubnd, to: chung}, {from: ubnd, to: bo}]
"""


class DuplicateTools(Check):
    """Two live tools share a capability and a user, and neither replaces the other.

    No relation is marked: the gap lies between the two tools, not in the lines that lead to them.
    """

    id = "PL-01"
    slug = "duplicate-tools"
    group = "platform"
    name = N_("Duplicate tools")
    message = N_("“{tool}” and “{tool2}” both provide {capabilities}, and both are used by: {units}.")
    why = N_("The same function is paid for twice and the numbers differ.")
    remedy = N_("Choose one tool and plan the replacement of the other.")
    repairs = (
        Relate(N_("Plan the replacement of the second tool"), "replaces", source="tool", target="tool2"),
        Relate(N_("Plan the replacement of the first tool"), "replaces", source="tool2", target="tool"),
    )
    subjects = ("tool", "tool2")
    severity = Severity.WARNING
    symmetric = True
    basis = N_("principle S6 duplicate investment")
    principle = "plat"
    borrowed_from = "DEDUP review"
    breaks = _COMMON
    keeps = _COMMON + "  replaces: [{from: chung, to: bo}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such pair, the ids sorted; values name the capabilities and the common users."""
        for one, other, capabilities in graph.tool_pairs("capabilities", graph.live_tools):
            if not graph.users(one).overlaps(graph.users(other)) or _replaced(graph, one, other):
                continue
            common = graph.users(one) & graph.users(other)
            yield Hit(
                (one, other),
                values={"capabilities": Entries(tuple(capabilities)), "units": Names(common)},
            )


def _replaced(graph: RoleGraph, one: str, other: str) -> bool:
    replacing = (*graph.outgoing("replaces", one), *graph.outgoing("replaces", other))
    return any({relation.source, relation.target} == {one, other} for relation in replacing)
