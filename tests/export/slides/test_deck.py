"""The deck: what stands on which slide, and that any office program can open it."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from rolemap.export.formats import writer
from rolemap.export.material import Material, Wishes
from tests.conftest import sample
from tests.export.annexes.maps import UNITS, report_of
from tests.export.conftest import Drawn, material_of, sample_material
from tests.export.slides.reading import area_of, deck_of, id_of, name_of, shapes, slides

BOTH = [("thai-binh", "vi"), ("nam-dinh", "en")]

_ORDER = {
    "p:spPr": ("xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "pattFill", "ln"),
    "a:ln": ("noFill", "solidFill", "prstDash", "custDash", "round", "headEnd", "tailEnd"),
    "a:custGeom": ("avLst", "gdLst", "ahLst", "cxnLst", "rect", "pathLst"),
    "a:pPr": ("lnSpc", "spcBef", "spcAft", "buNone", "buChar"),
    "a:bodyPr": ("prstTxWarp", "noAutofit"),
}
"""The order of children that the schema asks for, as far as slides use them."""


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_the_same_map_gives_the_same_bytes(name: str, language: str) -> None:
    from rolemap import i18n

    with i18n.use(language):
        assert writer("pptx")(sample_material(name, language)) == deck_of(name, language)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_no_diagram_is_a_picture(name: str, language: str) -> None:
    for slide in slides(deck_of(name, language)):
        assert not [one for one in shapes(slide) if one.tag == qn("p:pic")]
    with ZipFile(BytesIO(deck_of(name, language))) as archive:
        assert not [entry for entry in archive.namelist() if "media" in entry or "thumbnail" in entry]


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_a_title_an_overview_the_views_and_a_slide_a_problem(name: str, language: str) -> None:
    graph = sample(name)
    titles = [slide.shapes.title.text for slide in slides(deck_of(name, language))]
    assert titles[0] == graph.info.title_in(language)
    assert titles[1] == {"vi": "Tổng quan", "en": "Overview"}[language]
    assert len(set(titles)) == len(titles)
    last = titles[-len(graph.problems) :]
    from rolemap import i18n

    with i18n.use(language):
        for title, problem in zip(last, graph.problems, strict=True):
            assert graph.name(problem.id) in title


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_slides_are_wide_with_two_layouts_and_nothing_to_click_on(name: str, language: str) -> None:
    deck = Presentation(BytesIO(deck_of(name, language)))
    assert (deck.slide_width, deck.slide_height) == (12192000, 6858000)
    assert [layout.name for layout in deck.slide_layouts] == ["Title", "Picture"]
    for slide in deck.slides:
        for placeholder in slide.placeholders:
            assert placeholder.text_frame.text.strip()


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_ids_are_unique_and_groups_hold_their_parts(name: str, language: str) -> None:
    for slide in slides(deck_of(name, language)):
        ids = [id_of(one) for one in shapes(slide)]
        assert len(set(ids)) == len(ids)
        assert all(name_of(one) for one in shapes(slide))
        for group in slide.shapes._spTree.iter(qn("p:grpSp")):
            held = area_of(group)
            for part in list(group)[2:]:
                assert held.holds(area_of(part), 0.05), (name_of(group), name_of(part))


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_everything_stands_on_the_slide(name: str, language: str) -> None:
    for slide in slides(deck_of(name, language)):
        for one in slide.shapes._spTree:
            if one.tag in (qn("p:grpSp"), qn("p:cxnSp")):
                area = area_of(one)
                assert area.x >= 0 and area.y >= 60 and area.right <= 960 and area.bottom <= 512, name_of(one)


@pytest.mark.parametrize(("name", "language"), BOTH)
def test_children_stand_in_the_order_of_the_schema(name: str, language: str) -> None:
    for slide in slides(deck_of(name, language)):
        for tag, order in _ORDER.items():
            for element in slide.shapes._spTree.iter(qn(tag)):
                places = [order.index(child.tag.rpartition("}")[2]) for child in element]
                assert places == sorted(places), (tag, [child.tag for child in element])


def test_facts_of_the_file_do_not_pass_with_time() -> None:
    facts = Presentation(BytesIO(deck_of("thai-binh", "vi"))).core_properties
    assert facts.created is not None and facts.created.date() == sample("thai-binh").as_of
    assert facts.modified == facts.created
    assert facts.title == "Thái Bình: sơ đồ vai trò mẫu (6/2022)"
    assert facts.author == "Ủy ban nhân dân tỉnh Thái Bình"


def test_what_shows_nothing_is_named_in_the_notes_of_the_overview() -> None:
    made = slides(writer("pptx")(material_of(report_of(UNITS))))
    notes = made[1].notes_slide.notes_text_frame.text
    assert "Không có trang riêng:" in notes
    assert "Sơ đồ chưa có khoản kinh phí nào" in notes
    assert "Không có thay đổi nào" in notes
    assert not [slide for slide in made if slide.shapes.title.text.startswith("Các khoản kinh phí")]


def test_progress_is_told_of_each_picture() -> None:
    heard: list[tuple[str, int, int]] = []
    report = sample_material("thai-binh", "vi").report
    material = Material(report, Drawn(report), Wishes(), lambda *told: heard.append(told))
    writer("pptx")(material)
    assert [done for _what, done, _of in heard] == list(range(len(heard)))
    assert {of for _what, _done, of in heard} == {len(heard)}
    assert "Người dân phải khai lại và nộp lại giấy tờ đã có" in {what for what, _done, _of in heard}


def test_long_names_are_never_mistaken_for_a_part_and_leave_the_version_in_the_foot() -> None:
    title = "BẢN ĐỒ VAI TRÒ TRONG CHUYỂN ĐỔI SỐ VÀ TRIỂN KHAI ĐỀ ÁN 06 TRÊN ĐỊA BÀN TỈNH " * 3
    report = report_of(f"map: {{title: {{vi: '{title.strip()}', en: Map}}}}\n{UNITS}")
    for slide in slides(writer("pptx")(material_of(report)))[1:]:
        texts = {placeholder.placeholder_format.idx: placeholder.text for placeholder in slide.placeholders}
        assert "ĐỀ ÁN 06" not in texts[13]
        assert texts[11].endswith(f"mã nội dung {report.graph.map.version}")
        assert "…" in texts[11]


def test_each_brake_has_a_slide_named_by_its_state_in_type_that_can_be_read() -> None:
    titled = {slide.shapes.title.text: slide for slide in slides(deck_of("thai-binh", "vi"))}
    for brake in sample_material("thai-binh", "vi").brakes:
        told = [title for title in titled if title.startswith(f"{brake.name}: {brake.state.label.upper()}")]
        assert len(told) == 1
        sizes = [
            int(run.get("sz")) for run in titled[told[0]].shapes._spTree.iter(qn("a:rPr")) if run.get("sz")
        ]
        assert min(sizes) >= 900


def test_pages_of_a_picture_are_told_as_the_slides_on_which_they_stand() -> None:
    made = slides(deck_of("thai-binh", "vi"))
    several = [
        (at, facts)
        for at, slide in enumerate(made, start=1)
        for facts in [one.text for one in slide.placeholders if one.placeholder_format.idx == 13]
        if "trong hình là trang chiếu" in facts
    ]
    assert [at for at, _facts in several] == [3, 4, 5, 6]
    for page, (_at, facts) in enumerate(several, start=1):
        assert f"trang {page}/4 của hình (“trang 1–4” trong hình là trang chiếu số 3–6)" in facts
        assert "bảng nêu" not in facts


def test_the_notice_stands_in_the_notes_of_the_first_slide_alone() -> None:
    made = slides(deck_of("thai-binh", "vi"))
    noted = [slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "" for slide in made]
    assert ["DỮ LIỆU MINH HỌA" in notes for notes in noted] == [True] + [False] * (len(made) - 1)
    assert not [slide for slide, notes in zip(made, noted, strict=True) if slide.shapes.title.text in notes]


def test_the_gravest_gaps_say_how_grave_they_are_and_how_many_more_there_are_of_each() -> None:
    tables = [shape.table for shape in slides(deck_of("thai-binh", "vi"))[1].shapes if shape.has_table]
    *rows, last = [[cell.text for cell in row.cells] for row in list(tables[-1].rows)[1:]]
    assert all(row[0].startswith(("lỗi ", "cảnh báo ")) for row in rows)
    errors = sum(row[0].startswith("lỗi ") for row in rows)
    counts = sample_material("thai-binh", "vi").report.counts
    assert (
        f"… và {counts['error'] - errors} lỗi, {counts['warning'] - len(rows) + errors} cảnh báo" in last[1]
    )
