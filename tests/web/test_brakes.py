"""The brakes page and its forms in the browser, without scripts."""

from __future__ import annotations

import re
from typing import Any

import pytest

from rolemap.editing import Edit
from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

ME = "người lập"


def threshold(desk: Desk, id: str, one: str) -> dict[str, Any]:
    """A threshold as the newest document has it."""
    return next(found for found in desk.open(id).document["thresholds"] if found["id"] == one)


@pytest.fixture
def bare(desk: Desk) -> str:
    """A map without thresholds and reviews."""
    document = {
        "rolemap": 1,
        "map": {
            "id": "moi",
            "title": {"vi": "Mới"},
            "as_of": "2022-06-30",
            "root": "ubnd",
            "levels": ["province"],
        },
        "organizations": [{"id": "ubnd", "name": "UBND tỉnh", "kind": "committee", "level": "province"}],
    }
    return desk.create(document, ME).map


def test_the_page_says_where_to_pause(client: Reader, thai_binh: str) -> None:
    page = client.get(f"/maps/{thai_binh}/brakes").get_data(as_text=True)
    assert "Tạm dừng để xem xét: Vai trò người đứng đầu" in page
    assert page.count('class="dial"') >= 15 and 'style="' not in page
    for brake in ("awareness", "participation", "head", "platform", "budget"):
        assert f'id="{brake}"' in page
    assert "Rà soát hằng năm" in page and f"/maps/{thai_binh}/brakes/reviews/new?about=" in page


def test_a_map_without_thresholds_is_told_what_one_is(client: Reader, bare: str) -> None:
    page = client.get(f"/maps/{bare}/brakes").get_data(as_text=True)
    assert "Một ngưỡng nêu rõ một chỉ số" in page and f"/maps/{bare}/brakes/thresholds/new" in page
    assert "Chưa ghi lần rà soát nào" in page


def test_figures_are_kept_in_one_save_and_what_they_did_is_told(
    client: Reader, desk: Desk, thai_binh: str
) -> None:
    form = {"base": "1", "date": "2022-06-29", "value-tb.b.tthc": "25,5", "value-tb.b.vb": "7"}
    answer = client.send(f"/maps/{thai_binh}/brakes/measurements", form)
    assert answer.status_code == 303 and answer.location.endswith("?done=2&date=2022-06-29#thresholds")
    assert threshold(desk, thai_binh, "tb.b.tthc")["measurements"][-1] == {
        "date": "2022-06-29",
        "value": 25.5,
    }
    page = client.get(answer.location).get_data(as_text=True)
    assert "Khoảng trống mới: 1" in page and "AW-07" in page and "vượt vạch đỏ 4,5" in page
    assert 'class="spark"' in page and 'value="29/06/2022"' in page


