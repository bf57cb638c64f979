"""The glossary: Vietnamese order, and the terms that a text uses."""

from __future__ import annotations

import pytest

from rolemap.i18n import use
from rolemap.views.glossary import order, terms_in


@pytest.mark.parametrize(
    "sorted_words",
    [
        ["an", "ăn", "ân", "ba"],
        ["da", "đa", "em", "êm"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ba lan", "bà con", "bài toán"],
        ["bản nháp", "Ban Chỉ đạo"][::-1],
        ["on", "ôn", "ơn", "un", "ưn", "yên"],
    ],
)
def test_words_stand_as_in_a_vietnamese_dictionary(sorted_words: list[str]) -> None:
    shuffled = list(reversed(sorted_words))
    assert sorted(shuffled, key=order) == sorted_words


def found(text: str) -> list[str]:
    return [term.vi for term in terms_in(text)]


def test_a_text_uses_the_terms_that_stand_in_it_as_whole_words() -> None:
    assert found("Phanh và ngưỡng cảnh báo sớm của bài toán") == ["bài toán", "ngưỡng cảnh báo sớm", "phanh"]
    assert found("phanhs, bài  toán") == []


def test_a_term_with_several_forms_is_found_by_each_of_them() -> None:
    (levels,) = found("chưa có ai ở cấp xã")
    assert levels.startswith("cấp tỉnh")
    assert found("kết nối với LGSP") == ["nền tảng tích hợp, chia sẻ dữ liệu (LGSP)"]


def test_a_term_without_a_sense_explains_nothing() -> None:
    assert found("ủy viên") == []


def test_in_english_a_text_uses_english_words() -> None:
    with use("en"):
        assert found("Two tools for one problem") == ["bài toán", "công cụ"]
