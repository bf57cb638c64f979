"""Names and numbers compared as the conventions say."""

from __future__ import annotations

import unicodedata

import pytest

from rolemap.model import above, at_least, at_most, below, blank, normal_name, plain_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hòa Bình", "hoà  bình"),
        ("Thủy Nguyên", "Thuỷ Nguyên"),
        ("Qúy", "Quý"),
        ("Lê Quý Đôn", "Lê Quí Đôn"),
        ("xã Mỹ Lộc", "Xã Mĩ Lộc"),
        ("khỏe", "khoẻ"),
        (" Sở  Y tế\u00a0", "sở i tế"),
        ("Hoà Thuỷ", unicodedata.normalize("NFD", "HÒA THỦY")),
    ],
)
def test_alike_names(one: str, other: str) -> None:
    assert normal_name(one) == normal_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hòa", "Hoa"), ("Hoằng", "Hoàng"), ("Thuận", "Thuần"), ("Quy", "Quỳ")]
)
def test_different_names_stay_different(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


def test_plain_name_keeps_tones_where_they_stand() -> None:
    assert plain_name("  HÒA\n Bình ") == "hòa bình"


@pytest.mark.parametrize(
    ("value", "is_blank"),
    [(None, True), ("", True), (" \n", True), (0, False), ((), True), ((" ", None), True), (("a",), False)],
)
def test_blank(value: object, is_blank: bool) -> None:
    assert blank(value) is is_blank


def test_a_number_near_a_limit_is_equal_to_it() -> None:
    assert not above(0.1 + 0.2, 0.3) and not below(0.3, 0.1 + 0.2)
    assert not above(1 - 7 / 10, 0.3) and at_most(1 - 7 / 10, 0.3) and at_least(0.7, 7 / 10)
    assert above(0.3 + 2e-9, 0.3) and below(0.3 - 2e-9, 0.3)