def test_a_wrong_figure_keeps_everything_else_in_the_form(client: Reader, desk: Desk, thai_binh: str) -> None:
    form = {"base": "1", "date": "2022-06-29", "value-tb.b.tthc": "25,5", "value-tb.b.vb": "bảy"}
    answer = client.send(f"/maps/{thai_binh}/brakes/measurements", form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and desk.open(thai_binh).revision.number == 1
    assert "“bảy” không phải là số." in page and 'value="25,5"' in page
    assert re.search(
        r'name="value-tb.b.vb"[^>]* aria-invalid="true" aria-describedby="wrong-value-tb.b.vb"', page
    )


def test_days_are_typed_day_first_or_as_iso_and_stand_day_first(
    client: Reader, desk: Desk, thai_binh: str
) -> None:
    brakes = f"/maps/{thai_binh}/brakes"
    pages = [client.get(path).get_data(as_text=True) for path in (brakes, f"{brakes}/reviews/new")]
    for page in pages:
        assert 'type="date"' not in page and 'value="30/06/2022"' in page and "ngày/tháng/năm" in page
    form = {"base": "1", "date": "29/6/2022", "value-tb.b.tthc": "25,5"}
    answer = client.send(f"{brakes}/measurements", form)
    assert threshold(desk, thai_binh, "tb.b.tthc")["measurements"][-1]["date"] == "2022-06-29"
    assert 'value="29/06/2022"' in client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize("path", ["measurements", "reviews/new"])
def test_a_day_that_is_none_is_refused_and_stays_in_its_field(
    client: Reader, desk: Desk, thai_binh: str, path: str
) -> None:
    form = {
        "base": "1",
        "date": "06/30/2022",
        "value-tb.b.tthc": "25,5",
        "about": ["tb.p.tthc"],
        "decision": "Dừng",
    }
    answer = client.send(f"/maps/{thai_binh}/brakes/{path}", form)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and desk.open(thai_binh).revision.number == 1
    assert "“06/30/2022” không phải là ngày" in page and 'value="06/30/2022"' in page
    assert re.search(r'name="date"[^>]* aria-invalid="true" aria-describedby="wrong-date"', page)


def test_the_date_of_the_map_goes_along_when_asked(client: Reader, desk: Desk, thai_binh: str) -> None:
    form = {"base": "1", "date": "2022-07-31", "value-tb.b.tthc": "44"}
    client.send(f"/maps/{thai_binh}/brakes/measurements", form)
    page = client.get(f"/maps/{thai_binh}/brakes").get_data(as_text=True)
    assert "sau thời điểm của sơ đồ: chưa được tính" in page
    client.send(
        f"/maps/{thai_binh}/brakes/measurements", {**form, "base": "2", "value-tb.b.tthc": "45", "move": "1"}
    )
    assert desk.open(thai_binh).document["map"]["as_of"] == "2022-07-31"


def test_figures_of_two_people_both_stay(client: Reader, desk: Desk, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/brakes/measurements"
    client.send(path, {"base": "1", "date": "2022-06-28", "value-tb.b.tthc": "39"})
    client.send(path, {"base": "1", "date": "2022-06-29", "value-tb.b.tthc": "38"})
    days = sorted(one["date"] for one in threshold(desk, thai_binh, "tb.b.tthc")["measurements"])
    assert days == ["2022-06-01", "2022-06-28", "2022-06-29"]
    clash = client.send(path, {"base": "1", "date": "2022-06-29", "value-tb.b.tthc": "37"})
    assert clash.status_code == 409 and 'value="37"' in clash.get_data(as_text=True)


def test_a_pasted_block_is_looked_at_before_it_is_kept(client: Reader, desk: Desk, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/brakes/paste"
    text = "\tT4/2022\tT5/2022\nTỷ lệ hồ sơ trực tuyến (%)\t38\t39,5\nTỷ lệ văn bản quá hạn (%)\t5\tx"
    looked = client.send(path, {"base": "1", "text": text}).get_data(as_text=True)
    assert "3 mới" in looked and "1 chưa đúng" in looked and 'name="save"' not in looked
    assert client.send(path, {"base": "1", "text": text, "save": "1"}).status_code == 422
    mended = text.replace("x", "6")
    assert 'name="save"' in client.send(path, {"base": "1", "text": mended}).get_data(as_text=True)
    assert client.send(path, {"base": "1", "text": mended, "save": "1"}).status_code == 303
    found = [(one["date"], one["value"]) for one in threshold(desk, thai_binh, "tb.b.tthc")["measurements"]]
    assert found == [("2022-04-30", 38), ("2022-05-31", 39.5), ("2022-06-01", 41)]
    assert desk.open(thai_binh).revision.number == 2


def test_a_new_threshold_is_written_and_shown(client: Reader, desk: Desk, bare: str) -> None:
    page = client.get(f"/maps/{bare}/brakes/thresholds/new").get_data(as_text=True)
    assert 'value="Tạm dừng để xem xét"' in page
    form = {"base": "1", "metric": "Văn bản quá hạn (%)", "must_stay": "below", "limit": "10", "warn": "8"}
    wrong = client.send(f"/maps/{bare}/brakes/thresholds/new", {**form, "warn": "12"})
    assert wrong.status_code == 422 and "Vạch vàng phải gặp trước vạch đỏ." in wrong.get_data(as_text=True)
    answer = client.send(f"/maps/{bare}/brakes/thresholds/new", form)
    assert answer.status_code == 303 and "không được quá 10" in client.get(answer.location).get_data(
        as_text=True
    )
    assert desk.open(bare).document["thresholds"][0]["limit"] == 10


def test_the_state_is_shown_while_lines_are_typed(client: Reader, thai_binh: str) -> None:
    form = {"metric": "m", "must_stay": "above", "limit": "45", "action": "Tạm dừng để xem xét"}
    path = f"/maps/{thai_binh}/brakes/thresholds/tb.b.tthc/standing"
    part = client.send(path, form).get_data(as_text=True)
    assert "đỏ" in part and "vượt vạch đỏ 4" in part and "Tạm dừng để xem xét" in part and "<html" not in part
    assert "không phải là số" in client.send(path, {**form, "limit": "x"}).get_data(as_text=True)


def test_measurements_are_corrected_and_taken_away(client: Reader, desk: Desk, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/brakes/thresholds/tb.b.tthc"
    assert 'name="value-2022-06-01"' in client.get(path).get_data(as_text=True)
    assert client.send(f"{path}/measurements", {"base": "1", "value-2022-06-01": "x"}).status_code == 422
    client.send(f"{path}/measurements", {"base": "1", "value-2022-06-01": "42,5"})
    assert threshold(desk, thai_binh, "tb.b.tthc")["measurements"] == [{"date": "2022-06-01", "value": 42.5}]
    client.send(f"{path}/measurements", {"base": "2", "drop-2022-06-01": "1"})
    assert "measurements" not in threshold(desk, thai_binh, "tb.b.tthc")


def test_a_review_is_recorded_with_its_decision(client: Reader, desk: Desk, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/brakes/reviews/new"
    assert 'value="tb.p.tthc" checked' in client.get(f"{path}?about=tb.p.tthc").get_data(as_text=True)
    form = {"base": "1", "date": "2022-06-20", "about": ["tb.p.tthc"], "decided_by": "tb.chutich"}
    wrong = client.send(path, form)
    assert wrong.status_code == 422 and 'value="tb.p.tthc" checked' in wrong.get_data(as_text=True)
    answer = client.send(path, {**form, "decision": "Điều chỉnh"})
    page = client.get(answer.location).get_data(as_text=True)
    assert "Khoảng trống đã khắc phục: 1" in page and "AW-04" in page and "Điều chỉnh" in page
    relations = desk.open(thai_binh).document["relations"]
    assert {"from": "tb.chutich", "to": "tb.r.tthc-2022"} in relations["decides"]


def test_lines_are_moved_and_go_back_to_their_default(client: Reader, desk: Desk, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/brakes/limits"
    page = client.get(path).get_data(as_text=True)
    assert "mặc định 100, từ 0 đến 100" in page and ">vạch riêng<" not in page
    assert client.send(path, {"base": "1", "BR-HD-1.yellow": "200"}).status_code == 422
    client.send(path, {"base": "1", "BR-HD-1.yellow": "80", "BR-HD-1.red": "60"})
    assert desk.open(thai_binh).document["profile"]["limits"]["BR-HD-1"] == {"yellow": 0.8, "red": 0.6}
    assert ">vạch riêng<" in client.get(path).get_data(as_text=True)
    client.send(path, {"base": "2", "reset": "BR-HD-1"})
    assert "profile" not in desk.open(thai_binh).document


def test_an_older_revision_and_another_date_are_only_read(client: Reader, desk: Desk, thai_binh: str) -> None:
    desk.save(thai_binh, 1, [Edit(("thresholds", "tb.b.tthc", "limit"), 30, 50)], ME)
    for query in ("n=1", "as_of=2023-01-01"):
        page = client.get(f"/maps/{thai_binh}/brakes?{query}").get_data(as_text=True)
        assert 'name="value-' not in page and "/brakes/thresholds/new" not in page


def test_what_is_not_there_is_not_found(client: Reader, thai_binh: str) -> None:
    assert client.get(f"/maps/{thai_binh}/brakes/thresholds/khong-co").status_code == 404
    assert client.get("/maps/khong-co/brakes").status_code == 404


def test_the_brakes_speak_english(client: Reader, thai_binh: str) -> None:
    client.set_cookie("rolemap_lang", "en")
    page = client.get(f"/maps/{thai_binh}/brakes").get_data(as_text=True)
    assert "Early-warning thresholds" in page and "Save measurements" in page and "at least 30" in page
