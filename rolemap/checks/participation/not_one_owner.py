"""PA-11: a tool has no owner, or several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Value, Words
from rolemap.checks.mending import Drop, Relate
from rolemap.model import RoleGraph


class NotOneOwner(Check):
    """A tool in service, not a national one, that is owned by no organization or by more than one."""

    id = "PA-11"
    slug = "not-one-owner"
    group = "participation"
    name = N_("Tool does not have exactly one owner")
    message = N_("Tool “{tool}” has {number} owning organizations instead of one: {owners}.")
    why = N_("With no owner or two owners, nobody pays, decides or answers.")
    remedy = N_("Name one owning organization.")
    repairs = (
        Relate(N_("Name the owner"), "owns", target="tool"),
        Drop(N_("Take off: {name}"), kind="owns"),
    )
    subjects = ("tool",)
    severity = Severity.ERROR
    basis = N_("ITIL: one service owner; RACI: exactly one A")
    principle = "five"
    borrowed_from = "ITIL, RACI"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: vanban, name: Văn bản chỉ đạo đến cấp xã chậm, owner: ubnd, status: approved}
tools:
- {id: vpdt, name: Mạng văn phòng điện tử, kind: system, status: live, provision: rented}
relations:
  sets: [{from: chutich, to: vanban}]
  addresses: [{from: vpdt, to: vanban}]
  builds: [{from: stttt, to: vpdt}]
  uses: [{from: ubnd, to: vpdt}]
"""
    keeps = breaks + "  owns: [{from: stttt, to: vpdt}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool; marked are its owners, where there are several."""
        for tool in graph.tools_in_service:
            if tool.provision == "national":
                continue
            owning = graph.incoming("owns", tool.id)
            owners = tuple(dict.fromkeys(relation.source for relation in owning))
            if len(owners) != 1:
                named: Value = Names(owners) if owners else Words((N_("none is recorded"),))
                yield Hit((tool.id,), owning, {"number": len(owners), "owners": named})
