"""The catalogue as tables, a table a group."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.checks.base import Check
from rolemap.checks.catalogue import GROUPS
from rolemap.checks.wording import severity_name, words_of
from rolemap.i18n import domain
from rolemap.services.reports.markup import escaped, table

_ = domain("reports")


def report(checks: Sequence[Check]) -> str:
    """A heading and a table for each group: id, name, severity, why, what to do."""
    header = (_("Check"), _("Name"), _("Severity"), _("Why"), _("What to do"))
    parts = []
    for group in GROUPS:
        rows = [_row(check) for check in checks if check.group == group.id]
        if rows:
            parts.append(f"## {escaped(domain('checks')(group.name))}\n\n{table(header, rows)}")
    return "\n\n".join(parts) + "\n"


def _row(check: Check) -> tuple[str, ...]:
    text = words_of(check)
    return check.id, text(check.name), severity_name(check.severity), text(check.why), text(check.remedy)
