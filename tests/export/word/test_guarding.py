"""Templates that act, fetch, burst or are no documents are refused with the part named, before anything is drawn."""

from __future__ import annotations

import pytest

from rolemap.errors import DefectsFound
from rolemap.export.packing import packed
from rolemap.export.word.guarding import guarded
from rolemap.export.word.opening import template
from tests.export.word.reading import File
from tests.export.word.templates import blank, office


def with_body(markup: str) -> bytes:
    """A document with some markup at the start of its main text."""
    parts = File(blank("Một câu.")).parts
    main = parts["word/document.xml"].decode()
    parts["word/document.xml"] = main.replace("<w:body>", f"<w:body>{markup}", 1).encode()
    return packed(parts.items())


def field(*instruction: str) -> str:
    """A field whose instruction stands in several runs."""
    texts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in instruction)
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{texts}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


@pytest.mark.parametrize(
    "markup",
    [
        field('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"'),
        field(" D", "DE ", "excel a"),
        field("INCLUDETEXT \\\\\\\\server\\\\a.docx"),
        field("INCLUDEPICTURE http://a.example/x.png"),
        field("LINK Excel.Sheet a.xlsx"),
        '<w:p><w:fldSimple w:instr=" MACROBUTTON Chay x "/></w:p>',
        '<w:altChunk r:id="rId99" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>',
        '<w:p><w:r><w:control w:name="x"/></w:r></w:p>',
        '<w:p><w:r><wp15:webVideoPr xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing" '
        'embeddedHtml="&lt;iframe&gt;"/></w:r></w:p>',
    ],
)
def test_what_acts_is_refused(markup: str) -> None:
    with pytest.raises(DefectsFound) as found:
        guarded(with_body(markup))
    assert all(str(defect).startswith("tệp mẫu") for defect in found.value.defects)


def test_a_document_that_asks_a_database_is_refused() -> None:
    parts = File(blank("x")).parts
    settings = parts["word/settings.xml"].decode()
    asking = '<w:mailMerge><w:mainDocumentType w:val="formLetters"/><w:query w:val="SELECT"/></w:mailMerge>'
    parts["word/settings.xml"] = settings.replace("<w:zoom", f"{asking}<w:zoom", 1).encode()
    assert asking.encode() in parts["word/settings.xml"]
    with pytest.raises(DefectsFound, match=r"settings\.xml: .*trộn thư"):
        guarded(packed(parts.items()))


def test_macros_and_templates_from_elsewhere_are_refused() -> None:
    parts = File(blank("x")).parts
    relations = parts["word/_rels/document.xml.rels"].decode()
    outside = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'attachedTemplate" Target="http://a.example/evil.dotm" TargetMode="External"/></Relationships>'
    )
    changed = parts | {
        "word/_rels/document.xml.rels": relations.replace("</Relationships>", outside).encode()
    }
    with pytest.raises(DefectsFound):
        guarded(packed(changed.items()))
    with pytest.raises(DefectsFound):
        guarded(packed((parts | {"word/vbaProject.bin": b"\xd0\xcf"}).items()))


@pytest.mark.parametrize(
    "content", [b"", b"<html>", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7"]
)
def test_what_is_no_document_is_refused(content: bytes) -> None:
    with pytest.raises(DefectsFound):
        template(content)


def test_a_workbook_is_no_template() -> None:
    from io import BytesIO

    from openpyxl import Workbook

    held = BytesIO()
    Workbook().save(held)
    with pytest.raises(DefectsFound, match="không phải là tài liệu Word"):
        guarded(held.getvalue())


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/_rels/document.xml.rels"])
def test_a_damaged_part_is_no_crash(part: str) -> None:
    parts = File(blank("x")).parts
    for broken in (parts[part][: len(parts[part]) // 2], b"<a/>", b""):
        with pytest.raises(DefectsFound):
            template(packed((parts | {part: broken}).items()))


def test_a_file_of_the_strict_kind_is_told_how_to_be_saved() -> None:
    parts = File(blank("x")).parts
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in parts.items()
    }
    with pytest.raises(DefectsFound, match="Strict"):
        guarded(packed(strict.items()))


def test_an_honest_template_is_let_in() -> None:
    template = office()
    assert guarded(template) == template
