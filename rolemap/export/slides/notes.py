"""Notes under a slide: the gaps on it in words, with their numbers and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rolemap.checks.wording import severity_name
from rolemap.i18n import day, domain, number
from rolemap.render.layout import Mark, Page

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report

_ = domain("export")


class Told(Mapping[str, str]):
    """The sentences of findings by key, each made when it is first asked for: a map may have thousands."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._known: dict[str, str] = {}

    def __getitem__(self, key: str) -> str:
        if key not in self._known:
            finding = self._report.by_key[key]
            words = _("{severity}: {text}")
            if not finding.open:
                words = _("{severity}, waived with a reason: {text}")
            severity, text = severity_name(finding.severity), self._report.message(finding)
            self._known[key] = words.format(severity=severity, text=text)
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._report.by_key)

    def __len__(self) -> int:
        return len(self._report.by_key)


def findings_on(page: Page, report: Report) -> list[Finding]:
    """The findings whose badges stand on a page, by number; those that are fixed belong to another report."""
    keys = {mark.key for mark in _marks(page) if mark.status != "fixed"}
    return sorted((report.by_key[key] for key in keys if key in report.by_key), key=lambda one: one.number)


def notes_of(report: Report, findings: Sequence[Finding]) -> str:
    """The gaps, those of one check with one recommendation; empty where there are none."""
    if not findings:
        return ""
    paragraphs = [_("Gaps on this slide:")]
    for (_check, _severity), same in groupby(findings, key=lambda one: (one.check, one.severity)):
        several = list(same)
        paragraphs += (line for finding in several for line in _lines(report, finding))
        paragraphs.append(_("Recommendation: {text}").format(text=report.remedy(several[0])))
    return "\n".join(paragraphs)


def _lines(report: Report, finding: Finding) -> Iterable[str]:
    yield _("No. {n} · {check} · {severity}: {text}").format(
        n=number(finding.number),
        check=finding.check,
        severity=severity_name(finding.severity),
        text=report.message(finding),
    )
    if finding.waived is not None:
        yield _("Waived with a reason until the end of {day}").format(day=day(finding.waived.until))
        yield _("Reason: {text}").format(text=finding.waived.reason)


def _marks(page: Page) -> Iterator[Mark]:
    for box in page.boxes:
        yield from box.marks
    for line in page.lines:
        yield from line.marks
    for frame in page.frames:
        yield from frame.marks
    yield from (row.mark for row in page.rows)
    yield from page.loose
