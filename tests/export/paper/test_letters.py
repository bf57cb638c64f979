"""Text on its way to paper."""

from __future__ import annotations

import unicodedata

import pytest

from rolemap.export.paper.letters import MAY_BREAK, breaking, fonts_folder, plain
from rolemap.render.own.fonts import VIETNAMESE


def test_every_vietnamese_letter_is_kept() -> None:
    letters = "".join(VIETNAMESE)
    assert plain(letters) == letters
    assert plain("“Đ” – … ■ ▲ ● ○ → ×") == "“Đ” – … ■ ▲ ● ○ → ×"


def test_letters_are_composed_so_that_a_search_finds_them() -> None:
    assert plain(unicodedata.normalize("NFD", "Tiếng Việt")) == "Tiếng Việt"


@pytest.mark.parametrize("text", ["日", "😀", "ش", "\ue000", "\U0001f1fb"])
def test_a_letter_without_a_shape_is_an_empty_square(text: str) -> None:
    assert plain(f"a{text}b") == "a□b"


@pytest.mark.parametrize("text", ["\u202e", "\u200b", "\u00ad", "\ufeff", "\ufe0f"])
def test_signs_that_steer_lines_and_directions_are_left_out(text: str) -> None:
    assert plain(f"a{text}b") == "ab"


def test_control_characters_and_lone_surrogates_are_shown() -> None:
    assert plain("a\x00b\ud800c") == "a\ufffdb\ufffdc"


def test_a_text_is_one_line() -> None:
    assert plain(" một\r\n hai\t ba ") == "một hai ba"


def test_words_of_a_language_are_not_broken() -> None:
    text = "nghiêng nghiêng responsibility chuyển đổi số"
    assert breaking(text) == text


def test_an_identifier_may_break_after_its_signs() -> None:
    pieces = breaking("mã tb.t.bao_cao/dieu-hanh:1").split(MAY_BREAK)
    assert pieces == ["mã tb.", "t.", "bao_", "cao/", "dieu-", "hanh:", "1"]


def test_an_endless_word_may_break_anywhere_but_before_an_accent() -> None:
    pieces = breaking("x" * 20 + "n\u0302" + "y" * 20).split(MAY_BREAK)
    assert "n\u0302" in pieces
    assert len(pieces) == 41


@pytest.mark.parametrize("name", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_all_four_fonts_have_the_same_letters_as_the_pictures(name: str) -> None:
    from fontTools.ttLib import TTFont

    def letters(file: str) -> set[int]:
        with TTFont(fonts_folder() / file) as font:
            return set(font.getBestCmap())

    assert letters(f"Tinos-{name}.ttf") == letters("Arimo-Regular.ttf")
