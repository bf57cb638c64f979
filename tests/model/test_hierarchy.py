"""Ancestors, heads and groups."""

from __future__ import annotations

from tests.conftest import graph_of

TREE = """
organizations:
  - {id: dang, name: Tỉnh ủy, kind: party, level: province}
  - {id: ub, name: UBND tỉnh, kind: committee, level: province, head_also: [bithu, cu]}
  - {id: h, name: UBND huyện, kind: committee, level: district, parent: ub, apparatus: true, valid_to: 2022-01-01}
  - {id: x1, name: UBND xã 1, kind: committee, level: commune, parent: h, apparatus: true}
  - {id: x2, name: Khối xã, kind: block, level: commune, parent: h, apparatus: true, size: 7}
  - {id: x3, name: Xã khác, kind: committee, level: commune, parent: h}
  - {id: x4, name: Xã cũ, kind: committee, level: commune, parent: ub, apparatus: true, valid_to: 2022-06-30}
  - {id: xa, name: Xã tỉnh khác, kind: committee, level: commune, apparatus: true}
groups:
  - {id: g, name: Khối xã, under: ub, level: commune}
  - {id: l, name: Theo danh sách, members: [x1, x4, dang]}
positions:
  - {id: bithu, name: Bí thư, organization: dang, rank: head}
  - {id: cu, name: Bí thư cũ, organization: dang, rank: head, valid_to: 2022-01-01}
  - {id: ct, name: Chủ tịch, organization: ub, rank: head}
  - {id: q, name: Quyền Chủ tịch huyện, organization: h, rank: acting_head}
  - {id: pct, name: Phó Chủ tịch, organization: ub, rank: deputy}
map: {root: ub}
"""


def test_ancestors_pass_through_ended_organizations() -> None:
    graph = graph_of(TREE)
    assert graph.ancestors("x1") == ("x1", "h", "ub")
    assert graph.is_ancestor("ub", "x1") and graph.is_ancestor("x1", "x1")
    assert not graph.is_ancestor("x1", "ub")


def test_heads_count_acting_and_also_but_not_ended() -> None:
    graph = graph_of(TREE)
    assert graph.heads("ub") == {"ct", "bithu"}
    assert graph.heads("h") == {"q"}
    assert graph.head_set("x1") == {"q", "ct", "bithu"}
    assert graph.is_head("q") and not graph.is_head("pct") and not graph.is_head("cu")


def test_group_by_rule_takes_active_apparatus_of_the_level_below() -> None:
    assert graph_of(TREE).leaves("g").ids == ("x1", "x2")
    assert graph_of(TREE).leaves("g").size == 8


def test_group_by_list_takes_active_members_whatever_they_are() -> None:
    assert graph_of(TREE).leaves("l").ids == ("dang", "x1")


def test_every_organization_of_a_sample_is_in_its_own_subtree() -> None:
    from tests.conftest import sample

    graph = sample("thai-binh")
    for organization in graph.organizations:
        line = graph.ancestors(organization.id)
        assert all(organization.id in graph.leaves(organization.id) for _ in line)
        for ancestor in line:
            below = graph._hierarchy.subtree(ancestor)
            assert below[graph._roster.place[organization.id]]
