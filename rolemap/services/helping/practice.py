"""A copy of the sample on which a newcomer may change anything: the map of the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.helping.sample import sample_document

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.helping")

SAMPLE = "thai-binh"
ID = "thai-binh-thuc-hanh"
TITLES = {"vi": "Thái Bình (bản thực hành)", "en": "Thai Binh (for practice)"}


def begin(desk: Desk, author: str) -> str:
    """Put the sample into the map for practice, which is made where it is not there; returns the map's id.

    What was tried there before stays in its history. One that lies in the bin is taken out again.
    """
    from rolemap.store import UnknownMap

    message = _("Practice begins anew")
    try:
        head = desk.open(ID).revision
    except UnknownMap:
        if any(row.id == ID for row in desk.shelf(deleted=True)):
            desk.bring_back(ID)
            head = desk.open(ID).revision
        else:
            return desk.create(document(), author, message).map
    if desk.open(ID).document != document():
        desk.replace(ID, head.number, document(), author, message)
    return ID


def begun(desk: Desk) -> bool:
    """Whether there is a map for practice that one can go on with."""
    return any(row.id == ID for row in desk.shelf())


def document() -> dict[str, Any]:
    """The sample under the id and the title of the map for practice."""
    made = sample_document(SAMPLE)
    made["map"] |= {"id": ID, "title": TITLES}
    return made
