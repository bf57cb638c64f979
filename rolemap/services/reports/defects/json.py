"""Defects for other programs, in the shape of interface.md."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rolemap.model import Defect


def report(found: Sequence[Defect]) -> str:
    """``{"defects": […]}``: every defect with its place, path, id, what is wrong and what would be right."""
    document = {
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
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
