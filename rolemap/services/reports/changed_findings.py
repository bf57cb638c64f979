"""What became of findings, at a terminal: new, open, fixed, waived, each with what happened to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rolemap.checks.base import Severity
from rolemap.checks.comparing import FindingChange, Outcome
from rolemap.i18n import N_, domain, number
from rolemap.services.comparing import Comparison
from rolemap.services.reports import wording
from rolemap.services.reports.paragraphs import heading, paragraph
from rolemap.views.changed.finding_notes import finding_notes

_ = domain("reports")

SIGNS: Mapping[Severity, str] = {Severity.ERROR: "■", Severity.WARNING: "□", Severity.INFO: "○"}
WAIVED_SIGN = "▨"
_INDENT = 9
_TITLES: Mapping[Outcome, str] = {
    Outcome.NEW: N_("New findings"),
    Outcome.OPEN: N_("Still open"),
    Outcome.FIXED: N_("Fixed (numbers of the old map)"),
    Outcome.WAIVED: N_("Waived with reason"),
}


def counts(comparison: Comparison) -> str:
    """Such as "2 new, 15 still open, 3 fixed, 1 waived with reason"."""
    found = comparison.findings.counts
    parts = (
        _("{n} new").format(n=number(found["new"])),
        _("{n} fixed").format(n=number(found["fixed"])),
        _("{n} still open").format(n=number(found["open"])),
        _("{n} waived with reason").format(n=number(found["waived"])),
    )
    return ", ".join(parts)


def groups(comparison: Comparison) -> Iterator[str]:
    """A part for each outcome that occurs: a heading, then a paragraph a finding."""
    for outcome in Outcome:
        found = comparison.findings.of(outcome)
        if found:
            title = _("{title}: {n}").format(title=_(_TITLES[outcome]).upper(), n=number(len(found)))
            yield "\n".join([heading(title), *_findings(comparison, found)])


def _findings(comparison: Comparison, found: Sequence[FindingChange]) -> Iterator[str]:
    """Findings in their order; what to do about new ones stands once under all of one check."""
    for _check, same in groupby(found, key=lambda change: change.finding.check):
        several = list(same)
        yield from (_finding(comparison, change) for change in several)
        if several[0].new is not None and several[0].outcome is Outcome.NEW:
            text = comparison.new.report.remedy(several[0].new)
            yield paragraph(_("What to do: {text}").format(text=text), _INDENT)


def _finding(comparison: Comparison, change: FindingChange) -> str:
    finding, report = change.finding, (comparison.new if change.new else comparison.old).report
    sign = WAIVED_SIGN if change.outcome is Outcome.WAIVED else SIGNS[finding.severity]
    text = _("{check} {name}: {message}").format(
        check=finding.check, name=report.name(finding), message=report.message(finding)
    )
    lines = [paragraph(text, _INDENT, f"  {sign} {finding.number:>3}")]
    lines += [paragraph(f"→ {note}", _INDENT) for note in notes(comparison, change)]
    return "\n".join(lines)


def notes(comparison: Comparison, change: FindingChange) -> Iterator[str]:
    """What happened to it beyond its outcome, who waived it, and what it said before."""
    yield from finding_notes(change)
    if change.new is not None and not change.new.open:
        yield wording.waiver(comparison.new, change.new)
    if change.old is not None and change.values_differ:
        yield _("before: {text}").format(text=comparison.old.report.message(change.old))
