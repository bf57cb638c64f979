"""PA-06: when a level counts as left out."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Hit, Words
from rolemap.checks.participation.level_left_out import LevelLeftOut
from tests.checks.conftest import found

MAP = """
map: {levels: [province, district, commune, thon]}
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province, apparatus: true}
- {id: xa1, name: UBND xã Một, kind: committee, level: commune, parent: ubnd, apparatus: true}
- {id: xa2, name: Các xã còn lại (8), kind: block, level: commune, parent: ubnd, apparatus: true, size: 8}
- {id: htx, name: Hợp tác xã, kind: other, level: commune, parent: ubnd}
- {id: huyen, name: UBND huyện, kind: committee, level: district, parent: ubnd, apparatus: true,
   valid_to: 2022-06-30}
groups:
- {id: khoi, name: Khối UBND cấp xã, under: ubnd, level: commune}
problems:
- {id: p, name: Cán bộ xã đi họp nửa ngày, owner: ubnd, audience: AUDIENCE, status: STATUS}
tools:
- {id: a, name: Họp trực tuyến, kind: service, status: TOOL, provision: national}
- {id: b, name: Nhắn tin, kind: service, status: pilot, provision: national}
relations:
  addresses: [{from: a, to: p}]
  uses: [USES]
"""


def hits(
    *uses: str, audience: str = "[province, commune]", status: str = "active", tool: str = "live"
) -> list[Hit]:
    text = MAP.replace("USES", ", ".join(f"{{{use}}}" for use in uses)).replace("AUDIENCE", audience)
    return found(LevelLeftOut, text.replace("STATUS", status).replace("TOOL", tool))


def test_one_user_of_a_level_is_enough() -> None:
    assert hits("from: ubnd, to: a", "from: xa1, to: a") == []
    assert hits("from: ubnd, to: a", "from: khoi, to: a") == []


def test_a_level_of_which_nobody_uses_it_is_named_with_its_units() -> None:
    (hit,) = hits("from: ubnd, to: a")
    assert hit.subjects == ("p",)
    assert hit.values == {"levels": Words(("commune",)), "units": 9}


def test_several_levels_give_one_finding_in_the_order_of_the_audience() -> None:
    (hit,) = hits(audience="[commune, province, commune]")
    assert hit.values == {"levels": Words(("commune", "province")), "units": 10}


@pytest.mark.parametrize("level", ["district", "thon"])
def test_a_level_that_was_abolished_or_not_drawn_is_left_out(level: str) -> None:
    (hit,) = hits("from: ubnd, to: a", "from: huyen, to: a", audience=f"[province, {level}]")
    assert hit.values == {"levels": Words((level,)), "units": 0}


@pytest.mark.parametrize(
    "use", ["from: htx, to: a", "from: xa1, to: b", "from: xa1, to: a, valid_to: 2022-06-30"]
)
def test_users_who_are_not_required_other_tools_and_ended_uses_do_not_count(use: str) -> None:
    assert len(hits("from: ubnd, to: a", use)) == 1


@pytest.mark.parametrize(
    "nothing_asked", [{"audience": "[]"}, {"status": "proposed"}, {"status": "closed"}, {"tool": "planned"}]
)
def test_only_open_problems_with_an_audience_and_a_tool_in_use(nothing_asked: dict[str, str]) -> None:
    assert hits(**nothing_asked) == []
