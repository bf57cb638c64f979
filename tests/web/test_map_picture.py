"""The picture as a part of the page and as a file: views, focus, errors, what a browser may keep."""

from __future__ import annotations

import re

import pytest

from rolemap.services.maps.desk import Desk
from rolemap.views import views
from tests.conftest import load_text, sample
from tests.web.conftest import Reader


@pytest.fixture
def nam_dinh(desk: Desk) -> str:
    """The id of the other sample."""
    return desk.create(sample("nam-dinh").map, "người lập", "").map


@pytest.mark.parametrize("view", sorted(views()))
def test_every_view_comes_as_a_part_without_styles(
    client: Reader, thai_binh: str, nam_dinh: str, view: str
) -> None:
    """Both samples on every view, and nothing that a strict policy for styles and scripts would refuse."""
    for id in (thai_binh, nam_dinh):
        answer = client.get(f"/maps/{id}/picture?view={view}")
        part = answer.get_data(as_text=True)
        assert answer.status_code == 200
        assert f'data-view="{view}"' in part
        assert "<svg" in part
        assert not re.search(r"\sstyle=|<style|<script|\son\w+=", part)


def test_the_list_beside_the_picture_is_left_to_the_page(client: Reader, thai_binh: str) -> None:
    """The page lists the gaps itself; a file has the table."""
    assert 'class="findings"' not in client.get(f"/maps/{thai_binh}/picture").get_data(as_text=True)
    assert 'class="findings"' in client.get(f"/maps/{thai_binh}/picture.svg").get_data(as_text=True)


def test_a_focused_picture_says_where_it_stands(client: Reader, thai_binh: str) -> None:
    """The way back to the whole map, the name, steps more and less."""
    part = client.get(f"/maps/{thai_binh}/picture?view=three-persons&focus=tb.p.hop").get_data(as_text=True)
    assert "Toàn bộ sơ đồ" in part
    assert "Họp triển khai đến cấp xã mất thời gian đi lại</strong>" in part
    assert f'href="/maps/{thai_binh}?view=three-persons&amp;focus=tb.p.hop&amp;depth=3"' in part
    deep = client.get(f"/maps/{thai_binh}/picture?view=three-persons&focus=tb.p.hop&depth=9")
    assert "depth=10" not in deep.get_data(as_text=True)


def test_what_a_view_cannot_show_is_said_with_those_that_can(client: Reader, thai_binh: str) -> None:
    """The names of the views are words with links, not slugs."""
    answer = client.get(f"/maps/{thai_binh}/picture?view=platforms&focus=tb.p.hop")
    part = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert "ETag" not in answer.headers
    assert "không có trên loại hình này" in part
    assert f'href="/maps/{thai_binh}?view=three-persons&amp;focus=tb.p.hop"' in part
    whole = client.get(f"/maps/{thai_binh}/picture?view=brakes&focus=tb.p.hop")
    assert (whole.status_code, "three-persons" in whole.get_data(as_text=True)) == (200, True)


@pytest.mark.parametrize("query", ["view=none", "focus=nobody"])
def test_an_unknown_name_is_a_sentence_in_the_pane(client: Reader, thai_binh: str, query: str) -> None:
    """The other views stay at hand."""
    answer = client.get(f"/maps/{thai_binh}/picture?{query}")
    assert answer.status_code == 422
    assert "Về hình chính" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "query",
    ["theme=/etc/passwd", "theme=none", "focus=tb.p.hop&depth=10", "focus=tb.p.hop&depth=-1", "n=0x1"],
)
def test_nonsense_in_the_address_is_refused(client: Reader, thai_binh: str, query: str) -> None:
    """A theme is one of ours and never a path; steps are few."""
    assert client.get(f"/maps/{thai_binh}/picture?{query}").status_code == 400


def test_an_empty_map_says_what_to_begin_with(client: Reader, desk: Desk) -> None:
    """Instead of an empty picture there are buttons."""
    id = desk.create(load_text(""), "người lập").map
    part = client.get(f"/maps/{id}/picture").get_data(as_text=True)
    assert "<svg" not in part
    assert f'href="/maps/{id}/elements/new/problems"' in part


def test_the_picture_is_sent_once(client: Reader, thai_binh: str) -> None:
    """Unchanged it is not sent again; another wish, date or language is another picture."""
    url = f"/maps/{thai_binh}/picture"
    tag = client.get(url).headers["ETag"]
    known = {"If-None-Match": tag}
    assert client.get(url, headers=known).status_code == 304
    for other in ("?view=coverage", "?theme=dark", "?as_of=2021-12-31", "?focus=tb.p.hop"):
        assert client.get(url + other, headers=known).status_code == 200, other
    client.set_cookie("rolemap_lang", "en")
    assert client.get(url, headers=known).status_code == 200


@pytest.mark.parametrize(
    ("suffix", "kind", "begins"),
    [
        ("svg", "image/svg+xml", b"<?xml"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("dot", "text/vnd.graphviz", b"digraph"),
        ("drawio", "application/vnd.jgraph.mxfile", b"<?xml"),
        ("mmd", "text/vnd.mermaid", b"---"),
        ("json", "application/json", b"{"),
    ],
)
def test_every_format_can_be_kept(
    client: Reader, thai_binh: str, suffix: str, kind: str, begins: bytes
) -> None:
    """Under a plain name, and as a document that may do nothing."""
    answer = client.get(f"/maps/{thai_binh}/picture.{suffix}?view=three-persons&focus=tb.p.hop")
    assert answer.status_code == 200
    assert answer.mimetype == kind
    assert answer.data.lstrip()[: len(begins)] == begins
    assert (
        answer.headers["Content-Disposition"]
        == f'attachment; filename="thai-binh-three-persons-tb.p.hop.{suffix}"'
    )
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_a_file_name_says_paper_and_date(client: Reader, thai_binh: str) -> None:
    """So that files of several dates do not replace each other."""
    answer = client.get(f"/maps/{thai_binh}/picture.pdf?view=brakes&paper=A4&turn=portrait&as_of=2021-12-31")
    assert 'filename="thai-binh-brakes-A4-2021-12-31.pdf"' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("path", ["picture.exe", "picture.svg?paper=A0", "picture.png?dpi=9999"])
def test_other_files_are_refused(client: Reader, thai_binh: str, path: str) -> None:
    """No such format, paper or size."""
    assert client.get(f"/maps/{thai_binh}/{path}").status_code in (400, 404)


def test_the_letters_of_the_pictures_are_served(client: Reader) -> None:
    """Two weights, to be kept for long; nothing else of the folder."""
    answer = client.get("/fonts/arimo-bold.ttf")
    assert (answer.status_code, answer.mimetype) == (200, "font/ttf")
    assert client.get("/fonts/OFL.ttf").status_code == 404
