"""WV-01: the last day of a waiver is over."""

from __future__ import annotations

from rolemap.checks.base import N_, Severity
from rolemap.checks.mending import DropWaiver, FillWaiver
from rolemap.checks.waivers._example import example
from rolemap.checks.waiving import JudgedWaiver, WaiverCheck


class WaiverExpired(WaiverCheck):
    """A waiver on a waivable check ended before the as-of date; whether its finding exists is not asked."""

    id = "WV-01"
    slug = "waiver-expired"
    group = "waivers"
    name = N_("Waiver has expired")
    message = N_("The waiver of {checks} for {elements} ended on {until}, before the date of the map.")
    why = N_("An exception granted for a time has become the rule.")
    remedy = N_("Delete it, or extend it by a new approved decision.")
    repairs = (
        DropWaiver(N_("Delete the waiver")),
        FillWaiver(N_("Extend it by a new decision"), ("until", "document", "approved_by")),
    )
    subjects = ("element",)
    severity = Severity.WARNING
    waivable = False
    basis = N_("every exception needs a reason, an author and an end date")
    principle = "hyg"
    borrowed_from = "separation of duties (recorded exceptions)"
    breaks = example(check="HD-08", until="2022-05-31")
    keeps = example(check="HD-08", until="2022-12-31")

    def concerns(self, judged: JudgedWaiver) -> bool:
        """Whether it ended, and its check may be waived at all (else WV-03 speaks)."""
        return judged.check.waivable and judged.expired
