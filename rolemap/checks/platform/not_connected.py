"""PL-02: a system stands apart from every integration platform."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
- {id: ttcntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: stttt}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: vanban, name: Văn bản chỉ đạo đến cấp xã chậm, owner: ubnd, status: proposed}
tools:
- {id: ndxp, name: Nền tảng tích hợp quốc gia, kind: integration_platform, status: live, provision: national}
- {id: vpdt, name: Mạng văn phòng điện tử, kind: system, status: live, provision: rented, start: 2022-01-01}
relations:
  sets: [{from: chutich, to: vanban}]
  addresses: [{from: vpdt, to: vanban}]
  builds: [{from: ttcntt, to: vpdt}]
  owns: [{from: stttt, to: vpdt}, {from: stttt, to: ndxp}]
  uses: [{from: ubnd, to: vpdt}]
"""


class NotConnected(Check):
    """A live system that is not national reaches no integration platform over integrations of live tools."""

    id = "PL-02"
    slug = "not-connected"
    group = "platform"
    name = N_("Not connected to an integration platform")
    message = N_(
        "“{tool}” is connected to no integration platform, neither directly nor through other tools "
        "(direct connections: {others})."
    )
    why = N_("Data stay in the silo and are copied by hand.")
    remedy = N_("Connect it to the integration platform, or record why it need not be.")
    repairs = (Relate(N_("Connect it to an integration platform"), "integrates", source="tool"),)
    subjects = ("tool",)
    severity = Severity.WARNING
    basis = N_("principle S6")
    principle = "plat"
    breaks = _COMMON
    keeps = _COMMON + "  integrates: [{from: vpdt, to: ndxp}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such system; marks the integrations that it has."""
        platforms = {tool.id for tool in graph.live_tools if tool.kind == "integration_platform"}
        connected: set[str] = set()
        for component in graph.integration_components():
            if not platforms.isdisjoint(component):
                connected |= component
        for tool in graph.live_tools:
            if tool.status != "live" or tool.kind != "system" or tool.provision == "national":
                continue
            if tool.id in connected:
                continue
            links = (*graph.outgoing("integrates", tool.id), *graph.incoming("integrates", tool.id))
            ends = {id for link in links for id in (link.source, link.target)}
            others = tuple(sorted(ends & graph.live_tool_ids - {tool.id}))
            yield Hit(
                (tool.id,),
                relations=links,
                values={"others": Names(others) if others else Words((N_("none"),))},
            )
