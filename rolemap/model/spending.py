"""What the file of a budget item proves, and whether two periods overlap (checks.yaml, BU-01 to BU-07)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rolemap.model.text import blank

if TYPE_CHECKING:
    from rolemap.model.elements import Budget

_YEARS = re.compile("([0-9]{4})(?:-([0-9]{4}))?")


def proofs(budget: Budget, right: str) -> tuple[str, ...]:
    """What the budget shows for one of the five rights (``problem``, ``people`` …), without blank entries."""
    return tuple(entry for entry in budget.evidence.get(right, ()) if not blank(entry))


def periods_overlap(one: str, other: str) -> bool:
    """Whether two periods have a common year, or read the same where one is not ``YYYY`` or ``YYYY-YYYY``."""
    first, second = _years(one), _years(other)
    if first is None or second is None:
        return one.strip() == other.strip()
    return max(first[0], second[0]) <= min(first[1], second[1])


def _years(period: str) -> tuple[int, int] | None:
    match = _YEARS.fullmatch(period.strip())
    if match is None:
        return None
    first, last = match.groups()
    return int(first), int(last or first)
