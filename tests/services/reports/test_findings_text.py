"""The report that a planner reads at a terminal."""

from __future__ import annotations

import itertools

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import text
from rolemap.services.reports.paragraphs import WIDTH
from tests.conftest import sample


def test_the_worst_group_stands_first(gaps: Workspace) -> None:
    lines = text.report([gaps]).splitlines()
    titles = [line for line, below in itertools.pairwise(lines) if below.startswith("─")]
    assert titles == [
        "VAI TRÒ NGƯỜI ĐỨNG ĐẦU · 2 lỗi",
        "SỰ THAM GIA · 1 lỗi, 1 lưu ý",
        "NHẬN THỨC · 1 chấp nhận có lý do",
    ]


def test_a_finding_has_its_number_its_line_why_and_what_to_do(gaps: Workspace) -> None:
    report = " ".join(text.report([gaps]).split())
    assert (
        "■ LỖI HD-01 Người đặt bài toán không phải người đứng đầu 1 Bài toán “Nộp [giấy] 100%: {lại}, mãi”"
        in report
    )
    assert (
        "(dòng 12) Vì sao: Các cơ quan khác coi đó là việc kỹ thuật và không làm theo. Cách xử lý: " in report
    )
    assert "○ LƯU Ý PA-02" in report


def test_a_waived_finding_is_shown_with_its_reason(gaps: Workspace) -> None:
    report = " ".join(text.report([gaps]).split())
    assert "▨ CẢNH BÁO AW-05" in report
    assert "Chấp nhận có lý do đến hết ngày 31/12/2022, người phê duyệt: Chủ tịch UBND tỉnh." in report
    assert "Lý do chấp nhận: Chờ số liệu quý III" in report


def test_the_total_ends_the_report_after_the_brakes(gaps: Workspace) -> None:
    *_, brakes, total = text.report([gaps]).rstrip().split("\n\n")
    assert total == "Tổng cộng: 3 lỗi, 0 cảnh báo, 1 lưu ý, 1 chấp nhận có lý do."
    assert "■ ĐỎ" in brakes and "Vai trò người đứng đầu" in brakes


def test_a_map_without_gaps_says_so(clean: Workspace) -> None:
    report = text.report([clean])
    assert "Không phát hiện khoảng trống nào." in report
    assert "đầu vào chuẩn" in report


def test_a_consequence_names_its_cause() -> None:
    workspace = Workspace("-", evaluate(sample("thai-binh")))
    assert "hệ quả của khoảng trống số 4" in text.report([workspace])


@pytest.mark.usefixtures("english")
def test_english(gaps: Workspace) -> None:
    report = text.report([gaps])
    assert report.startswith("Province <A> & B\n")
    assert "Total: 3 errors, 0 warnings, 1 note, 1 waived with reason." in report


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_samples_fit_the_terminal(name: str) -> None:
    report = text.report([Workspace("-", evaluate(sample(name)))])
    assert max(map(len, report.splitlines())) <= WIDTH
    assert "\x1b" not in report
