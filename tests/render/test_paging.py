"""Several pictures as one document, and one picture on any sheet: numbered, legible, nothing over anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rolemap.render import LEAST_TYPE, PAPERS, legible, render, single_pages, writers
from rolemap.render.layout import Page, words_of
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Fold, Picture
from rolemap.views.diagram import Diagram, LegendEntry
from tests.render.geometry import faults
from tests.render.pictures import BLOCK, findings, grid, page_words, rich, tiny
from tests.views.test_parts import generated


def said(page: Page) -> str:
    """All words of a page."""
    return "\n".join(words.text for words in page_words(page))


def table(rows: int) -> Diagram:
    """A picture without boxes."""
    legend = (LegendEntry("badge:error", "lỗi"),)
    return Diagram("three-persons", BLOCK, (), (), (), legend, findings(rows))


@pytest.mark.parametrize("paper", [None, "A4", "A3"])
@pytest.mark.parametrize("portrait", [False, True])
def test_pages_are_numbered_through_all_pictures(paper: str | None, portrait: bool) -> None:
    pictures = (rich(), tiny(), grid(60), tiny(), table(150))
    layout = render(pictures, paper=paper, portrait=portrait and paper is not None)
    count = len(layout.pages)
    assert layout.pictures == pictures
    assert [page.number for page in layout.pages] == list(range(1, count + 1))
    assert {page.count for page in layout.pages} == {count}
    for page in layout.pages:
        assert said(page).count(f"trang {page.number}/{count}") == 1
        assert said(page).count("trang ") == 1
    shown = [page.picture for page in layout.pages]
    assert shown == sorted(shown) and set(shown) == set(range(len(pictures)))
    assert (shown.count(0), shown.count(1), shown.count(3)) == (1, 1, 1), "a diagram is one page"
    assert shown.count(2) > 1 and shown.count(4) > 1, "a grid and a table take as many as they need"
    assert not faults(layout)


def test_a_part_has_its_table_on_its_page_however_small_it_gets() -> None:
    crowded = replace(rich(), findings=findings(60))
    alone, (part, *_others) = render(crowded, paper="A4"), render((crowded, tiny()), paper="A4").pages
    assert len(alone.pages) > 1 and not alone.pages[0].rows
    assert len(part.rows) == 60


def test_a_picture_without_boxes_is_its_table() -> None:
    pages = render((tiny(), table(150)), paper="A4").pages[1:]
    assert [row.mark.number for page in pages for row in page.rows] == list(range(1, 151))
    assert all(not page.boxes and not page.frames for page in pages)


@pytest.mark.parametrize("paper", PAPERS)
def test_upright_sheets(paper: str) -> None:
    for picture in (rich(), grid(14)):
        layout = render(picture, paper=paper, portrait=True)
        assert {(page.width, page.height) for page in layout.pages} == {PAPERS[paper][::-1]}
        assert not faults(layout)


def test_an_upright_picture_has_its_table_below_it() -> None:
    page = render((rich(), tiny()), paper="A4", portrait=True).pages[0]
    lowest = max(box.area.bottom for box in page.boxes)
    assert min(row.mark.area.y for row in page.rows) > lowest


def test_the_smallest_text_is_that_of_all_words_and_badges() -> None:
    layout = render(tiny(), paper="A4")
    for page in layout.pages:
        sizes = {words.size for words in words_of(page)}
        assert {words.size for words in page_words(page)} < sizes | {0.0}
        assert {mark.words.size for box in page.boxes for mark in box.marks} <= sizes
    assert layout.smallest_text == min(words.size for page in layout.pages for words in words_of(page))
    small = replace(layout.pages[0].words[0], size=1.0)
    assert replace(layout, pages=(replace(layout.pages[0], words=(small,)),)).smallest_text == 1.0


def boxes(count: int) -> Diagram:
    """A picture of so many boxes in one lane, and no table."""
    nodes = tuple(replace(node, id=f"n{at}", badges=()) for at, node in enumerate([rich().nodes[0]] * count))
    return replace(rich(), nodes=nodes, edges=(), findings=(), unplaced=())


@pytest.mark.parametrize(("paper", "portrait"), [("A4", False), ("A4", True), ("A3", False)])
def test_what_is_called_legible_is_legible(paper: str, portrait: bool) -> None:
    answers = []
    for count in (1, 8, 14, 20, 26, 60):
        picture = boxes(count)
        answers.append(legible(picture, paper=paper, portrait=portrait))
        smallest = render((picture, tiny()), paper=paper, portrait=portrait).pages[0]
        real = min(words.size for words in words_of(smallest))
        assert (real >= LEAST_TYPE) or not answers[-1], count
        assert answers[-1] or real < LEAST_TYPE * 1.06, "no more than a little is kept in reserve"
    assert answers == sorted(answers, reverse=True)
    assert answers[0] and not answers[-1]


def test_a_table_may_make_a_picture_illegible() -> None:
    crowded = replace(rich(), findings=findings(150))
    assert not legible(crowded, paper="A4")
    assert legible(crowded, paper="A4", table=False)
    assert legible(grid(500), paper="A4"), "a grid takes as many pages as it needs"


def test_each_page_alone_is_described_by_its_own_picture() -> None:
    other = replace(tiny(), block=replace(BLOCK, subtitle="Phần hai"))
    first, second = single_pages(render((tiny(), other), paper="A4"))
    assert len(first.pages) == len(second.pages) == 1
    assert "Phần hai" in second.description and "Phần hai" not in first.description
    assert writers()["svg"](second).count(b'class="page"') == 1


def test_dot_holds_a_graph_for_each_picture_and_mermaid_the_first() -> None:
    layout = render((tiny(), rich()), paper="A4")
    assert writers()["dot"](layout).count(b"digraph rolemap") == 2
    assert writers()["mmd"](layout) == writers()["mmd"](render(tiny(), paper="A4"))


# A province of 300 units, 40 problems, 60 tools and 5,000 relations

LARGE = [("three-persons", "A4", False), ("three-persons", "A3", True), ("delegations", "A4", True)]


def large(view: str, paper: str, portrait: bool) -> Picture:
    """A view of the province on a sheet, for a photocopy."""
    _graph, report = generated(300, 40, 60, 5000)
    return Picture(Workspace("tinh.json", report), view, theme="print", paper=paper, portrait=portrait)


@pytest.mark.parametrize("sheet", LARGE)
def test_a_province_gives_legible_pages(sheet: tuple[str, str, bool]) -> None:
    picture = large(*sheet)
    layout = picture.layout
    assert picture.folded is Fold.PAGED and not picture.come_out("pdf").crowded
    assert layout.smallest_text >= LEAST_TYPE
    assert not faults(layout, paper=True)
    for page in layout.pages:
        assert f"trang {page.number}/{len(layout.pages)}" in said(page)
        assert "Dữ liệu minh họa" in said(page)


def test_two_runs_give_the_same_bytes() -> None:
    _graph, report = generated(120, 14, 18, 900)
    one, other = (Picture(Workspace("tinh.json", report), paper="A4") for _run in range(2))
    assert one.folded is Fold.PAGED
    assert one.written_as("pdf") == other.written_as("pdf")
