"""Edits on a document that others have changed meanwhile: both sides keep what they wrote, or are told."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolemap.editing.applying import Conflict, apply, merge
from rolemap.editing.edit import ABSENT, Document, Edit

BASE: Document = {
    "tools": [
        {"id": "a", "name": "Cổng dịch vụ công", "status": "pilot"},
        {"id": "b", "name": "Họp trực tuyến", "status": "live"},
    ],
    "groups": [{"id": "g", "name": "Các sở", "members": ["x", "y"]}],
    "relations": {"uses": [{"from": "g", "to": "a", "active_rate": 0.5}]},
}


def changed(**edits: Any) -> Document:
    """The base with fields of tool ``a`` set."""
    return apply(BASE, [Edit(("tools", "a", key), BASE["tools"][0].get(key, ABSENT), value)
                        for key, value in edits.items()]).document  # fmt: skip


def test_only_what_is_touched_is_copied() -> None:
    applied = apply(BASE, [Edit(("tools", "a", "status"), "pilot", "live")])
    assert applied.document["tools"][0] == {"id": "a", "name": "Cổng dịch vụ công", "status": "live"}
    assert applied.document["tools"][1] is BASE["tools"][1]
    assert applied.document["relations"] is BASE["relations"]
    assert BASE["tools"][0]["status"] == "pilot"
    assert applied.touched == {("tools",)}


def test_nothing_to_do_gives_the_same_document() -> None:
    applied = apply(BASE, [Edit(("tools", "a", "status"), "live", "pilot")])
    assert applied.document is BASE
    assert applied.touched == frozenset()


def test_relations_are_touched_by_their_kind() -> None:
    edits = [Edit(("relations", "uses", "g>a", "active_rate"), 0.5, 0.6),
             Edit(("relations", "owns", "x>a"), ABSENT, {"from": "x", "to": "a"})]  # fmt: skip
    assert apply(BASE, edits).touched == {("relations", "uses"), ("relations", "owns")}


def test_different_fields_of_one_element_are_both_kept() -> None:
    merged = merge(BASE, changed(status="live"), changed(name="Cổng DVC"))
    assert merged.document["tools"][0] == {"id": "a", "name": "Cổng DVC", "status": "live"}
    assert merged.conflicts == ()


def test_the_same_value_twice_is_no_conflict() -> None:
    assert merge(BASE, changed(status="live"), changed(status="live")).conflicts == ()


def test_a_conflict_names_what_the_other_wrote() -> None:
    merged = merge(BASE, changed(status="live"), changed(status="retired"))
    assert merged.conflicts == (Conflict(Edit(("tools", "a", "status"), "pilot", "live"), "retired"),)
    assert merged.document["tools"][0]["status"] == "retired"


def test_a_field_of_an_element_that_is_gone_is_a_conflict() -> None:
    without = {**BASE, "tools": BASE["tools"][1:]}
    conflicts = merge(BASE, changed(status="live"), without).conflicts
    assert conflicts == (Conflict(Edit(("tools", "a", "status"), "pilot", "live"), ABSENT),)


def test_an_element_that_somebody_edited_is_not_removed_unseen() -> None:
    without = {**BASE, "tools": BASE["tools"][1:]}
    theirs = changed(status="live")
    (conflict,) = merge(BASE, without, theirs).conflicts
    assert (conflict.edit.place, conflict.theirs) == (("tools", "a"), theirs["tools"][0])


def test_both_removing_it_is_no_conflict() -> None:
    without = {**BASE, "tools": BASE["tools"][1:]}
    merged = merge(BASE, without, without)
    assert (merged.document, merged.conflicts) == (without, ())


def test_a_relation_that_both_added_has_the_keys_of_both() -> None:
    place = ("relations", "builds", "x>a")
    theirs = apply(BASE, [Edit(place, ABSENT, {"from": "x", "to": "a", "note": "2023"})]).document
    merged = apply(theirs, [Edit(place, ABSENT, {"from": "x", "to": "a", "source": "QĐ 571"})])
    assert merged.document["relations"]["builds"] == [
        {"from": "x", "to": "a", "note": "2023", "source": "QĐ 571"}
    ]
    assert merged.conflicts == ()


def test_a_relation_that_both_added_conflicts_only_where_they_differ() -> None:
    place = ("relations", "builds", "x>a")
    theirs = apply(BASE, [Edit(place, ABSENT, {"from": "x", "to": "a", "note": "2023"})]).document
    merged = apply(
        theirs, [Edit(place, ABSENT, {"from": "x", "to": "a", "note": "2024", "source": "QĐ 571"})]
    )
    assert merged.conflicts == (Conflict(Edit((*place, "note"), ABSENT, "2024"), "2023"),)


def test_words_that_both_added_to_a_list_are_all_kept() -> None:
    place = ("groups", "g", "members")
    theirs = apply(BASE, [Edit(place, ["x", "y"], ["x", "y", "z"])]).document
    merged = apply(theirs, [Edit(place, ["x", "y"], ["w", "y"])])
    assert merged.document["groups"][0]["members"] == ["w", "y", "z"]
    assert merged.conflicts == ()


def test_a_list_that_was_put_in_another_order_is_not_guessed_at() -> None:
    place = ("groups", "g", "members")
    theirs = apply(BASE, [Edit(place, ["x", "y"], ["y", "x"])]).document
    assert apply(theirs, [Edit(place, ["x", "y"], ["x", "y", "z"])]).conflicts[0].theirs == ["y", "x"]


def test_a_new_entry_stands_behind_its_neighbour_or_at_the_end() -> None:
    new = {"id": "c", "name": "Mới"}
    placed = [apply(BASE, [Edit(("tools", "c"), ABSENT, new, after)]).document["tools"].index(new)
              for after in ("", "a", "gone", None)]  # fmt: skip
    assert placed == [0, 1, 2, 2]


def test_edits_of_one_batch_build_on_each_other() -> None:
    edits = [Edit(("tools", "c"), ABSENT, {"id": "c"}), Edit(("tools", "c", "name"), ABSENT, "Mới"),
             Edit(("tools", "c"), {"id": "c", "name": "Mới"}, ABSENT)]  # fmt: skip
    applied = apply(BASE, edits)
    assert (applied.document["tools"], applied.conflicts) == (BASE["tools"], ())


def test_what_loses_its_last_part_leaves_nothing_empty_behind() -> None:
    applied = apply(BASE, [Edit(("relations", "uses", "g>a"), BASE["relations"]["uses"][0], ABSENT)])
    assert "relations" not in applied.document


@pytest.mark.parametrize("shown", [ABSENT, None, False, "", []])
def test_a_field_that_was_shown_empty_was_not_there(shown: object) -> None:
    applied = apply(BASE, [Edit(("tools", "a", "shared"), shown, True)])
    assert (applied.document["tools"][0]["shared"], applied.conflicts) == (True, ())


@pytest.mark.parametrize("shown", [0, "no", ["x"]])
def test_a_field_that_was_shown_with_something_else_is_a_conflict(shown: object) -> None:
    assert apply(BASE, [Edit(("tools", "a", "shared"), shown, True)]).conflicts


FIELDS = st.dictionaries(st.sampled_from(["name", "status", "kind", "note"]), st.sampled_from("12"))


@given(FIELDS, FIELDS)
def test_merging_loses_nothing(mine: dict[str, str], theirs: dict[str, str]) -> None:
    """Every field that one side wrote is in the result, or the other side wrote something else: a conflict."""
    merged = merge(BASE, changed(**mine), changed(**theirs))
    told = {conflict.edit.place[-1]: conflict.theirs for conflict in merged.conflicts}
    result = merged.document["tools"][0]
    assert told == {key: theirs[key] for key in mine if key in theirs and mine[key] != theirs[key]}
    assert all(result[key] == value for key, value in theirs.items())
    assert all(result[key] == value for key, value in mine.items() if key not in told)


def test_what_was_emptied_already_is_no_conflict() -> None:
    before = {"tools": [{"id": "t", "shared": True, "note": "cũ"}]}
    after = {"tools": [{"id": "t"}]}
    for key, was, now in (("shared", True, False), ("note", "cũ", "")):
        again = apply(after, [Edit(("tools", "t", key), was, now)])
        assert not again.conflicts
        assert again.document == after
    assert apply(before, [Edit(("tools", "t", "note"), "khác", "")]).conflicts
