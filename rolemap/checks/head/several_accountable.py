"""HD-10: more than one person answers for a problem, or nobody among several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Drop, FillRelation
from rolemap.model import RoleGraph

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, head_also: [bithu]}
- {id: tinhuy, name: Tỉnh ủy, kind: party, level: province}
positions:
- {id: bithu, name: Bí thư Tỉnh ủy, organization: tinhuy, rank: head}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
problems:
- {id: giayto, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: active}
tools:
- {id: vneid, name: Nền tảng định danh quốc gia, kind: platform, status: live, provision: national}
relations:
  addresses: [{from: vneid, to: giayto}]
  uses: [{from: ubnd, to: vneid}]
  sets:
  - {from: chutich, to: giayto, accountable: true}
  - {from: bithu, to: giayto, accountable: BITHU}
"""


class SeveralAccountable(Check):
    """Several positions are accountable for an open problem, or several set it and none is accountable."""

    id = "HD-10"
    slug = "several-accountable"
    group = "head"
    name = N_("More than one accountable setter")
    message = N_("“{problem}” has {count} setters, {state}: {setters}.")
    why = N_("Where two answer, neither does.")
    remedy = N_("Choose one who answers, the other is recorded as steering.")
    repairs = (
        FillRelation(
            N_("Not the one who answers: {name}"),
            ("accountable",),
            kind="sets",
            presets={"accountable": False},
        ),
        Drop(N_("Take off: {name}"), kind="sets"),
    )
    subjects = ("problem",)
    severity = Severity.WARNING
    basis = N_("RACI: exactly one A; Party Secretary plus Chair for the same p is the usual case")
    principle = "head"
    borrowed_from = "RACI, PRINCE2"
    breaks = _EXAMPLE.replace("BITHU", "true")
    keeps = _EXAMPLE.replace("BITHU", "false")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such problem; marks the relations of the accountable setters, or of all."""
        for problem in graph.open_problems:
            setting = graph.incoming("sets", problem.id)
            accountable = tuple(relation for relation in setting if relation.get("accountable") is True)
            competing = accountable or setting
            setters = tuple(dict.fromkeys(relation.source for relation in competing))
            if len(setters) < 2:
                continue
            state = N_("all recorded as accountable") if accountable else N_("none recorded as accountable")
            yield Hit(
                (problem.id,),
                competing,
                {"count": len(setters), "state": Words((state,)), "setters": Names(setters)},
            )
