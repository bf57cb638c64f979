"""Findings for other programs, in the shape of interface.md: an object for one map, a list for several."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolemap.services.checking import Workspace


def report(maps: Sequence[Workspace]) -> str:
    """The report of one map as an object, of several as a list in the order given."""
    reports = [workspace.report.to_json() for workspace in maps]
    return json.dumps(reports[0] if len(reports) == 1 else reports, ensure_ascii=False, indent=2) + "\n"
