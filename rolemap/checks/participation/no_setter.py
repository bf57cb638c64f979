"""PA-01: nobody has asked for the problem to be solved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity
from rolemap.checks.mending import Heads, Relate
from rolemap.model import RoleGraph


class NoSetter(Check):
    """A problem, not yet closed, that no position sets."""

    id = "PA-01"
    slug = "no-setter"
    group = "participation"
    name = N_("No problem setter")
    message = N_("No post sets problem “{problem}” (owner: {owner}).")
    why = N_("Without a person who asks, the supplier decides what the problem is.")
    remedy = N_("Name the leading post that sets the problem.")
    repairs = (
        Relate(
            N_("Let the head set the problem"),
            "sets",
            source=Heads("owner"),
            target="problem",
            presets={"accountable": True},
        ),
        Relate(N_("Name another post that sets it"), "sets", target="problem"),
    )
    subjects = ("problem",)
    severity = Severity.ERROR
    basis = N_("principle S4; RACI: no A in the row")
    principle = "three"
    borrowed_from = "RACI"
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
  addresses: [{from: dvc, to: thutuc}]
  uses: [{from: ubnd, to: dvc}]
"""
    keeps = breaks + "  sets: [{from: chutich, to: thutuc, accountable: true}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit a problem."""
        for problem in graph.unclosed_problems:
            if not graph.incoming("sets", problem.id):
                yield Hit((problem.id,), values={"owner": Names((problem.owner,))})
