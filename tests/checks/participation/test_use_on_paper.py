"""PA-07: which uses are measured, and against which target."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Names, Share
from rolemap.checks.evaluate import evaluate
from rolemap.checks.participation.use_on_paper import UseOnPaper
from tests.checks.conftest import found
from tests.conftest import graph_of

MAP = """
map: {levels: [province, district, commune, ward]}
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd, apparatus: true}
- {id: huyen, name: UBND huyện, kind: committee, level: district, parent: ubnd, apparatus: true}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: huyen, apparatus: true}
- {id: phuong, name: UBND phường, kind: committee, level: ward, parent: ubnd, apparatus: true}
- {id: bo, name: Bộ Y tế, kind: central, level: central}
- {id: socu, name: Sở cũ, kind: department, level: province, parent: ubnd, valid_to: 2022-06-30}
groups:
- {id: hon, name: Các đơn vị thí điểm, members: [xa, huyen]}
- {id: voisocu, name: Xã và sở cũ, members: [xa, socu]}
- {id: khoi, name: Khối UBND cấp xã, under: ubnd, level: commune}
- {id: trong, name: Chưa có đơn vị, members: []}
tools:
- {id: t, name: Cổng Dịch vụ công, kind: system, status: TOOL, provision: national}
relations:
  uses: [USES]
"""


def text(*uses: str, tool: str = "live") -> str:
    return MAP.replace("USES", ", ".join(f"{{to: t, {use}}}" for use in uses)).replace("TOOL", tool)


def hits(*uses: str, tool: str = "live", **limits: float) -> list[Hit]:
    return found(UseOnPaper, text(*uses, tool=tool), **limits)


@pytest.mark.parametrize(
    ("unit", "rate", "findings"),
    [
        ("so", 0.9, 0),
        ("so", 0.89, 1),
        ("huyen", 0.8, 0),
        ("huyen", 0.79, 1),
        ("xa", 0.6, 0),
        ("xa", 0.5999999999, 0),
        ("xa", 0.59, 1),
        ("xa", 0, 1),
        ("khoi", 0.59, 1),
        ("phuong", 0, 0),
        ("bo", 0, 0),
        ("trong", 0, 0),
    ],
)
def test_each_level_has_its_target_and_the_others_none(unit: str, rate: float, findings: int) -> None:
    found_here = hits(f"from: {unit}, mandatory: true, active_rate: {rate}")
    assert [hit.subjects for hit in found_here] == [("t",)] * findings


def test_a_mixed_group_is_held_to_its_highest_target() -> None:
    (hit,) = hits("from: hon, mandatory: true, active_rate: 0.7")
    assert hit.values["target"] == Share(0.8)
    assert hits("from: voisocu, mandatory: true, active_rate: 0.7") == []


@pytest.mark.parametrize(
    "use",
    [
        "from: xa, active_rate: 0.1",
        "from: xa, mandatory: false, active_rate: 0.1",
        "from: xa, mandatory: true",
        "from: xa, mandatory: true, active_rate: 0.1, valid_to: 2022-06-30",
    ],
)
def test_only_mandatory_uses_with_a_rate_that_hold_today(use: str) -> None:
    assert hits(use) == []


@pytest.mark.parametrize(("tool", "findings"), [("pilot", 1), ("planned", 0), ("retired", 0)])
def test_only_live_tools_national_ones_included(tool: str, findings: int) -> None:
    assert len(hits("from: xa, mandatory: true, active_rate: 0.1", tool=tool)) == findings


def test_one_finding_a_tool_that_marks_all_and_names_the_worst() -> None:
    (hit,) = hits(
        "from: so, mandatory: true, active_rate: 0.5",
        "from: xa, mandatory: true, active_rate: 0.4",
        "from: huyen, mandatory: true, active_rate: 0.9",
    )
    assert [relation.source for relation in hit.relations] == ["so", "xa"]
    assert hit.values == {"unit": Names(("xa",)), "rate": Share(0.4), "target": Share(0.6), "number": 2}


def test_of_equals_the_first_by_id_is_named_whatever_the_order_of_the_file() -> None:
    uses = ["from: xa, mandatory: true, active_rate: 0.4", "from: so, mandatory: true, active_rate: 0.4"]
    for order in (uses, uses[::-1]):
        (hit,) = hits(*order)
        assert (hit.values["unit"], hit.values["target"]) == (Names(("so",)), Share(0.9))


def test_the_profile_lowers_a_target_and_gives_one_to_a_new_level() -> None:
    assert hits("from: xa, mandatory: true, active_rate: 0.4", commune=0.4) == []
    uses = ("from: phuong, mandatory: true, active_rate: 0.6",)
    assert len(hits(*uses, ward=0.7)) == 1
    named = text(*uses) + "profile: {limits: {PA-07: {ward: 0.7}}}\n"
    assert [f.subjects for f in evaluate(graph_of(named), only=["PA-07"]).findings] == [("t",)]
