"""AW-01: what makes a problem an extra task."""

from __future__ import annotations

import pytest

from rolemap.checks.awareness.extra_task import ExtraTask
from rolemap.checks.base import Hit, Words
from tests.checks.conftest import found

MAP = """
problems:
- {id: vanban, name: Văn bản đến xã chậm, owner: goc, status: STATUS FRAMING}
tools:
- {id: moi, name: Mạng văn phòng điện tử, kind: system, provision: national, TOOL}
- {id: khac, name: Sổ tay điện tử, kind: service, status: live, provision: national, OTHER}
- {id: cu, name: Phần mềm cũ, kind: system, status: retired, provision: built, valid_to: 2021-12-31}
relations:
  addresses: [{from: moi, to: vanban}, {from: moi, to: vanban}]
  MORE
"""


def hits(
    tool: str = "status: live",
    *,
    other: str = "changes: []",
    status: str = "approved",
    framing: str = "",
    more: str = "",
) -> list[Hit]:
    text = MAP.replace("STATUS", status).replace("FRAMING", f", framing: {framing}" if framing else "")
    return found(ExtraTask, text.replace("TOOL", tool).replace("OTHER", other).replace("MORE", more))


@pytest.mark.parametrize("changes", ["", ", changes: []", ", changes: ['', '  ']"])
def test_tools_that_remove_nothing(changes: str) -> None:
    (hit,) = hits("status: live" + changes)
    assert hit.subjects == ("vanban",)
    assert [relation.source for relation in hit.relations] == ["moi", "moi"]


def test_one_entry_that_says_something_is_enough() -> None:
    assert hits("status: live, changes: ['', bỏ bản giấy]") == []


def test_one_tool_among_several_is_enough() -> None:
    both = "addresses: [{from: moi, to: vanban}, {from: khac, to: vanban}]"
    text = MAP.replace("addresses: [{from: moi, to: vanban}, {from: moi, to: vanban}]", both)
    text = text.replace("STATUS FRAMING", "active").replace("MORE", "")
    assert len(found(ExtraTask, text.replace("TOOL", "status: live").replace("OTHER", "changes: []"))) == 1
    assert found(ExtraTask, text.replace("TOOL", "status: pilot").replace("OTHER", "changes: [bỏ họp]")) == []


@pytest.mark.parametrize(
    ("replaces", "findings"),
    [
        ("replaces: [{from: moi, to: cu}]", 0),
        ("replaces: [{from: moi, to: cu, valid_to: 2022-06-30}]", 1),
        ("replaces: [{from: cu, to: moi}]", 1),
        ("replaces: [{from: khac, to: cu}]", 1),
    ],
)
def test_replacing_a_tool_counts_even_one_that_has_ended(replaces: str, findings: int) -> None:
    assert len(hits(more=replaces)) == findings


@pytest.mark.parametrize("tool", ["status: planned", "status: retired", "status: live, valid_to: 2022-06-30"])
def test_without_a_tool_in_use_only_framing_counts(tool: str) -> None:
    assert hits(tool) == []
    (hit,) = hits(tool, framing="new_task")
    assert hit.values["reasons"] == Words(("it is recorded as a new task",))
    assert hit.relations == ()


def test_a_new_task_stays_one_whatever_its_tools_remove() -> None:
    (hit,) = hits("status: live, changes: [bỏ bản giấy]", framing="new_task")
    assert hit.relations == ()


def test_two_reasons_give_one_finding() -> None:
    (hit,) = hits(framing="new_task")
    assert isinstance(hit.values["reasons"], Words)
    assert len(hit.values["reasons"].words) == 2


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_only_open_problems(status: str) -> None:
    assert hits(status=status, framing="new_task") == []
