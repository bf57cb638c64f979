"""Names of files: Vietnamese, and such that Windows keeps them."""

from __future__ import annotations

import unicodedata

import pytest

from rolemap.export.names import LONGEST, document_name, safe
from rolemap.i18n import use
from tests.conftest import sample


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Sở Thông tin và Truyền thông", "Sở Thông tin và Truyền thông"),
        ("Nam Định: sơ đồ vai trò (6/2022)", "Nam Định – sơ đồ vai trò (6-2022)"),
        ('a<b>c"d|e?f*g\\h', "a b c d e f g-h"),
        ("  kế\thoạch\r\nnăm  ", "kế hoạch năm"),
        ("kết thúc bằng dấu chấm...", "kết thúc bằng dấu chấm"),
        ("đảo\u202echiều\u200b", "đảo chiều"),
        ("CON", "_CON"),
        ("aux.docx", "_aux.docx"),
        ("Lpt1", "_Lpt1"),
        ("Contract", "Contract"),
    ],
)
def test_what_windows_refuses_is_left_out(name: str, kept: str) -> None:
    assert safe(name) == kept


@pytest.mark.parametrize("name", ["", " . ", "???", "\u200b"])
def test_a_name_of_nothing_is_a_word(name: str) -> None:
    with use("vi"):
        assert safe(name) == "Tài liệu"


def test_letters_are_composed() -> None:
    assert safe(unicodedata.normalize("NFD", "Đề án Ủy ban")) == "Đề án Ủy ban"


def test_a_long_name_is_cut_at_a_word() -> None:
    cut = safe("Ủy ban nhân dân " * 20)
    assert len(cut) <= LONGEST
    assert cut.split()[-1] in ("Ủy", "ban", "nhân", "dân")
    assert len(safe("x" * 300)) == LONGEST


def test_a_document_tells_what_it_is_of_which_map_and_as_of_when() -> None:
    graph = sample("thai-binh")
    with use("vi"):
        name = "Phụ lục – Thái Bình – sơ đồ vai trò mẫu (6-2022) – 30-06-2022.docx"
        assert document_name(graph, "docx") == name
    with use("en"):
        assert document_name(graph, "zip").startswith(
            "Document set – Thai Binh – sample role map (June 2022) – "
        )
