"""MH-05: something is called public, or a person is named, without a source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.hygiene._words import SECTION_WORDS, kinds
from rolemap.checks.mending import Fill, FillRelation
from rolemap.model import Position, Relation, RoleGraph, blank

_PUBLIC = N_("called public, but without a source")
_PERSON = N_("names a person, but without a public source")

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
documents:
- {id: dean, name: Đề án chuyển đổi số của tỉnh, kind: scheme, provenance: public, source: SOURCE}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
relations:
  chairs: [{from: chutich, to: bcd}]
  about: [{from: dean, to: bcd}]
"""


class UnsourcedOrPersonal(Check):
    """An element or a relation of provenance public, or a position that names its holder, has a blank source.

    The holder is not repeated in the finding: a report must not spread what should not be on file.
    """

    id = "MH-05"
    slug = "unsourced-or-personal"
    group = "hygiene"
    name = N_("Unsourced fact or personal data")
    message = N_("{facts} ({kind}): {reasons}.")
    why = N_(
        "The map states as fact what it cannot prove, or keeps a person on file without a public ground."
    )
    remedy = N_("Add number, symbol, date and issuer; use the title of the post instead of the name.")
    repairs = (
        Fill(N_("Add the source of “{name}”"), "facts", ("source", "holder", "provenance")),
        FillRelation(N_("Add the source: {name}"), ("source",)),
    )
    subjects = ("element", "element2")
    severity = Severity.WARNING
    basis = N_("reviewers ask for number, date and issuer of each cited document")
    principle = "hyg"
    breaks = _COMMON.replace("SOURCE", "''")
    keeps = _COMMON.replace("SOURCE", "Quyết định 571/QĐ-UBND ngày 17/3/2022")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each element, and one for the two ends of relations, of any date."""
        for element in graph.elements():
            if not blank(element.source):
                continue
            reasons = []
            if element.provenance == "public":
                reasons.append(_PUBLIC)
            if isinstance(element, Position) and not blank(element.holder):
                reasons.append(_PERSON)
            if reasons:
                yield Hit(
                    (element.id,),
                    values={
                        "facts": Names((element.id,)),
                        "kind": Words((SECTION_WORDS[graph.section_of(element.id)],)),
                        "reasons": Words(tuple(reasons)),
                    },
                )
        unsourced: dict[tuple[str, str], list[Relation]] = {}
        for relation in graph.unsourced_relations():
            unsourced.setdefault((relation.source, relation.target), []).append(relation)
        for ends, relations in unsourced.items():
            yield Hit(
                ends,
                tuple(relations),
                {
                    "facts": Names(ends),
                    "kind": kinds(relation.kind for relation in relations),
                    "reasons": Words((_PUBLIC,)),
                },
            )
