"""One check at a terminal: what, why, what to do, limits, and its two examples with what each finds."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from rolemap.checks.base import Check, Limit
from rolemap.checks.catalogue import GROUPS
from rolemap.checks.findings import Report
from rolemap.checks.principles import PRINCIPLES
from rolemap.checks.wording import severity_name, words_of
from rolemap.i18n import domain, number
from rolemap.services.reports.paragraphs import columns, heading, paragraph

_ = domain("reports")


def explanation(check: Check, broken: Report, kept: Report) -> str:
    """The page of one check; `broken` and `kept` are the reports on its two examples."""
    parts = [
        heading(f"{check.id} {words_of(check)(check.name)}", "═") + "\n" + " · ".join(_about(check)),
        "\n".join(_reasons(check)),
    ]
    if check.limits:
        parts.append("\n".join([heading(_("Limits")), *_limits(check)]))
    parts.append(_example(_("An example that has the gap"), check.breaks, broken, check))
    parts.append(_example(_("The same, mended"), check.keeps, kept, check))
    return "\n\n".join(parts) + "\n"


def _about(check: Check) -> Iterator[str]:
    yield next(domain("checks")(group.name) for group in GROUPS if group.id == check.group)
    yield severity_name(check.severity)
    yield check.slug
    yield _("may be waived with reason") if check.waivable else _("may not be waived")


def _reasons(check: Check) -> Iterator[str]:
    text = words_of(check)
    principle = PRINCIPLES[check.principle]
    yield paragraph(_("Why: {text}").format(text=text(check.why)))
    yield paragraph(_("What to do: {text}").format(text=text(check.remedy)))
    if check.severity_rule:
        yield paragraph(_("Severity: {text}").format(text=text(check.severity_rule)))
    yield paragraph(_("Basis: {text}").format(text=text(check.basis)))
    yield paragraph(
        _("Principle: {text}").format(text=f"{principle.number} {domain('checks')(principle.text)}".strip())
    )


def _limits(check: Check) -> Iterator[str]:
    yield columns([_limit(check, limit) for limit in check.limits])
    if check.open_limits:
        yield paragraph(
            _("Any other level of map.levels is checked only when the profile gives it a limit."), 2
        )


def _limit(check: Check, limit: Limit) -> tuple[str, ...]:
    default = _("not checked") if limit.default is None else number(limit.default)
    bounds = _("from {low} to {high}").format(low=number(limit.low), high=number(limit.high))
    return limit.name, default, bounds, words_of(check)(limit.basis)


def _example(title: str, text: str, report: Report, check: Check) -> str:
    found = [
        paragraph(report.message(finding), 4, f"→ {severity_name(finding.severity)}: ")
        for finding in report.findings
        if finding.check == check.id
    ] or [_("→ Nothing is found.")]
    return "\n".join([heading(title), textwrap.indent(text.strip(), "    "), *found])
