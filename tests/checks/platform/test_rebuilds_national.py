"""PL-04: which tools repeat which national ones."""

from __future__ import annotations

import pytest

from rolemap.checks.base import Entries, Words
from rolemap.checks.platform.rebuilds_national import RebuildsNational
from tests.checks.conftest import found

MAP = """
tools:
- {id: z, name: Của tỉnh, kind: system, TOOL, capabilities: [dinh_danh, xac_thuc]}
- {id: n1, name: Quốc gia 1, kind: platform, NATIONAL, capabilities: [dinh_danh, xac_thuc, dinh_danh]}
- {id: n2, name: Quốc gia 2, kind: platform, status: live, provision: national, capabilities: [xac_thuc]}
- {id: n3, name: Quốc gia 3, kind: platform, status: live, provision: national, capabilities: [hop]}
"""
BUILT = "status: live, provision: built"
NATIONAL = "status: live, provision: national"


def subjects(tool: str = BUILT, national: str = NATIONAL) -> set[tuple[str, ...]]:
    return {
        hit.subjects
        for hit in found(RebuildsNational, MAP.replace("TOOL", tool).replace("NATIONAL", national))
    }


def test_one_finding_for_each_national_tool_with_the_local_one_first() -> None:
    assert subjects() == {("z", "n1"), ("z", "n2")}


@pytest.mark.parametrize("status", ["planned", "pilot", "live"])
@pytest.mark.parametrize("provision", ["built", "bought"])
def test_every_tool_in_service_is_asked(status: str, provision: str) -> None:
    assert len(subjects(f"status: {status}, provision: {provision}")) == 2


@pytest.mark.parametrize(
    "tool",
    [
        "status: retired, provision: built",
        "status: live, provision: rented",
        "status: live, provision: national",
        "status: live, provision: built, valid_to: 2022-06-30",
        "status: live, provision: built, justification: theo Nghị quyết 12",
    ],
)
def test_who_is_not_asked(tool: str) -> None:
    assert subjects(tool) == set()


def test_a_blank_justification_is_none() -> None:
    assert len(subjects(BUILT + ", justification: '  '")) == 2


@pytest.mark.parametrize(("national", "number"), [("pilot", 2), ("planned", 1), ("retired", 1)])
def test_only_a_live_national_tool_offers_something(national: str, number: int) -> None:
    assert len(subjects(national=f"status: {national}, provision: national")) == number


def test_blank_capabilities_are_nothing_in_common() -> None:
    text = MAP.replace("TOOL", BUILT).replace("NATIONAL", NATIONAL)
    assert not found(
        RebuildsNational, text.replace("[dinh_danh, xac_thuc]", "[' ']").replace("[hop]", "[' ']")
    )


def test_values_name_the_common_capabilities_once() -> None:
    first = found(RebuildsNational, MAP.replace("TOOL", BUILT).replace("NATIONAL", NATIONAL))[0]
    assert first.values == {
        "provision": Words(("built",)),
        "capabilities": Entries(("dinh_danh", "xac_thuc")),
    }
