"""What others have changed since a page was loaded, in words; asked every few seconds, so the usual answer is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.saving_places import place_words, value_words

if TYPE_CHECKING:
    from rolemap.editing import Edit
    from rolemap.model import RoleGraph
    from rolemap.services.maps.desk import Desk
    from rolemap.services.maps.opening import Opened

_ = domain("services")

MOST_TOLD = 60
"""Changes told one by one."""


def news(desk: Desk, id: str, since: int) -> dict[str, Any] | None:
    """What happened to a map after revision `since`; None where nothing did."""
    revisions = [one for one in desk.revisions(id, limit=20) if one.number > since]
    if not revisions:
        return None
    lines = told(desk.open(id, since), desk.open(id))
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
        "changes": lines[:MOST_TOLD],
        "changed": len(lines),
    }


def told(old: Opened, new: Opened) -> list[dict[str, Any]]:
    """The changes between two revisions, each with its place, a label and what was and is there in words."""
    from rolemap.editing import difference

    return [
        _told(old.workspace.graph, new.workspace.graph, edit)
        for edit in difference(old.document, new.document)
    ]


def _told(old: RoleGraph, new: RoleGraph, edit: Edit) -> dict[str, Any]:
    from rolemap.editing import ABSENT

    gone = edit.now is ABSENT
    return {
        "place": list(edit.place),
        "label": place_words(old if gone else new, edit.place),
        "was": value_words(old, edit.place, edit.was),
        "now": value_words(new, edit.place, edit.now),
        "sort": "removed" if gone else "added" if edit.was is ABSENT else "changed",
    }
