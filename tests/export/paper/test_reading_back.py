"""The PDF as a reader's program sees it: text that can be searched and copied, pages that look as they should.

It is read with the tools of Poppler; without them these tests skip and say so, in CI they fail.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from rolemap import i18n
from rolemap.export.bare import bare
from rolemap.export.document import Cell, Heading, Mark, Paragraph, Row
from rolemap.export.paper.setting import pdf
from rolemap.render import Output, writers
from tests.export.conftest import sample_material
from tests.export.paper.documents import document, row, table

_TOOLS = ("pdftotext", "pdftoppm", "pdffonts")


@pytest.fixture(scope="module", autouse=True)
def _poppler() -> None:
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    if missing:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell(f"Poppler is not installed: no {', '.join(missing)}")


def ran(tool: str, content: bytes, *arguments: str) -> str:
    done = subprocess.run(
        [tool, *arguments, "-", "-"], input=content, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode("utf-8")


def pages(content: bytes) -> list[str]:
    """The text of each page, in the order in which it is read, every space and line end a single space."""
    return [" ".join(page.split()) for page in ran("pdftotext", content).split("\f")[:-1]]


@pytest.fixture(scope="module")
def thai_binh() -> bytes:
    with i18n.use("vi"):
        return pdf(sample_material("thai-binh", "vi").document)


def test_vietnamese_is_composed_and_every_letter_is_there(thai_binh: bytes) -> None:
    text = " ".join(pages(thai_binh))
    assert text == unicodedata.normalize("NFC", text)
    assert "\ufffd" not in text
    assert "□" not in text


def test_what_the_document_says_stands_in_it(thai_binh: bytes) -> None:
    text = " ".join(pages(thai_binh))
    known = sample_material("thai-binh", "vi").document
    for annex in known.annexes:
        assert f"Phụ lục {annex.numeral} {annex.title.upper()} {known.head.attachment}" in text
        for block in annex.blocks:
            if isinstance(block, Paragraph | Heading):
                assert block.text in text


def test_words_of_pictures_are_text_too(thai_binh: bytes) -> None:
    text = " ".join(pages(thai_binh))
    for figure in sample_material("thai-binh", "vi").document.figures:
        for box in figure.page.boxes[:3]:
            assert all(words.text in text for words in box.words)


def test_every_annex_is_numbered_on_its_own_and_not_on_its_first_page(thai_binh: bytes) -> None:
    numbers: dict[str, list[str]] = {}
    for page in pages(thai_binh)[1:]:
        name = page.rsplit("Phụ lục ", 1)[1]
        first = page.split(" ", 1)[0]
        numbers.setdefault(name, []).append(first if first.isdigit() else "")
    assert list(numbers) == ["I", "II", "III", "IV", "V", "VI"]
    for found in numbers.values():
        assert found == ["", *map(str, range(2, len(found) + 1))]


def test_the_list_of_annexes_tells_how_many_sheets_each_has(thai_binh: bytes) -> None:
    cover, *rest = pages(thai_binh)
    for annex in sample_material("thai-binh", "vi").document.annexes:
        sheets = sum(1 for page in rest if page.endswith(f" Phụ lục {annex.numeral}"))
        assert f"Phụ lục {annex.numeral} {annex.title} {sheets} " in f"{cover} "


def test_a_lost_sheet_is_known_by_its_foot(thai_binh: bytes) -> None:
    head = sample_material("thai-binh", "vi").document.head
    for page in pages(thai_binh):
        assert f"{head.title} · {head.date_line} · Mã nội dung: {head.version}" in page
        assert head.ribbon in page


def test_the_head_of_a_table_and_the_name_of_its_group_stand_on_every_page() -> None:
    group = Row((Cell(("Nhóm dài",)),), group=True)
    rows = [row(str(at), f"nội dung {at}") for at in range(100)]
    _first, *rest = pages(pdf(document(table(group, *rows))))
    assert len(rest) >= 2
    for page in rest:
        assert "Số Nội dung Nhóm dài" in page


def test_the_name_of_a_group_never_stands_alone_at_the_foot_of_a_page() -> None:
    for before in range(28, 44):
        group = Row((Cell(("Nhóm cuối", "Vì sao: chữ")),), group=True)
        made = pages(
            pdf(document(table(*(row(str(at), "x") for at in range(before)), group, row("cuối", "y"))))
        )
        (page,) = (page for page in made if "Nhóm cuối" in page)
        assert "cuối y" in page


def test_a_row_of_many_lines_goes_on_on_the_next_page_even_where_something_is_missing() -> None:
    long = Row((Cell(("1",)), Cell(tuple(f"dòng {at}" for at in range(90)), missing=True)))
    made = pages(pdf(document(table(long))))
    assert len(made) > 1
    assert [f"dòng {at}" for at in range(90) if f"dòng {at} " not in " ".join(made)] == []


def test_badges_are_numbers_in_the_text() -> None:
    made = pages(
        pdf(document(table(Row((Cell(marks=(Mark(7, "error"), Mark(12, "info", True))), Cell(("sau",)))))))
    )
    assert " 7 12 " in made[0]


def test_a_long_identifier_breaks_and_is_copied_whole() -> None:
    name = "tb.t.nguyenvandaylamotidratdai.vadai_khong_ngat.duoc-nao/het:ca,luon.vay"
    made = pdf(document(table(row(name))))
    assert name in ran("pdftotext", made).replace("\n", "")
    assert name not in ran("pdftotext", made)


def test_a_picture_is_drawn_as_its_png(thai_binh: bytes, tmp_path: Path) -> None:
    from PIL import Image, ImageChops, ImageFilter, ImageStat

    known = sample_material("thai-binh", "vi").document
    figure = next(iter(known.figures))
    number = next(at for at, page in enumerate(pages(thai_binh), 1) if "Hình 1." in page)
    file = tmp_path / "set.pdf"
    file.write_bytes(thai_binh)
    subprocess.run(
        [
            "pdftoppm",
            "-r",
            "150",
            "-f",
            str(number),
            "-singlefile",
            "-png",
            str(file),
            str(tmp_path / "page"),
        ],
        check=True,
    )
    (tmp_path / "own.png").write_bytes(writers()["png"](bare(figure.layout), Output(dpi=150)))
    with Image.open(tmp_path / "page.png") as page, Image.open(tmp_path / "own.png") as own:
        sheet, wanted = page.convert("L"), own.convert("L")
    wanted = wanted.crop(_ink(wanted))
    number_over, caption_under = int(sheet.height * 0.08), int(sheet.height * 0.8)
    left, top, right, _bottom = _ink(sheet.crop((0, number_over, sheet.width, caption_under)))
    share = (right - left) / wanted.width
    assert 0.7 < share <= 1.0
    drawn = sheet.crop((left, top + number_over, right, top + number_over + round(wanted.height * share)))
    wanted = wanted.resize(drawn.size, Image.Resampling.LANCZOS)
    soft = ImageFilter.GaussianBlur(2.5)  # the two smooth their edges differently, by a fraction of a pixel
    difference = ImageChops.difference(drawn.filter(soft), wanted.filter(soft))
    assert ImageStat.Stat(difference).mean[0] < 2.5
    assert difference.getextrema()[1] < 60


def _ink(page: Any) -> tuple[int, int, int, int]:
    """The box around all that is not white."""
    found: tuple[int, int, int, int] = page.point(lambda value: 255 if value < 200 else 0).getbbox()
    return found
