"""PL-01: what makes two tools the same, and what excuses them."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Entries, Names
from rolemap.checks.platform.duplicate_tools import DuplicateTools
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở, kind: department, level: province, parent: ubnd, apparatus: true}
- {id: cu, name: Sở đã giải thể, kind: department, level: province, parent: ubnd, valid_to: 2022-01-01}
groups:
- {id: nhom, name: Khối sở, under: ubnd, level: province}
tools:
- {id: b, name: B, kind: system, provision: bought, STATUS, capabilities: [bao_cao, hop]}
- {id: a, name: A, kind: system, provision: national, status: pilot, capabilities: [hop, bao_cao]}
relations:
  uses: [{from: nhom, to: a}, {from: USER, to: b}]
"""


def hits(status: str = "status: live", user: str = "so", rest: str = "") -> list[tuple[str, ...]]:
    text = MAP.replace("STATUS", status).replace("USER", user) + rest
    return [hit.subjects for hit in found(DuplicateTools, text)]


def test_subjects_are_sorted_and_values_name_what_is_common() -> None:
    (hit,) = found(DuplicateTools, MAP.replace("STATUS", "status: live").replace("USER", "so"))
    assert hit.subjects == ("a", "b")
    assert hit.values == {"capabilities": Entries(("bao_cao", "hop")), "units": Names(("so",))}


@pytest.mark.parametrize(
    ("status", "number"),
    [
        ("status: pilot", 1),
        ("status: planned", 0),
        ("status: retired", 0),
        ("status: live, valid_to: 2022-06-30", 0),
        ("status: live, valid_to: 2022-07-01", 1),
        ("status: live, valid_from: 2022-07-01", 0),
    ],
)
def test_both_must_be_live(status: str, number: int) -> None:
    assert len(hits(status)) == number


@pytest.mark.parametrize(("user", "number"), [("so", 1), ("nhom", 1), ("ubnd", 0), ("cu", 0)])
def test_both_must_have_a_user_in_common(user: str, number: int) -> None:
    assert len(hits(user=user)) == number


@pytest.mark.parametrize(
    ("replaces", "number"),
    [
        ("{from: a, to: b}", 0),
        ("{from: b, to: a}", 0),
        ("{from: a, to: b, valid_from: 2022-07-01}", 1),
        ("{from: a, to: b, valid_to: 2022-06-30}", 1),
        ("{from: a, to: a}", 1),
    ],
)
def test_a_planned_replacement_excuses(replaces: str, number: int) -> None:
    assert len(hits(rest=f"  replaces: [{replaces}]\n")) == number


def test_capabilities_are_compared_exactly() -> None:
    assert not found(
        DuplicateTools,
        MAP.replace("STATUS", "status: live")
        .replace("USER", "so")
        .replace("[hop, bao_cao]", "[Hop, baocao, ' ']"),
    )
