"""HD-07: what the head must do in person, and for whom."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.head.head_absent import HeadAbsent
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: ubnd VALIDITY}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: giamdoc, name: Giám đốc Sở Y tế, organization: so, rank: RANK}
- {id: pho, name: Phó Giám đốc Sở Y tế, organization: so, rank: deputy}
bodies:
- {id: ban, name: Ban Chỉ đạo của Sở, scope: so}
- {id: bantinh, name: Ban Chỉ đạo của tỉnh, scope: ubnd}
- {id: bancu, name: Ban Chỉ đạo cũ, scope: so, valid_to: 2022-06-30}
problems:
- {id: hoso, name: Người bệnh phải mang hồ sơ giấy, owner: so, status: STATUS}
- {id: xong, name: Bài toán đã xong, owner: so, status: closed}
- {id: cuatinh, name: Bài toán của tỉnh, owner: ubnd, status: proposed}
tools:
- {id: ssk, name: Sổ sức khỏe, kind: system, status: live, provision: national}
documents:
- {id: kh, name: Kế hoạch, kind: plan}
reviews:
- {id: rs, name: Rà soát, date: 2022-01-01}
relations:
"""


def subjects(
    relations: str = "", rank: str = "head", status: str = "active", validity: str = ""
) -> list[str]:
    text = MAP.replace("RANK", rank).replace("STATUS", status).replace(" VALIDITY", validity) + (
        relations or "  sets: []\n"
    )
    return [hit.subjects[0] for hit in found(HeadAbsent, text)]


@pytest.mark.parametrize(
    "relations",
    [
        "  sets: [{from: giamdoc, to: hoso}]\n",
        "  sets: [{from: giamdoc, to: hoso, by_delegation: uq}]\n"
        "  delegates: [{id: uq, from: chutich, to: giamdoc}]\n",
        "  steers: [{from: giamdoc, to: hoso}]\n",
        "  chairs: [{from: giamdoc, to: ban}]\n",
        "  signs: [{from: giamdoc, to: kh}]\n  about: [{from: kh, to: hoso}]\n",
        "  signs: [{from: giamdoc, to: kh, mode: direct}]\n  about: [{from: kh, to: ban}]\n",
        "  signs: [{from: giamdoc, to: kh, mode: TM}]\n  about: [{from: kh, to: hoso}]\n",
        "  decides: [{from: giamdoc, to: rs}]\n  about: [{from: rs, to: hoso}]\n",
        "  decides: [{from: giamdoc, to: rs}]\n  about: [{from: rs, to: ban}]\n",
    ],
)
def test_one_direct_relation_of_the_head_is_enough(relations: str) -> None:
    assert subjects(relations) == []


@pytest.mark.parametrize(
    "relations",
    [
        "",
        "  sets: [{from: chutich, to: hoso}]\n",
        "  sets: [{from: pho, to: hoso}]\n",
        "  sets: [{from: giamdoc, to: xong}]\n",
        "  sets: [{from: giamdoc, to: cuatinh}]\n",
        "  sets: [{from: giamdoc, to: hoso, valid_to: 2022-06-30}]\n",
        "  steers: [{from: ban, to: hoso}]\n",
        "  chairs: [{from: giamdoc, to: bantinh}]\n",
        "  chairs: [{from: giamdoc, to: bancu}]\n",
        "  signs: [{from: giamdoc, to: kh, mode: KT}]\n  about: [{from: kh, to: hoso}]\n",
        "  signs: [{from: giamdoc, to: kh, mode: TUQ}]\n  about: [{from: kh, to: hoso}]\n",
        "  signs: [{from: giamdoc, to: kh}]\n",
        "  signs: [{from: giamdoc, to: kh}]\n  about: [{from: kh, to: ssk}]\n",
        "  signs: [{from: giamdoc, to: kh}]\n  about: [{from: kh, to: xong}]\n",
        "  signs: [{from: giamdoc, to: kh}]\n  about: [{from: kh, to: bancu}]\n",
        "  decides: [{from: giamdoc, to: rs}]\n  about: [{from: rs, to: bantinh}]\n",
    ],
)
def test_what_others_do_and_what_the_head_does_elsewhere_is_not(relations: str) -> None:
    assert subjects(relations) == ["so"]


def test_an_acting_head_and_a_head_from_outside_count_as_heads() -> None:
    sets = "  sets: [{from: giamdoc, to: hoso}]\n"
    assert subjects(sets, rank="acting_head") == []
    assert subjects(sets, rank="staff") == ["so"]
    assert subjects(sets, rank="staff", validity=", head_also: [giamdoc]") == []


def test_an_organization_without_a_head_is_included_and_says_so() -> None:
    text = (
        MAP.replace("RANK", "staff").replace("STATUS", "approved").replace(" VALIDITY", "") + "  sets: []\n"
    )
    (hit,) = found(HeadAbsent, text)
    assert hit.values == {"heads": Words(("none in the map",)), "problems": Names(("hoso",))}


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_only_owners_of_open_problems_are_asked(status: str) -> None:
    assert subjects(status=status) == []


def test_an_organization_that_has_ended_is_not_asked() -> None:
    assert subjects(validity=", valid_to: 2022-06-30") == []
