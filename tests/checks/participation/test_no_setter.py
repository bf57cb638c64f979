"""PA-01: who counts as a setter, and which problems need one."""

from __future__ import annotations

import pytest

from rolemap.checks.participation.no_setter import NoSetter
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chuyenvien, name: Chuyên viên, organization: ubnd, rank: staff}
- {id: nghi, name: Chức danh đã bỏ, organization: ubnd, rank: head, valid_to: 2022-06-30}
problems:
- {id: p, name: Người dân nộp lại giấy tờ, owner: ubnd, status: STATUS}
relations:
  steers: [{from: chuyenvien, to: p}]
  sets: SETS
"""


def subjects(sets: str, status: str = "active") -> list[tuple[str, ...]]:
    return [hit.subjects for hit in found(NoSetter, MAP.replace("STATUS", status).replace("SETS", sets))]


def test_any_post_in_office_is_a_setter() -> None:
    assert subjects("[{from: chuyenvien, to: p}]") == []


@pytest.mark.parametrize(
    "sets",
    [
        "[]",
        "[{from: nghi, to: p}]",
        "[{from: chuyenvien, to: p, valid_to: 2022-06-30}]",
        "[{from: chuyenvien, to: p, valid_from: 2022-07-01}]",
    ],
)
def test_steering_an_abolished_post_and_an_ended_relation_set_nothing(sets: str) -> None:
    assert subjects(sets) == [("p",)]


@pytest.mark.parametrize(("status", "findings"), [("proposed", 1), ("approved", 1), ("closed", 0)])
def test_every_problem_that_is_not_closed(status: str, findings: int) -> None:
    assert len(subjects("[]", status)) == findings
