"""The gate of office files: what gets through, and for all else one sentence about what is wrong and what to do."""

from __future__ import annotations

import io
import zipfile

import docx
import pptx
import pytest

from rolemap.errors import RolemapError
from rolemap.files.document import WHOLE_FILE, Unreadable
from rolemap.files.limits import MEGABYTE, FileLimits
from rolemap.files.office import admit
from rolemap.i18n import use
from tests.workbook.packages import archive, override, relation, relations, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLAIN = {"A": [["a"]]}


def refused(content: bytes, limits: FileLimits | None = None) -> list[str]:
    """The sentences about a file that does not get through; each has another that says what to do."""
    with use("en"), pytest.raises(Unreadable) as error:
        admit(content, limits)
    assert all(mark == WHOLE_FILE and (fault.expected or not content) for mark, fault in error.value.faults)
    return [fault.message for _mark, fault in error.value.faults]


def document(change: dict[str, str]) -> bytes:
    """A Word document with parts of it changed: a text to be replaced in each, by name."""
    held = io.BytesIO()
    docx.Document().save(held)
    with zipfile.ZipFile(held) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    for name, end in change.items():
        text = parts[name]
        assert isinstance(text, bytes)
        before, close, after = text.decode().rpartition("</")
        parts[name] = f"{before}{end}{close}{after}"
    return archive(parts)


def test_workbooks_documents_and_slides_get_through() -> None:
    package = admit(workbook(PLAIN))
    assert (package.kind, package.main) == ("xlsx", "xl/workbook.xml")
    assert "XL/WORKBOOK.XML" in package and "xl/none.xml" not in package
    for kind, made in (("docx", docx.Document()), ("pptx", pptx.Presentation())):
        held = io.BytesIO()
        made.save(held)
        assert admit(held.getvalue()).kind == kind


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"a;b;c", "neither a workbook (.xlsx)"),
        (b"\xef\xbb\xbf <html>", "web page"),
        (OLE + b"\0" * 600 + "Workbook".encode("utf-16-le"), "old kind of Excel"),
        (OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"), "old kind of Word"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
        (archive({"a.txt": "a"}), "ZIP archive"),
        (archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "LibreOffice"),
        (workbook(PLAIN)[:-40], "damaged"),
        (workbook(PLAIN)[:200], "damaged"),
        (workbook(PLAIN, parts={"xl/styles.xml": "<broken"}), "damaged"),
    ],
)
def test_what_is_no_office_file(content: bytes, said: str) -> None:
    assert said in refused(content)[0]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"../a.xml": "<a/>"}, "../a.xml"),
        ({"/a.xml": "<a/>"}, "/a.xml"),
        ({"xl\\a.xml": "<a/>"}, "has a name"),
        ({"C:/a.xml": "<a/>"}, "has a name"),
        ({"xl//a.xml": "<a/>"}, "has a name"),
        ({"XL/Workbook.XML": "<a/>"}, "twice"),
    ],
)
def test_names_that_lead_elsewhere(parts: dict[str, str], said: str) -> None:
    assert said in refused(workbook(PLAIN, parts=parts))[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["xl/extra.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_a_document_type_is_refused_in_any_part(name: str, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    assert "document type" in refused(workbook(PLAIN, parts={name: bomb.encode(encoding)}))[0]


def test_bombs_are_stopped_while_they_are_unpacked() -> None:
    assert "tightly" in refused(workbook(PLAIN, parts={"xl/a.xml": "<a>" + " " * 30_000_000}))[0]
    noise = bytes(range(256)) * 4096
    small = FileLimits(office_unpacked=3 * MEGABYTE)
    assert (
        "more than 3 MB" in refused(workbook(PLAIN, parts={f"xl/{n}.bin": noise for n in range(4)}), small)[0]
    )
    many = workbook(PLAIN, parts={f"xl/{n}": b"" for n in range(200)})
    assert "more than 100 parts" in refused(many, FileLimits(office_parts=100))[0]
    assert "larger than" in refused(b"PK\x03\x04" + b"0" * 2000, FileLimits(office_bytes=1000))[0]


def test_a_header_that_lies_about_sizes_is_not_believed() -> None:
    content = bytearray(workbook(PLAIN, parts={"xl/a.xml": "<a>" + "x" * 5_000_000 + "</a>"}))
    at = content.rindex(b"xl/a.xml") - 46
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")  # the unpacked size in the directory
    assert refused(bytes(content), FileLimits(office_unpacked=MEGABYTE))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (workbook(PLAIN, parts={"xl/vbaProject.bin": b"x"}), "macros (“xl/vbaProject.bin”)"),
        (workbook(PLAIN, parts={"xl/macrosheets/sheet1.xml": "<a/>"}), "macros (“xl/macrosheets/sheet1.xml”)"),
        (
            workbook(PLAIN, parts={"xl/x.xml": "<a/>"}, types=override("/xl/x.xml", "application/vnd.ms-office.vbaProject")),
            "macros (“xl/x.xml”)",
        ),
        (
            workbook(PLAIN, links=relation("m", "xlMacrosheet", "sheets/a.xml")),
            "macros (“xl/sheets/a.xml”)",
        ),
        (workbook(PLAIN, parts={"xl/externalLinks/externalLink1.xml": "<a/>"}), "another file"),
        (workbook(PLAIN, parts={"xl/embeddings/oleObject1.bin": b"x"}), "embedded"),
        (workbook(PLAIN, parts={"xl/activeX/activeX1.xml": "<a/>"}), "embedded"),
        (workbook(PLAIN, links=relation("o", "oleObject", "x.bin")), "embedded"),
        (workbook(PLAIN, links=relation("i", "image", "http://a.vn/b.png", "External")), "linked: http://a.vn/b.png"),
        (workbook(PLAIN, links=relation("q", "externalLinkPath", "file:///D:/a.xlsx", "External")), "another file"),
        (workbook(PLAIN, links=relation("q", "unknown", "http://a.vn", "External")), "elsewhere"),
    ],
)  # fmt: skip
def test_what_could_act_is_named(content: bytes, said: str) -> None:
    assert said in "\n".join(refused(content))


