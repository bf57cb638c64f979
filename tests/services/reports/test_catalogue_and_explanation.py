"""The catalogue in its three forms, and the page of one check."""

from __future__ import annotations

import json

import pytest

from rolemap.checks.base import Check
from rolemap.checks.catalogue import GROUPS, catalogue, check
from rolemap.services.explaining import explain, report_on_example
from rolemap.services.reports.catalogue import json as catalogue_json
from rolemap.services.reports.catalogue import markdown, text
from rolemap.services.reports.paragraphs import WIDTH

CHECKS: tuple[Check, ...] = tuple(catalogue().values())


def test_text_has_a_heading_a_group_and_a_row_a_check() -> None:
    report = text.report(CHECKS)
    assert report.count("───\n") == len(GROUPS)
    assert "  PA-08  lưu ý     Bên phát triển chưa đủ hai vế\n" in report
    assert max(map(len, report.splitlines())) <= WIDTH


def test_json_has_limits_with_bounds_and_basis() -> None:
    listed = {one["id"]: one for one in json.loads(catalogue_json.report(CHECKS))["checks"]}
    assert list(listed) == list(catalogue())
    assert listed["AW-03"]["limits"][0]["default"] == 10
    assert set(listed["AW-03"]["limits"][0]) == {"name", "default", "low", "high", "basis"}
    assert listed["HD-01"]["waivable"] is False


def test_markdown_has_a_table_a_group() -> None:
    report = markdown.report(CHECKS)
    assert report.count("\n| --- ") == len(GROUPS)
    assert "| HD-01 | Người đặt bài toán không phải người đứng đầu | lỗi |" in report


def test_the_page_of_a_check_shows_what_each_example_gives() -> None:
    page = explain("HD-01")
    broken, mended = page.split("Ví dụ có khoảng trống")[1].split("Ví dụ đã khắc phục")
    assert (
        "→ lỗi: Bài toán “Người dân phải nộp lại giấy tờ đã có” do Phó Chủ tịch UBND tỉnh đặt ra"
        in " ".join(broken.split())
    )
    assert mended.rstrip().endswith("→ Không phát hiện khoảng trống.")
    assert "Nguyên tắc: S5 " in page
    assert "không được chấp nhận có lý do" in page


def test_limits_that_a_map_may_add_are_told() -> None:
    assert "Cấp khác trong map.levels chỉ được kiểm tra khi phần profile đặt giới hạn" in explain("PA-07")
    assert "map.levels" not in explain("PA-05").split("Ví dụ")[0]


@pytest.mark.parametrize("id", list(catalogue()))
def test_pages_fit_the_terminal_but_for_the_examples(id: str) -> None:
    prose = [line for line in explain(id).splitlines() if not line.startswith("    ")]
    assert max(map(len, prose)) <= WIDTH


@pytest.mark.parametrize("id", list(catalogue()))
def test_examples_pass_the_gate(id: str) -> None:
    assert any(finding.check == id for finding in report_on_example(check(id).breaks).findings)
