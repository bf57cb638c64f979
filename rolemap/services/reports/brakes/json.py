"""The brakes for other programs; the shape is that of `rolemap.brakes.to_json`."""

from __future__ import annotations

import json

from rolemap.brakes import to_json, watches
from rolemap.services.checking import Workspace


def report(workspace: Workspace) -> str:
    """One object: the five brakes with their metrics, then the thresholds."""
    document = to_json(workspace.graph, workspace.brakes, watches(workspace.graph))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
