"""Which sheets lie lengthwise: wide blocks with what belongs to them, and no leaf turned for a sentence."""

from __future__ import annotations

from typing import cast

from rolemap.export.document import Block, Bullets, Figure, Heading, Paragraph, Table
from rolemap.export.word.pages import stretches
from rolemap.render.layout import Layout

WIDE = Table("w", "", (), (), wide=True)
NARROW = Table("n", "", (), ())
PICTURE = Figure("f", "", "", cast(Layout, None))
WORDS = Paragraph("Một câu.")
LONG = Paragraph("chữ " * 400)
HEAD = Heading("Mục")


def ways(*blocks: Block) -> list[tuple[bool, int]]:
    """Of each stretch whether it lies lengthwise and how many blocks it has."""
    return [(stretch.lengthwise, len(stretch.blocks)) for stretch in stretches(blocks)]


def test_text_stands_upright() -> None:
    assert ways(WORDS, NARROW, HEAD) == [(False, 3)]
    assert ways() == [(False, 0)]


def test_a_picture_has_a_sheet_of_its_own_with_its_heading() -> None:
    assert ways(WORDS, HEAD, PICTURE, WORDS) == [(False, 1), (True, 2), (False, 1)]


def test_a_few_lines_before_a_wide_table_lie_with_it() -> None:
    assert ways(WORDS, HEAD, WIDE) == [(True, 3)]
    assert ways(LONG, WIDE) == [(False, 1), (True, 1)]


def test_a_few_lines_between_wide_blocks_turn_no_leaf() -> None:
    assert ways(PICTURE, WORDS, PICTURE) == [(True, 3)]
    assert ways(PICTURE, LONG, PICTURE) == [(True, 1), (False, 1), (True, 1)]
    assert ways(PICTURE, NARROW, PICTURE) == [(True, 1), (False, 1), (True, 1)]


def test_a_remark_under_a_wide_table_stays_with_it() -> None:
    assert ways(WIDE, WORDS) == [(True, 2)]
    assert ways(WIDE, Bullets(("a",) * 40)) == [(True, 1), (False, 1)]
