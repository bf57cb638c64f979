"""MH-01: relations to themselves, twice told, or in a circle of delegation."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Words
from rolemap.checks.hygiene.circular_or_repeated_relation import CircularOrRepeatedRelation
from tests.checks.conftest import found

MAP = """
organizations:
- {id: o, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: p1, name: Chủ tịch, organization: o, rank: head}
- {id: p2, name: Phó Chủ tịch, organization: o, rank: deputy}
- {id: p3, name: Chánh Văn phòng, organization: o, rank: staff, valid_to: 2020-01-01}
- {id: p4, name: Chuyên viên, organization: o, rank: staff}
tools:
- {id: a, name: A, kind: system, status: live, provision: rented}
- {id: b, name: B, kind: system, status: live, provision: rented}
relations:
"""
SELF = "it leads from an element to itself"
CIRCLE = "the delegations lead back to where they began"
REPEATED = "it stands more than once for the same time"


def hits(kind: str, *relations: str) -> list[Hit]:
    return found(CircularOrRepeatedRelation, f"{MAP}  {kind}: [{', '.join(relations)}]\n")


def reasons(kind: str, *relations: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    told = {}
    for hit in hits(kind, *relations):
        words = hit.values["reasons"]
        assert isinstance(words, Words)
        told[hit.subjects] = words.words
    return told


@pytest.mark.parametrize("dates", ["", ", valid_to: 2001-01-01", ", valid_from: 2030-01-01"])
def test_from_an_element_to_itself_at_any_date(dates: str) -> None:
    assert reasons("integrates", f"{{from: a, to: a{dates}}}") == {("a", "a"): (SELF,)}
    assert reasons("delegates", f"{{from: p1, to: p1{dates}}}") == {("p1", "p1"): (SELF,)}


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        ("", "", True),
        (", valid_to: 2022-01-01", "", True),
        (", valid_to: 2022-01-01", ", valid_from: 2022-01-01", False),
        (", valid_to: 2022-01-02", ", valid_from: 2022-01-01", True),
        (", valid_from: 2030-01-01", ", valid_from: 2031-01-01", True),
        (", mandatory: true", ", mandatory: false", True),
    ],
)
def test_repeated_with_a_common_day(first: str, second: str, repeated: bool) -> None:
    told = reasons("uses", f"{{from: o, to: a{first}}}", f"{{from: o, to: a{second}}}")
    assert told == ({("o", "a"): (REPEATED,)} if repeated else {})


def test_other_keys_do_not_make_two_relations_different() -> None:
    assert reasons(
        "delegates", "{from: p1, to: p2, scope: [steering]}", "{from: p1, to: p2, scope: [signing], id: u2}"
    ) == {("p1", "p2"): (REPEATED,)}


def test_integrates_both_ways_is_repeated_and_named_in_sorted_order() -> None:
    (hit,) = hits("integrates", "{from: b, to: a}", "{from: a, to: b}")
    assert hit.subjects == ("a", "b")
    assert {relation.key for relation in hit.relations} == {
        ("integrates", "a", "b"),
        ("integrates", "b", "a"),
    }


def test_one_way_and_back_is_no_repetition_of_another_kind() -> None:
    assert reasons("replaces", "{from: b, to: a}", "{from: a, to: b}") == {}


def test_every_relation_of_a_circle_is_told() -> None:
    assert reasons(
        "delegates",
        "{from: p1, to: p2}",
        "{from: p2, to: p3}",
        "{from: p3, to: p1}",
        "{from: p3, to: p4}",
        "{from: p4, to: p4}",
    ) == {
        ("p1", "p2"): (CIRCLE,),
        ("p2", "p3"): (CIRCLE,),
        ("p3", "p1"): (CIRCLE,),
        ("p4", "p4"): (SELF,),
    }


def test_between_two_circles_lies_no_circle() -> None:
    told = reasons(
        "delegates",
        "{from: p1, to: p2}",
        "{from: p2, to: p1}",
        "{from: p2, to: p3}",
        "{from: p3, to: p4}",
        "{from: p4, to: p3}",
    )
    assert told.keys() == {("p1", "p2"), ("p2", "p1"), ("p3", "p4"), ("p4", "p3")}


@pytest.mark.parametrize("dates", [", valid_to: 2022-06-30", ", valid_from: 2022-07-01"])
def test_a_circle_must_close_on_the_day_of_the_map(dates: str) -> None:
    assert reasons("delegates", "{from: p1, to: p2}", f"{{from: p2, to: p1{dates}}}") == {}


def test_several_kinds_and_reasons_are_one_finding() -> None:
    (hit,) = found(
        CircularOrRepeatedRelation,
        MAP + "  integrates: [{from: a, to: a}, {from: a, to: a}]\n  replaces: [{from: a, to: a}]\n",
    )
    assert hit.values == {
        "kinds": Words(("is integrated with", "replaces")),
        "reasons": Words((SELF, REPEATED)),
    }
    assert len(hit.relations) == 3
