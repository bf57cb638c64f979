"""Grids fill their pages row by row, with their text inside their cells and nothing too small to read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import PAPERS, render
from rolemap.render.layout import Layout
from rolemap.views import views
from rolemap.views.diagram import Grid
from tests.conftest import sample
from tests.render.geometry import faults
from tests.render.pictures import grid, page_words


def rows_of(layout: Layout) -> list[list[str]]:
    """By page the ids of its rows, from the boxes of the first column."""
    return [
        [box.id.split(" ")[0] for box in page.boxes if box.id.endswith(" problems")] for page in layout.pages
    ]


@pytest.mark.parametrize("rows", [0, 1, 12, 13, 40])
@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("portrait", [False, True])
def test_every_row_stands_once_on_pages_of_the_paper(rows: int, paper: str, portrait: bool) -> None:
    layout = render(grid(rows), paper=paper, portrait=portrait)
    assert faults(layout, paper=True) == []
    assert [name for page in rows_of(layout) for name in page] == [f"p{at}" for at in range(rows)]
    wide, high = PAPERS[paper]
    for page in layout.pages:
        assert (page.width, page.height) == ((high, wide) if portrait else (wide, high))
        assert page.frames or page.rows
    assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))
    assert {page.count for page in layout.pages} == {len(layout.pages)}


@pytest.mark.parametrize("paper", ["A4", "A3"])
def test_a_page_is_full_before_the_next_one_begins(paper: str) -> None:
    layout = render(grid(80), paper=paper)
    full = [page for page in layout.pages if page.boxes]
    assert len(full) > 1
    for page in full[:-1]:
        row = max(box.area.height for box in page.boxes)
        foot = next(words for words in page.words if words.text.startswith("trang"))
        free = foot.area.y - max(sign.area.bottom for sign in page.signs)
        assert free < row + 20, "there was room for another row"
    assert len({len(page.boxes) for page in full[:-1]}) == 1


def test_larger_paper_carries_more_rows_of_the_same_type_and_not_larger_type() -> None:
    small, large = render(grid(80), paper="A4"), render(grid(80), paper="A3")
    assert len(large.pages) < len(small.pages)
    assert large.smallest_text >= small.smallest_text
    assert render(grid(3), paper="A3").smallest_text > render(grid(3), paper="A4").smallest_text, (
        "room for it"
    )


def test_the_type_is_made_smaller_for_the_rows_that_the_view_would_like_on_a_page() -> None:
    many = grid(40)
    usual = render(replace(many, rows_per_page=4), paper="A4")
    wished = render(replace(many, rows_per_page=16), paper="A4")
    impossible = render(replace(many, rows_per_page=40), paper="A4")
    assert usual.smallest_text == 9.0 > wished.smallest_text >= 7.0
    assert 7.0 <= impossible.smallest_text <= wished.smallest_text


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_scorecard_of_a_sample_fits_a_page_and_can_be_read(name: str) -> None:
    graph = sample(name)
    picture = views()["scorecard"].build(graph, evaluate(graph))
    assert isinstance(picture, Grid)
    layout = render(picture, theme="print", paper="A4")
    assert sum(bool(page.boxes) for page in layout.pages) == 1
    assert faults(layout, paper=True) == []
    numbers = {row.mark.number for page in layout.pages for row in page.rows}
    assert numbers == {line.badge.number for line in picture.findings}


def test_rows_that_are_too_high_take_more_pages_and_not_smaller_type() -> None:
    picture = grid(12)
    tall = replace(picture.rows[0].cells[0], lines=("Bài toán", *("chi tiết " * 30 for _ in range(8))))
    rows = tuple(replace(row, cells=(tall, *row.cells[1:])) for row in picture.rows)
    layout = render(replace(picture, rows=rows), paper="A4")
    assert sum(bool(page.boxes) for page in layout.pages) > 1
    assert faults(layout, paper=True) == []


def test_few_rows_leave_room_for_the_table_on_the_same_page() -> None:
    (page,) = render(grid(3), paper="A4").pages
    assert len(page.rows) == 18
    lowest = max(box.area.bottom for box in page.boxes)
    assert min(row.mark.area.y for row in page.rows) > lowest


def test_a_table_that_does_not_fit_begins_under_the_last_rows() -> None:
    picture = grid(9)
    many = tuple(
        replace(line, badge=replace(line.badge, number=at, key=str(at)))
        for at, line in enumerate(picture.findings * 4, start=1)
    )
    layout = render(replace(picture, findings=many), paper="A4")
    assert faults(layout, paper=True) == []
    with_both = [page for page in layout.pages if page.boxes and page.rows]
    assert len(with_both) == 1 < len(layout.pages)
    numbers = [row.mark.number for page in layout.pages for row in page.rows]
    assert numbers == list(range(1, len(many) + 1)), "each once, in order"


def test_the_legend_stands_under_the_rows() -> None:
    (page,) = render(grid(2), paper="A4").pages
    lowest = max(words.area.bottom for row in page.rows for words in row.words)
    lowest = max([lowest, *(mark.area.bottom for mark in page.loose)])
    assert 0 < min(sign.area.y for sign in page.signs) - lowest < 20


def test_without_paper_a_small_grid_ends_where_its_content_does() -> None:
    (page,) = render(grid(2)).pages
    foot = max(words.area.bottom for words in page_words(page))
    assert page.height - foot < 30
    assert render(grid(2)).smallest_text == 9.0, "at full size"
    assert page.height < PAPERS["A4"][1]


def test_a_title_in_a_narrow_column_keeps_its_words() -> None:
    picture = grid(1)
    long = "Hồ sơ giấy đi lại nhiều lần, người dân chờ lâu ở cấp xã"
    first, second, third = picture.columns
    layout = render(replace(picture, columns=(first, replace(second, title=long, weight=0.3), third)))
    head = layout.pages[0].frames[1]
    assert " ".join(line.text for line in head.words) == long
    assert len(head.words) > 3
    assert faults(layout) == []
