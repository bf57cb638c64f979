"""A picture in a document is the picture alone: no title, no margins, but the ribbon of an illustrative map."""

from __future__ import annotations

import pytest

from rolemap.export.bare import bare
from rolemap.render.layout import Layout, words_of
from tests.export.conftest import sample_material


@pytest.fixture(params=("three-persons", "scorecard", "brakes"))
def layout(request: pytest.FixtureRequest) -> Layout:
    """A picture of a sample."""
    return sample_material("thai-binh", "vi").pictures.layout(request.param)


def test_all_that_is_left_stands_on_the_page(layout: Layout) -> None:
    for page in bare(layout).pages:
        for words in words_of(page):
            area = words.area
            assert area.x >= 0
            assert area.right <= page.width + 0.1
            assert words.y <= page.height


def test_boxes_lines_and_badges_are_all_there(layout: Layout) -> None:
    for before, after in zip(layout.pages, bare(layout).pages, strict=True):
        for part in ("frames", "boxes", "lines", "signs", "rows", "loose"):
            assert len(getattr(after, part)) == len(getattr(before, part))
        first, moved = before.boxes[0].area, after.boxes[0].area
        assert (moved.width, moved.height) == (first.width, first.height)


def test_the_page_is_smaller_and_its_title_is_gone(layout: Layout) -> None:
    before, after = layout.pages[0], bare(layout).pages[0]
    assert after.height < before.height - 30
    assert after.width < before.width
    texts = {words.text for words in words_of(after)}
    assert layout.title not in texts
    assert before.ribbon is not None
    assert before.ribbon[1].text in texts


def test_the_ribbon_stands_over_the_picture(layout: Layout) -> None:
    page = bare(layout).pages[0]
    assert page.ribbon is not None
    area, words = page.ribbon
    assert 0 <= area.y < area.bottom <= min(box.area.y for box in page.boxes)
    assert area.right <= page.width
    assert area.x <= words.x
