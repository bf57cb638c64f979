"""AW-05: which blanks count, and when a name contains the name of a tool."""

from __future__ import annotations

import unicodedata

import pytest

from rolemap.checks.awareness.unclear_problem import UnclearProblem
from rolemap.checks.base import Hit, Names, Words
from tests.checks.conftest import found

MAP = """
problems:
- {id: p, name: "NAME", owner: goc, status: STATUS, KEYS}
tools:
- {id: t1, name: "TOOL", name_en: Hồ sơ, kind: system, status: retired, provision: built,
   valid_to: 2020-01-01}
- {id: t2, name: Cổng Dịch vụ công, kind: system, status: planned, provision: national}
"""
WHOLE = {
    "pain": "Khai lại thông tin",
    "baseline": "0",
    "target": "0",
    "unit": "'% hồ sơ'",
    "due": "2025-12-31",
}


def hits(name: str = "Hồ sơ giấy", tool: str = "LGSP", *, status: str = "active", **keys: str) -> list[Hit]:
    text = ", ".join(f"{key}: {value}" for key, value in (WHOLE | keys).items() if value)
    return found(
        UnclearProblem,
        MAP.replace("NAME", name).replace("TOOL", tool).replace("STATUS", status).replace("KEYS", text),
    )


def test_zero_is_a_number_and_not_a_blank() -> None:
    assert hits() == []


@pytest.mark.parametrize("key", list(WHOLE))
def test_each_key_must_be_there(key: str) -> None:
    (hit,) = hits(**{key: ""})
    assert hit.subjects == ("p",)
    assert isinstance(hit.values["gaps"], Words)
    assert len(hit.values["gaps"].words) == 1


@pytest.mark.parametrize("key", ["pain", "unit"])
def test_white_space_says_nothing(key: str) -> None:
    assert len(hits(**{key: "'  '"})) == 1


@pytest.mark.parametrize("status", ["proposed", "closed"])
def test_only_open_problems(status: str) -> None:
    assert hits(status=status, pain="") == []


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("LGSP", "LGSP"),
        ("Triển khai lgsp cho tỉnh", "LGSP"),
        ("Hệ  thống   báo cáo chưa dùng", " Hệ thống báo cáo "),
        ("Kết nối (LGSP), giai đoạn 2", "LGSP"),
        ("xLGSP rồi LGSP", "LGSP"),
        ("Dùng LGSP_tỉnh", "LGSP"),
        (unicodedata.normalize("NFD", "Đưa Cổng số vào sử dụng"), "Cổng số"),
    ],
)
def test_a_name_that_contains_the_name_of_a_tool_of_any_status_and_date(name: str, tool: str) -> None:
    (hit,) = hits(name, tool)
    assert hit.values["tools"] == Names(("t1",))


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("Nền tảng LGSP2", "LGSP"),
        ("Đấu thầu", "Đấu th"),
        ("Cổng sốđỏ", "Cổng số"),
        ("Hoa màu", "Hóa"),
        ("Hồ sơ giấy", "Hồ sơ giấy tờ"),
    ],
)
def test_part_of_a_word_another_mark_or_a_longer_name_is_no_containment(name: str, tool: str) -> None:
    assert hits(name, tool) == []


def test_every_tool_that_is_named_is_listed() -> None:
    (hit,) = hits("Nối Cổng Dịch vụ công với LGSP", pain="")
    assert hit.values["tools"] == Names(("t1", "t2"))
    assert isinstance(hit.values["gaps"], Words)
    assert len(hit.values["gaps"].words) == 2
