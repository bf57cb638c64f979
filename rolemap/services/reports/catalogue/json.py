"""The catalogue for other programs: every check with its texts in the asked language, limits and basis."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rolemap.checks.base import Check
from rolemap.checks.wording import words_of


def report(checks: Sequence[Check]) -> str:
    """``{"rolemap": 1, "checks": […]}`` in the order of ids."""
    document = {"rolemap": 1, "checks": [_check(check) for check in checks]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _check(check: Check) -> dict[str, Any]:
    text = words_of(check)
    return {
        "id": check.id,
        "slug": check.slug,
        "group": check.group,
        "name": text(check.name),
        "why": text(check.why),
        "remedy": text(check.remedy),
        "subjects": list(check.subjects),
        "severity": check.severity.value,
        "severity_rule": text(check.severity_rule) if check.severity_rule else None,
        "limits": [
            {
                "name": limit.name,
                "default": limit.default,
                "low": limit.low,
                "high": limit.high,
                "basis": text(limit.basis),
            }
            for limit in check.limits
        ],
        "waivable": check.waivable,
        "basis": text(check.basis),
        "principle": check.principle,
    }
