"""PL-04: what a national platform offers is built or bought once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Entries, Hit, Severity, Words
from rolemap.checks.mending import Fill
from rolemap.model import RoleGraph, blank

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
- {id: ttcntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: stttt}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: taikhoan, name: Cán bộ phải nhớ nhiều tài khoản, owner: ubnd, status: proposed}
tools:
- {id: vneid, name: Nền tảng định danh và xác thực điện tử, kind: platform, status: live, provision: national,
   capabilities: [dinh_danh]}
- {id: xacthuc, name: Hệ thống xác thực của tỉnh, kind: platform, status: live, capabilities: [dinh_danh],
   start: 2022-01-01, provision: PROVISION}
relations:
  sets: [{from: chutich, to: taikhoan}]
  addresses: [{from: vneid, to: taikhoan}, {from: xacthuc, to: taikhoan}]
  builds: [{from: ttcntt, to: xacthuc}]
  owns: [{from: stttt, to: xacthuc}]
  uses: [{from: ubnd, to: vneid}, {from: stttt, to: xacthuc}]
"""


class RebuildsNational(Check):
    """A tool in service is built or bought, without grounds, though a live national tool offers the same."""

    id = "PL-04"
    slug = "rebuilds-national"
    group = "platform"
    name = N_("Local build of a nationally offered capability")
    message = N_("“{tool}” ({provision}) repeats what “{tool2}” already offers nationally: {capabilities}.")
    why = N_("Public money pays again for what is offered to all.")
    remedy = N_("Move to integration or renting; if it is still built, record the grounds.")
    repairs = (Fill(N_("Rent it, or record the grounds"), "tool", ("provision", "justification")),)
    subjects = ("tool", "tool2")
    severity = Severity.ERROR
    basis = N_(
        "principle S6; central lists of shared platforms (2618/QD-BKHCN 2025: 55); reviewers downgrade such "
        "proposals"
    )
    principle = "plat"
    borrowed_from = "DEDUP review"
    breaks = _COMMON.replace("PROVISION", "built")
    keeps = _COMMON.replace("PROVISION", "rented")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such tool and national tool; who uses them plays no part."""
        offered: dict[str, list[str]] = {}
        for national in graph.live_tools:
            if national.provision == "national":
                for capability in dict.fromkeys(national.capabilities):
                    offered.setdefault(capability, []).append(national.id)
        for tool in graph.tools_in_service:
            if tool.provision not in ("built", "bought") or not blank(tool.justification):
                continue
            repeated: dict[str, list[str]] = {}
            for capability in dict.fromkeys(tool.capabilities):
                for id in () if blank(capability) else offered.get(capability, ()):
                    repeated.setdefault(id, []).append(capability)
            for id, capabilities in repeated.items():
                yield Hit(
                    (tool.id, id),
                    values={
                        "provision": Words((_PROVISIONS[tool.provision],)),
                        "capabilities": Entries(tuple(sorted(capabilities))),
                    },
                )


_PROVISIONS = {"built": N_("built"), "bought": N_("bought")}
