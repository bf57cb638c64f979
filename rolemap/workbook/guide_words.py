"""What the first sheet says: how the workbook is filled, what its signs mean, and what each sheet holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rolemap.i18n import N_, domain

_ = domain("workbook")

STEPS: Final = (
    N_(
        "Fill the sheet “General information” first, then organizations and positions, then problems and tools."
    ),
    N_("Then say who does what: each of the green sheets holds one kind of role, one row a role."),
    N_(
        "Choose from the list in the cell wherever there is one: what you add to a sheet can be chosen on the others."
    ),
    N_("Write one element a row, without merged cells. Rows may be sorted, columns may be moved or hidden."),
    N_("Several values in one cell: one a line, Alt+Enter begins a new line."),
    N_("Point at a heading to read what the column means and how it is filled."),
    N_("A blank cell says: not known, or not so. Codes stay as they are once they are given."),
)
BACK: Final = (
    N_(
        "Save the file as .xlsx and bring it in as a file in the workspace: what would change is shown before it "
        "is kept."
    ),
    N_("Or on the command line: rolemap convert workbook.xlsx map.yaml"),
    N_("The program tells each mistake with its sheet and cell, and keeps nothing half-read."),
)
_ABOUT: Mapping[str, str] = {
    "map": N_("Title, date, levels: what the whole map rests on"),
    "organizations": N_("Agencies, units, enterprises, blocks of units"),
    "groups": N_("Sets of organizations that use a tool together"),
    "members": N_("Which organizations belong to a group by list"),
    "positions": N_("Posts of leaders and staff"),
    "bodies": N_("Bodies that steer between agencies"),
    "problems": N_("What a leader asks to be solved, with owner and target"),
    "tools": N_("Systems, platforms and services"),
    "documents": N_("Decisions, schemes, plans, resolutions"),
    "thresholds": N_("Lines at which a problem or a tool is stopped to be looked at again"),
    "measurements": N_("Values of a threshold's metric by day"),
    "reviews": N_("Reviews that were held, with their conclusion"),
    "budgets": N_("Money, with the evidence of the five rights"),
    "steps": N_("Submission, appraisal, approval, contract, acceptance by day"),
    "sets": N_("Which position sets which problem"),
    "steers": N_("Which position or body steers the solution of a problem"),
    "advises": N_("Which organization advises on a problem"),
    "addresses": N_("Which tool answers which problem"),
    "builds": N_("Which organization builds a tool"),
    "operates": N_("Which organization operates a tool"),
    "owns": N_("Which organization owns a tool: exactly one"),
    "accepts": N_("Which organization accepts a tool when it is delivered"),
    "uses": N_("Which organizations or groups use a tool, and how much"),
    "delegates": N_("Who delegates what to whom, until when"),
    "signs": N_("Who signed a document, and in which form"),
    "chairs": N_("Who chairs a steering committee or working group"),
    "decides": N_("Who decides at a review"),
    "integrates": N_("Which tools are connected with each other"),
    "replaces": N_("Which tool replaces which"),
    "funds": N_("Which budget item pays for which tool"),
    "appraises": N_("Which organization appraises a budget item"),
    "about": N_("What a document, review or threshold is about"),
    "succeeds": N_("Which organization took over from which after a merger"),
    "waivers": N_("Gaps that were accepted for a time, with reason and document"),
    "profile": N_("Severities and limits that differ from the usual ones"),
    "matrix": N_("Who does what, in one table; made by the program"),
    "findings": N_("Gaps by number with remedy; made by the program"),
}


def about(key: str) -> str:
    """What a sheet holds, in a few words."""
    return _(_ABOUT[key]) if key in _ABOUT else ""
