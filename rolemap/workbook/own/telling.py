"""Whether a workbook is a role map that this program laid out, or somebody's own."""

from __future__ import annotations

from typing import Final

_HEAD: Final = "map"
_FEWEST: Final = 2


def is_role_map(content: bytes, name: str = "") -> bool:
    """Whether the workbook has the sheet with the head of a map and another one of its sheets; by their titles.

    Raises `DefectsFound` for what the gate of office files refuses.
    """
    from rolemap.files.document import Unreadable
    from rolemap.files.office import admit
    from rolemap.files.placing import refused
    from rolemap.workbook.cells import Workbook
    from rolemap.workbook.intake.known import titles, word

    try:
        book = Workbook(admit(content))
    except Unreadable as error:
        raise refused(error, name) from None
    found = {titles()[word(sheet.title)] for sheet in book.sheets if word(sheet.title) in titles()}
    return _HEAD in found and len(found) >= _FEWEST
