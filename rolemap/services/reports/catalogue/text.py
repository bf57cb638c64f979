"""The catalogue as columns, group by group."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.checks.base import Check
from rolemap.checks.catalogue import GROUPS
from rolemap.checks.wording import severity_name, words_of
from rolemap.i18n import domain
from rolemap.services.reports.paragraphs import columns, heading

_ = domain("reports")


def report(checks: Sequence[Check]) -> str:
    """A heading and a row a check: id, severity, name."""
    parts = []
    for group in GROUPS:
        members = [check for check in checks if check.group == group.id]
        if members:
            rows = [
                (check.id, severity_name(check.severity), words_of(check)(check.name)) for check in members
            ]
            parts.append(f"{heading(domain('checks')(group.name).upper())}\n{columns(rows)}")
    parts.append(_("More about one of them: rolemap explain ID"))
    return "\n\n".join(parts) + "\n"
