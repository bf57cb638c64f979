"""Which blocks share sheets that stand upright, and which lie lengthwise."""

from __future__ import annotations

from typing import Any, cast

from rolemap.export.document import Block, Figure, Heading, Paragraph, Table
from rolemap.export.paper.runs import runs

LAYOUT = cast(Any, None)
WIDE = Figure("f", "Hình", "", LAYOUT)
NARROW = Figure("g", "Hình", "", LAYOUT, wide=False)
TABLE = Table("t", "", (), ())
LONG = Table("u", "", (), (), wide=True)
LEAD, NOTE, HEADING = Paragraph("Mở đầu."), Paragraph("Ghi chú.", "note"), Heading("Mục")


def told(*blocks: Block) -> list[tuple[bool, list[Block], Figure | None, list[Block]]]:
    return [(run.lengthwise, run.blocks, run.figure, run.notes) for run in runs(blocks)]


def test_an_annex_without_anything_has_a_sheet() -> None:
    assert told() == [(False, [], None, [])]


def test_text_and_narrow_things_stand_upright_together() -> None:
    assert told(LEAD, TABLE, NARROW, LEAD) == [(False, [LEAD, TABLE, NARROW, LEAD], None, [])]


def test_a_wide_picture_has_a_sheet_of_its_own_with_its_headings_and_notes() -> None:
    assert told(LEAD, HEADING, WIDE, NOTE, LEAD) == [
        (False, [LEAD], None, []),
        (True, [HEADING], WIDE, [NOTE]),
        (False, [LEAD], None, []),
    ]


def test_two_wide_pictures_are_two_sheets() -> None:
    assert told(WIDE, WIDE) == [(True, [], WIDE, []), (True, [], WIDE, [])]


def test_a_wide_table_takes_along_the_few_lines_that_lead_to_it_and_those_after() -> None:
    assert told(HEADING, LEAD, LONG, NOTE, LEAD) == [(True, [HEADING, LEAD, LONG, NOTE, LEAD], None, [])]


def test_much_text_stays_on_upright_sheets() -> None:
    much = Paragraph("Chữ " * 400)
    assert told(much, LONG, much) == [
        (False, [much], None, []),
        (True, [LONG], None, []),
        (False, [much], None, []),
    ]


def test_a_wide_table_does_not_share_the_sheet_of_a_picture() -> None:
    assert told(WIDE, LONG, TABLE) == [
        (True, [], WIDE, []),
        (True, [LONG], None, []),
        (False, [TABLE], None, []),
    ]


def test_a_note_that_follows_text_waits_like_text() -> None:
    assert told(LEAD, NOTE, LONG) == [(True, [LEAD, NOTE, LONG], None, [])]
