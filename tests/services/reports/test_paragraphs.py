"""Lines for a terminal."""

from __future__ import annotations

from rolemap.services.reports.paragraphs import WIDTH, columns, heading, paragraph


def test_a_paragraph_wraps_and_hangs() -> None:
    lines = paragraph("bài toán " * 30, 6, "  12").splitlines()
    assert lines[0].startswith("  12  bài toán")
    assert all(line.startswith("      bài") or line.startswith("      toán") for line in lines[1:])
    assert max(map(len, lines)) <= WIDTH


def test_a_word_longer_than_the_line_stays_whole() -> None:
    assert paragraph("x" * 300, 4).strip() == "x" * 300


def test_columns_are_as_wide_as_their_longest_cell() -> None:
    assert columns([("a", "một"), ("dài hơn", "hai")]) == "  a        một\n  dài hơn  hai"
    assert columns([]) == ""


def test_a_heading_is_underlined_no_further_than_the_page() -> None:
    assert heading("Ngưỡng") == "Ngưỡng\n──────"
    assert len(heading("x" * 300).splitlines()[1]) == WIDTH
