"""What is said of cells, and how the text of a cell becomes a note."""

from __future__ import annotations

from typing import Final

from rolemap.editing.pasting import Unread
from rolemap.i18n import domain
from rolemap.workbook.grid import RawSheet
from rolemap.workbook.own.heads import headings
from rolemap.workbook.own.mapping import SheetMapping, Target
from rolemap.workbook.own.synonyms import says_only

_ = domain("services.importing")

NOTE: Final = "note"


def with_heading(sheet: RawSheet, mapping: SheetMapping, target: Target, text: str, column: int) -> str:
    """A note of several columns says from which column each line comes."""
    heading = headings(sheet, mapping.first, mapping.last)[column - 1].replace("\n", ", ")
    alone = list(mapping.columns.values()).count(target.key) < 2
    if not heading or says_only(mapping.row, target.key, heading):
        return text
    if alone and target.key != NOTE:
        return text
    return _("{heading}: {text}").format(heading=heading, text=text)


def uncomputed() -> Unread:
    """What is said of a formula without a value."""
    return Unread(
        _("The cell holds a formula that no program has computed yet."),
        _("Open the file in Excel, save it, and choose it again."),
    )


def no_id(text: str) -> Unread:
    """What is said of an id that no element can have; the element then gets one that is made from its name."""
    return Unread(
        _("“{text}” cannot be an id here, or is that of something else.").format(text=short(text)),
        _(
            "Write letters without marks, digits, and _ . - ; or leave the cell empty: an id is made from the name."
        ),
    )


def short(text: str) -> str:
    """A text as it fits into a sentence."""
    return text if len(text) <= 60 else f"{text[:59]}…"
