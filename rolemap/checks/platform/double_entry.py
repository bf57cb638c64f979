"""PL-05: the same data are typed into two tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Entries, Hit, Names, Severity
from rolemap.checks.mending import Fill, Relate
from rolemap.model import RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd}
tools:
- {id: baocao, name: Hệ thống thông tin báo cáo, kind: platform, status: live, provision: national,
   collects: [so_lieu_thang]}
- {id: thongke, name: Phần mềm thống kê ngành, kind: platform, status: live, provision: national,
   collects: [so_lieu_thang]}
relations:
  uses: [{from: xa, to: baocao}, {from: xa, to: thongke}]
"""


class DoubleEntry(Check):
    """Two live tools collect the same data item from a common user and are not integrated with each other.

    No relation is marked: the gap is the line between the two tools that is not there.
    """

    id = "PL-05"
    slug = "double-entry"
    group = "platform"
    name = N_("Same data entered twice")
    message = N_(
        "{items} must be entered in both “{tool}” and “{tool2}”, which are not directly connected; "
        "entered twice by: {units}."
    )
    why = N_("The same figure is typed twice and soon differs.")
    remedy = N_("Choose one place of entry, the others take the data over the platform.")
    repairs = (
        Relate(N_("Connect the two tools"), "integrates", source="tool", target="tool2"),
        Fill(N_("“{name}” no longer asks for it"), "tool", ("collects",)),
    )
    subjects = ("tool", "tool2")
    severity = Severity.WARNING
    symmetric = True
    basis = N_("principle S6 sharing, S2 burden")
    principle = "plat"
    breaks = _COMMON
    keeps = _COMMON + "  integrates: [{from: thongke, to: baocao}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such pair, the ids sorted; values name the data items and the common users."""
        for one, other, items in graph.tool_pairs("collects", graph.live_tools):
            if graph.integrated_directly(one, other) or not graph.users(one).overlaps(graph.users(other)):
                continue
            common = graph.users(one) & graph.users(other)
            yield Hit((one, other), values={"items": Entries(tuple(items)), "units": Names(common)})
