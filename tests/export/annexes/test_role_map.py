"""The role map: the pictures on their pages, the map in figures, and how the numbers on the pictures are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rolemap.export.annexes import assemble
from rolemap.export.document import Figure, Paragraph
from rolemap.export.material import Material, Wishes
from rolemap.render.layout import Layout
from tests.export.annexes.maps import UNITS, annex_of, report_of, tables, texts
from tests.export.conftest import Drawn


def test_the_main_picture_stands_in_it_and_the_three_persons_of_each_problem_in_a_table(
    material: Callable[[str, str], Material],
) -> None:
    annex = material("nam-dinh", "vi").document.annexes[0]
    figures = [block for block in annex.blocks if isinstance(block, Figure)]
    assert {one.layout.view for one in figures} == {"three-persons"}
    carried = tables(annex)["carried"]
    assert [one.title for one in carried.columns][:2] == ["Bài toán", "Người đặt bài toán"]
    old = next(
        row
        for row in carried.rows
        if row.cells[0].lines == ("Người cao tuổi chưa dùng được dịch vụ trực tuyến",)
    )
    assert old.cells[3].missing and any(cell.marks for cell in old.cells)
    assert all(one.wide for one in figures)
    assert figures[0].description.endswith("Phụ lục II nêu cùng nội dung bằng chữ.")


def test_all_pages_of_a_picture_are_figures_called_by_their_headings(
    material: Callable[[str, str], Material],
) -> None:
    figures = [
        one for one in material("thai-binh", "en").document.figures if one.layout.view == "three-persons"
    ]
    assert len(figures) == figures[0].page.count > 1
    assert [one.caption for one in figures] == [
        f"{one.page.heading} (page {one.page.number} of {one.page.count} of the picture)" for one in figures
    ]
    said = texts(material("thai-binh", "en").document.annexes[0])
    assert any(one.startswith("“Page” in a box of this picture is the page of the picture") for one in said)


def test_a_count_of_problems_is_followed_by_those_that_a_check_holds_back(
    material: Callable[[str, str], Material],
) -> None:
    said = texts(material("thai-binh", "vi").document.annexes[0])
    among = "Trong đó: 1 bài toán chưa do người đứng đầu đặt, 1 bài toán có cấp chưa tham gia."
    assert any(among in one for one in said)


def test_the_map_is_summed_up_with_those_who_are_missing(material: Callable[[str, str], Material]) -> None:
    said = texts(material("nam-dinh", "vi").document.annexes[0])
    assert said[0] == (
        "Sơ đồ thể hiện 7 bài toán, 10 công cụ đang sử dụng hoặc thí điểm và bộ máy gồm 253 đơn vị phải tham gia "
        "(cấp tỉnh 17, cấp huyện 10, cấp xã 226)."
    )
    assert "“Người cao tuổi chưa dùng được dịch vụ trực tuyến”: thiếu người phát triển công cụ" in said
    assert any("17 khoảng trống: 10 lỗi, 7 cảnh báo, 0 lưu ý. Nội dung và kiến nghị nêu tại Phụ lục III." in one
               for one in said)  # fmt: skip


def test_hatched_badges_are_explained_only_where_there_are_some() -> None:
    problem = UNITS + "problems: [{id: p, name: P, owner: u, status: active}]\n"
    waiver = "waivers: [{check: PA-02, subjects: [p], reason: x, approved_by: ct, until: 2030-12-31}]\n"
    said = ["\n".join(texts(annex_of(text, "role-map"))) for text in (problem, problem + waiver)]
    assert ["gạch chéo" in one for one in said] == [False, True]


def test_problems_that_lack_somebody_are_named_up_to_a_limit_and_counted() -> None:
    problems = "".join(f"  - {{id: p{n}, name: P{n}, owner: u, status: active}}\n" for n in range(11))
    said = texts(annex_of(UNITS + f"problems:\n{problems}", "role-map"))
    lack = "thiếu người đặt bài toán, người phát triển công cụ, người sử dụng công cụ"
    assert f"“P7”: {lack}" in said and f"“P8”: {lack}" not in said
    assert f"3 bài toán khác: {lack} (3)" in said


def test_an_empty_map_has_no_picture_and_says_with_what_to_begin() -> None:
    annex = annex_of(UNITS, "role-map")
    assert not any(isinstance(block, Figure) for block in annex.blocks)
    assert texts(annex)[-1].startswith("Chưa có nội dung để vẽ sơ đồ. Hãy bắt đầu từ bài toán")


class Paged:
    """Pictures whose main one has a last page that only lists gaps."""

    def __init__(self, drawn: Drawn) -> None:
        self._drawn = drawn

    def layout(
        self, view: str, *, focus: str | None = None, paper: str | None = "A4", portrait: bool = False
    ) -> Layout:
        """The picture of `Drawn`, the main one with one more page without boxes."""
        layout = self._drawn.layout(view, focus=focus, paper=paper, portrait=portrait)
        if view != "three-persons":
            return layout
        (page,) = layout.pages
        first = replace(page, count=2)
        return replace(layout, pages=(first, replace(first, number=2, heading="Còn lại", boxes=())))


@pytest.mark.parametrize(("annexes", "pages"), [((), 1), (("role-map", "gaps"), 1), (("role-map",), 2)])
def test_a_page_that_only_lists_gaps_is_left_to_their_annex(annexes: tuple[str, ...], pages: int) -> None:
    report = report_of(UNITS + "problems: [{id: p, name: P, owner: u, status: active}]\n")
    annex = assemble(Material(report, Paged(Drawn(report)), Wishes(annexes))).annexes[0]
    assert (
        sum(isinstance(one, Figure) and one.layout.view == "three-persons" for one in annex.blocks) == pages
    )
    notes = [
        one.text for one in annex.blocks if isinstance(one, Paragraph) and "Hình còn 1 trang" in one.text
    ]
    assert len(notes) == (pages == 1)
