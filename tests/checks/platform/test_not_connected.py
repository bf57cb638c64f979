"""PL-02: which tools must reach an integration platform, and what counts as reaching it."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Names, Words
from rolemap.checks.platform.not_connected import NotConnected
from tests.checks.conftest import found

MAP = """
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
tools:
- {id: t, name: T, TOOL}
- {id: giua, name: Giữa, kind: platform, status: MIDDLE, provision: rented}
- {id: lgsp, name: LGSP, kind: integration_platform, status: PLATFORM, provision: rented}
relations:
  integrates: [LINKS]
"""
SYSTEM = "kind: system, status: live, provision: rented"
THROUGH = "{from: t, to: giua}, {from: lgsp, to: giua}"


def subjects(tool: str = SYSTEM, links: str = "", middle: str = "live", platform: str = "live") -> list[str]:
    text = MAP.replace("TOOL", tool).replace("LINKS", links).replace("MIDDLE", middle)
    return [hit.subjects[0] for hit in found(NotConnected, text.replace("PLATFORM", platform))]


@pytest.mark.parametrize(
    "tool",
    [
        "kind: service, status: live, provision: rented",
        "kind: platform, status: live, provision: rented",
        "kind: system, status: pilot, provision: rented",
        "kind: system, status: planned, provision: rented",
        "kind: system, status: live, provision: national",
        "kind: system, status: live, provision: rented, valid_to: 2022-06-30",
    ],
)
def test_only_live_systems_that_are_not_national_are_asked(tool: str) -> None:
    assert subjects(tool) == []
    assert subjects() == ["t"]


@pytest.mark.parametrize("links", ["{from: t, to: lgsp}", "{from: lgsp, to: t}", THROUGH])
def test_a_path_in_any_direction_is_enough(links: str) -> None:
    assert subjects(links=links) == []


def test_a_pilot_carries_the_path_and_a_pilot_platform_is_live() -> None:
    assert subjects(links=THROUGH, middle="pilot", platform="pilot") == []


@pytest.mark.parametrize(
    ("links", "middle", "platform"),
    [
        (THROUGH, "planned", "live"),
        (THROUGH, "live", "planned"),
        (THROUGH, "live", "retired"),
        ("{from: t, to: lgsp, valid_to: 2022-06-30}", "live", "live"),
        ("{from: t, to: lgsp, valid_from: 2022-07-01}", "live", "live"),
        ("{from: t, to: giua}", "live", "live"),
    ],
)
def test_what_is_no_path(links: str, middle: str, platform: str) -> None:
    assert subjects(links=links, middle=middle, platform=platform) == ["t"]


def test_the_finding_tells_what_the_tool_is_connected_to() -> None:
    text = MAP.replace("TOOL", SYSTEM).replace("MIDDLE", "live").replace("PLATFORM", "live")
    (alone,) = found(NotConnected, text.replace("LINKS", "{from: t, to: t}"))
    assert alone.values == {"others": Words(("none",))}
    (linked,) = found(NotConnected, text.replace("LINKS", "{from: giua, to: t}"))
    assert linked.values == {"others": Names(("giua",))}
    assert [relation.key for relation in linked.relations] == [("integrates", "giua", "t")]
