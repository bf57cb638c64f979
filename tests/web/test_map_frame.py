"""The frame around the pages of a map, and how the address chooses revision and date."""

from __future__ import annotations

import re

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader


def test_the_frame_names_the_map_and_its_tabs(client: Reader, thai_binh: str) -> None:
    """Title, date, tabs with the chosen one, and what scripts need stand on the page."""
    page = client.get(f"/maps/{thai_binh}").get_data(as_text=True)
    assert "Thái Bình: sơ đồ vai trò mẫu (6/2022)" in page
    assert "tại ngày 30/06/2022" in page
    assert f'data-map="{thai_binh}" data-revision="1" data-head="1"' in page
    assert f'<a href="/maps/{thai_binh}" aria-current="page">Sơ đồ</a>' in page
    assert f'<a href="/maps/{thai_binh}/history">Lịch sử</a>' in page
    assert "data-readonly" not in page


def test_an_unknown_map_or_revision_is_not_found(client: Reader, thai_binh: str) -> None:
    """Both are answered with 404 and say what is missing."""
    assert client.get("/maps/nowhere").status_code == 404
    answer = client.get(f"/maps/{thai_binh}?n=7")
    assert answer.status_code == 404
    assert "không có phiên bản 7" in answer.get_data(as_text=True)


def test_a_date_or_number_that_is_none_is_refused(client: Reader, thai_binh: str) -> None:
    """Nonsense in the address is a mistake of the request, not of the program."""
    for query in ("as_of=yesterday", "as_of=2022-13-01", "n=-1", "n=1e3", "n=²", f"n={'9' * 40}"):
        assert client.get(f"/maps/{thai_binh}?{query}").status_code == 400, query


def test_an_older_revision_is_read_only_and_can_be_restored(
    client: Reader, desk: Desk, thai_binh: str
) -> None:
    """A ribbon says which one it is; undo is off."""
    changed = dict(desk.open(thai_binh).document)
    changed["map"] = {**changed["map"], "title": {"vi": "Tên mới"}}
    desk.replace(thai_binh, 1, changed, "người lập")
    page = client.get(f"/maps/{thai_binh}?n=1").get_data(as_text=True)
    assert "Đang xem phiên bản 1" in page
    assert "data-readonly" in page
    assert f'action="/maps/{thai_binh}/history/1/restore"' in page
    assert "Đang xem phiên bản" not in client.get(f"/maps/{thai_binh}").get_data(as_text=True)


def test_tabs_that_show_another_date_keep_it(client: Reader, thai_binh: str) -> None:
    """The picture and the brakes follow the date; tables edit the document and do not."""
    page = client.get(f"/maps/{thai_binh}?as_of=2021-12-31").get_data(as_text=True)
    assert f'href="/maps/{thai_binh}/brakes?as_of=2021-12-31"' in page
    assert f'href="/maps/{thai_binh}/tables/"' in page


def test_lights_come_alone(client: Reader, thai_binh: str) -> None:
    """After a save a page asks for the five lights only."""
    part = client.get(f"/maps/{thai_binh}/lights").get_data(as_text=True)
    assert part.count("<li>") == 5
    assert "<html" not in part


def test_the_lights_have_letters_and_the_signs_of_the_pictures(client: Reader, thai_binh: str) -> None:
    """Each light is told from the others by its letters, and its state by its sign as well as its colour."""
    part = client.get(f"/maps/{thai_binh}/lights").get_data(as_text=True)
    lights = re.findall(r'class="light (\w+)" aria-hidden="true"><i>(.)</i>(\w\w)<', part)
    signs = {"red": "■", "amber": "▲", "green": "●", "none": "–"}
    assert [letters for _state, _sign, letters in lights] == ["NT", "ST", "VT", "CT", "QL"]
    assert all(sign == signs[state] for state, sign, _letters in lights)


def test_a_date_may_be_typed_as_in_forms(client: Reader, thai_binh: str) -> None:
    """The address then says it in one way, whatever was typed."""
    answer = client.get(f"/maps/{thai_binh}?view=coverage&as_of=31/12/2021")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/maps/{thai_binh}?view=coverage&as_of=2021-12-31"
    page = client.get(answer.headers["Location"]).get_data(as_text=True)
    assert 'name="as_of" id="dates-field" value="31/12/2021"' in page
    assert 'type="date"' not in page
