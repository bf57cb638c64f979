"""Defects as workflow commands: GitHub shows each at its line and column of the map."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rolemap.model import Defect
from rolemap.services.reports.workflow import command

_PLACE = re.compile(r"(.+?):(\d+)(?::(\d+))?", re.DOTALL)
_CELL = re.compile(r"(.+\.xlsx): (.+)", re.DOTALL | re.IGNORECASE)


def report(found: Sequence[Defect]) -> str:
    """One command a defect."""
    return "".join(_defect(defect) for defect in found)


def _defect(defect: Defect) -> str:
    where = _PLACE.fullmatch(defect.place)
    properties, cell = {"file": defect.place}, ""
    if in_cell := _CELL.fullmatch(defect.place):
        properties, cell = {"file": in_cell[1]}, f"{in_cell[2]}: "  # a workbook has no lines
    elif where:
        properties = {"file": where[1], "line": where[2], "col": where[3] or ""}
    text = f"{cell}{defect.message} {defect.expected}".strip()
    return command("error", {**properties, "title": defect.path}, text)
