"""Wishes hold no more than their format obeys, and templates no more than may be let in."""

from __future__ import annotations

import io

import pytest

from rolemap.errors import UnknownName
from rolemap.i18n import LANGUAGES, use
from rolemap.services.exporting import LARGEST_TEMPLATE, annex_rows
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.documents import templates
from rolemap.services.maps.documents.formats import KINDS, format_of, formats
from rolemap.services.maps.documents.templates import TemplateRefused
from rolemap.services.maps.documents.wishes import Template, Wish, key_of, wish_for
from rolemap.services.maps.opening import Opened
from tests.services.maps.documents.conftest import SUFFIXES

OWN = Template("Mẫu.docx", b"PK")


def test_what_a_format_does_not_obey_is_left_out() -> None:
    asked = (["gaps", "role-map"], "print", OWN)
    assert wish_for("docx", *asked) == Wish("docx", ("role-map", "gaps"), "print", OWN)
    assert wish_for("zip", *asked) == Wish("zip", ("role-map", "gaps"), "print", OWN)
    assert wish_for("pdf", *asked) == Wish("pdf", ("role-map", "gaps"), "print")
    assert wish_for("pptx", *asked) == Wish("pptx", (), "print")
    assert wish_for("xlsx", *asked) == Wish("xlsx")


def test_all_annexes_are_as_good_as_none_named() -> None:
    every = [slug for slug, _title in annex_rows()]
    assert wish_for("docx", every[::-1]) == wish_for("docx") == Wish("docx")


def test_what_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownName, match="budget"):
        wish_for("docx", ["budget"])
    monkeypatch.setattr("rolemap.services.exporting.suffixes", lambda: ("pdf",))
    assert [kind.suffix for kind in formats()] == ["pdf"]
    for suffix in ("docx", "exe"):
        with pytest.raises(KeyError):
            wish_for(suffix)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_format_says_what_it_is_good_for(lang: str) -> None:
    assert {kind.suffix for kind in KINDS} == set(SUFFIXES)
    with use(lang):
        told = [(kind.title, kind.use) for kind in formats()]
    assert len({*told}) == len(KINDS) and all(use.endswith(".") for _title, use in told)


def test_another_template_is_another_document(opened: Opened) -> None:
    keys = {
        key_of(opened, wish_for("docx", (), "screen", template))
        for template in (None, OWN, Template("Khác.docx", b"PK"), Template("Mẫu.docx", b"PK2"))
    }
    assert len(keys) == 3


def word_file() -> bytes:
    """A Word file without anything in it."""
    from docx import Document

    held = io.BytesIO()
    Document().save(held)
    return held.getvalue()


def test_a_template_is_kept_by_its_plain_name_and_forgotten(desk: Desk) -> None:
    assert templates.kept(desk) is None
    kept = templates.keep(desk, r"C:\Users\Lan\Mẫu phụ lục.docx", word_file())
    assert kept.name == "Mẫu phụ lục.docx" and templates.kept(desk) == kept
    templates.keep(desk, "", word_file())
    again = templates.kept(desk)
    assert again is not None and again.name == "Mẫu.docx"
    templates.drop(desk)
    assert templates.kept(desk) is None


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Chưa chọn tệp"),
        (b"PK" * (LARGEST_TEMPLATE // 2 + 1), "lớn hơn 5 MB"),
        (b"xin chao", "không dùng làm mẫu được"),
    ],
    ids=["nothing", "large", "text"],
)
def test_what_cannot_be_a_template_is_refused_in_words(desk: Desk, content: bytes, said: str) -> None:
    templates.keep(desk, "Mẫu.docx", word_file())
    with pytest.raises(TemplateRefused, match=said):
        templates.keep(desk, "Khác.docx", content)
    kept = templates.kept(desk)
    assert kept is not None and kept.name == "Mẫu.docx"


def test_a_workbook_is_no_template(desk: Desk) -> None:
    from openpyxl import Workbook

    held = io.BytesIO()
    Workbook().save(held)
    with pytest.raises(TemplateRefused) as refused:
        templates.keep(desk, "Bảng.docx", held.getvalue())
    assert "Bảng.docx" in str(refused.value)


def test_a_placeholder_that_is_none_is_told_before_anything_is_made(desk: Desk) -> None:
    from docx import Document

    held, document = io.BytesIO(), Document()
    document.add_paragraph("{{phu_luc}}")
    document.add_paragraph("Tỉnh {{don_vi}} và {{ten_tinh}}")
    document.save(held)
    with pytest.raises(TemplateRefused) as refused:
        templates.keep(desk, "Mẫu.docx", held.getvalue())
    (defect,) = refused.value.defects
    assert "{{ten_tinh}}" in defect.message and "{{don_vi}}" in defect.expected


def test_format_of_speaks_the_language_of_the_reader() -> None:
    with use("en"):
        assert format_of("docx").title == "Word annexes"
    with use("vi"):
        assert format_of("docx").title == "Phụ lục Word"
