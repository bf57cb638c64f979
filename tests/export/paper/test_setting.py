"""The document as PDF: what the file declares, and what can go wrong."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from importlib import util
from pathlib import Path
from typing import Any

import pytest

from rolemap import i18n
from rolemap.errors import EXIT_MISSING_PART, PartMissing, TypesettingFailed, TypesettingTooSlow
from rolemap.export.document import Cell, Document, Heading, Mark, Paragraph, Row
from rolemap.export.paper import setting
from rolemap.export.paper.setting import pdf
from rolemap.render.engine import EngineLimits
from tests.export.conftest import sample_material
from tests.export.paper.documents import HEAD, document, row, table

UPRIGHT, LENGTHWISE = (595, 842), (842, 595)
HOSTILE = (
    "#sys.inputs", "$x$", "*a*", "@b", "\\", "<c>", '#read("set.json")', "= d", "`e`", "_f_", "// g", "/* h */",
    "[#panic()]", "#{", "😀日\x00\ud800\ue000", "x" * 400, "- i", "~",
)  # fmt: skip


def sides(content: bytes) -> list[tuple[int, int]]:
    """Width and height of every page in points."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", content)
    return [(round(float(wide)), round(float(high))) for wide, high in boxes]


def texts(content: bytes, key: bytes) -> list[str]:
    """The values of a key that are text."""
    found = re.findall(rb"/" + key + rb"(?:<FEFF([0-9A-F]*)>|\(([^)]*)\))", content)
    return [bytes.fromhex(hex_.decode()).decode("utf-16-be") if hex_ else raw.decode() for hex_, raw in found]


@pytest.fixture(scope="module")
def thai_binh() -> bytes:
    with i18n.use("vi"):
        return pdf(sample_material("thai-binh", "vi").document)


def test_it_is_to_be_kept_and_can_be_read_out(thai_binh: bytes) -> None:
    for declared in (
        b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>A</pdfaid:conformance>",
        b"<pdfuaid:part>1</pdfuaid:part>", b"/Marked true", b"/Lang(vi)", b"/DisplayDocTitle true",
    ):  # fmt: skip
        assert declared in thai_binh


def test_title_author_and_bookmarks_are_those_of_the_set(thai_binh: bytes) -> None:
    known = sample_material("thai-binh", "vi").document
    titles = texts(thai_binh, b"Title")
    assert known.head.title in titles
    assert known.head.owner in texts(thai_binh, b"Author")
    for annex in known.annexes:
        assert f"Phụ lục {annex.numeral}. {annex.title}" in titles
        assert all(block.text in titles for block in annex.blocks if isinstance(block, Heading))


def test_every_picture_is_described(thai_binh: bytes) -> None:
    known = sample_material("thai-binh", "vi").document
    assert texts(thai_binh, b"Alt") == [figure.description for figure in known.figures]


def test_it_is_set_in_tinos_and_its_pictures_in_arimo(thai_binh: bytes) -> None:
    fonts = {name.decode() for name in re.findall(rb"/FontName/[A-Z]{6}\+([A-Za-z-]+)", thai_binh)}
    assert {"Tinos", "Tinos-Bold", "Tinos-Italic", "Arimo", "Arimo-Bold"} >= {
        name.removesuffix("-Regular") for name in fonts
    }
    assert {"Tinos-Italic", "Arimo-Bold"} <= fonts


def test_pictures_are_vectors(thai_binh: bytes) -> None:
    assert b"/Subtype/Image" not in thai_binh


def test_wide_pictures_lie_lengthwise(thai_binh: bytes) -> None:
    known = sample_material("thai-binh", "vi").document
    found = sides(thai_binh)
    assert set(found) == {UPRIGHT, LENGTHWISE}
    assert found[0] == UPRIGHT
    assert found.count(LENGTHWISE) >= sum(1 for figure in known.figures if figure.wide)


def test_it_fits_into_a_mail(thai_binh: bytes) -> None:
    assert len(thai_binh) < 1_000_000


def test_the_same_document_is_the_same_bytes_whatever_the_clock_of_the_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = document(Heading("Mục"), table(row("1", "một")), annexes=4)
    first = pdf(made)
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    assert pdf(made) == first
    assert b"D:20220630" in first


def test_another_content_is_another_identifier() -> None:
    def identifier(text: str) -> list[bytes]:
        return re.findall(rb"/ID\s*\[([^\]]+)\]", pdf(document(Paragraph(text))))

    assert identifier("a") != identifier("b")


@pytest.mark.parametrize("day", [date(1900, 1, 1), date(9999, 12, 31)])
def test_any_day_can_be_told(day: date) -> None:
    made = pdf(document(head=replace(HEAD, as_of=day)))
    assert f"D:{day:%Y%m%d}".encode() in made


def test_nothing_that_a_user_wrote_is_read_as_markup() -> None:
    rows = tuple(
        Row((Cell((text,), (Mark(at, "info", waived=at % 2 == 0),)), Cell((text, text), missing=True)))
        for at, text in enumerate(HOSTILE)
    )
    all_of_it = " ".join(HOSTILE[:-3])
    head = replace(
        HEAD, superior=all_of_it, owner=all_of_it, title=all_of_it, date_line=all_of_it, attachment=all_of_it
    )
    made = document(
        *(Paragraph(text) for text in HOSTILE),
        *(Heading(text) for text in HOSTILE),
        table(*rows),
        head=head,
        annexes=4,
    )
    bookmarks = texts(pdf(made), b"Title")
    for text in ("#sys.inputs", "$x$", "*a*", "@b", "<c>", "= d", "`e`", "_f_", "// g", "/* h */", "#{"):
        assert bookmarks.count(text) == 4


def test_a_set_with_nothing_in_it_is_set_all_the_same() -> None:
    bare = replace(
        HEAD, owner="", title="", subtitle="", date_line="", version="", attachment="", ribbon="", notice=""
    )
    assert sides(pdf(document(head=bare))) == [UPRIGHT]
    assert len(sides(pdf(document(table(), Paragraph(""), head=bare, annexes=4)))) == 5


def test_a_table_of_thousands_of_rows_is_kept_without_structure() -> None:
    made = pdf(document(table(*(row(str(at), "x") for at in range(setting._MOST_TAGGED + 1)))))
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in made
    assert b"StructTreeRoot" not in made


def test_without_typst_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(name: str, *rest: Any) -> Any:
        return None if name == "typst" else util.find_spec(name, *rest)

    monkeypatch.setattr(setting, "find_spec", found)
    with pytest.raises(PartMissing, match="pip install typst"):
        pdf(document())


def test_what_typst_complains_of_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting, "_SOURCES", {"main.typ": "child.py"})
    with pytest.raises(TypesettingFailed, match=r"Không dàn được trang của tài liệu: .+") as refused:
        pdf(document())
    assert refused.value.exit_code == EXIT_MISSING_PART


def test_a_child_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sleepy = tmp_path / "sleepy"
    sleepy.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    sleepy.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sleepy))
    with pytest.raises(TypesettingTooSlow, match="0,1 giây"):
        pdf(document(), EngineLimits(seconds=0.1))


def test_a_child_that_breaks_down_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(TypesettingFailed, match="false"):
        pdf(document())


def test_an_empty_set_is_a_document_too() -> None:
    assert pdf(Document("vi", HEAD, ())).startswith(b"%PDF")
