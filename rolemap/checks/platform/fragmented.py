"""PL-03: too many tools stand outside the network of connected tools."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Severity, Share
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph, above, below

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
tools:
- {id: ndxp, name: Nền tảng tích hợp quốc gia, kind: integration_platform, status: live, provision: national}
- {id: vneid, name: Nền tảng định danh, kind: platform, status: live, provision: national}
- {id: dancu, name: Cơ sở dữ liệu dân cư, kind: platform, status: live, provision: national}
- {id: dvc, name: Cổng Dịch vụ công quốc gia, kind: platform, status: live, provision: national}
- {id: baocao, name: Hệ thống thông tin báo cáo, kind: platform, status: live, provision: national}
relations:
  uses:
  - {from: ubnd, to: vneid}
  - {from: ubnd, to: dancu}
  - {from: ubnd, to: dvc}
  - {from: ubnd, to: baocao}
  integrates:
  - {from: vneid, to: ndxp}
  - {from: dancu, to: ndxp}
"""


class Fragmented(Check):
    """Too large a share of the live tools stands outside the largest network; asked of the map as a whole."""

    id = "PL-03"
    slug = "fragmented"
    group = "platform"
    name = N_("Fragmented landscape")
    message = N_(
        "{outside} of {total} tools in use ({share}, limit {limit}) stand outside the largest network of "
        "connected tools; the tools form {networks} separate parts."
    )
    why = N_("Every new exchange of data needs its own project.")
    remedy = N_("Connect first the tools with most users.")
    repairs = (Relate(N_("Connect two tools"), "integrates"),)
    subjects = ()
    severity = Severity.WARNING
    limits = (
        Limit("share", 0.3, 0, 1, N_("a product choice; show the number and trend, not only the flag")),
        Limit("tools", 5, 2, 1000, N_("with fewer tools one stand-alone tool would already be a finding")),
    )
    basis = N_("product choice; show the number and trend, not only the flag")
    principle = "plat"
    breaks = _COMMON
    keeps = _COMMON + "  - {from: dvc, to: ndxp}\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """At most one hit, without subjects."""
        share, tools = limits["share"], limits["tools"]
        networks = graph.integration_components()
        total = len(graph.live_tools)
        if below(total, tools):
            return
        outside = total - len(networks[0])
        if above(outside / total, share):
            yield Hit(
                (),
                values={
                    "outside": outside,
                    "total": total,
                    "share": Share(outside / total),
                    "limit": Share(share),
                    "networks": len(networks),
                },
            )