def test_macros_by_the_type_of_the_workbook_itself() -> None:
    macro = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    assert "macros" in refused(workbook(PLAIN, types=override("/xl/workbook.xml", macro)))[0]


def test_all_that_could_act_is_told_at_once() -> None:
    content = workbook(PLAIN, parts={"xl/vbaProject.bin": b"x", "xl/embeddings/a.bin": b"x"})
    assert len(refused(content)) == 2


def test_links_in_the_cells_of_a_workbook_do_no_harm() -> None:
    links = relations(relation("h", "hyperlink", "file:///D:/QĐ 571.pdf", "External"))
    admit(workbook(PLAIN, parts={"xl/worksheets/_rels/sheet1.xml.rels": links}))


def test_documents_bring_nothing_from_elsewhere() -> None:
    settings = "word/_rels/settings.xml.rels"
    assert admit(document({})).kind == "docx"
    template = relation("t", "attachedTemplate", "http://a.vn/x.dotm", "External")
    held = document({})
    with zipfile.ZipFile(io.BytesIO(held)) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    assert (
        "template elsewhere: http://a.vn/x.dotm"
        in refused(archive({**parts, settings: relations(template)}))[0]
    )
    for link, said in (("http://a.vn", ""), (r"\\may-chu\x", "elsewhere")):
        changed = {"word/_rels/document.xml.rels": relation("h", "hyperlink", link, "External")}
        if said:
            assert said in refused(document(changed))[0]
        else:
            admit(document(changed))


@pytest.mark.parametrize(
    "field",
    [
        '<w:fldSimple w:instr=" DDEAUTO c:\\\\a &quot;x&quot; "/>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDE</w:instrText></w:r>'
        '<w:r><w:instrText>TEXT "http://a.vn"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:r><w:instrText> dde x</w:instrText></w:r>",
    ],
)
def test_fields_that_fetch_something(field: str) -> None:
    assert "fetches something" in refused(document({"word/document.xml": f"<w:p>{field}</w:p>"}))[0]


def test_harmless_fields_stay() -> None:
    page = '<w:p><w:fldSimple w:instr=" PAGE "/><w:fldSimple w:instr=" LINKED "/></w:p>'
    admit(document({"word/document.xml": page}))


def test_the_size_of_a_file_obeys_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEMAP_MAX_FILE_MB", "0.0001")
    assert refused(workbook(PLAIN))
    monkeypatch.setenv("ROLEMAP_MAX_FILE_MB", "nhiều")
    with pytest.raises(RolemapError):
        admit(workbook(PLAIN))
