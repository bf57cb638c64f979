"""Tables of the Word file: real ones, whose heads repeat, whose groups stay with their rows, whose gaps are seen."""

from __future__ import annotations

from rolemap.export.document import Cell, Column, Mark, Row, Table
from rolemap.export.word.markup import DECLARED, elements
from rolemap.export.word.stylebook import StyleBook
from rolemap.export.word.tables import shared, table
from tests.export.word.reading import W, text_of
from tests.export.word.schema import misplaced

COLUMNS = (Column("Số", 0.1, "center"), Column("Nội dung", 0.6), Column("Tỷ lệ", 0.3, "right"))


def written(*rows: Row, width: int = 9000):  # type: ignore[no-untyped-def]  # an element of lxml
    """The table of these rows."""
    from docx.oxml.parser import parse_xml

    book = StyleBook(parse_xml(f"<w:styles {DECLARED}/>"), 1)
    (made,) = elements(table(Table("t", "Tên bảng", COLUMNS, rows), book, width))
    assert not list(misplaced(made))
    return made


def row(*texts: str) -> Row:
    """A plain row."""
    return Row(tuple(Cell((text,)) for text in texts))


def test_the_grid_takes_the_whole_width_by_shares() -> None:
    made = written(row("1", "a", "b"))
    widths = [int(each.get(f"{W}w")) for each in made.iter(f"{W}gridCol")]
    assert widths == [900, 5400, 2700]
    assert made.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
    assert sum(shared(9355, [1, 1, 1])) == 9355
    assert sum(shared(101, [0.0])) == 0


def test_the_head_repeats_on_every_page() -> None:
    first, second = written(row("1", "a", "b")).findall(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None
    assert second.find(f"{W}trPr/{W}tblHeader") is None
    assert [text_of(each) for each in first.iter(f"{W}p")] == ["Số", "Nội dung", "Tỷ lệ"]


def test_a_short_row_stays_whole_and_a_long_one_may_break() -> None:
    short, long = written(row("1", "a", "b"), row("2", "chữ " * 800, "b")).findall(f"{W}tr")[1:]
    assert short.find(f"{W}trPr/{W}cantSplit") is not None
    assert long.find(f"{W}trPr/{W}cantSplit") is None


def test_a_group_stands_over_all_columns_and_stays_with_its_rows() -> None:
    group = written(Row((Cell(("HD-01 · Người đứng đầu", "Vì sao: …")),), group=True), row("1", "a", "b"))[3]
    (cell,) = group.findall(f"{W}tc")
    assert cell.find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "3"
    styles = {each.get(f"{W}val") for each in cell.iter(f"{W}pStyle")}
    assert styles == {"RolemapGroup"}
    bold = [each.find(f".//{W}b") is not None for each in cell.iter(f"{W}p")]
    assert bold == [True, False]


def test_what_is_missing_is_seen_without_colour() -> None:
    _head, made = written(
        Row((Cell(("1",)), Cell(("Chưa có người đặt bài toán",), missing=True), Cell()))
    ).findall(f"{W}tr")
    shaded = [each.find(f"{W}tcPr/{W}shd") is not None for each in made.findall(f"{W}tc")]
    assert shaded == [False, True, False]
    assert [each.get(f"{W}val") for each in made.iter(f"{W}pStyle")] == [
        "RolemapCell",
        "RolemapMissing",
        "RolemapCell",
    ]


def test_a_row_of_too_few_cells_is_filled_up() -> None:
    made = written(row("1"))
    assert [len(each.findall(f"{W}tc")) for each in made.findall(f"{W}tr")] == [3, 3]


def test_badges_stand_before_the_words_and_numbers_to_the_right() -> None:
    cells = written(
        Row((Cell(marks=(Mark(7, "error"),)), Cell(("Thiếu",), (Mark(12, "warning"),)), Cell(("5%",))))
    ).findall(f".//{W}tc")[3:]
    assert [text_of(each).replace("\u00a0", "") for each in cells] == ["7", "12 Thiếu", "5%"]
    assert cells[2].find(f".//{W}jc").get(f"{W}val") == "right"


def test_thousands_of_rows_are_one_piece_of_markup() -> None:
    made = written(*(row(str(number), "Nội dung <&> của khoảng trống", "Còn mở") for number in range(3000)))
    assert len(made.findall(f"{W}tr")) == 3001
    assert text_of(made[-1]) == "2999Nội dung <&> của khoảng trốngCòn mở"
