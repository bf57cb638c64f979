"""The page of an administrative document of Viet Nam, in numbers that every writer of paper uses.

Source: Decree 30/2020/NĐ-CP on records work, Annex I, part I (page, type) and part III, item 1 (annexes). Where it
leaves a range, the value taken here is within it: the narrow margins, since tables need width, and type of 13 points.
What it does not rule (type within tables, captions) is chosen here. Lengths in millimetres, type in points.
"""

from __future__ import annotations

WIDTH_MM = 210.0
HEIGHT_MM = 297.0
"""A4 upright. Lengthwise is allowed for tables and pictures (part I, section I, item 1)."""

TOP_MM = 20.0
BOTTOM_MM = 20.0
LEFT_MM = 30.0
RIGHT_MM = 15.0
"""Margins: 20 to 25 above and below, 30 to 35 on the left, 15 to 20 on the right, as the sheet is read: those of a
sheet that lies lengthwise are the same."""

TYPEFACE = "Times New Roman"
"""Tinos has the same widths, and is free."""

BODY_PT = 13.0
"""Running text, 13 to 14; also the number of the page, upright."""
BODY_INDENT_MM = 12.7
"""First line of a paragraph, 10 to 12.7."""
BODY_SPACE_PT = 6.0
"""Between two paragraphs, at least 6."""
BODY_LINE = 1.15
"""Line spacing, from single to one and a half."""

PAGE_NUMBER_PT = 13.0
"""Arabic numerals from 1, centred in the top margin, not shown on the first page; each annex is numbered on its own."""
PAGE_NUMBER_FROM_EDGE_MM = 10.0

ANNEX_PT = 14.0
"""“Phụ lục I”: a line of its own, centred, bold, in ordinary letters."""
ANNEX_TITLE_PT = 13.0
"""The title of an annex: 13 to 14, centred, bold, in capitals."""
ATTACHMENT_PT = 13.0
"""“(Kèm theo Tờ trình số …)”: 13 to 14, centred, in italics; its values stay empty in an electronic document."""

SUPERIOR_PT = 12.0
OWNER_PT = 12.0
"""Letterhead: the body above, 12 to 13 in capitals; the body itself in bold capitals, a rule under it."""
OWNER_RULE_SHARE = 0.4
"""Of the width of the line above it: a third to a half."""

HEADING_PT = (13.0, 13.0)
"""Headings within an annex by their level; the first is bold, the second bold and in italics."""
TABLE_PT = 11.0
"""Text within tables and their heads."""
CAPTION_PT = 12.0
NOTE_PT = 11.0


def text_width_mm(*, lengthwise: bool = False) -> float:
    """How wide the text is on a sheet that stands upright or lies lengthwise."""
    return (HEIGHT_MM if lengthwise else WIDTH_MM) - LEFT_MM - RIGHT_MM


def text_height_mm(*, lengthwise: bool = False) -> float:
    """How high the text is on a sheet that stands upright or lies lengthwise."""
    return (WIDTH_MM if lengthwise else HEIGHT_MM) - TOP_MM - BOTTOM_MM
