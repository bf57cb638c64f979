"""Active at a date: the first day counts, the day of valid_to does not, and ends decide for relations."""

from __future__ import annotations

from datetime import date

import pytest

from rolemap.model import RoleGraph
from tests.conftest import load_text

ENDED = """
organizations:
  - {id: a, name: Tỉnh, kind: committee, level: province}
  - {id: s, name: Sở cũ, kind: department, level: province, parent: a, apparatus: true, valid_to: 2022-06-30}
  - {id: n, name: Sở mới, kind: department, level: province, parent: a, apparatus: true, valid_from: 2022-06-30}
tools:
  - {id: t, name: Công cụ, kind: system, status: live, provision: built}
  - {id: old, name: Công cụ cũ, kind: system, status: retired, provision: built, valid_to: 2022-01-01}
relations:
  uses:
    - {from: s, to: t}
    - {from: n, to: t, valid_from: 2022-06-30, valid_to: 2022-07-01}
  replaces:
    - {from: t, to: old}
  integrates:
    - {from: t, to: old}
  succeeds:
    - {from: n, to: s}
"""


@pytest.mark.parametrize(
    ("day", "users"),
    [("2022-06-29", {"s"}), ("2022-06-30", {"n"}), ("2022-07-01", set())],
)
def test_users_follow_the_date(day: str, users: set[str]) -> None:
    graph = RoleGraph(load_text(ENDED), date.fromisoformat(day))
    assert set(graph.users("t").ids) == users


def test_only_replaces_and_succeeds_outlive_their_target() -> None:
    graph = RoleGraph(load_text(ENDED))
    assert [relation.key for relation in graph.relations("replaces")] == [("replaces", "t", "old")]
    assert [relation.key for relation in graph.relations("succeeds")] == [("succeeds", "n", "s")]
    assert graph.relations("integrates") == ()


def test_own_dates_do_not_ask_the_ends() -> None:
    graph = RoleGraph(load_text(ENDED))
    assert {relation.source for relation in graph.relations_in_own_dates("uses")} == {"s", "n"}
    later = RoleGraph(load_text(ENDED), date(2022, 7, 1))
    assert {relation.source for relation in later.relations_in_own_dates("uses")} == {"s"}


def test_inactive_organizations_in_use_name_their_relations() -> None:
    graph = RoleGraph(load_text(ENDED))
    found = graph.inactive_organizations_in_use()
    assert {name: [relation.key for relation in lines] for name, lines in found.items()} == {
        "s": [("uses", "s", "t")]
    }
