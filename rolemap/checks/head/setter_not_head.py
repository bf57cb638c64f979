"""HD-01: whoever set the problem is not the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph
from rolemap.model.delegation import nearest_heads, set_by_head

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
problems:
- {id: giayto, name: Người dân phải nộp lại giấy tờ đã có, owner: ubnd, status: active}
tools:
- {id: vneid, name: Nền tảng định danh quốc gia, kind: platform, status: live, provision: national}
relations:
  addresses: [{from: vneid, to: giayto}]
  uses: [{from: ubnd, to: vneid}]
"""


class SetterNotHead(Check):
    """An open problem was set, but by no head of its owner or of an organization above the owner."""

    id = "HD-01"
    slug = "setter-not-head"
    group = "head"
    name = N_("Setter is not the head")
    message = N_(
        "“{problem}” was set by {setters}, not by the head of {owner} or of an organization above it "
        "(head: {heads})."
    )
    why = N_("Others take the order as a technical one and do not follow it.")
    remedy = N_(
        "The head of the owning organization signs the order; the deputy is recorded as steering execution."
    )
    repairs = (
        Relate(
            N_("Let the head set the problem"),
            "sets",
            source="heads",
            target="problem",
            presets={"accountable": True},
            turns="steers",
        ),
    )
    subjects = ("problem",)
    severity = Severity.ERROR
    waivable = False
    basis = N_("principle S4, S5")
    principle = "head"
    borrowed_from = "RACI A, PRINCE2 executive"
    breaks = _COMMON + "  sets: [{from: phochutich, to: giayto}]\n"
    keeps = _COMMON + "  sets: [{from: chutich, to: giayto}]\n  steers: [{from: phochutich, to: giayto}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such problem; the relations to mark are those that set it."""
        for problem in graph.open_problems:
            setting = graph.incoming("sets", problem.id)
            if not setting or set_by_head(graph, problem):
                continue
            heads = nearest_heads(graph, problem.owner)
            yield Hit(
                (problem.id,),
                setting,
                {
                    "setters": Names(tuple(dict.fromkeys(relation.source for relation in setting))),
                    "owner": Names((problem.owner,)),
                    "heads": Names(heads) if heads else Words((N_("none in the map"),)),
                },
            )
