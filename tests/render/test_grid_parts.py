"""Grids that do not fit on one page: which columns stand where, which headings are repeated, and what a page says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolemap.render import render, writers
from rolemap.render.layout import Page
from rolemap.views.diagram import Bar, Cell, Column, Grid, GridRow
from tests.render.geometry import faults
from tests.render.pictures import BLOCK, ERROR, WARNING, page_words


def matrix(columns: int, groups: int = 2, units: int = 3) -> Grid:
    """Units in groups by so many problems, their counts in narrow cells."""
    heads = (
        Column("Đơn vị", "users", 3, 150),
        Column("Đủ", "users", 1, 50),
        *(
            Column(f"Bài toán số {at}", "problems", 1, 50, (ERROR, WARNING) if at % 3 == 0 else ())
            for at in range(columns)
        ),
    )
    count = Cell((), "partial", (), (Bar("", 18, 26),))
    rows = []
    for group in range(groups):
        rows.append(GridRow(f"g{group}", (Cell((f"Huyện {group}",)), *[count] * (columns + 1)), heading=True))
        rows += [
            GridRow(f"g{group}u{at}", (Cell((f"Xã {at}",)), *[count] * (columns + 1)), depth=1)
            for at in range(units)
        ]
        rows.append(GridRow(f"g{group}n", (Cell(("… và 3 đơn vị khác",)),), depth=1))
    return Grid(
        "coverage", BLOCK, heads, tuple(rows), rows_per_page=60, fixed=2, across="Bài toán", down="Hàng"
    )


def heads_of(page: Page) -> list[str]:
    return [" ".join(line.text for line in frame.words) for frame in page.frames]


def said(page: Page) -> str:
    """What a page says of its place in the whole."""
    return " ".join(words.text for words in page_words(page) if "–" in words.text and "/" in words.text)


@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("columns", [1, 9, 15, 40])
def test_columns_stand_once_beside_the_fixed_ones_repeated(columns: int, paper: str, portrait: bool) -> None:
    layout = render(matrix(columns), paper=paper, portrait=portrait)
    assert faults(layout, paper=True) == []
    shown = [heads_of(page) for page in layout.pages]
    assert all(titles[:2] == ["Đơn vị", "Đủ"] for titles in shown)
    assert [title for titles in shown for title in titles[2:]] == [
        f"Bài toán số {at}" for at in range(columns)
    ]
    counts = [len(titles) for titles in shown]
    assert max(counts) - min(counts) <= 1, "shared out evenly"


def test_pages_go_from_the_left_to_the_right_and_then_down_and_say_which_part_they_hold() -> None:
    layout = render(matrix(20, groups=8, units=6), paper="A4")
    assert faults(layout, paper=True) == []
    parts = [said(page).split(" · ") for page in layout.pages]
    assert [part[0] for part in parts] == ["Bài toán 1–10/20", "Bài toán 11–20/20"] * (len(parts) // 2)
    rows = [part[1] for part in parts]
    assert rows[0] == rows[1] and rows[0].startswith("Hàng 1–") and rows[-1].endswith("–64/64")
    assert len(set(rows)) == len(rows) // 2 > 1


def test_pages_beside_each_other_have_their_rows_and_columns_in_line() -> None:
    left, right = render(matrix(20), paper="A4").pages
    assert [box.area.y for box in left.boxes if box.id.startswith("g0u0")][:1] == [
        box.area.y for box in right.boxes if box.id.startswith("g0u0")
    ][:1]
    rows = {(box.area.y, box.area.height) for box in left.boxes}
    assert rows == {(box.area.y, box.area.height) for box in right.boxes}
    assert {frame.area.width for frame in left.frames[2:]} == {frame.area.width for frame in right.frames[2:]}


def test_a_heading_is_repeated_where_its_group_goes_on_and_never_ends_a_page() -> None:
    layout = render(matrix(3, groups=3, units=30), paper="A4")
    assert faults(layout, paper=True) == []
    assert len(layout.pages) > 2
    firsts, lasts = [], []
    for page in layout.pages:
        boxes = sorted((box for box in page.boxes if box.area.x < 40), key=lambda box: box.area.y)
        firsts.append(boxes[0].title)
        lasts.append(boxes[-1].title)
    assert firsts[0] == "Huyện 0"
    assert all(title.startswith("Huyện") for title in firsts), "every page begins with the group it is about"
    assert any(title.endswith("(tiếp)") for title in firsts)
    assert not any(title.startswith("Huyện") for title in lasts)
    titles = [box.title for page in layout.pages for box in page.boxes]
    assert sum(title == "Huyện 1" for title in titles) == 1, "the others say that they go on"


def test_a_row_of_one_cell_spans_the_columns_of_each_page() -> None:
    for page in render(matrix(20), paper="A4").pages:
        note = next(box for box in page.boxes if box.title.startswith("… và"))
        assert note.area.right == pytest.approx(page.frames[-1].area.right, abs=0.1)


def test_a_row_is_indented_by_its_depth() -> None:
    (page,) = render(matrix(3)).pages
    left = {box.title: box.area.x for box in page.boxes if box.title in ("Huyện 0", "Xã 0")}
    assert left["Xã 0"] > left["Huyện 0"]


def test_badges_of_a_column_stand_under_its_head_and_above_its_cells() -> None:
    (page,) = render(matrix(6)).pages
    top = min(box.area.y for box in page.boxes)
    marked = [frame for frame in page.frames if frame.marks]
    assert len(marked) == 2
    for frame in marked:
        assert [mark.number for mark in frame.marks] == [1, 2]
        for mark in frame.marks:
            assert frame.area.bottom <= mark.area.y and mark.area.bottom <= top
            assert frame.area.x <= mark.area.x and mark.area.right <= frame.area.right


def test_a_page_of_the_web_finds_the_column_of_a_problem() -> None:
    picture = matrix(2)
    first, second, third, *others = picture.columns
    columns = (first, second, replace(third, elements=("p.hop",)), *others)
    svg = writers()["svg"](render(replace(picture, columns=columns))).decode("utf-8")
    assert svg.count('data-element="p.hop"') == 1


def test_without_paper_the_page_is_as_wide_as_the_columns_need() -> None:
    (page,) = render(matrix(40)).pages
    assert page.width > 2000
    assert min(words.size for words in page_words(page)) == 9.0
    assert said(page) == ""


def test_a_page_counts_the_things_that_rows_stand_for_and_not_the_rows() -> None:
    words = ("Khoản kinh phí chưa có đủ minh chứng của năm đúng",) * 6
    rows = tuple(GridRow(f"r{at}", (Cell(words), Cell(()))) for at in range(20))
    rest = GridRow("more", (Cell(("… và 5 khoản khác",)), Cell(())), stands_for=5)
    total = GridRow("total", (Cell(("Cộng",)), Cell(())), stands_for=0)
    columns = (Column("Khoản", "problems", 1, 90), Column("Đúng giá", "default", 1, 88))
    made = Grid("budget", BLOCK, columns, (*rows, rest, total), down="Khoản")
    pages = render(made, paper="A4").pages
    said = [line.text for page in pages for line in page_words(page) if line.text.startswith("Khoản ")]
    assert len(pages) > 1
    assert any(text.endswith("–25/25") for text in said)
