"""AW-06: which thresholds count as brakes."""

from __future__ import annotations

import pytest

from rolemap.checks.awareness.no_brake import NoBrake
from rolemap.checks.base import Hit, Names
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: cvp, name: Chánh Văn phòng, organization: ubnd, rank: staff}
- {id: nghi, name: Chức danh đã bỏ, organization: ubnd, rank: staff, valid_to: 2022-06-30}
problems:
- {id: p, name: Văn bản đến xã chậm, owner: ubnd, status: STATUS}
thresholds:
- {id: n1, name: Ngưỡng một, metric: Tỷ lệ quá hạn, must_stay: below, limit: 10, KEYS}
- {id: n2, name: Ngưỡng hai, metric: Số cuộc họp, must_stay: below, limit: 0, action: Dừng, watcher: cvp}
relations:
  about: ABOUT
"""
ONE = "[{from: n1, to: p}]"
BOTH = "[{from: n1, to: p}, {from: n2, to: p}]"
GOOD = "action: Tạm dừng để xem xét, watcher: cvp"


def hits(keys: str = GOOD, about: str = ONE, *, status: str = "active", **limits: float) -> list[Hit]:
    return found(
        NoBrake, MAP.replace("STATUS", status).replace("KEYS", keys).replace("ABOUT", about), **limits
    )


def test_a_threshold_with_action_and_watcher_is_a_brake() -> None:
    assert hits() == []


@pytest.mark.parametrize(
    "keys", ["watcher: cvp", "action: '  ', watcher: cvp", "action: Dừng", "action: Dừng, watcher: nghi"]
)
def test_without_action_or_watcher_in_office_it_is_none(keys: str) -> None:
    (hit,) = hits(keys)
    assert hit.subjects == ("p",)
    assert (hit.values["complete"], hit.values["incomplete"]) == (0, Names(("n1",)))
    assert [relation.source for relation in hit.relations] == ["n1"]


@pytest.mark.parametrize("about", ["[]", "[{from: n1, to: p, valid_to: 2022-06-30}]"])
def test_a_threshold_that_is_not_attached_does_not_count(about: str) -> None:
    (hit,) = hits(about=about)
    assert hit.relations == ()


@pytest.mark.parametrize("status", ["proposed", "approved", "closed"])
def test_only_active_problems(status: str) -> None:
    assert hits(about="[]", status=status) == []


def test_the_profile_may_ask_for_more() -> None:
    assert hits(about=BOTH, thresholds=2) == []
    assert len(hits(about=BOTH, thresholds=3)) == 1
    (hit,) = hits("action: Dừng", BOTH, thresholds=2)
    assert (hit.values["complete"], hit.values["limit"]) == (1, 2)


def test_a_threshold_attached_twice_is_one() -> None:
    assert len(hits(about="[{from: n1, to: p}, {from: n1, to: p}]", thresholds=2)) == 1
