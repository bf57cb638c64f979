"""The annexes as LibreOffice shows them: every page has something on it, in the typeface and words that were meant."""

from __future__ import annotations

import re
from functools import cache

import pytest

from rolemap import i18n
from rolemap.export.formats.docx import write
from rolemap.export.material import Material, Wishes
from tests.export.conftest import material_of, sample_material
from tests.export.word.templates import office as template
from tests.office.conftest import Office, Shown

SAMPLES = ("thai-binh", "nam-dinh")


@cache
def written(name: str) -> bytes:
    """The Word file of a sample."""
    with i18n.use("vi"):
        return write(sample_material(name, "vi"))


@pytest.fixture(params=SAMPLES)
def shown(request: pytest.FixtureRequest, office: Office) -> tuple[Material, Shown]:
    """A sample, and its Word file on pages."""
    return sample_material(request.param, "vi"), office(written(request.param), "docx")


def test_no_page_is_empty(shown: tuple[Material, Shown]) -> None:
    _material, file = shown
    nearly = [number for number, share in enumerate(file.ink, 1) if share < 0.004]
    assert not nearly


def test_every_annex_stands_under_its_heading(shown: tuple[Material, Shown]) -> None:
    material, file = shown
    for annex in material.document.annexes:
        assert f"Phụ lục {annex.numeral} {annex.title.upper()}" in file.text


def test_pages_are_numbered_anew_in_each_annex_and_not_on_its_first_page(
    shown: tuple[Material, Shown],
) -> None:
    material, file = shown
    numbers = [_number(text) for text in file.texts[1:]]
    starts = [place for place, number in enumerate(numbers) if number is None]
    assert len(starts) == len(material.document.annexes)
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        assert numbers[start + 1 : end] == list(range(2, end - start + 1))


def _number(text: str) -> int | None:
    """The number over a page."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return int(first) if re.fullmatch(r"\d+", first) else None


def test_each_picture_stands_on_one_page_with_its_caption(shown: tuple[Material, Shown]) -> None:
    material, file = shown
    for number, figure in enumerate(material.document.figures, 1):
        caption = f"Hình {number}. {figure.caption}"
        (page,) = [place for place, text in enumerate(file.texts) if caption in " ".join(text.split())]
        assert file.ink[page] > 0.03, f"{caption}: the picture is on another page"


def test_type_is_times_or_as_wide(shown: tuple[Material, Shown]) -> None:
    _material, file = shown
    rows = file.fonts.splitlines()[2:]
    families = {row.split()[0].split("+")[-1].split("-")[0] for row in rows}
    assert families <= {"TimesNewRomanPSMT", "TimesNewRomanPS", "LiberationSerif", "Tinos", "OpenSymbol"}


def test_a_template_keeps_its_letterhead_and_what_stands_behind_the_annexes(office: Office) -> None:
    sample = sample_material("nam-dinh", "vi")
    wishes = Wishes(("gaps", "about"), template())
    content = write(material_of(sample.report, "vi", wishes))
    file = office(content, "docx")
    assert "Độc lập - Tự do - Hạnh phúc" in file.texts[0]
    assert f"Mã: {sample.document.head.version}" in file.text
    assert "{{" not in file.text
    assert "Nơi nhận: như trên; lưu: VT." in file.texts[-1]
    assert sum("TRANG ĐẦU" in text for text in file.texts) == 1
