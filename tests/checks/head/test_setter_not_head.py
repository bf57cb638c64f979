"""HD-01: whose setting of a problem counts as the head's."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.head.setter_not_head import SetterNotHead
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, head_also: [bithu]}
- {id: tinhuy, name: Tỉnh ủy, kind: party, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd}
- {id: phong, name: Phòng Nghiệp vụ, kind: department, level: province, parent: so}
- {id: khac, name: Sở Tài chính, kind: department, level: province, parent: ubnd}
positions:
- {id: bithu, name: Bí thư Tỉnh ủy, organization: tinhuy, rank: head}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: giamdoc, name: Giám đốc Sở Y tế, organization: so, rank: head}
- {id: quyen, name: Quyền Giám đốc Sở Y tế, organization: so, rank: acting_head}
- {id: cu, name: Giám đốc cũ, organization: so, rank: head, valid_to: 2022-06-30}
- {id: pho, name: Phó Giám đốc Sở Y tế, organization: so, rank: deputy}
- {id: truongphong, name: Trưởng phòng, organization: phong, rank: head}
- {id: giamdockhac, name: Giám đốc Sở Tài chính, organization: khac, rank: head}
problems:
- {id: hoso, name: Người bệnh phải mang hồ sơ giấy, owner: so, status: STATUS}
relations:
  sets: SETS
"""


def subjects(sets: str, status: str = "active") -> list[tuple[str, ...]]:
    return [hit.subjects for hit in found(SetterNotHead, MAP.replace("STATUS", status).replace("SETS", sets))]


@pytest.mark.parametrize("setter", ["giamdoc", "quyen", "chutich", "bithu"])
def test_a_head_of_the_owner_or_above_it_is_good(setter: str) -> None:
    assert subjects(f"[{{from: {setter}, to: hoso}}]") == []


@pytest.mark.parametrize("setter", ["pho", "truongphong", "giamdockhac"])
def test_a_deputy_and_a_head_below_or_beside_the_owner_are_not(setter: str) -> None:
    assert subjects(f"[{{from: {setter}, to: hoso}}]") == [("hoso",)]


def test_one_head_among_several_setters_is_enough() -> None:
    assert subjects("[{from: pho, to: hoso}, {from: chutich, to: hoso}]") == []


def test_several_setters_give_one_finding_that_names_and_marks_them_all() -> None:
    sets = "[{from: pho, to: hoso}, {from: truongphong, to: hoso}]"
    (hit,) = found(SetterNotHead, MAP.replace("STATUS", "approved").replace("SETS", sets))
    assert hit.values["setters"] == Names(("pho", "truongphong"))
    assert hit.values["heads"] == Names(("giamdoc", "quyen"))
    assert [relation.source for relation in hit.relations] == ["pho", "truongphong"]


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_only_open_problems_are_asked(status: str) -> None:
    assert subjects("[{from: pho, to: hoso}]", status) == []


def test_without_an_active_setter_there_is_nothing_to_find() -> None:
    assert subjects("[]") == []
    assert subjects("[{from: cu, to: hoso}]") == []
    assert subjects("[{from: pho, to: hoso, valid_to: 2022-06-30}]") == []


def test_a_setting_counts_from_its_first_day() -> None:
    assert subjects("[{from: pho, to: hoso, valid_from: 2022-06-30}]") == [("hoso",)]


def test_the_next_head_above_is_named_where_the_owner_has_none() -> None:
    text = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd, valid_to: 2021-01-01}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: RANK}
- {id: pho, name: Phó Giám đốc Sở Y tế, organization: so, rank: deputy}
problems:
- {id: hoso, name: Người bệnh phải mang hồ sơ giấy, owner: so, status: active}
relations:
  sets: [{from: pho, to: hoso}]
"""
    (hit,) = found(SetterNotHead, text.replace("RANK", "head"))
    assert hit.values["heads"] == Names(("chutich",))
    (hit,) = found(SetterNotHead, text.replace("RANK", "staff"))
    assert hit.values["heads"] == Words(("none in the map",))
