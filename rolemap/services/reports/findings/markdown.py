"""Findings as tables for a wiki, a merge request or an e-mail (GitHub's dialect of Markdown)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.checks.findings import Finding
from rolemap.checks.wording import severity_name
from rolemap.i18n import domain, language
from rolemap.services.checking import Workspace
from rolemap.services.reports import wording
from rolemap.services.reports.markup import escaped, table

_ = domain("reports")


def report(maps: Sequence[Workspace]) -> str:
    """A heading, a line of counts and a table for each map."""
    return "\n\n".join("\n".join(_lines(workspace)) for workspace in maps) + "\n"


def _lines(workspace: Workspace) -> Iterator[str]:
    report = workspace.report
    yield f"## {escaped(workspace.graph.info.title_in(language()))}"
    yield ""
    yield f"{escaped(wording.about(workspace))} · {wording.counts(report.counts)}"
    if not report.findings:
        yield ""
        yield _("No gap was found.")
        return
    yield ""
    header = (_("No."), _("Severity"), _("Check"), _("Gap"), _("What to do"))
    yield table(header, [_row(workspace, finding) for finding in report.findings])


def _row(workspace: Workspace, finding: Finding) -> tuple[str, ...]:
    report = workspace.report
    aside = [
        text for text in (wording.consequence(workspace, finding), wording.waiver(workspace, finding)) if text
    ]
    return (
        str(finding.number),
        severity_name(finding.severity),
        f"{finding.check} {report.name(finding)}",
        " – ".join([report.message(finding), *aside]),
        report.remedy(finding),
    )
