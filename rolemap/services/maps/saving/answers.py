"""Saves as a browser sends them and reads the answer: edits in, findings opened and closed, defects, conflicts out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound, RolemapError
from rolemap.i18n import domain
from rolemap.services.maps.desk import Desk, EditsConflict, Saved
from rolemap.services.maps.saving.places import stands, value_words

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.editing import Conflict
    from rolemap.model import Defect
    from rolemap.services.maps.opening import Opened

_ = domain("services")

MOST_TOLD = 100
"""So many findings of a save are told in words; all are counted."""


class BaseUnknown(RolemapError):
    """Edits do not say which revision they were made on."""

    def __init__(self) -> None:
        super().__init__(
            _("The number of the revision on which the edits were made is missing. Load the page again.")
        )


def save(desk: Desk, id: str, sent: Any, author: str) -> dict[str, Any]:
    """Save what a browser sent: ``{"base": 12, "edits": […], "message": ""}``; the answer as JSON.

    Raises `EditsConflict`, `DefectsFound` and what the desk raises.
    """
    from rolemap.editing import from_json

    sent = sent if isinstance(sent, Mapping) else {}
    base, message = sent.get("base"), sent.get("message")
    if not isinstance(base, int) or isinstance(base, bool):
        raise BaseUnknown
    edits = from_json(sent.get("edits"))
    saved = desk.save(id, base, edits, author, message if isinstance(message, str) else "")
    return answer(desk, saved, author)


def step(desk: Desk, id: str, way: str, author: str) -> dict[str, Any]:
    """Undo (or redo) the last step of `author`; the answer says in words what was taken back.

    Raises `NothingToUndo`, `NothingToRedo`, `EditsConflict`.
    """
    from rolemap.services.maps.saving.news import told

    saved = desk.undo(id, author) if way == "undo" else desk.redo(id, author)
    number = saved.revision.number
    lines, count = told(desk.open(id, number - 1), desk.open(id, number))
    return {**answer(desk, saved, author), "changes": lines, "changed": count}


def answer(desk: Desk, saved: Saved, author: str) -> dict[str, Any]:
    """What a save has done, as JSON."""
    steps = desk.steps(saved.revision.map, author)
    opened, closed = saved.opened, saved.closed
    return {
        "revision": saved.revision.number,
        "merged": saved.merged,
        "opened": [_finding(saved.workspace.report, one) for one in opened[:MOST_TOLD]],
        "closed": [_finding(saved.before.report, one) for one in closed[:MOST_TOLD]],
        "opened_count": len(opened),
        "closed_count": len(closed),
        "counts": dict(saved.workspace.report.counts),
        "steps": {"undo": bool(steps.done), "redo": bool(steps.undone)},
    }


def defects_answer(found: DefectsFound) -> dict[str, Any]:
    """The defects of a save that was refused, each with the place in the document where its form stands."""
    return {"defects": [_defect(defect) for defect in found.defects]}


def conflicts_answer(desk: Desk, id: str, found: EditsConflict) -> dict[str, Any]:
    """The entries that somebody else has changed as well: before, mine and theirs, as values and in words."""
    opened = desk.open(id, found.head.number)
    return {
        "conflicts": [_conflict(opened, one) for one in found.conflicts],
        "head": found.head.number,
        "message": str(found),
    }


def step_conflicts_answer(desk: Desk, id: str, way: str, author: str, found: EditsConflict) -> dict[str, Any]:
    """The same for a step that could not be undone or redone whole, with all edits that it would have made."""
    from rolemap.editing import difference, inverse, to_json

    steps = desk.steps(id, author)
    number = (steps.done if way == "undo" else steps.undone)[-1]
    made = difference(desk.open(id, number - 1).document, desk.open(id, number).document)
    edits = inverse(made) if way == "undo" else made
    return {**conflicts_answer(desk, id, found), "edits": to_json(edits)}


def _finding(report: Report, finding: Finding) -> dict[str, Any]:
    return {
        "number": finding.number,
        "key": finding.key,
        "check": finding.check,
        "severity": finding.severity.value,
        "message": report.message(finding),
    }


def _defect(defect: Defect) -> dict[str, Any]:
    return {
        "place": defect.place,
        "path": defect.path,
        "id": defect.id,
        "message": defect.message,
        "expected": defect.expected,
        "at": None if defect.at is None else list(defect.at),
    }


def _conflict(opened: Opened, conflict: Conflict) -> dict[str, Any]:
    from rolemap.editing import ABSENT
    from rolemap.editing.labels import place_label

    edit, graph = conflict.edit, opened.workspace.graph
    values = {"was": edit.was, "now": edit.now, "theirs": conflict.theirs}
    return {
        "place": list(edit.place),
        "label": place_label(opened.document, edit.place),
        "gone": not stands(opened.document, edit.place[:-1]),
        **{key: value for key, value in values.items() if value is not ABSENT},
        **{f"{key}_label": value_words(graph, edit.place, value) for key, value in values.items()},
    }
