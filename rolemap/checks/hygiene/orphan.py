"""MH-03: an element that nothing in the map refers to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.hygiene._words import SECTION_WORDS
from rolemap.checks.mending import Connect, DropElement
from rolemap.model import RoleGraph

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: stttt, name: Sở Thông tin và Truyền thông, kind: department, level: province, parent: ubnd}
documents:
- {id: nghiquyet, name: Nghị quyết về chuyển đổi số, kind: resolution}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd, standing_agency: stttt}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
relations:
  chairs: [{from: chutich, to: bcd}]
"""


class Orphan(Check):
    """An active element, no group and no position, at no end of a relation and named by no other element."""

    id = "MH-03"
    slug = "orphan"
    group = "hygiene"
    name = N_("Orphan element")
    message = N_(
        "“{element}” ({section}) stands alone: no relation and no other element of the map refers to it."
    )
    why = N_("Somebody believes that the thing is taken care of.")
    remedy = N_("Connect it or delete it.")
    repairs = (
        Connect(N_("Connect it"), "element"),
        DropElement(N_("Take “{name}” out of the map"), "element"),
    )
    subjects = ("element",)
    severity = Severity.INFO
    basis = N_("usual")
    principle = "hyg"
    breaks = _COMMON
    keeps = _COMMON + "  about: [{from: nghiquyet, to: bcd}]\n"

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for each such element; what it names itself, and waivers on it, do not count."""
        for id in graph.orphans():
            yield Hit((id,), values={"section": Words((SECTION_WORDS[graph.section_of(id)],))})
