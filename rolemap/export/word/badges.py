"""Badges of findings within text, told apart in black and white by their form, as on the pictures.

An error is white on black, a warning stands in a frame, a note in round brackets; a waived one stands in a dashed
frame and is followed by the word for it, since a hatch behind small type is not legible.
"""

from __future__ import annotations

from collections.abc import Iterable

from rolemap.export.document import Annex, Mark, Table
from rolemap.export.word.markup import NO_BREAK, run
from rolemap.i18n import domain

_ = domain("export.word")

_LEGEND = "legend"
"""The id of the table of all signs."""
_FRAME = '<w:bdr w:val="{line}" w:sz="8" w:space="0" w:color="000000"/>'
_BOLD = "<w:b/><w:bCs/>"
_LINED = _FRAME.format(line="single")
_DASHED = _FRAME.format(line="dashed")
_BLACK = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>'
_WHITE = '<w:color w:val="FFFFFF"/>'


def badges(marks: Iterable[Mark]) -> str:
    """The runs of some badges, a space between two: Word draws neighbours in a frame as one."""
    return run(" ").join(_badge(mark) for mark in marks)


def _badge(mark: Mark) -> str:
    framed = f"{NO_BREAK}{mark.number}{NO_BREAK}"
    if mark.waived:
        return run(framed, _DASHED) + run(NO_BREAK + _("(waived)"), "<w:i/><w:iCs/>")
    if mark.severity == "error":
        return run(framed, _BOLD + _WHITE + _LINED + _BLACK)
    if mark.severity == "warning":
        return run(framed, _BOLD + _LINED)
    return run(f"({mark.number})", _BOLD)


def marks_in(annex: Annex) -> tuple[Mark, ...]:
    """All badges in the tables of an annex; none of one that explains the signs itself."""
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    if any(table.id == _LEGEND for table in tables):
        return ()
    return tuple(mark for table in tables for row in table.rows for cell in row.cells for mark in cell.marks)


def legend(marks: Iterable[Mark]) -> str:
    """What the forms of these badges mean, as runs; nothing where there are none."""
    first: dict[str, Mark] = {}
    for mark in marks:
        first.setdefault("waived" if mark.waived else mark.severity, mark)
    if not first:
        return ""
    words = {
        "error": _("error"),
        "warning": _("warning"),
        "info": _("note"),
        "waived": _("gap that was accepted with a reason"),
    }
    pieces = [run(_("Signs:"))]
    for kind, word in words.items():
        if kind in first:
            pieces += [run(" "), badges([first[kind]]), run(f"{NO_BREAK}{word};")]
    pieces.append(run(" " + _("the number is that on the pictures and in the table of gaps.")))
    return "".join(pieces)
