"""The demonstration: everything it names is there, and its page holds together."""

from __future__ import annotations

from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path

import pytest
from lxml import etree

from rolemap.errors import EngineMissing, FileUnwritable
from rolemap.i18n import domain
from rolemap.render import render
from rolemap.render.layout import Layout
from rolemap.services import demo
from rolemap.services.drawing import Picture
from rolemap.views import views
from tests.render.pictures import tiny


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are not drawn: only that they are asked for is looked at here; the scorecard has two pages."""
    (page,) = render(tiny()).pages
    sheets = (replace(page, count=2), replace(page, number=2, count=2))

    def layout(self: Picture) -> Layout:
        return replace(render(tiny()), pages=sheets if self.view.slug == "scorecard" else (page,))

    def pages_as(self: Picture, suffix: str, _output: object = None) -> list[bytes]:
        return [f"{sheet.number}".encode() for sheet in layout(self).pages]

    monkeypatch.setattr(Picture, "layout", property(layout))
    monkeypatch.setattr(Picture, "written_as", lambda self, suffix, _output=None: suffix.encode())
    monkeypatch.setattr(Picture, "pages_as", pages_as)


def test_samples_are_those_of_the_checkout() -> None:
    assert [sample.name for sample in demo.samples()] == ["nam-dinh.yaml", "thai-binh.yaml"]


@pytest.mark.usefixtures("quick")
def test_every_file_is_written_and_named(tmp_path: Path) -> None:
    rows = demo.fill(tmp_path / "mau")
    patterns = []
    for row in rows:
        start, _, endings = row.name.rpartition(".")
        patterns += [f"{start}.{ending}" for ending in endings.split("|")]
    written = {file.name for file in (tmp_path / "mau").iterdir()}
    assert not [name for name in written if not any(fnmatch(name, pattern) for pattern in patterns)]
    assert all(any(fnmatch(name, pattern) for name in written) for pattern in patterns)
    for slug in views():
        pages = ("-1", "-2") if slug == "scorecard" else ("",)
        assert {f"thai-binh.{slug}.pdf", *(f"thai-binh.{slug}{page}.svg" for page in pages)} <= written
    assert "8 lỗi, 10 cảnh báo" in (tmp_path / "mau" / "thai-binh.txt").read_text(encoding="utf-8")
    assert any(f"{len(views())} hình" in row.about for row in rows)


@pytest.mark.usefixtures("quick")
def test_every_picture_is_told_before_it_is_drawn(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    demo.fill(tmp_path, lambda at, count: told.append((at, count)))
    count = 2 * len(views())
    assert told == [(at, count) for at in range(1, count + 1)]


def html(folder: Path) -> tuple[str, etree._Element]:
    """The page, as text and as what a browser reads in it."""
    text = (folder / demo.INDEX).read_text(encoding="utf-8")
    return text, etree.fromstring(text, etree.HTMLParser())


@pytest.mark.usefixtures("quick")
def test_the_page_links_only_to_what_is_there(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    text, page = html(tmp_path)
    links = {link for name in ("href", "src") for link in page.xpath(f"//@{name}")}
    places = {link[1:] for link in links if link.startswith("#")}
    assert places <= set(page.xpath("//@id"))
    files = {link for link in links if not link.startswith("#")}
    assert {"thai-binh.three-persons.svg", "nam-dinh.scorecard-2.svg", "nam-dinh.txt"} <= files
    assert not [link for link in files if not (tmp_path / link).is_file()], "and nothing from elsewhere"
    assert "url(" not in text and "@import" not in text and "<script" not in text
    assert "DỮ LIỆU MINH HỌA" in text


@pytest.mark.usefixtures("quick")
def test_the_page_begins_with_the_views_and_their_questions(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    _text, page = html(tmp_path)
    listed = page.xpath("//nav//a")
    assert listed[0].get("href") == "#three-persons"
    assert {link.get("href")[1:] for link in listed} == set(views())
    words = domain("views")
    for link in listed:
        view = views()[link.get("href")[1:]]
        assert link.text == words(view.title)
        assert words(view.answers) in "".join(link.getparent().itertext())


@pytest.mark.usefixtures("quick")
def test_the_page_can_be_heard(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    _text, page = html(tmp_path)
    assert page.get("lang") == "vi" and page.xpath("//title")[0].text
    assert len(page.xpath("//h1")) == 1 and len(page.xpath("//main")) == 1
    assert len(page.xpath("//main//h2")) == len(views())
    pictures = page.xpath("//img")
    assert len(pictures) == 2 * (len(views()) + 1)
    for one in pictures:
        assert one.get("alt", "").strip() and one.get("width") and one.get("height")
    assert sum("trang 2/2" in one.get("alt") for one in pictures) == 2
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids)) and set(page.xpath("//@aria-labelledby")) <= set(ids)
    assert all(head.get("scope") for head in page.xpath("//th"))


@pytest.mark.usefixtures("quick", "english")
def test_the_page_in_english(tmp_path: Path) -> None:
    demo.fill(tmp_path)
    text, page = html(tmp_path)
    assert page.get("lang") == "en" and "ILLUSTRATIVE DATA" in text
    assert "back to the top" in text and "về đầu trang" not in text


def test_a_picture_of_the_page_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "_views", lambda: ("scorecard",))
    demo.fill(tmp_path)
    _text, page = html(tmp_path)
    assert "bài toán có đủ ba người" in page.xpath("//img/@alt")[0]
    assert (tmp_path / "thai-binh.scorecard.svg").read_bytes().startswith(b"<?xml")
    assert (tmp_path / "thai-binh.scorecard.pdf").read_bytes().startswith(b"%PDF")


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
