"""Repeated, self-pointing and unsourced relations; orphans; tools as a network."""

from __future__ import annotations

import pytest

from tests.conftest import graph_of

UNITS = """
organizations:
  - {id: ub, name: UBND tỉnh, kind: committee, level: province}
  - {id: s, name: Sở A, kind: department, level: province, parent: ub, apparatus: true}
"""


@pytest.mark.parametrize(
    ("first", "second", "repeated"),
    [
        ("", "", True),
        ("valid_to: 2022-01-01", "valid_from: 2022-01-01", False),
        ("valid_to: 2022-01-02", "valid_from: 2022-01-01", True),
        ("valid_from: 2022-03-01, valid_to: 2022-03-01", "", False),
        ("valid_from: 2021-01-01, valid_to: 2021-06-01", "valid_from: 2020-01-01", True),
    ],
)
def test_repeated_only_with_a_common_day(first: str, second: str, repeated: bool) -> None:
    lines = "".join(
        f"    - {{from: ct, to: p{', ' + dates if dates else ''}}}\n" for dates in (first, second)
    )
    graph = graph_of(
        UNITS
        + "positions: [{id: ct, name: Chủ tịch, organization: ub, rank: head}]\n"
        + "problems: [{id: p, name: Bài toán, owner: ub, status: active}]\n"
        + "relations:\n  sets:\n"
        + lines
    )
    assert [one.key for same in graph.repeated_relations() for one in same] == [
        ("sets", "ct", "p")
    ] * 2 * repeated


TOOLS = """
organizations:
  - {id: ub, name: UBND tỉnh, kind: committee, level: province}
tools:
  - {id: b, name: B, kind: system, status: live, provision: built, capabilities: [x, y]}
  - {id: a, name: A, kind: system, status: live, provision: built, capabilities: [y, x]}
  - {id: c, name: C, kind: system, status: pilot, provision: built, capabilities: [y, "  "]}
  - {id: d, name: D, kind: system, status: retired, provision: built, capabilities: ["  "]}
relations:
  integrates:
    - {from: b, to: a}
    - {from: a, to: b}
    - {from: c, to: d}
    - {from: d, to: b}
"""


def test_integrates_is_compared_in_both_directions() -> None:
    (same,) = graph_of(TOOLS).repeated_relations()
    assert {(one.kind, *sorted((one.source, one.target))) for one in same} == {("integrates", "a", "b")}


def test_components_take_only_live_tools() -> None:
    graph = graph_of(TOOLS)
    assert graph.integration_components() == (frozenset({"a", "b"}), frozenset({"c"}))
    assert graph.integrated_directly("a", "b") and not graph.integrated_directly("a", "c")


def test_pairs_name_what_is_common_and_blank_entries_do_not_count() -> None:
    graph = graph_of(TOOLS)
    assert list(graph.tool_pairs("capabilities", graph.tools)) == [
        ("a", "b", ("x", "y")),
        ("a", "c", ("y",)),
        ("b", "c", ("y",)),
    ]


def test_orphans_are_named_by_nothing() -> None:
    graph = graph_of(
        UNITS
        + """
  - {id: x, name: Xã, kind: committee, level: commune, parent: ub, apparatus: true}
  - {id: alone, name: Đứng riêng, kind: other, level: province, parent: ub}
  - {id: gone, name: Đã giải thể, kind: other, level: province, valid_to: 2020-01-01}
groups: [{id: g, name: Khối xã, under: ub, level: commune}]
bodies: [{id: bcd, name: Ban Chỉ đạo, scope: s}]
"""
    )
    assert list(graph.orphans()) == ["alone", "bcd"]


def test_public_relations_need_a_source() -> None:
    graph = graph_of(
        UNITS
        + """
tools: [{id: t, name: T, kind: system, status: live, provision: built}]
relations:
  owns:
    - {from: s, to: t, provenance: public, source: " "}
    - {from: ub, to: t, provenance: public, source: QĐ 1/QĐ-UBND}
    - {from: s, to: t, provenance: illustrative}
"""
    )
    assert [relation.row for relation in graph.unsourced_relations()] == [0]
