"""The page stays within what Decree 30/2020/NĐ-CP, Annex I, allows."""

from __future__ import annotations

import pytest

from rolemap.export import page

ALLOWED = {
    "TOP_MM": (20, 25),
    "BOTTOM_MM": (20, 25),
    "LEFT_MM": (30, 35),
    "RIGHT_MM": (15, 20),
    "BODY_PT": (13, 14),
    "BODY_INDENT_MM": (10, 12.7),
    "BODY_LINE": (1, 1.5),
    "PAGE_NUMBER_PT": (13, 14),
    "ANNEX_PT": (14, 14),
    "ANNEX_TITLE_PT": (13, 14),
    "ATTACHMENT_PT": (13, 14),
    "SUPERIOR_PT": (12, 13),
    "OWNER_PT": (12, 13),
    "OWNER_RULE_SHARE": (1 / 3, 1 / 2),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_numbers_are_those_of_the_decree(name: str) -> None:
    least, most = ALLOWED[name]
    assert least <= getattr(page, name) <= most


def test_the_sheet_is_a4_and_paragraphs_stand_apart() -> None:
    assert (page.WIDTH_MM, page.HEIGHT_MM) == (210, 297)
    assert page.BODY_SPACE_PT >= 6
    assert page.TYPEFACE == "Times New Roman"


def test_what_is_left_for_text() -> None:
    assert (page.text_width_mm(), page.text_height_mm()) == (165, 257)
    assert (page.text_width_mm(lengthwise=True), page.text_height_mm(lengthwise=True)) == (252, 170)
