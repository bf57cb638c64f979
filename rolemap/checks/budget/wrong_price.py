"""BU-04: money without proof of the right price."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Fill
from rolemap.model import RoleGraph
from rolemap.model.spending import proofs


class WrongPrice(Check):
    """A budget shows no evidence that its price is the right one: norm, quotes, valuation."""

    id = "BU-04"
    slug = "wrong-price"
    group = "budget"
    name = N_("No evidence: right price")
    message = N_("“{budget}” ({period}) shows no evidence of the right price.")
    why = N_("The price cannot be defended before inspectors.")
    remedy = N_("Add the norm, the quotes or the valuation certificate.")
    repairs = (Fill(N_("Attach the evidence of the right price"), "budget", ("evidence.price",)),)
    subjects = ("budget",)
    severity = Severity.WARNING
    basis = N_("principle S7; 6184/BTTTT-CDSQG (2023) on norms and unit prices")
    principle = "five"
    breaks = SOUND.replace("price: [Chứng thư thẩm định giá 21/2022]", "price: []")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget; marks what it pays for."""
        for budget in graph.budgets:
            if not proofs(budget, "price"):
                yield Hit((budget.id,), graph.outgoing("funds", budget.id), {"period": budget.period.strip()})
