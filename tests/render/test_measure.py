"""Widths come from the bundled font, and lines break where a Vietnamese reader would break them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from rolemap.render import measure
from rolemap.render.typeface import arimo

BASES = "AaĂăÂâEeÊêIiOoÔôƠơUuƯưYy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = [unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES] + ["Đ", "đ"]


@pytest.mark.parametrize("bold", [False, True])
def test_the_font_has_every_vietnamese_letter(bold: bool) -> None:
    assert len(VIETNAMESE) == 146
    assert all(len(letter) == 1 for letter in VIETNAMESE)
    assert [letter for letter in VIETNAMESE if not measure.is_drawn(letter, bold)] == []
    assert not measure.is_drawn("漢", bold)


@pytest.mark.parametrize("bold", [False, True])
def test_no_accent_reaches_over_the_height_that_is_kept_for_a_line(bold: bool) -> None:
    font = ImageFont.truetype(arimo().path(bold), 1000, layout_engine=ImageFont.Layout.BASIC)
    for letter in VIETNAMESE:
        _left, top, _right, bottom = font.getbbox(letter, anchor="ls")
        assert -top <= arimo().ascent * 1000, letter
        assert bottom <= arimo().descent * 1000, letter
    assert arimo().ascent + arimo().descent <= arimo().line_height


def test_a_width_is_the_sum_of_the_advances() -> None:
    # Arimo's advances are those of Arial: A 1366, V 1366, Ẳ 1366 of 2048 units; no kerning between A and V.
    assert measure.width("A", 2048) == 1366
    assert measure.width("AVẲ", 1024) == 3 * 683
    assert measure.width("", 10) == 0
    assert measure.width("😀", 10) == 12.5
    assert measure.width("ả", 9) == measure.width("a\u0309", 9)


def test_lines_are_made_equally_long() -> None:
    text = "Phần mềm báo cáo riêng của một sở"
    lines = measure.wrap(text, 9, measure.width(text, 9) * 0.9)
    assert lines == ("Phần mềm báo cáo", "riêng của một sở")


def test_a_number_keeps_its_unit_and_a_factor_its_number() -> None:
    for room in range(60, 160, 4):
        for line in measure.wrap("Nối 260 xã với 8 huyện, UBND cấp xã × 260", 9, room, lines=99):
            assert not line.endswith(("260 ", "8", "×", " ×")), line
            assert not line.startswith("×"), line


def test_a_long_address_breaks_after_a_slash_and_a_long_word_between_letters() -> None:
    lines = measure.wrap("https://vi-du.example/mot/hai/ba/bon", 9, 80, lines=9)
    assert all(measure.width(line, 9) <= 80 for line in lines)
    assert "".join(lines) == "https://vi-du.example/mot/hai/ba/bon"
    assert all(line.endswith(("/", "-", ".", ":")) for line in lines[:-1])
    assert "".join(measure.wrap("N" * 100, 9, 50, lines=99)) == "N" * 100


def test_only_what_does_not_fit_into_the_last_line_is_cut() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười"
    lines = measure.wrap(text, 9, 60, lines=2)
    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert measure.width(lines[1], 9) <= 60
    assert "…" not in "".join(measure.wrap(text, 9, 60, lines=9))


def test_a_line_feed_breaks_and_control_characters_become_visible() -> None:
    assert measure.wrap("một\nhai", 9, 500) == ("một", "hai")
    assert measure.clean("a\x00b\ud800c\ufffe") == "a\ufffdb\ufffdc\ufffd"
    assert measure.wrap("  \n ", 9, 500) == ()


@given(st.text(max_size=120), st.floats(min_value=30, max_value=400))
def test_no_letter_is_lost_and_no_line_is_too_wide(text: str, room: float) -> None:
    lines = measure.wrap(text, 9, room, lines=10_000)
    assert all(measure.width(line, 9) <= room + 0.01 for line in lines)
    assert "".join("".join(lines).split()) == "".join(measure.clean(text).split())


def test_filled_lines_leave_no_word_alone_on_the_last_one() -> None:
    text = "Bài toán chưa có công cụ: “Kinh tế số mới chiếm tỷ trọng nhỏ trong GRDP”"
    for room in range(90, 300, 3):
        lines = measure.wrap(text, 9, room, lines=99, even=False)
        assert " ".join(lines) == text
        assert len(lines) == 1 or " " in lines[-1]
        assert all(measure.width(line, 9) <= room for line in lines)
