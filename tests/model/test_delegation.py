"""Leadership in person, and delegations that are still used or passed on, where the checks do not reach."""

from __future__ import annotations

from datetime import date

from rolemap.model.delegation import (
    by_ends,
    last_end,
    nearest_heads,
    passed_on,
    scope_of,
    set_by_head,
    still_used,
)
from tests.conftest import graph_of

GRAPH = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd}
- {id: dn, name: Doanh nghiệp A, kind: enterprise, level: enterprise}
positions:
- {id: chutich, name: Chủ tịch, organization: ubnd, rank: head}
- {id: pho, name: Phó Chủ tịch, organization: ubnd, rank: deputy}
- {id: giamdoc, name: Giám đốc Sở, organization: so, rank: deputy}
problems:
- {id: hoso, name: Hồ sơ giấy, owner: so, status: proposed}
relations:
  sets: [{from: SETTER, to: hoso, by_delegation: cu}]
  delegates:
  - {id: cu, from: chutich, to: pho, scope: [signing, operations], valid_to: 2022-01-01}
  - {id: moi, from: chutich, to: pho, valid_from: 2021-12-31, valid_to: 2023-01-01}
  - {from: pho, to: giamdoc, scope: [operations], valid_from: 2021-12-31}
"""


def test_the_nearest_heads_stand_at_the_organization_or_above_it() -> None:
    graph = graph_of(GRAPH.replace("SETTER", "pho"))
    assert nearest_heads(graph, "so") == nearest_heads(graph, "ubnd") == ("chutich",)
    assert nearest_heads(graph, "dn") == ()


def test_a_problem_is_set_by_a_head_or_not() -> None:
    for setter, answer in (("chutich", True), ("pho", False)):
        graph = graph_of(GRAPH.replace("SETTER", setter))
        assert set_by_head(graph, graph.problems[0]) is answer


def test_what_rests_on_an_ended_delegation_is_told_with_it() -> None:
    graph = graph_of(GRAPH.replace("SETTER", "pho"))
    used = still_used(graph)
    assert {delegation.id: [use.key for use in uses] for delegation, uses in used.items()} == {
        "cu": [("sets", "pho", "hoso")]
    }


def test_a_chain_tells_what_both_hand_down() -> None:
    graph = graph_of(GRAPH.replace("SETTER", "pho"))
    chains = [(first.id, second.target, scope) for first, second, scope in passed_on(graph)]
    assert chains == [("cu", "giamdoc", ("operations",)), ("moi", "giamdoc", ("operations",))]


def test_delegations_between_the_same_positions_stand_together() -> None:
    delegations = graph_of(GRAPH.replace("SETTER", "pho")).relations_any_date("delegates")
    together = by_ends(delegations)
    assert [len(same) for same in together.values()] == [2, 1]
    assert last_end(together["chutich", "pho"]) == date(2023, 1, 1)
    assert last_end(delegations) is None
    assert last_end([]) is None
    assert [scope_of(delegation) for delegation in delegations] == [
        ("signing", "operations"),
        (),
        ("operations",),
    ]
