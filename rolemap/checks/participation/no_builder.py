"""PA-03: nobody builds the tool, so nobody answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph


class NoBuilder(Check):
    """A tool in service, not a national one, that no organization builds."""

    id = "PA-03"
    slug = "no-builder"
    group = "participation"
    name = N_("Tool without a builder")
    message = N_("No organization is recorded as building tool “{tool}”.")
    why = N_("Nobody answers for defects, changes and security of the tool.")
    remedy = N_("Record the specialised unit and the enterprise that build it.")
    repairs = (Relate(N_("Name who builds it"), "builds", target="tool"),)
    subjects = ("tool",)
    severity = Severity.ERROR
    basis = N_("principle S4")
    principle = "three"
    borrowed_from = "PRINCE2 senior supplier"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: cntt, name: Trung tâm Công nghệ thông tin, kind: it_unit, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: rented}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  owns: [{from: ubnd, to: dvc}]
  uses: [{from: ubnd, to: dvc}]
"""
    keeps = breaks + "  builds: [{from: cntt, to: dvc}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool."""
        for tool in graph.tools_in_service:
            if tool.provision != "national" and not graph.incoming("builds", tool.id):
                yield Hit((tool.id,))
