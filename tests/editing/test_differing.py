"""Two documents and the edits between them: exact in content and order, and taken back without a trace."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolemap.editing.applying import apply
from rolemap.editing.differing import difference
from rolemap.editing.edit import ABSENT, AFTER, FIRST, Edit, inverse

IDS = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=6)
WORDS = st.lists(st.sampled_from(["x", "y", "z"]), max_size=3)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """A document of a few sections, with every kind of place, perhaps empty lists and mappings among them."""
    document: dict[str, Any] = {"rolemap": 1, "map": {"id": "m", "as_of": draw(st.sampled_from(["1", "2"]))}}
    if draw(st.booleans()):
        document["map"]["title"] = draw(st.dictionaries(st.sampled_from(["vi", "en"]), st.text(max_size=2)))
    for section in draw(st.lists(st.sampled_from(["tools", "groups", "budgets"]), unique=True)):
        document[section] = [_element(draw, section, one) for one in draw(IDS)]
    if draw(st.booleans()):
        ends = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("cd")), max_size=5)
        document["relations"] = {
            kind: [_relation(draw, *pair) for pair in draw(ends)]
            for kind in draw(st.lists(st.sampled_from(["uses", "builds"]), unique=True))
        }
    if draw(st.booleans()):
        limits = st.dictionaries(
            st.sampled_from(["AW-03", "PA-07"]), st.dictionaries(st.just("x"), st.floats(0, 1))
        )
        document["profile"] = {"limits": draw(limits)}
    return document


def _element(draw: st.DrawFn, section: str, one: str) -> dict[str, Any]:
    element: dict[str, Any] = {"id": one, "name": draw(st.sampled_from(["n", "m"]))}
    if section == "groups":
        element["members"] = draw(WORDS)
    if section == "tools":
        element["shared"] = draw(st.sampled_from([True, False, 1, None]))
    if section == "budgets":
        element["evidence"] = draw(st.dictionaries(st.sampled_from(["problem", "price"]), WORDS))
        steps = st.sampled_from(["submission", "contract"])
        element["steps"] = [
            {"step": step, "date": draw(st.sampled_from("12"))} for step in draw(st.lists(steps))
        ]
    return element


def _relation(draw: st.DrawFn, start: str, end: str) -> dict[str, Any]:
    own = draw(
        st.fixed_dictionaries({}, optional={"mandatory": st.booleans(), "note": st.sampled_from("pq")})
    )
    return {"from": start, "to": end, **own}


@given(documents(), documents())
def test_the_difference_makes_the_new_document_of_the_old_one(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    applied = apply(old, difference(old, new))
    assert repr_of(applied.document) == repr_of(new)
    assert applied.conflicts == ()


@given(documents(), documents())
def test_the_inverse_takes_it_back(old: dict[str, Any], new: dict[str, Any]) -> None:
    applied = apply(new, inverse(difference(old, new)))
    assert repr_of(applied.document) == repr_of(old)
    assert applied.conflicts == ()


def repr_of(value: Any) -> str:
    """A value as text in which true is not 1, and the order of keys is nothing."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {repr_of(value[key])}" for key in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(repr_of, value)) + "]"
    return repr(value)


def test_a_field_is_one_edit() -> None:
    old = {"tools": [{"id": "a", "name": "Cổng"}, {"id": "b", "name": "Họp", "status": "live"}]}
    new = {"tools": [{"id": "a", "name": "Cổng"}, {"id": "b", "name": "Họp", "status": "retired"}]}
    assert difference(old, new) == (Edit(("tools", "b", "status"), "live", "retired"),)


def test_entries_of_lists_inside_an_element_go_by_their_own_keys() -> None:
    old = {"thresholds": [{"id": "t", "measurements": [{"date": "2022-01-01", "value": 1}]}]}
    new = {
        "thresholds": [
            {"id": "t", "measurements": [{"date": "2022-01-01", "value": 2}, {"date": "2022-02-01"}]}
        ]
    }
    assert difference(old, new) == (
        Edit(("thresholds", "t", "measurements", "2022-02-01"), ABSENT, {"date": "2022-02-01"}, "2022-01-01"),
        Edit(("thresholds", "t", "measurements", "2022-01-01", "value"), 1, 2),
    )


def test_an_entry_that_moved_is_one_edit() -> None:
    old, new = ({"tools": [{"id": one} for one in order]} for order in ("abcd", "dabc"))
    assert difference(old, new) == (Edit(("tools", "d", AFTER), "c", FIRST),)


def test_a_second_relation_of_the_same_ends_has_a_number() -> None:
    one = {"from": "a", "to": "t"}
    old, new = {"relations": {"uses": [one]}}, {"relations": {"uses": [one, one]}}
    assert difference(old, new) == (Edit(("relations", "uses", "a>t#2"), ABSENT, one, "a>t"),)


@pytest.mark.parametrize("odd", [[{"name": "no id"}], "text", [["list"]], [{"id": ["x"]}], {"id": "a"}])
def test_what_has_no_keys_is_one_value(odd: object) -> None:
    old = {"tools": [{"id": "a"}]}
    assert difference(old, {"tools": odd}) == (Edit(("tools",), old["tools"], odd),)


def test_a_level_that_was_taken_off_and_one_that_was_added_are_one_edit_of_the_field() -> None:
    old, new = ({"map": {"levels": levels}} for levels in (["tinh", "huyen", "xa"], ["tinh", "xa"]))
    assert difference(old, new) == (Edit(("map", "levels"), ["tinh", "huyen", "xa"], ["tinh", "xa"]),)
