"""The annexes as a Word file on the built-in page: whole, in order, and the same every time."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from io import BytesIO

import pytest
from docx import Document as read
from docx.shared import Mm

from rolemap import i18n
from rolemap.export import page
from rolemap.export.formats.docx import write
from rolemap.export.material import Material, Wishes
from tests.export.conftest import material_of, sample_material
from tests.export.word.reading import File, W
from tests.export.word.schema import misplaced


@cache
def made(name: str, language: str) -> File:
    """The file of a sample."""
    with i18n.use(language):
        return File(write(sample_material(name, language)))


@pytest.fixture
def file() -> File:
    """The Vietnamese file of one sample."""
    return made("thai-binh", "vi")


@pytest.fixture
def sample() -> Material:
    """What it was made of."""
    return sample_material("thai-binh", "vi")


@pytest.mark.parametrize(("name", "language"), [("thai-binh", "vi"), ("nam-dinh", "en")])
def test_elements_stand_in_the_order_of_the_schema(name: str, language: str) -> None:
    wrong = [f"{part}: {one}" for part, root in made(name, language).roots for one in misplaced(root)]
    assert not wrong, "\n".join(dict.fromkeys(wrong))


def test_the_same_map_gives_the_same_bytes() -> None:
    sample = sample_material("nam-dinh", "vi")
    few = Wishes(("role-map", "gaps"))
    assert write(material_of(sample.report, "vi", few)) == write(material_of(sample.report, "vi", few))


def test_nothing_lies_outside_and_every_part_is_declared(file: File) -> None:
    for name in file.parts:
        if name.endswith(".rels"):
            assert b"External" not in file.parts[name]
    types = file.root("[Content_Types].xml")
    declared = {each.get("PartName") for each in types} | {each.get("Extension") for each in types}
    for name in file.parts:
        if name != "[Content_Types].xml":
            assert f"/{name}" in declared or name.rsplit(".", 1)[1] in declared, name


def test_facts_of_the_file_know_no_clock(sample: Material) -> None:
    with i18n.use("vi"):
        facts = read(BytesIO(write(sample))).core_properties
    head = sample.document.head
    assert facts.title == head.title
    assert facts.author == head.owner
    moment = datetime(head.as_of.year, head.as_of.month, head.as_of.day, tzinfo=UTC)
    assert facts.created == facts.modified == moment


def test_each_annex_is_one_heading_for_the_navigation_pane(file: File, sample: Material) -> None:
    headings = [
        text.replace("\n", " ")
        for text, each in zip(file.paragraphs, file.find("//w:p"), strict=True)
        if each.xpath("w:pPr/w:pStyle[@w:val='Heading1']", namespaces={"w": W[1:-1]})
    ]
    assert headings == [f"Phụ lục {annex.numeral} {annex.title}" for annex in sample.document.annexes]
    (style,) = file.find("//w:style[w:name/@w:val='heading 1']", "word/styles.xml")
    assert style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"


def test_a_list_of_the_annexes_leads_to_them(file: File, sample: Material) -> None:
    anchors = [each.get(f"{W}anchor") for each in file.find("//w:hyperlink")]
    marks = [each.get(f"{W}name") for each in file.find("//w:bookmarkStart")]
    assert anchors == marks
    assert len(marks) == len(sample.document.annexes)
    assert any(each.text.strip().startswith("TOC ") for each in file.find("//w:instrText"))


def test_the_attachment_is_left_to_be_filled_in(file: File, sample: Material) -> None:
    count = len(sample.document.annexes)
    assert file.paragraphs.count(sample.document.head.attachment) == count


def test_sheets_are_those_of_the_decree(file: File) -> None:
    sections = read(BytesIO(packed(file))).sections
    ways = set()
    for section in sections:
        lengthwise = section.page_width > section.page_height
        ways.add(lengthwise)
        assert (section.orientation == 1) == lengthwise
        assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
        edges = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
        wanted = page.TOP_MM, page.BOTTOM_MM, page.LEFT_MM, page.RIGHT_MM
        assert all(abs(edge - Mm(given)) < Mm(0.1) for edge, given in zip(edges, wanted, strict=True))
    assert ways == {True, False}


def packed(file: File) -> bytes:
    """The file again."""
    from rolemap.export.packing import packed as made_of

    return made_of(file.parts.items())


def test_each_annex_begins_at_one_and_hides_it(file: File, sample: Material) -> None:
    sections = file.find("//w:sectPr")[1:]  # the first is that of the sheet before the annexes
    first = [each for each in sections if each.find(f"{W}pgNumType").get(f"{W}start") == "1"]
    assert len(first) == len(sample.document.annexes)
    assert all((each.find(f"{W}titlePg") is not None) == (each in first) for each in sections)
    headers = {
        each.get(f"{W}type"): target
        for section in first
        for each in section.findall(f"{W}headerReference")
        for target in [file.relations()[each.values()[1]][1]]
    }
    assert "PAGE" in file.parts[f"word/{headers['default']}"].decode()
    assert "PAGE" not in file.parts[f"word/{headers['first']}"].decode()


def test_a_single_annex_stands_alone() -> None:
    sample = sample_material("nam-dinh", "vi")
    file = File(write(material_of(sample.report, "vi", Wishes(("gaps",)))))
    assert file.paragraphs[0].startswith("Phụ lục\n")
    assert not file.find("//w:hyperlink")


def test_type_is_times_new_roman_in_every_script(file: File) -> None:
    (fonts,) = file.find("//w:docDefaults//w:rFonts", "word/styles.xml")
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    assert {each.rsplit("}", 1)[1] for each in fonts.attrib} == {"ascii", "hAnsi", "eastAsia", "cs"}
    (language,) = file.find("//w:docDefaults//w:lang", "word/styles.xml")
    assert language.get(f"{W}val") == "vi-VN"


def test_every_style_that_is_used_is_there_once(file: File) -> None:
    given = [each.get(f"{W}styleId") for each in file.find("//w:style", "word/styles.xml")]
    assert len(given) == len(set(given))
    for part in file.parts:
        if part.startswith("word/") and part.endswith(".xml"):
            used = file.find("//w:pStyle|//w:rStyle|//w:tblStyle|//w:basedOn|//w:next", part)
            assert {each.get(f"{W}val") for each in used} <= set(given), part


def test_every_page_says_of_when_and_what_it_is(file: File, sample: Material) -> None:
    head = sample.document.head
    text = file.parts["word/footer1.xml"].decode()
    assert head.version in text
    assert head.date_line in text
    assert head.ribbon in text
