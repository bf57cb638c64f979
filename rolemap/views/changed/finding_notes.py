"""What happened to a finding between two maps, beyond being new, open, fixed or waived: a sentence each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.comparing import Because, FindingChange, Outcome
from rolemap.checks.wording import severity_name
from rolemap.i18n import N_, day, domain

_ = domain("fields")

_BECAUSE: Mapping[tuple[Outcome, Because], str] = {
    (Outcome.NEW, Because.SUBJECT): N_("comes with an element that is new, or newly in force"),
    (Outcome.FIXED, Because.SUBJECT): N_("gone with its element, which is removed or no longer in force"),
    (Outcome.NEW, Because.SWITCH): N_("the old map turned this check off"),
    (Outcome.FIXED, Because.SWITCH): N_("not closed: the new map turns this check off"),
    (Outcome.NEW, Because.LIMITS): N_("the limits of this check were changed"),
    (Outcome.FIXED, Because.LIMITS): N_("to be looked at: the limits of this check were changed"),
}


def finding_notes(change: FindingChange) -> Iterator[str]:
    """Why it came or went by itself, whether its waiver ended, whether it is graver or milder than before."""
    if change.because is not None:
        yield _(_BECAUSE[change.outcome, change.because])
    if change.newly_waived:
        yield _("newly waived")
    ended = change.ended_waiver
    if ended is not None:
        yield _("open again: it was waived until {day}").format(day=day(ended.until))
    if change.graver and change.old is not None and change.new is not None:
        pattern = _("graver: {old} → {new}") if change.graver > 0 else _("milder: {old} → {new}")
        yield pattern.format(old=severity_name(change.old.severity), new=severity_name(change.new.severity))
