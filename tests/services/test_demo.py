"""The demonstration: everything it names is there, and its page holds together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rolemap.errors import EngineMissing, FileUnwritable
from rolemap.services import demo
from rolemap.services.drawing import Picture
from rolemap.views import views


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are not drawn: only that they are asked for is looked at here."""
    monkeypatch.setattr(
        Picture, "written_as", lambda self, suffix, output=None: f"{self.view.slug}.{suffix}".encode()
    )


def test_samples_are_those_of_the_checkout() -> None:
    assert [sample.name for sample in demo.samples()] == ["nam-dinh.yaml", "thai-binh.yaml"]


@pytest.mark.usefixtures("quick")
def test_every_file_is_written_and_named(tmp_path: Path) -> None:
    rows = demo.fill(tmp_path / "mau")
    named = set()
    for row in rows:
        start, _, endings = row.name.rpartition(".")
        named |= {f"{start}.{ending}" for ending in endings.split("|")}
    written = {file.name for file in (tmp_path / "mau").iterdir()}
    assert named == written
    assert {f"thai-binh.{slug}.{suffix}" for slug in views() for suffix in demo.FORMATS} <= written
    assert "8 lỗi, 10 cảnh báo" in (tmp_path / "mau" / "thai-binh.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick")
def test_the_page_links_only_to_what_is_there(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    page = (tmp_path / demo.INDEX).read_text(encoding="utf-8")
    links = set(re.findall(r'(?:href|src)="([^"]+)"', page))
    assert {"thai-binh.three-persons.svg", "nam-dinh.txt"} <= links
    assert not [link for link in links if not (tmp_path / link).is_file()]
    assert "DỮ LIỆU MINH HỌA" in page


@pytest.mark.usefixtures("quick", "english")
def test_the_page_in_english(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    page = (tmp_path / demo.INDEX).read_text(encoding="utf-8")
    assert '<html lang="en">' in page and "ILLUSTRATIVE DATA" in page


def test_without_the_drawing_program_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEMAP_DOT", str(tmp_path / "khong-co"))
    with pytest.raises(EngineMissing):
        demo.fill(tmp_path / "mau")
    assert not (tmp_path / "mau").exists()


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    with pytest.raises(FileUnwritable):
        demo.fill(tmp_path / "tep" / "mau")
