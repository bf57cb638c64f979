"""Badges in text: told apart on a photocopy, and explained where they stand."""

from __future__ import annotations

from rolemap.export.document import Annex, Cell, Column, Mark, Row, Table
from rolemap.export.word.badges import badges, legend, marks_in
from rolemap.export.word.markup import elements
from tests.export.word.reading import W, text_of


def looks(mark: Mark) -> tuple[str, bool, str]:
    """Of a badge its text, whether it is white on black, and its frame."""
    (paragraph,) = elements(f"<w:p>{badges([mark])}</w:p>")
    first = paragraph.find(f"{W}r")
    frame, fill = first.find(f".//{W}bdr"), first.find(f".//{W}shd")
    black = fill is not None and fill.get(f"{W}fill") == "000000"
    return (
        text_of(paragraph).replace("\u00a0", " ").strip(),
        black,
        frame.get(f"{W}val") if frame is not None else "",
    )


def test_forms_differ_in_black_and_white() -> None:
    assert looks(Mark(3, "error")) == ("3", True, "single")
    assert looks(Mark(3, "warning")) == ("3", False, "single")
    assert looks(Mark(3, "info")) == ("(3)", False, "")


def test_a_waived_one_says_so() -> None:
    assert looks(Mark(3, "error", waived=True)) == ("3  (đã chấp nhận)", False, "dashed")


def test_two_frames_are_kept_apart() -> None:
    (paragraph,) = elements(f"<w:p>{badges([Mark(1, 'warning'), Mark(2, 'warning')])}</w:p>")
    runs = paragraph.findall(f"{W}r")
    assert [run.find(f".//{W}bdr") is not None for run in runs] == [True, False, True]


def test_the_legend_explains_the_forms_in_use_and_no_other() -> None:
    (paragraph,) = elements(f"<w:p>{legend([Mark(1, 'error'), Mark(2, 'error'), Mark(9, 'info')])}</w:p>")
    text = text_of(paragraph).replace("\u00a0", " ")
    assert "1  lỗi" in text
    assert "(9) lưu ý" in text
    assert "cảnh báo" not in text
    assert not legend([])


def test_an_annex_that_explains_all_signs_has_no_second_legend() -> None:
    rows = (Row((Cell(marks=(Mark(1, "error"),)),)),)
    columns = (Column("Ký hiệu", 1.0),)
    assert marks_in(Annex("gaps", "I", "", (Table("gaps", "", columns, rows),))) == (Mark(1, "error"),)
    assert not marks_in(Annex("about", "I", "", (Table("legend", "", columns, rows),)))
