"""HD-06: what is a chain of delegations, and what is not."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.checks.base import Hit, Words
from rolemap.checks.head.delegation_chain import DelegationChain
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: a, name: Chủ tịch, organization: ubnd, rank: head}
- {id: b, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
- {id: c, name: Giám đốc Sở, organization: ubnd, rank: staff}
- {id: d, name: Phó Giám đốc Sở, organization: ubnd, rank: staff, valid_to: 2020-01-01}
relations:
  delegates: [DELEGATES]
"""


def run(*delegates: str) -> list[Hit]:
    return found(DelegationChain, MAP.replace("DELEGATES", ", ".join(f"{{{one}}}" for one in delegates)))


def subjects(*delegates: str) -> list[tuple[str, ...]]:
    return sorted(hit.subjects for hit in run(*delegates))


def test_the_chain_is_named_and_marked_in_its_order() -> None:
    (hit,) = run("from: b, to: c, scope: [signing], valid_to: 2022-12-31", "from: a, to: b, scope: [signing]")
    assert hit.subjects == ("a", "b", "c")
    assert [(relation.source, relation.target) for relation in hit.relations] == [("a", "b"), ("b", "c")]
    assert hit.values == {"scope": Words(("signing",)), "until": date(2022, 12, 31)}


@pytest.mark.parametrize(
    ("first", "second", "chain"),
    [
        ("[signing]", "[operations]", False),
        ("[signing, operations]", "[operations, steering]", True),
        ("[]", "[signing]", True),
        ("[signing]", "[]", True),
        ("[]", "[]", True),
    ],
)
def test_scopes_need_a_common_entry_and_an_empty_one_is_common_with_all(
    first: str, second: str, chain: bool
) -> None:
    assert bool(subjects(f"from: a, to: b, scope: {first}", f"from: b, to: c, scope: {second}")) is chain


def test_a_missing_scope_is_common_with_everything() -> None:
    (hit,) = run("from: a, to: b", "from: b, to: c, scope: [setting, steering]")
    assert hit.values["scope"] == Words(("steering", "setting"))
    (hit,) = run("from: a, to: b", "from: b, to: c")
    assert hit.values == {"scope": Words(("not stated",)), "until": Words(("none",))}


@pytest.mark.parametrize(
    ("first", "second", "chain"),
    [
        ("valid_to: 2022-03-01", "valid_from: 2022-03-01", False),
        ("valid_to: 2022-03-02", "valid_from: 2022-03-01", True),
        ("valid_from: 2022-03-01, valid_to: 2022-03-01", "valid_from: 2022-01-01", False),
        ("valid_from: 2023-01-01", "valid_from: 2022-12-01", True),
        ("valid_from: 2022-12-01", "valid_to: 2022-12-01", False),
        ("valid_to: 2021-01-01", "valid_to: 2022-12-31", True),
    ],
)
def test_own_dates_need_a_common_day(first: str, second: str, chain: bool) -> None:
    assert bool(subjects(f"from: a, to: b, {first}", f"from: b, to: c, {second}")) is chain


def test_only_the_second_must_not_have_ended() -> None:
    assert subjects("from: a, to: b, valid_to: 2022-01-01", "from: b, to: c") == [("a", "b", "c")]
    assert subjects("from: a, to: b", "from: b, to: c, valid_to: 2022-06-30") == []
    assert subjects("from: a, to: b", "from: b, to: c, valid_to: 2022-07-01") == [("a", "b", "c")]
    assert subjects("from: a, to: b", "from: b, to: c, valid_from: 2023-01-01") == [("a", "b", "c")]


def test_an_order_to_a_deputy_may_be_passed_on() -> None:
    assert subjects("from: a, to: b", "from: b, to: c, order_to_deputy: true") == []
    assert subjects("from: a, to: b", "from: b, to: c, order_to_deputy: false") == [("a", "b", "c")]
    assert subjects("from: a, to: b, order_to_deputy: true", "from: b, to: c") == [("a", "b", "c")]


def test_positions_need_not_be_active() -> None:
    assert subjects("from: a, to: d", "from: d, to: c") == [("a", "d", "c")]


def test_a_position_that_delegates_to_itself_makes_no_chain() -> None:
    assert subjects("from: a, to: a", "from: a, to: b") == []
    assert subjects("from: a, to: b", "from: b, to: b") == []


def test_there_and_back_is_a_chain_from_both_sides() -> None:
    assert subjects("from: a, to: b", "from: b, to: a") == [("a", "b", "a"), ("b", "a", "b")]


def test_a_longer_chain_is_found_link_by_link() -> None:
    assert subjects("from: a, to: b", "from: b, to: c", "from: c, to: d") == [
        ("a", "b", "c"),
        ("b", "c", "d"),
    ]


def test_several_delegations_of_the_same_chain_give_one_finding() -> None:
    (hit,) = run(
        "from: a, to: b, scope: [signing]",
        "from: a, to: b, scope: [steering]",
        "from: b, to: c, scope: [signing, steering], valid_to: 2022-12-31",
    )
    assert hit.values["scope"] == Words(("steering", "signing"))
    assert len(hit.relations) == 3
