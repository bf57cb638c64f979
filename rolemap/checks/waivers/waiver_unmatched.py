"""WV-02: a waiver accepts nothing, for there is no such finding."""

from __future__ import annotations

from rolemap.checks.base import N_, Severity
from rolemap.checks.mending import DropWaiver, FillWaiver
from rolemap.checks.waivers._example import example
from rolemap.checks.waiving import JudgedWaiver, WaiverCheck


class WaiverUnmatched(WaiverCheck):
    """A waiver in force on a waivable check without a finding for its subjects; one turned off has none."""

    id = "WV-02"
    slug = "waiver-unmatched"
    group = "waivers"
    name = N_("Waiver matches no finding")
    message = N_("The waiver of {checks} for {elements}, in force until {until}, matches no finding.")
    why = N_("A stale waiver would silently hide the gap when it comes back.")
    remedy = N_("Delete it, or correct its check and subjects.")
    repairs = (
        DropWaiver(N_("Delete the waiver")),
        FillWaiver(N_("Correct its check and subjects"), ("check", "subjects")),
    )
    subjects = ("element",)
    severity = Severity.WARNING
    waivable = False
    basis = N_("every exception needs a reason, an author and an end date")
    principle = "hyg"
    borrowed_from = "separation of duties (recorded exceptions)"
    breaks = example(check="AW-03", until="2022-12-31")
    keeps = example(check="HD-08", until="2022-12-31")

    def concerns(self, judged: JudgedWaiver) -> bool:
        """Whether it is in force on a check that may be waived, and nothing was found for it."""
        return judged.check.waivable and not judged.expired and not judged.matched
