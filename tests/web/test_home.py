"""The list of maps, and what is done with a map as a whole, without scripts."""

from __future__ import annotations

import json
import re

import pytest

from rolemap.editing import Edit
from rolemap.files import loads
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.home.lamps import named_brakes, short_names
from tests.conftest import sample
from tests.web.conftest import Reader

ME = "người lập"


@pytest.fixture
def both(desk: Desk) -> tuple[str, str]:
    """Both samples; the first was changed last."""
    ids = ("thai-binh", "nam-dinh")
    for id in ids:
        desk.create(sample(id).map, ME)
    desk.save("thai-binh", 1, [Edit(("tools", "tb.t.truyenthanh", "status"), "pilot", "live")], "Trần Thị B")
    return ids


def home(client: Reader, address: str = "/") -> str:
    """The page, as text."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def listed(page: str) -> list[str]:
    """The ids of the maps on the page, from the top."""
    return re.findall(r'<tr id="map-([^"]+)"', page)


def test_a_row_tells_the_state_of_a_map(client: Reader, desk: Desk, both: tuple[str, str]) -> None:
    page = home(client)
    row = page[page.index('id="map-thai-binh"') : page.index('id="map-nam-dinh"')]
    assert "Thái Bình: sơ đồ vai trò mẫu" in row and "Ủy ban nhân dân tỉnh Thái Bình" in row
    assert "30/06/2022" in row
    assert "hôm nay · Trần Thị B" in row and "đang dùng" in row
    assert "Phanh Nhận thức: vàng" in row and "Phanh Vai trò người đứng đầu: đỏ" in row
    assert row.count('class="light ') == 5
    counts = desk.open("thai-binh").workspace.report.counts
    assert f'<span class="sign error" title="Lỗi">{counts["error"]}</span>' in row
    assert f'<span class="sign warning" title="Cảnh báo">{counts["warning"]}</span>' in row
    assert 'style="' not in page and "<script>" not in page


def test_the_list_speaks_english(client: Reader, both: tuple[str, str]) -> None:
    client.set_cookie("rolemap_lang", "en")
    page = home(client)
    assert "Thai Binh: sample role map" in page and "Brake Awareness: amber" in page and "today at" in page


def test_the_search_needs_no_accents(client: Reader, both: tuple[str, str]) -> None:
    assert listed(home(client, "/?q=thai+binh")) == ["thai-binh"]
    assert listed(home(client, "/?q=NAM+Định")) == ["nam-dinh"]
    nothing = home(client, "/?q=%3Cb%3E")
    assert listed(nothing) == [] and "Hiện tất cả sơ đồ" in nothing and "<b>" not in nothing


@pytest.mark.parametrize(
    ("order", "first"),
    [("changed", "thai-binh"), ("title", "nam-dinh"), ("owner", "nam-dinh"), ("gaps", "nam-dinh"), ("?", "thai-binh")],
)  # fmt: skip
def test_the_order_can_be_chosen(client: Reader, both: tuple[str, str], order: str, first: str) -> None:
    page = home(client, f"/?sort={order}")
    assert listed(page)[0] == first and len(listed(page)) == 2
    shown = order if order != "?" else "changed"
    assert f'<option value="{shown}" selected>' in page


def test_a_newcomer_is_shown_where_to_begin(client: Reader) -> None:
    page = home(client)
    assert 'action="/maps/new/sample/thai-binh"' in page and 'action="/maps/new/sample/nam-dinh"' in page
    assert 'href="/maps/new"' in page and 'href="/maps/import"' in page and 'href="/help/tour"' in page
    client.send("/maps/new/sample/thai-binh")
    assert listed(home(client)) == ["thai-binh"]


def test_removing_asks_first_and_can_be_taken_back(client: Reader, desk: Desk, both: tuple[str, str]) -> None:
    asked = home(client, "/maps/nam-dinh/remove")
    assert "Nam Định: sơ đồ vai trò mẫu" in asked and "thùng rác" in asked
    assert len(listed(home(client))) == 2

    answer = client.send("/maps/nam-dinh/remove")
    assert answer.status_code == 303
    page = home(client, answer.location)
    assert listed(page) == ["thai-binh"] and "Thùng rác (1)" in page and 'action="/bin/nam-dinh"' in page
    assert client.get("/maps/nam-dinh").status_code == 404

    bin = home(client, "/bin")
    assert "Nam Định: sơ đồ vai trò mẫu" in bin and 'action="/bin/nam-dinh"' in bin
    back = client.send("/bin/nam-dinh")
    assert back.status_code == 303 and back.location == "/#map-nam-dinh"
    assert sorted(listed(home(client))) == ["nam-dinh", "thai-binh"]
    assert desk.open("nam-dinh").revision.number == 1
    assert "Thùng rác trống" in home(client, "/bin")


def test_what_is_not_there_cannot_be_removed_or_brought_back(client: Reader, thai_binh: str) -> None:
    assert client.send("/maps/khong-co/remove").status_code == 404
    assert client.send("/bin/khong-co").status_code == 404
    assert client.post("/maps/thai-binh/remove", data={"a": "1"}).status_code == 403


def test_a_copy_has_an_id_and_a_history_of_its_own(client: Reader, desk: Desk, both: tuple[str, str]) -> None:
    form = home(client, "/maps/thai-binh/copy")
    assert 'value="thai-binh-2"' in form and "(bản sao)" in form
    answer = client.send("/maps/thai-binh/copy", {"title": "Phương án Đông Hưng", "id": ""})
    assert (answer.status_code, answer.location) == (303, "/maps/phuong-an-dong-hung")
    opened = desk.open("phuong-an-dong-hung")
    assert (opened.title, opened.revision.number) == ("Phương án Đông Hưng", 1)
    assert "phiên bản 2" in opened.revision.message
    assert opened.document["tools"] == desk.open("thai-binh").document["tools"]


@pytest.mark.parametrize(("title", "id"), [("", "moi"), ("Bản khác", "nam-dinh"), ("Bản khác", "có dấu")])
def test_a_copy_that_cannot_be(
    client: Reader, desk: Desk, both: tuple[str, str], title: str, id: str
) -> None:
    answer = client.send("/maps/thai-binh/copy", {"title": title, "id": id})
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in page and f'value="{id}"' in page
    assert len(desk.shelf()) == 2


@pytest.mark.parametrize("suffix", ["yaml", "json"])
def test_a_map_is_taken_away_as_a_file(client: Reader, both: tuple[str, str], suffix: str) -> None:
    answer = client.get(f"/maps/nam-dinh/document.{suffix}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="nam-dinh.{suffix}"'
    assert answer.content_type == f"application/{suffix}; charset=utf-8"
    text = answer.get_data(as_text=True)
    assert loads(text.encode(), "json" if suffix == "json" else "yaml") == sample("nam-dinh").map
    assert "Nam Định" in text


def test_an_older_revision_is_taken_away_too(client: Reader, both: tuple[str, str]) -> None:
    older = json.loads(client.get("/maps/thai-binh/document.json?n=1").data)
    newest = json.loads(client.get("/maps/thai-binh/document.json").data)
    assert older != newest
    assert client.get("/maps/thai-binh/document.exe").status_code == 404


def test_brakes_have_letters_of_their_own() -> None:
    assert [brake.short for brake in named_brakes()] == ["NT", "ST", "VT", "CT", "QL"]
    assert list(short_names(["Participation", "Platform approach", "Pa", "5"]).values()) == [
        "PA",
        "PL",
        "PA",
        "5",
    ]
