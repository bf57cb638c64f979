"""BU-03: money without proof of the right product."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Fill
from rolemap.model import RoleGraph
from rolemap.model.spending import proofs


class WrongProduct(Check):
    """A budget shows no evidence that its product is the right one: architecture, review of duplicates."""

    id = "BU-03"
    slug = "wrong-product"
    group = "budget"
    name = N_("No evidence: right product")
    message = N_("“{budget}” ({period}) shows no evidence of the right product.")
    why = N_("What is bought fits neither the architecture nor what exists.")
    remedy = N_("Add the comparison with the architecture and the result of the duplicate review.")
    repairs = (Fill(N_("Attach the evidence of the right product"), "budget", ("evidence.product",)),)
    subjects = ("budget",)
    severity = Severity.WARNING
    basis = N_("principle S7; ND 45/2026 asks conformity with the digital architecture framework")
    principle = "five"
    breaks = SOUND.replace("product: [Đối chiếu Kiến trúc chính quyền điện tử]", "product: []")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget; marks what it pays for."""
        for budget in graph.budgets:
            if not proofs(budget, "product"):
                yield Hit((budget.id,), graph.outgoing("funds", budget.id), {"period": budget.period.strip()})
