"""HD-08: a founding document was signed for the head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.mending import FillRelation, Relate
from rolemap.model import RoleGraph

_FOUNDING = ("decision_establishing", "scheme", "plan")
_FOR_THE_HEAD = {
    "KT": N_("KT. (deputy for the head)"),
    "TL": N_("TL. (by order)"),
    "TUQ": N_("TUQ. (under authorisation)"),
}

_EXAMPLE = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd}
documents:
- {id: kehoach, name: Kế hoạch 30/KH-UBND về chuyển đổi số, kind: plan, date: 2022-03-17}
relations:
  chairs: [{from: chutich, to: bcd}]
  about: [{from: kehoach, to: bcd}]
  signs: [{from: SIGNER, to: kehoach, mode: MODE}]
"""


class FoundingDocumentSignedForHead(Check):
    """A founding decision, scheme or plan on a problem or a body bears KT., TL. or TUQ., whoever signed."""

    id = "HD-08"
    slug = "founding-document-signed-for-head"
    group = "head"
    name = N_("Founding document signed for the head")
    message = N_("“{document}” was signed by {signers} in the form {modes}; it is about: {about}.")
    why = N_("The founding paper shows that the head was not behind it, and index points are lost.")
    remedy = N_("Let the head sign the next issue; for now note the reason.")
    repairs = (
        Relate(N_("Name the head who signs it"), "signs", target="document", presets={"mode": "TM"}),
        FillRelation(N_("Correct the way of signing: {name}"), ("mode",), kind="signs"),
    )
    subjects = ("document",)
    severity = Severity.WARNING
    basis = N_(
        "principle S5; only a warning because ND 30/2020 Art. 13 allows KT.: the Thai Binh scheme "
        "decision 571/QD-UBND (2022) was signed by a vice chair and the ministry DTI decision "
        "922/QD-BTTTT by a deputy minister"
    )
    principle = "head"
    breaks = _EXAMPLE.replace("SIGNER", "phochutich").replace("MODE", "KT")
    keeps = _EXAMPLE.replace("SIGNER", "chutich").replace("MODE", "TM")

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such document; marks the signatures and not what it is about."""
        for document in graph.documents:
            if document.kind not in _FOUNDING:
                continue
            signing = tuple(
                relation
                for relation in graph.incoming("signs", document.id)
                if relation.get("mode") in _FOR_THE_HEAD
            )
            about = dict.fromkeys(
                relation.target
                for relation in graph.outgoing("about", document.id)
                if graph.section_of(relation.target) in ("problems", "bodies")
            )
            if not signing or not about:
                continue
            modes = {relation.get("mode") for relation in signing}
            yield Hit(
                (document.id,),
                signing,
                {
                    "signers": Names(tuple(dict.fromkeys(relation.source for relation in signing))),
                    "modes": Words(tuple(word for mode, word in _FOR_THE_HEAD.items() if mode in modes)),
                    "about": Names(tuple(about)),
                },
            )
