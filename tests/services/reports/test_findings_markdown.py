"""Markdown: names stay words, whatever signs they bring."""

from __future__ import annotations

from markdown_it import MarkdownIt

from rolemap.services.checking import Workspace
from rolemap.services.reports.findings import markdown


def test_a_row_a_finding(gaps: Workspace) -> None:
    rows = [line for line in markdown.report([gaps]).splitlines() if line.startswith("|")]
    assert rows[0] == "| Số | Mức | Kiểm tra | Khoảng trống | Cách xử lý |"
    assert len(rows) == 2 + 5
    assert rows[2].startswith(
        "| 1 | lỗi | HD-01 Người đặt bài toán không phải người đứng đầu | Bài toán “Nộp \\[giấy\\]"
    )


def test_a_map_without_gaps_says_so(clean: Workspace) -> None:
    assert "Không phát hiện khoảng trống nào." in markdown.report([clean])


def test_a_reader_of_markdown_sees_the_words_and_five_cells(gaps: Workspace) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown.report([gaps]))
    assert "<h2>Tỉnh &lt;A&gt; &amp; B</h2>" in html
    assert "Nộp [giấy] 100%: {lại}, mãi" in html
    assert html.count("<td") == 5 * 5
