"""Findings for other programs, in the shape of interface.md: an object for one map, a list for several."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolemap.model import Defect
from rolemap.services.checking import Workspace


def report(maps: Sequence[Workspace]) -> str:
    """The report of one map as an object, of several as a list in the order given."""
    reports = [workspace.report.to_json() for workspace in maps]
    return _text(reports[0] if len(reports) == 1 else reports)


def defects(found: Sequence[Defect]) -> str:
    """Why no report could be made: every defect with its place, path and remedy."""
    return _text(
        {
            "defects": [
                {
                    "place": defect.place,
                    "path": defect.path,
                    "id": defect.id,
                    "message": defect.message,
                    "expected": defect.expected,
                }
                for defect in found
            ]
        }
    )


def _text(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
