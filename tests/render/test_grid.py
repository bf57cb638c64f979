"""Grids stand on A4 landscape, page by page, with their text inside their cells."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.render import PAPERS, render
from rolemap.views import views
from rolemap.views.diagram import Grid
from tests.conftest import sample
from tests.render.pictures import grid, page_words
from tests.render.test_diagram import check_page


@pytest.mark.parametrize("rows", [0, 1, 12, 13, 40])
@pytest.mark.parametrize("paper", [None, "A3"])
def test_a_page_holds_at_most_the_rows_that_were_asked_for(rows: int, paper: str | None) -> None:
    picture = grid(rows)
    layout = render(picture, paper=paper)
    counts = [len(page.boxes) // 3 for page in layout.pages if page.boxes]
    assert sum(counts) == rows
    assert all(count <= picture.rows_per_page for count in counts)
    assert counts[:-1] == [12] * (len(counts) - 1), "short rows: a page per 12 problems"
    for page in layout.pages:
        check_page(page)
        assert (page.width, page.height) == PAPERS[paper or "A4"]
        assert page.frames or page.rows
    assert [page.number for page in layout.pages] == list(range(1, len(layout.pages) + 1))
    assert {page.count for page in layout.pages} == {len(layout.pages)}


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_scorecard_of_a_sample_fits_a_page_and_can_be_read(name: str) -> None:
    graph = sample(name)
    picture = views()["scorecard"].build(graph, evaluate(graph))
    assert isinstance(picture, Grid)
    layout = render(picture, theme="print")
    assert sum(bool(page.boxes) for page in layout.pages) == 1
    for page in layout.pages:
        check_page(page)
    assert min(words.size for page in layout.pages for words in page_words(page)) >= 7.0
    numbers = {row.mark.number for page in layout.pages for row in page.rows}
    assert numbers == {line.badge.number for line in picture.findings}


def test_rows_that_are_too_high_take_more_pages_and_not_smaller_type() -> None:
    picture = grid(12)
    tall = replace(picture.rows[0].cells[0], lines=("Bài toán", *("chi tiết " * 30 for _ in range(8))))
    rows = tuple(replace(row, cells=(tall, *row.cells[1:])) for row in picture.rows)
    layout = render(replace(picture, rows=rows))
    assert sum(bool(page.boxes) for page in layout.pages) > 1
    assert min(words.size for page in layout.pages for words in page_words(page)) >= 7.0
    for page in layout.pages:
        check_page(page)


def test_few_rows_leave_room_for_the_table_on_the_same_page() -> None:
    (page,) = render(grid(3)).pages
    assert len(page.rows) == 18
    lowest = max(box.area.bottom for box in page.boxes)
    assert min(row.mark.area.y for row in page.rows) > lowest
