"""Grids in sections: what stands on the slide of each, and when two share one."""

from __future__ import annotations

import pytest

from rolemap.export.slides.sections import by_section
from rolemap.i18n import use
from rolemap.render import SLIDE, render
from rolemap.render.layout import Layout
from rolemap.views.diagram import Cell, Column, Grid, GridRow, TitleBlock

_OVER = GridRow("all", (Cell(("Nhận thức",)), Cell(("Kinh phí",))), strip=True)


def _row(name: str) -> GridRow:
    return GridRow(name, (Cell((name,)), Cell(("lời " * 40,))))


def _head(name: str) -> GridRow:
    return GridRow(f"head:{name}", (Cell((name,)),), heading=True)


def _pages(*rows: GridRow) -> Layout:
    block = TitleBlock("Sơ đồ", "Tạm dừng để xem xét: Nhận thức.", "30/06/2022", "1234abcd")
    columns = (Column("Chỉ số", "problems"), Column("Nhận định", "default", 3.0))
    with use("vi"):
        return by_section(render((Grid("brakes", block, columns, rows),), paper=SLIDE))


def test_each_section_has_a_page_under_its_name_with_what_stands_over_all() -> None:
    layout = _pages(_OVER, _head("Một"), *map(_row, "abc"), _head("Hai"), *map(_row, "defg"))
    assert [page.heading for page in layout.pages] == ["Một", "Hai"]
    assert [(page.number, page.count) for page in layout.pages] == [(1, 1), (1, 1)]
    for page, names in zip(layout.pages, ("abc", "defg"), strict=True):
        titles = [box.title.split("\n")[0] for box in page.boxes]
        assert titles[:2] == ["Nhận thức", "Kinh phí"]
        assert [title for title in titles if len(title) == 1] == list(names)
        assert layout.pictures[page.picture].block.summary == "Tạm dừng để xem xét: Nhận thức."


def test_a_section_of_a_row_or_two_stands_with_the_one_before_it() -> None:
    layout = _pages(_head("Một"), *map(_row, "abc"), _head("Hai"), _row("d"))
    assert [page.heading for page in layout.pages] == ["Một · Hai"]
    assert {"Một", "Hai"} <= {box.title for box in layout.pages[0].boxes}


def test_a_section_too_long_for_a_slide_has_several_pages_of_its_own() -> None:
    layout = _pages(_head("Một"), *map(_row, "abc"), _head("Hai"), *(_row(f"h{n}") for n in range(40)))
    assert layout.pages[0].heading == "Một" and layout.pages[0].count == 1
    rest = layout.pages[1:]
    assert len(rest) > 1 and {page.heading for page in rest} == {"Hai"}
    assert [page.number for page in rest] == list(range(1, len(rest) + 1))


@pytest.mark.parametrize("rows", [(_row("a"), _row("b")), (_head("Một"), _row("a"))])
def test_a_grid_without_sections_stays_as_it_is(rows: tuple[GridRow, ...]) -> None:
    layout = _pages(*rows)
    assert len(layout.pictures) == 1
    assert layout.pictures[0].block.subtitle == "Tạm dừng để xem xét: Nhận thức."
