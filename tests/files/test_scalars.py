"""What each field takes, what it becomes, and what is offered instead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from marshmallow import ValidationError

from rolemap.files.containers import ById, ByKey, ListOf
from rolemap.files.faults import Fault, faults_in
from rolemap.files.fields import Choice, Flag, Id, Scalar, Text
from rolemap.files.figures import Count, Day, Number, Period, Share, Version


def loaded(field: Any, value: Any, *, as_text: bool) -> Any:
    """What the field makes of a value."""
    field.bind(as_text)
    return field.deserialize(value)


def fault(field: Any, value: Any, *, as_text: bool) -> Fault:
    """The one thing that is wrong with a value."""
    with pytest.raises(ValidationError) as caught:
        loaded(field, value, as_text=as_text)
    (found,) = faults_in(caught.value.messages)
    return found


@pytest.mark.parametrize(
    ("field", "text", "typed", "becomes"),
    [
        (Flag(), "true", True, True),
        (Flag(), "False", False, False),
        (Number(), "35", 35, 35.0),
        (Number(), "-0.0", -0.0, 0.0),
        (Number(), "+1.5e3", 1500, 1500.0),
        (Number(), ".5", 0.5, 0.5),
        (Number(), "1e12", 10**12, 1e12),
        (Share(), "1", 1, 1.0),
        (Count(low=1), "7", 7.0, 7),
        (Day(), "2022-06-30", "2022-06-30", date(2022, 6, 30)),
        (Day(), "2024-02-29", "2024-02-29", date(2024, 2, 29)),
        (Period(), "2022", "2022", "2022"),
        (Period(), " 2021-2025 ", " 2021-2025 ", " 2021-2025 "),
        (Period(), "năm 2022", "năm 2022", "năm 2022"),
        (Period(), "2022 - 2023", "2022 - 2023", "2022 - 2023"),
        (Version(), "1", 1, 1),
        (Id(), "tb.p.hop_1-A", "tb.p.hop_1-A", "tb.p.hop_1-A"),
        (Id(), "a" * 64, "a" * 64, "a" * 64),
        (Choice(["live", "pilot"]), "live", "live", "live"),
        (Text(), "034", "034", "034"),
        (Text(), "off", "off", "off"),
        (Text(), "", "", ""),
        (Text(), "Sở\u00a0Y tế 🙂", "Sở\u00a0Y tế 🙂", "Sở\u00a0Y tế 🙂"),
        (Text(), "Hoa\u0300 Bi\u0300nh", "Hoa\u0300 Bi\u0300nh", "Hoà Bình"),
        (Text(lines=True), "a\r\nb", "a\r\nb", "a\nb"),
        (ListOf(Text()), ["a", None, "b"], ["a", None, "b"], ("a", "b")),
        (ListOf(Choice("ab"), empty=None), [], [], None),
        (ByKey("ab", Text()), {"b": "x", "a": "y"}, {"b": "x", "a": "y"}, {"a": "y", "b": "x"}),
        (ById(Number(), key=Id()), {"b": "1", "a": "2"}, {"b": 1, "a": 2}, {"a": 2.0, "b": 1.0}),
    ],
)  # fmt: skip
def test_right_values(field: Any, text: Any, typed: Any, becomes: Any) -> None:
    for value, as_text in ((text, True), (typed, False)):
        result = loaded(field, value, as_text=as_text)
        assert result == becomes
        assert str(result) == str(becomes)  # also for 35 and 35.0, 0.0 and -0.0, and the order of keys


@pytest.mark.parametrize(
    ("field", "value", "near"),
    [
        (Flag(), "yes", "true"),
        (Flag(), "không", "false"),
        (Flag(), "off", "false"),
        (Flag(), "maybe", None),
        (Number(), "0,8", "0.8"),
        (Number(), "1 200", "1200"),
        (Number(), "nhiều", None),
        (Number(), "", None),
        (Number(), "1e999", None),
        (Number(), "nan", None),
        (Number(), "inf", None),
        (Number(), "0x1F", None),
        (Number(), "1_000", None),
        (Number(), "9" * 101, None),
        (Number(), "1000000000001", None),
        (Share(), "80%", "0.8"),
        (Share(), "1.01", None),
        (Share(), "-0.1", None),
        (Count(), "-1", None),
        (Count(), "1.5", None),
        (Count(), "1e3", None),
        (Count(), "9" * 30, None),
        (Count(), "1000000001", None),
        (Day(), "30/6/2022", "2022-06-30"),
        (Day(), "30.06.2022", "2022-06-30"),
        (Day(), "2022-6-30", "2022-06-30"),
        (Day(), "2022-06-30T00:00:00", "2022-06-30"),
        (Day(), "31/6/2022", None),
        (Day(), "2022-02-30", None),
        (Day(), "2022", None),
        (Day(), "20220630", None),
        (Day(), "2022-W26-4", None),
        (Day(), "٢٠٢٢-٠٦-٣٠", None),
        (Period(), "2025-2021", None),
        (Period(), "", None),
        (Period(), " ", None),
        (Period(), "năm\t2022", None),
        (Version(), "2", None),
        (Version(), "1.0", None),
        (Id(), "Sở Y tế", "So_Y_te"),
        (Id(), "đơn vị", "don_vi"),
        (Id(), " tb.x", "tb.x"),
        (Id(), "1a", None),
        (Id(), "", None),
        (Id(), "a" * 65, "a" * 64),
        (Id(), "a\n", "a"),
        (Choice(["live", "pilot"]), "Live", "live"),
        (Choice(["it_unit", "party"]), "it-unit", "it_unit"),
        (Choice(["live", "pilot"]), "x" * 200, None),
        (Text(blank=False), " \u00a0", None),
        (Text(most=5), "sáu chữ", None),
        (Text(), "a\nb", None),
        (Text(), "a\tb", None),
        (Text(lines=True), "a\rb", None),
    ],
)  # fmt: skip
def test_wrong_text(field: Scalar, value: str, near: str | None) -> None:
    found = fault(field, value, as_text=True)
    assert (f"Có phải là “{near}”?" in found.expected) if near else ("Có phải là" not in found.expected)
    assert found.message


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Text(), 34), (Text(), True), (Text(), 1.5), (Text(), ["a"]), (Text(), {"a": 1}),
        (Id(), 5), (Choice("ab"), 1), (Day(), 20220630), (Period(), 2022),
        (Flag(), "true"), (Flag(), 1), (Flag(), 0), (Flag(), [True]),
        (Number(), "5"), (Number(), True), (Number(), float("nan")), (Number(), float("inf")), (Number(), 10**400),
        (Share(), 1.5), (Share(), True), (Count(), 1.5), (Count(), True), (Count(), float("inf")), (Count(), 10**400), (Count(), float("nan")),
        (Version(), True), (Version(), 1.0), (Version(), "1"), (Version(), 10**400),
        (ListOf(Text()), "a"), (ListOf(Text()), {"a": 1}), (ByKey("ab", Text()), ["a"]), (ById(Text(), key=Id()), "a"),
    ],
)  # fmt: skip
def test_wrong_types_of_json(field: Any, value: Any) -> None:
    found = fault(field, value, as_text=False)
    assert found.message and found.expected
    assert len(found.message) < 200


@pytest.mark.parametrize(
    "char",
    ["\x00", "\x1b", "\x7f", "\x85", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u2066", "\u061c",
     "\u2028", "\ud800", "\ufffe", "\U000e0041"],
)  # fmt: skip
def test_characters_that_nobody_sees_are_refused(char: str) -> None:
    found = fault(Text(), f"ab{char}c", as_text=False)
    assert found.message.startswith("Ký tự thứ 3")
    assert char not in found.message


def test_a_pile_of_accents_is_refused_at_once() -> None:
    assert "dấu chồng" in fault(Text(most=20_000), "a" + "\u0301\u0316" * 30_000, as_text=False).message
    assert loaded(Text(), "a\u0302\u0301" * 200, as_text=True) == "ấ" * 200


def test_keys_of_mappings_are_told_at_the_key() -> None:
    found = fault(ByKey(["vi", "en"], Text()), {"vi": "a", "fr": "b"}, as_text=True)
    assert (found.path, found.on_key) == (("fr",), True)
    found = fault(ById(Number(), key=Id()), {"x y": "1"}, as_text=True)
    assert (found.path, found.on_key) == (("x y",), True)
    assert fault(ByKey(["vi", "en"], Text(), least=1), {}, as_text=True).path == ()


def test_an_empty_entry_counts_only_where_something_must_stand() -> None:
    assert loaded(ListOf(Text()), [None], as_text=True) == ()
    assert fault(ListOf(Id()), ["a", None], as_text=True).path == (1,)


def test_only_so_many_faults_of_one_list_are_told() -> None:
    with pytest.raises(ValidationError) as caught:
        loaded(ListOf(Id()), ["x y"] * 100_000, as_text=True)
    assert len(list(faults_in(caught.value.messages))) == 101
