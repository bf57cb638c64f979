"""An office's own template: its placeholders, its styles, its sections; what cannot be used is told at once."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document as read

from rolemap.errors import DefectsFound
from rolemap.export.formats.docx import write
from rolemap.export.material import Material, Wishes
from rolemap.export.word.filling import check
from rolemap.export.word.opening import template as opened
from rolemap.export.word.placeholders import rows, words_of
from rolemap.render.layout import Layout
from tests.export.conftest import material_of, sample_material
from tests.export.word.reading import File, W, text_of
from tests.export.word.schema import misplaced
from tests.export.word.templates import blank, broken, office, saved

SOME = ("gaps", "evidence")


def material(template: bytes, annexes: tuple[str, ...] = SOME) -> Material:
    """A sample with these wishes."""
    sample = sample_material("nam-dinh", "vi")
    return material_of(sample.report, "vi", Wishes(annexes, template))


def filled(template: bytes, annexes: tuple[str, ...] = SOME) -> File:
    """The template with the annexes of a sample."""
    return File(write(material(template, annexes)))


def defects(template: bytes) -> list[str]:
    """What is said of a template that cannot be used."""
    with pytest.raises(DefectsFound) as found:
        write(material(template))
    return [str(defect) for defect in found.value.defects]


def headings(file: File) -> list[str]:
    """The headings of annexes in the file, whatever the style is called."""
    (style,) = file.find("//w:style[w:name/@w:val='heading 1']/@w:styleId", "word/styles.xml")
    return [
        text_of(each) for each in file.find("//w:p[w:pPr/w:pStyle]") if each[0][0].get(f"{W}val") == style
    ]


def test_words_are_put_in_though_word_has_broken_them_up() -> None:
    given = material(office())
    head = given.document.head
    file = File(write(given))
    assert f"TỜ TRÌNH về {head.title} tại 30/06/2022" in file.paragraphs
    counts = given.report.counts
    assert f"Còn {counts['error']} lỗi và {counts['warning']} cảnh báo. Kèm 2 phụ lục:" in file.paragraphs
    (footer,) = [
        text_of(root.find(f"{W}p"))
        for name, root in file.roots
        if name.startswith("word/footer") and root.findall(f".//{W}t")
    ]
    assert footer == f"Mã: {head.version} · {head.ribbon}"
    assert not any("{{" in text for text in file.paragraphs)


def test_a_placeholder_takes_the_looks_of_its_first_letter() -> None:
    document = read()
    broken(document.add_paragraph(), "{{ma", "_noi_dung}} và sau")
    file = filled(saved(document))
    runs = [(text_of(each), each.find(f".//{W}b") is not None) for each in file.find("//w:p[1]/w:r")]
    assert runs[0] == (sample_material("nam-dinh", "vi").document.head.version, True)
    assert runs[1] == (" và sau", False)


def test_both_languages_and_any_spelling_are_understood() -> None:
    file = filled(blank("{{map_title}}|{{TEN_BAN_DO}}|{{ tên sơ đồ }}|{{Ten-So-Do}}"))
    title = sample_material("nam-dinh", "vi").document.head.title
    assert file.paragraphs[0] == "|".join([title] * 4)


def test_every_placeholder_of_the_help_can_be_used() -> None:
    for at in (0, 1):
        names = [row[at] for row in rows()]
        file = filled(blank(*(f"{{{{{name}}}}}" for name in names if name not in ("phu_luc", "annexes"))))
        assert not any("{{" in text for text in file.paragraphs)
    assert {name for row in rows() for name in row[:2]} >= words_of(material(b"")).keys() - {"ten_ban_do"}


def test_annexes_stand_where_they_are_asked_for_and_the_rest_keeps_its_place() -> None:
    file = filled(office())
    titles = [text.split("\n")[0] for text in headings(file)]
    assert titles == ["Phụ lục I", "Phụ lục II"]
    assert file.paragraphs[-1] == "Nơi nhận: như trên; lưu: VT."
    assert not list(misplaced(file.root()))


def test_without_a_place_the_annexes_come_last() -> None:
    file = filled(blank("Tờ trình", ""))
    assert file.paragraphs[0] == "Tờ trình"
    assert len(headings(file)) == 2
    assert file.root()[0][-1].tag == f"{W}sectPr"


def test_an_empty_template_begins_with_the_annexes() -> None:
    assert filled(blank()).paragraphs[0].startswith("Phụ lục I\n")


@pytest.mark.parametrize("name", ["phu_luc_2", "annex_2", "phu_luc_evidence", "Phụ lục 2"])
def test_one_annex_is_asked_for_by_number_or_name(name: str) -> None:
    (heading,) = headings(filled(blank("Trước", f"{{{{{name}}}}}", "Sau")))
    assert heading.startswith("Phụ lục II\n")


def test_an_annex_that_was_not_chosen_leaves_nothing() -> None:
    file = filled(blank("Trước", "{{phu_luc_5}}", "{{phu_luc_gaps}}", "{{phu_luc_brakes}}", "Sau"))
    assert len(headings(file)) == 1
    assert file.paragraphs[:2] == ["Trước", ""]


def test_all_that_is_wrong_is_told_at_once_with_its_place() -> None:
    document = read()
    document.add_paragraph("{{khong_co}} và {{ma_noi_dung")
    document.add_paragraph("Xem {{phu_luc}}")
    document.add_table(1, 1).rows[0].cells[0].text = "{{phu_luc_1}}"
    document.sections[0].header.paragraphs[0].text = "{{danh_muc_phu_luc}}"
    unknown, open_, beside, table, header = defects(saved(document))
    assert unknown.startswith("tệp mẫu: phần nội dung chính, đoạn 1: {{khong_co}} không phải là chỗ điền.")
    assert "{{ma_noi_dung}}" in unknown
    assert "không đủ cặp" in open_
    assert "đoạn 2" in beside
    assert "nằm trong bảng" in table
    assert header.startswith("tệp mẫu: đầu trang")


def test_a_template_is_refused_before_anything_is_drawn() -> None:
    class Undrawn:
        def layout(self, view: str, **wishes: object) -> Layout:
            raise AssertionError(view)

    given = Material(sample_material("nam-dinh", "vi").report, Undrawn(), Wishes((), blank("{{sai_ten}}")))
    with pytest.raises(DefectsFound):
        write(given)


def test_nothing_of_a_placeholder_is_ever_worked_out() -> None:
    for evil in ("{{7*7}}", "{{ ''.__class__ }}", "{{phu_luc|safe}}", "{{self._TemplateReference}}"):
        (told,) = defects(blank(evil))
        assert evil in told


def test_values_are_text_and_no_markup() -> None:
    sample = sample_material("nam-dinh", "vi")
    given = material_of(sample.report, "vi", Wishes(SOME, blank("{{don_vi}}")))
    from dataclasses import replace

    head = replace(given.document.head, owner="A <w:b/> & {{phu_luc}}\x00")
    given.__dict__["document"] = replace(given.document, head=head)
    assert File(write(given)).paragraphs[0] == "A <w:b/> & {{phu_luc}}\ufffd"


def test_styles_of_the_template_are_used_by_their_names_and_others_are_added() -> None:
    file = filled(office())
    used = {each.get(f"{W}val") for each in file.find("//w:pStyle|//w:tblStyle|//w:rStyle")}
    assert {"u1", "Chuthich"} <= used
    assert not used & {"Heading1", "Caption"}
    given = [each.get(f"{W}styleId") for each in file.find("//w:style", "word/styles.xml")]
    assert len(given) == len(set(given))
    references = file.find("//w:basedOn|//w:next|//w:link", "word/styles.xml")
    assert {each.get(f"{W}val") for each in references} | used <= set(given)
    assert len(file.find("//w:style[@w:default='1'][@w:type='paragraph']", "word/styles.xml")) == 1


def test_our_styles_in_a_template_are_the_offices_business() -> None:
    document = read()
    document.styles.add_style("Chữ trong bảng", 1)
    file = filled(saved(document))
    cells = {each.get(f"{W}val") for each in file.find("//w:tc//w:pStyle")}
    assert "RolemapCell" not in cells
    (id,) = file.find("//w:style[w:name/@w:val='Chữ trong bảng']/@w:styleId", "word/styles.xml")
    assert id in cells


def test_sheets_keep_the_margins_and_headers_of_the_template() -> None:
    file = filled(office(), ("role-map", "gaps"))
    sections = file.find("//w:sectPr")
    margins = {tuple(sorted(each.find(f"{W}pgMar").attrib.items())) for each in sections}
    assert len(margins) == 1
    relations = file.relations()
    before, *annexes, after = sections
    assert before.find(f"{W}titlePg") is not None
    assert after.find(f"{W}titlePg") is None  # its first page is behind us
    for section in annexes:
        named = {
            (each.tag.removeprefix(W), each.get(f"{W}type")): relations[each.values()[-1]][1]
            for each in section
            if each.tag.endswith("Reference")
        }
        text = "".join(file.root(f"word/{named['headerReference', 'default']}").itertext())
        assert text == "VĂN PHÒNG UBND TỈNH SÔNG HỒNG"
        if section.find(f"{W}titlePg") is not None:
            blank_header = file.root(f"word/{named['headerReference', 'first']}")
            assert not "".join(blank_header.itertext())
            assert named["footerReference", "first"] == named["footerReference", "default"]
    assert any(each.find(f"{W}pgSz").get(f"{W}orient") == "landscape" for each in annexes)


def test_a_template_without_headers_gets_page_numbers() -> None:
    file = filled(blank("Tờ trình"))
    headers = [root for name, root in file.roots if name.startswith("word/header")]
    assert any("PAGE" in (each.text or "") for root in headers for each in root.iter(f"{W}instrText"))


def test_the_same_template_gives_the_same_bytes() -> None:
    template = office()
    assert write(material(template)) == write(material(template))


def test_a_template_is_looked_at_before_there_is_a_map() -> None:
    annexes = sample_material("nam-dinh", "vi").document.annexes
    check(opened(office()), annexes)
    with pytest.raises(DefectsFound):
        check(opened(blank("{{gi_do}}")), annexes)


def test_a_file_of_the_kind_dotx_is_taken() -> None:
    from rolemap.export.packing import packed

    parts = File(office()).parts
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(b"document.main+xml", b"template.main+xml")
    assert types != parts["[Content_Types].xml"]
    file = filled(packed(parts.items()))
    assert b"document.main+xml" in file.parts["[Content_Types].xml"]
    read(BytesIO(packed(file.parts.items())))
