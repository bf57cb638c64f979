"""PA-07: accounts are open, but the tool is hardly used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from rolemap.checks.base import N_, Check, Hit, Limit, Names, Severity, Share
from rolemap.checks.mending import FillRelation
from rolemap.model import Relation, RoleGraph

_SOURCE = N_("Decision 749/QD-TTg: share of case files processed online by 2025, borrowed as a use target")


class UseOnPaper(Check):
    """A live tool whose use is mandatory for somebody, at a rate below the target of that level."""

    id = "PA-07"
    slug = "use-on-paper"
    group = "participation"
    name = N_("Use below the level target")
    message = N_(
        "Tool “{tool}” is mandatory but used on paper only: {unit} at {rate}, target {target}; "
        "users below their target: {number}."
    )
    why = N_("Accounts are opened to meet a quota while the work goes on elsewhere.")
    remedy = N_("Find the cause (duplication, lacking devices, no training) before setting quotas.")
    repairs = (
        FillRelation(
            N_("Update the share of active users: {name}"), ("active_rate", "mandatory"), kind="uses"
        ),
    )
    subjects = ("tool",)
    severity = Severity.WARNING
    limits = (
        Limit("province", default=0.9, low=0, high=1, basis=_SOURCE),
        Limit("district", default=0.8, low=0, high=1, basis=_SOURCE),
        Limit("commune", default=0.6, low=0, high=1, basis=_SOURCE),
    )
    open_limits: ClassVar[bool] = True
    """The profile may name any other level of the map; a level without a limit is passed over."""
    basis = N_(
        "Decision 749/QD-TTg: share of case files processed online by 2025: 90, 80, 60 percent; "
        "borrowed as a use target"
    )
    principle = "whole"
    breaks = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, apparatus: true}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: thutuc, name: Hồ sơ trực tuyến ở cấp xã còn ít, owner: ubnd, status: approved}
tools:
- {id: dvc, name: Cổng Dịch vụ công, kind: system, status: live, provision: national}
relations:
  sets: [{from: chutich, to: thutuc}]
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: xa, to: dvc, mandatory: true, active_rate: 0.41}]
"""
    keeps = breaks.replace("active_rate: 0.41", "active_rate: 0.72")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a tool; marked are all uses below their target."""
        for tool_id, uses in graph.uses_below_target(limits).items():
            worst = min(uses, key=lambda use: (_rate(use), use.source))
            yield Hit(
                (tool_id,),
                uses,
                {
                    "unit": Names((worst.source,)),
                    "rate": Share(_rate(worst)),
                    "target": Share(_target(graph, worst, limits)),
                    "number": len(uses),
                },
            )


def _rate(use: Relation) -> float:
    return float(use.get("active_rate"))


def _target(graph: RoleGraph, use: Relation, limits: Mapping[str, float]) -> float:
    """The highest of the limits for the levels of the leaf organizations."""
    users = graph.leaves(use.source)
    return max(limit for level, limit in limits.items() if users.at_level(level))
