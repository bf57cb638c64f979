"""HD-02: who must chair a steering body."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.head.body_not_chaired_by_head import BodyNotChairedByHead
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, head_also: [bithu]}
- {id: tinhuy, name: Tỉnh ủy, kind: party, level: province}
- {id: huyen, name: UBND huyện, kind: committee, level: district, parent: ubnd}
positions:
- {id: bithu, name: Bí thư Tỉnh ủy, organization: tinhuy, rank: head}
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
- {id: phochutich, name: Phó Chủ tịch UBND tỉnh, organization: ubnd, rank: deputy}
- {id: chutichhuyen, name: Chủ tịch UBND huyện, organization: huyen, rank: head}
- {id: saunay, name: Chủ tịch UBND huyện khóa sau, organization: huyen, rank: head, valid_from: 2022-07-01}
bodies:
- {id: bcd, name: Ban Chỉ đạo của huyện, scope: huyen BODY}
relations:
  chairs: CHAIRS
"""


def subjects(chairs: str, body: str = "") -> list[tuple[str, ...]]:
    text = MAP.replace("CHAIRS", chairs).replace(" BODY", body)
    return [hit.subjects for hit in found(BodyNotChairedByHead, text)]


@pytest.mark.parametrize("chair", ["chutichhuyen", "chutich", "bithu"])
def test_a_head_of_the_scope_or_above_it_is_good(chair: str) -> None:
    assert subjects(f"[{{from: {chair}, to: bcd}}]") == []


@pytest.mark.parametrize("chair", ["phochutich", "saunay"])
def test_a_deputy_and_a_head_of_another_time_are_not(chair: str) -> None:
    assert subjects(f"[{{from: {chair}, to: bcd}}]") == [("bcd",)]


def test_the_head_of_a_lower_unit_is_not_the_head_of_the_scope() -> None:
    text = MAP.replace("scope: huyen BODY", "scope: ubnd").replace(
        "CHAIRS", "[{from: chutichhuyen, to: bcd}]"
    )
    (hit,) = found(BodyNotChairedByHead, text)
    assert hit.values["heads"] == Names(("bithu", "chutich"))
    assert hit.values["chairs"] == Names(("chutichhuyen",))


def test_a_body_without_a_chair_is_included() -> None:
    (hit,) = found(BodyNotChairedByHead, MAP.replace("CHAIRS", "[]").replace(" BODY", ""))
    assert hit.subjects == ("bcd",)
    assert hit.relations == ()
    assert hit.values["chairs"] == Words(("nobody",))


def test_one_head_among_several_chairs_is_enough() -> None:
    assert subjects("[{from: phochutich, to: bcd}, {from: chutichhuyen, to: bcd}]") == []


def test_a_chair_that_has_ended_does_not_count() -> None:
    assert subjects("[{from: chutichhuyen, to: bcd, valid_to: 2022-06-30}]") == [("bcd",)]
    assert subjects("[{from: chutichhuyen, to: bcd, valid_to: 2022-07-01}]") == []


def test_a_body_that_is_not_active_is_not_asked() -> None:
    assert subjects("[]", ", valid_to: 2022-06-30") == []
    assert subjects("[]", ", valid_from: 2022-07-01") == []
    assert subjects("[]", ", valid_from: 2022-06-30") == [("bcd",)]
