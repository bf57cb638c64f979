"""Readings of the most usual shape: how many of some elements are as they should be, and which are not."""

from __future__ import annotations

from collections.abc import Mapping, Sized
from typing import TYPE_CHECKING

from rolemap.brakes.base import Part, Reading
from rolemap.checks.profile import OFF
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.model import RoleGraph

_ = domain("brakes")

HALF = N_("half of them; a product choice, as in check PA-05")
ALL = N_("the principle names no exception")


def good_share(of: Sized, lacking: Mapping[str, str], sentence: str, nothing: str) -> Reading:
    """The share of the elements `of` that do not lack it (id to note); `sentence` takes {done} and {all}."""
    if not of:
        return Reading(None, nothing)
    done = len(of) - len(lacking)
    text = sentence.format(done=number(done), all=number(len(of)))
    return Reading(done / len(of), text, parts_of(lacking))


def bad_share(of: Sized, bad: Mapping[str, str], sentence: str, nothing: str) -> Reading:
    """The share of the elements `of` that are `bad` (id to note); `sentence` takes {count} and {all}."""
    if not of:
        return Reading(None, nothing)
    text = sentence.format(count=number(len(bad)), all=number(len(of)))
    return Reading(len(bad) / len(of), text, parts_of(bad))


def parts_of(notes: Mapping[str, str]) -> tuple[Part, ...]:
    """Elements and notes as parts, in the order given."""
    return tuple(Part(id, note) for id, note in notes.items())


def findings_of(report: Report, *checks: str) -> tuple[Finding, ...]:
    """What the checks found. A waived finding counts: a reason excuses the gap, it does not close it."""
    return tuple(finding for finding in report.findings if finding.check in checks)


def marked(report: Report, check: str) -> dict[str, str]:
    """The first subjects of the findings of one check, each with a note where it was accepted."""
    return {finding.subjects[0]: excused(finding) for finding in findings_of(report, check)}


def excused(finding: Finding, note: str = "") -> str:
    """`note`, and that the finding was accepted with a reason, where it was."""
    if finding.open:
        return note
    return _("{note} (accepted with a reason)").format(note=note) if note else _("accepted with a reason")


def switched_off(graph: RoleGraph, *checks: str) -> tuple[str, ...]:
    """Those of the checks that the map's profile turns off; what they would find is not known."""
    return tuple(check for check in checks if graph.profile.severity.get(check) == OFF)


def not_asked(*checks: str) -> Reading:
    """The reading where the profile turns off the checks that the gauge rests on."""
    sentence = _("Not measured: the profile of this map turns off {checks}.").format(checks=", ".join(checks))
    return Reading(None, sentence)
