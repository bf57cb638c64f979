"""HD-02: a steering body is not chaired by the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import Relate
from rolemap.model import RoleGraph
from rolemap.model.delegation import nearest_heads

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd}
relations:
"""


class BodyNotChairedByHead(Check):
    """No head of the organization that a body works for, or of one above it, chairs the body."""

    id = "HD-02"
    slug = "body-not-chaired-by-head"
    group = "head"
    name = N_("Steering body not chaired by the head")
    message = N_("“{body}” of {scope} is not chaired by the head (chair: {chairs}; head: {heads}).")
    why = N_("Members send deputies in turn, and the body cannot bind anyone.")
    remedy = N_("Reconstitute the body with the head as its chair.")
    repairs = (Relate(N_("Let the head chair it"), "chairs", source="heads", target="body"),)
    subjects = ("body",)
    severity = Severity.ERROR
    waivable = False
    basis = N_("DTI rubrics: head full marks, deputy half, else none")
    principle = "head"
    borrowed_from = "DTI"
    breaks = _COMMON + "  chairs: [{from: phochutich, to: bcd}]\n"
    keeps = _COMMON + "  chairs: [{from: chutich, to: bcd}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such body, one without any chair included; marks who chairs instead."""
        for body in graph.active_bodies:
            chairing = graph.incoming("chairs", body.id)
            head_set = graph.head_set(body.scope)
            if any(relation.source in head_set for relation in chairing):
                continue
            chairs = tuple(dict.fromkeys(relation.source for relation in chairing))
            heads = nearest_heads(graph, body.scope)
            yield Hit(
                (body.id,),
                chairing,
                {
                    "scope": Names((body.scope,)),
                    "chairs": Names(chairs) if chairs else Words((N_("nobody"),)),
                    "heads": Names(heads) if heads else Words((N_("none in the map"),)),
                },
            )
