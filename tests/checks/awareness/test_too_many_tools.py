"""AW-03: how tools are counted for a unit, and from which number on it is too many."""

from __future__ import annotations

import pytest

from rolemap.checks.awareness.too_many_tools import TooManyTools
from rolemap.checks.base import Hit, Severity, Words
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND huyện, kind: committee, level: district}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, apparatus: true SURVEY}
groups:
- {id: khoi, name: Khối UBND cấp xã, under: ubnd, level: commune}
tools:
- {id: a, name: Công cụ A, kind: system, status: live, provision: national}
- {id: b, name: Công cụ B, kind: system, status: pilot, provision: rented}
- {id: c, name: Công cụ C, kind: system, status: planned, provision: rented}
- {id: d, name: Công cụ D, kind: system, status: live, provision: rented, valid_from: 2022-07-01}
relations:
  uses: [{from: xa, to: a}, {from: khoi, to: a}, {from: khoi, to: b}, {from: xa, to: c}, {from: xa, to: d}]
"""


def hits(survey: str = "", **limits: float) -> list[Hit]:
    return found(TooManyTools, MAP.replace("SURVEY", survey), **limits)


@pytest.mark.parametrize(
    ("survey", "severity"),
    [(9, None), (10, Severity.WARNING), (19, Severity.WARNING), (20, Severity.ERROR), (31, Severity.ERROR)],
)
def test_the_limits_themselves_are_too_many(survey: int, severity: Severity | None) -> None:
    found_here = hits(f", tool_count_survey: {survey}")
    assert [(hit.subjects, hit.severity) for hit in found_here] == ([(("xa",), severity)] if severity else [])


def test_each_live_tool_counts_once_national_or_not_and_groups_are_no_subjects() -> None:
    (hit,) = hits(warning=2)
    assert hit.subjects == ("xa",)
    assert hit.values == {"number": 2, "counted": Words(("on this map",)), "limit": 2}
    assert hits(warning=3) == []


def test_the_larger_of_map_and_survey_counts() -> None:
    (by_map,) = hits(", tool_count_survey: 1", warning=2)
    assert by_map.values["number"] == 2
    (same,) = hits(", tool_count_survey: 2", warning=2)
    assert same.values["counted"] == Words(("on this map",))
    (by_survey,) = hits(", tool_count_survey: 3", warning=2, error=3)
    assert (by_survey.values["number"], by_survey.severity) == (3, Severity.ERROR)
    assert by_survey.values["counted"] == Words(("by a survey",))


def test_a_unit_that_has_ended_is_nobody() -> None:
    assert hits(", tool_count_survey: 40, valid_to: 2022-06-30") == []
    assert len(hits(", tool_count_survey: 40, valid_from: 2022-06-30")) == 1
