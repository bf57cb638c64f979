"""WV-03: a waiver speaks of a check that cannot be waived."""

from __future__ import annotations

from rolemap.checks.base import N_, Severity
from rolemap.checks.mending import DropWaiver
from rolemap.checks.waivers._example import example
from rolemap.checks.waiving import JudgedWaiver, WaiverCheck


class WaiverForbidden(WaiverCheck):
    """A waiver on a check that is not waivable, expired or not, matched or not; it accepts nothing."""

    id = "WV-03"
    slug = "waiver-forbidden"
    group = "waivers"
    name = N_("Waiver on a check that cannot be waived")
    message = N_("The waiver for {elements} speaks of {checks}, which cannot be waived.")
    why = N_("Leadership that is given away cannot be excused by a form.")
    remedy = N_("Delete it and deal with the finding.")
    repairs = (DropWaiver(N_("Delete the waiver")),)
    subjects = ("element",)
    severity = Severity.ERROR
    waivable = False
    basis = N_("every exception needs a reason, an author and an end date")
    principle = "hyg"
    borrowed_from = "separation of duties (recorded exceptions)"
    breaks = example(check="HD-01", until="2022-12-31")
    keeps = example(check="HD-08", until="2022-12-31")

    def concerns(self, judged: JudgedWaiver) -> bool:
        """Whether its check may not be waived."""
        return not judged.check.waivable
