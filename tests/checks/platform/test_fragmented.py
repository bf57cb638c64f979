"""PL-03: the share of tools outside the largest network, and when it is asked at all."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Share
from rolemap.checks.platform.fragmented import Fragmented
from tests.checks.conftest import found


def tools(live: int, connected: int, rest: str = "") -> str:
    """A map of `live` tools, of which the first `connected` stand in one chain."""
    names = [f"t{number}" for number in range(live)]
    lines = [
        f"- {{id: {name}, name: {name}, kind: system, status: live, provision: rented}}" for name in names
    ]
    links = [f"{{from: t{number}, to: t{number + 1}}}" for number in range(connected - 1)]
    return "tools:\n" + "\n".join(lines) + f"\n{rest}relations: {{integrates: [{', '.join(links)}]}}\n"


@pytest.mark.parametrize(
    ("live", "connected", "number"), [(5, 3, 1), (5, 4, 0), (4, 1, 0), (10, 7, 0), (10, 6, 1)]
)
def test_default_limits(live: int, connected: int, number: int) -> None:
    assert len(found(Fragmented, tools(live, connected))) == number


def test_equal_to_the_limit_is_not_above_it() -> None:
    assert not found(Fragmented, tools(10, 9), share=0.1)
    assert found(Fragmented, tools(10, 9), share=0.0999)


def test_at_least_so_many_tools() -> None:
    assert found(Fragmented, tools(4, 1), tools=4)
    assert not found(Fragmented, tools(4, 1), tools=4.5)


def test_tools_that_are_not_live_do_not_count() -> None:
    planned = "- {id: p, name: P, kind: system, status: planned, provision: rented}\n"
    assert not found(Fragmented, tools(4, 1, planned))


def test_the_finding_is_about_the_whole_map() -> None:
    (hit,) = found(Fragmented, tools(10, 6))
    assert hit.subjects == ()
    assert hit.values == {
        "outside": 4, "total": 10, "share": Share(0.4), "limit": Share(0.3), "networks": 5,
    }  # fmt: skip


def test_a_map_without_tools_is_not_fragmented() -> None:
    assert not found(Fragmented, "tools: []", tools=2)
