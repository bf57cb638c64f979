"""Pictures as a service: whole where it can be read, on pages where not, folded where neither can be done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rolemap import render as rendering
from rolemap.errors import EngineTooSlow, OrientationWithoutPaper
from rolemap.render import LEAST_TYPE, PAPERS
from rolemap.services.checking import Workspace, open_map
from rolemap.services.drawing import Fold, Picture
from tests.benchmarks.maps import document
from tests.conftest import SAMPLES


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    path = tmp_path_factory.mktemp("maps") / "tinh.json"
    path.write_text(json.dumps(document(120, 14, 18, 900)), encoding="utf-8")
    return open_map(str(path))


@pytest.fixture(scope="module")
def paged(crowded: Workspace) -> Picture:
    return Picture(crowded, paper="A4", theme="print")


def test_pages_without_tables_are_all_pictures_and_can_still_be_read(
    crowded: Workspace, paged: Picture
) -> None:
    bare = Picture(crowded, paper="A4", theme="print", table=False)
    assert len(paged.layout.pages) > 1 and any(page.rows for page in paged.layout.pages)
    assert all(page.boxes and not page.rows and not page.loose for page in bare.layout.pages)
    assert len(bare.layout.pages) < len(paged.layout.pages)
    assert bare.layout.smallest_text >= LEAST_TYPE


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("paper", ["A4", "A3"])
@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_a_sample_stands_whole_and_legible_on_paper(name: str, paper: str, portrait: bool) -> None:
    picture = Picture(open_map(str(SAMPLES / f"{name}.yaml")), paper=paper, portrait=portrait)
    assert picture.folded is Fold.WHOLE
    assert picture.layout.smallest_text >= LEAST_TYPE
    size = PAPERS[paper][::-1] if portrait else PAPERS[paper]
    assert {(page.width, page.height) for page in picture.layout.pages} == {size}


def test_a_picture_too_small_for_its_paper_is_split_into_pages(crowded: Workspace, paged: Picture) -> None:
    whole = Picture(crowded)
    assert whole.folded is Fold.WHOLE and len(whole.layout.pages) == 1
    assert paged.folded is Fold.PAGED and paged.come_out("pdf").crowded == ()
    pages = paged.layout.pages
    assert [(page.number, page.count) for page in pages] == [
        (n, len(pages)) for n in range(1, len(pages) + 1)
    ]
    assert paged.layout.smallest_text >= LEAST_TYPE
    problems = [node.id for node in whole.layout.pictures[0].nodes if node.role == "problem"]
    shown = [box.id for page in pages[1:] for box in page.boxes if box.role == "problem"]
    assert shown == problems, "each on exactly one page, in the order of the file"


def test_a_problem_that_is_too_much_for_a_page_is_folded_and_named(tmp_path: Path) -> None:
    data = document(60, 2, 40, 900)
    data["relations"]["addresses"] = [{"from": f"t{n}", "to": "p1"} for n in range(40)]
    path = tmp_path / "tinh.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    picture = Picture(open_map(str(path)), paper="A4", theme="print")
    assert picture.layout.smallest_text >= LEAST_TYPE
    (number,) = picture.come_out("pdf").crowded
    page = picture.layout.pages[number - 1]
    assert [box.id for box in page.boxes if box.role == "problem"] == ["p1"]
    assert any(box.status == "folded" for box in page.boxes)
    assert "thu gọn cho vừa trang" in picture.layout.pictures[page.picture].block.subtitle


def test_a_view_that_cannot_be_split_is_folded(crowded: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    whole, small = Picture(crowded), Picture(crowded, paper="A4")
    small.view = replace(small.view, paged=None)
    assert small.folded is Fold.TOO_SMALL
    assert len(small.layout.pages[0].boxes) < len(whole.layout.pages[0].boxes)


def test_a_page_that_turns_out_too_small_is_filled_with_less(
    crowded: Workspace, paged: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was planned may not be what the engine needs: here planning believes that more fits than does."""
    from rolemap.render import making

    measured = making.legible

    def believes(picture, **options):  # type: ignore[no-untyped-def]  # stands in for measuring
        return measured(picture, **options) or len(picture.nodes) <= 36

    monkeypatch.setattr(making, "legible", believes)
    hopeful = Picture(crowded, paper="A4", theme="print")
    assert hopeful.folded is Fold.PAGED
    assert hopeful.layout.smallest_text >= LEAST_TYPE
    assert len(hopeful.layout.pages) >= len(paged.layout.pages)


def test_a_picture_that_takes_too_long_is_folded(crowded: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    make, asked = rendering.render, []

    def slow_at_first(pictures, **options):  # type: ignore[no-untyped-def]  # stands in for render
        asked.append(pictures[0])
        if len(asked) == 1:
            raise EngineTooSlow("20 s")
        return make(pictures, **options)

    monkeypatch.setattr(rendering, "render", slow_at_first)
    picture = Picture(crowded)
    assert picture.folded is Fold.TOO_SLOW
    assert len(asked) == 2 and len(asked[1].nodes) < len(asked[0].nodes)


def test_pages_are_told_before_they_are_laid_out(crowded: Workspace, paged: Picture) -> None:
    told: list[tuple[int, int]] = []
    picture = Picture(crowded, paper="A4", theme="print", progress=lambda *where: told.append(where))
    count = len(picture.layout.pictures)
    assert told == [(number, count) for number in range(1, count + 1)]
    assert picture.layout.pages == paged.layout.pages, "the same every time"


def test_a_page_a_file(crowded: Workspace, paged: Picture, tmp_path: Path) -> None:
    written = paged.save(tmp_path / "so-do-{page}.svg")
    count = len(paged.layout.pages)
    assert written == tuple(str(tmp_path / f"so-do-{number}.svg") for number in range(1, count + 1))
    first, second = (Path(name).read_text(encoding="utf-8") for name in written[:2])
    assert f"trang 1/{count}" in first and f"trang 2/{count}" in second
    assert "tổng quan" in first and "bài\u00a0toán\u00a01–" in second, "each described by its own words"
    assert paged.save(tmp_path / "all.pdf") == (str(tmp_path / "all.pdf"),)


def test_many_pages_sort_by_their_names(tmp_path: Path) -> None:
    from rolemap.services.page_files import replace_all

    names = replace_all(tmp_path / "{page}.txt", [b""] * 12)
    assert [Path(name).name for name in names] == [f"{number:02}.txt" for number in range(1, 13)]


@pytest.mark.parametrize("suffix", ["dot", "mmd"])
def test_formats_without_paper_hold_the_whole_picture(
    crowded: Workspace, paged: Picture, suffix: str
) -> None:
    assert paged.written_as(suffix) == Picture(crowded, theme="print").written_as(suffix)
    assert paged.pages_as(suffix) == [paged.written_as(suffix)]


def test_a_sheet_is_turned_only_where_there_is_one(crowded: Workspace) -> None:
    with pytest.raises(OrientationWithoutPaper):
        Picture(crowded, portrait=True)


def test_a_picture_of_one_element_is_that_of_the_element() -> None:
    workspace = open_map(str(SAMPLES / "thai-binh.yaml"))
    titles = {
        focus: {box.id for box in Picture(workspace, "problem", focus=focus).layout.pages[0].boxes}
        for focus in ("tb.p.hop", "tb.p.tthc")
    }
    assert "tb.p.hop" in titles["tb.p.hop"] and "tb.p.tthc" not in titles["tb.p.hop"]
    assert "tb.p.tthc" in titles["tb.p.tthc"]
