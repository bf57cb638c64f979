"""What others have changed since a page was loaded, in words; asked every few seconds, so the usual answer is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.saving.places import value_words

if TYPE_CHECKING:
    from rolemap.editing import Edit
    from rolemap.services.maps.desk import Desk
    from rolemap.services.maps.opening import Opened

_ = domain("services")

MOST_TOLD = 60
"""Changes told one by one."""


def news(desk: Desk, id: str, since: int, author: str) -> dict[str, Any] | None:
    """What happened to a map after revision `since`; None where nothing did."""
    revisions = [one for one in desk.revisions(id, limit=20) if one.number > since]
    if not revisions:
        return None
    steps = desk.steps(id, author)
    lines, count = told(desk.open(id, since), desk.open(id))
    return {
        "revision": revisions[0].number,
        "since": since,
        "revisions": [
            {
                "number": one.number,
                "author": one.author,
                "at": one.at.isoformat(),
                "kind": one.kind,
                "message": one.message,
            }
            for one in revisions
        ],
        "changes": lines,
        "changed": count,
        "steps": {"undo": bool(steps.done), "redo": bool(steps.undone)},
    }


def told(old: Opened, new: Opened) -> tuple[list[dict[str, Any]], int]:
    """The changes between two revisions, the first of them in words with what was and is there; and how many."""
    from rolemap.editing import difference

    edits = difference(old.document, new.document)
    return [_told(old, new, edit) for edit in edits[:MOST_TOLD]], len(edits)


def _told(old: Opened, new: Opened, edit: Edit) -> dict[str, Any]:
    from rolemap.editing import ABSENT
    from rolemap.editing.labels import place_label

    gone = edit.now is ABSENT
    return {
        "place": list(edit.place),
        "label": place_label((old if gone else new).document, edit.place),
        "was": value_words(old.workspace.graph, edit.place, edit.was),
        "now": value_words(new.workspace.graph, edit.place, edit.now),
        "sort": "removed" if gone else "added" if edit.was is ABSENT else "changed",
    }
