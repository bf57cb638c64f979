"""Forms of elements and relations: what they show, what they save without JavaScript, what is never lost."""

from __future__ import annotations

import re
from typing import Any

from lxml import html

from rolemap.editing import Edit
from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

PROBLEM = "tb.p.tthc"


def page(client: Reader, path: str) -> Any:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return html.fromstring(answer.get_data(as_text=True))


def fields(found: Any, form: str = "form[@data-live]") -> dict[str, Any]:
    """What a browser without JavaScript would send of a form that nobody touched."""
    one = found.xpath(f"//{form}")[0]
    sent: dict[str, Any] = {}
    for key, value in one.form_values():
        sent.setdefault(key, []).append(value)
    return sent


def element(desk: Desk, id: str, section: str, one: str) -> dict[str, Any]:
    return next(record for record in desk.open(id).document[section] if record["id"] == one)


def test_a_form_shows_fields_relations_gaps_and_what_names_it(client: Reader, thai_binh: str) -> None:
    found = page(client, f"/maps/{thai_binh}/elements/tb.stttt?part=1")
    text = found.text_content()
    assert found.xpath("//input[@name='name']/@value") == ["Sở Thông tin và Truyền thông"]
    assert "Sử dụng công cụ" in text
    assert "Được nhắc tới ở" in text
    assert not found.xpath("//title")


def test_an_untouched_form_changes_nothing(client: Reader, thai_binh: str, desk: Desk) -> None:
    for one in ("tb.p.tthc", "tb.stttt", "tb.g.tinh", "tb.b.tthc", "tb.bcd", "tb.t.dvc", "tb.d571", "tb.kp1"):
        if one not in desk.open(thai_binh).workspace.graph:
            continue
        path = f"/maps/{thai_binh}/elements/{one}"
        assert client.send(path, fields(page(client, path))).status_code == 303, one
    assert desk.open(thai_binh).revision.number == 1


def test_dates_and_numbers_are_taken_in_local_form(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/elements/{PROBLEM}"
    sent = fields(page(client, path)) | {"start": "5.1.2021", "target": "82,5", "due": "2026-12-31"}
    assert client.send(path, sent).status_code == 303
    record = element(desk, thai_binh, "problems", PROBLEM)
    assert (record["start"], record["target"], record["due"]) == ("2021-01-05", 82.5, "2026-12-31")


def test_what_was_typed_stands_there_again_beside_the_reason(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    path = f"/maps/{thai_binh}/elements/{PROBLEM}"
    sent = fields(page(client, path)) | {"start": "32/1/2021", "pain": "Chưa lưu", "owner": "không có ai"}
    answer = client.send(path, sent)
    assert answer.status_code == 422
    found = html.fromstring(answer.get_data(as_text=True))
    assert found.xpath("//input[@name='start']/@value") == ["32/1/2021"]
    assert found.xpath("//input[@name='owner']/@value") == ["không có ai"]
    assert "Chưa lưu" in found.xpath("//textarea[@name='pain']")[0].text
    wrong = [note.text for note in found.xpath("//*[@data-wrong][not(@hidden)]") if note.text]
    assert len(wrong) == 2
    assert desk.open(thai_binh).revision.number == 1


def test_a_field_that_others_changed_is_shown_with_both_values(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    path = f"/maps/{thai_binh}/elements/{PROBLEM}"
    sent = fields(page(client, path)) | {"unit": "của tôi", "target": "90"}
    unit = element(desk, thai_binh, "problems", PROBLEM)["unit"]
    desk.save(thai_binh, 1, [Edit(("problems", PROBLEM, "unit"), unit, "của người kia")], "người khác")
    answer = client.send(path, sent)
    assert answer.status_code == 422
    found = html.fromstring(answer.get_data(as_text=True))
    assert found.xpath("//input[@name='unit']/@value") == ["của tôi"]
    assert "của người kia" in found.text_content()
    again = fields(found)
    assert client.send(path, again).status_code == 303
    assert element(desk, thai_binh, "problems", PROBLEM)["unit"] == "của tôi"


def test_a_new_element_gets_an_id_and_the_relation_asked_for(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    path = f"/maps/{thai_binh}/elements/new/thresholds?relation=about&about={PROBLEM}"
    sent = fields(page(client, path), "form[@data-whole]")
    sent |= {"name": "Ngưỡng mới", "metric": "Số giờ", "must_stay": "below", "limit": "12", "id": ""}
    answer = client.send(path, sent)
    assert answer.status_code == 303
    made = answer.location.rpartition("/")[2]
    assert element(desk, thai_binh, "thresholds", made)["limit"] == 12
    about = desk.open(thai_binh).document["relations"]["about"]
    assert {"from": made, "to": PROBLEM} in about


def test_the_id_follows_the_name(client: Reader, thai_binh: str) -> None:
    made = client.get(f"/maps/{thai_binh}/elements/id?section=tools&name=Trợ lý ảo công vụ").json["id"]
    assert re.fullmatch(r"[a-z][a-z0-9.-]*", made)


def test_another_id_is_written_wherever_the_map_names_it(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/elements/tb.t.dvc/rename"
    assert client.send(path, {"id": "tb.stttt"}).status_code == 422
    answer = client.send(path, {"id": "tb.t.cong"})
    assert answer.location == f"/maps/{thai_binh}/elements/tb.t.cong"
    assert "tb.t.dvc" not in str(desk.open(thai_binh).document)


def test_a_deletion_shows_what_goes_and_which_gaps_open(client: Reader, thai_binh: str, desk: Desk) -> None:
    path = f"/maps/{thai_binh}/elements/tb.t.dvc/delete"
    found = page(client, path)
    assert "Khoảng trống sẽ phát sinh" in found.text_content()
    assert "Giải quyết bài toán" in found.text_content()
    assert client.send(path).status_code == 303
    assert "tb.t.dvc" not in str(desk.open(thai_binh).document)
    client.send(f"/maps/{thai_binh}/undo")
    assert "tb.t.dvc" in str(desk.open(thai_binh).document)


def test_the_organization_of_the_map_cannot_be_deleted(client: Reader, thai_binh: str) -> None:
    found = page(client, f"/maps/{thai_binh}/elements/tb.ubnd/delete")
    assert not found.xpath("//button[@data-confirm-removal]")


def test_a_relation_is_added_changed_and_taken_off(client: Reader, thai_binh: str, desk: Desk) -> None:
    def uses() -> list[dict[str, Any]]:
        return [
            one for one in desk.open(thai_binh).document["relations"]["uses"] if one["from"] == "tb.stttt"
        ]

    before = uses()
    path = f"/maps/{thai_binh}/relations/new/uses?from=tb.stttt&to=tb.t.dvc"
    sent = fields(page(client, path), "form[@data-whole]") | {"mandatory": "true", "active_rate": "85%"}
    there = client.send(path, sent).location
    made = next(one for one in uses() if one not in before)
    assert made == {"from": "tb.stttt", "to": "tb.t.dvc", "mandatory": True, "active_rate": 0.85}
    changed = fields(page(client, there)) | {"hours_delta": "-2,5"}
    assert client.send(there, changed).status_code == 303
    assert next(one for one in uses() if one["to"] == "tb.t.dvc")["hours_delta"] == -2.5
    client.send(there, {"remove": "1"})
    assert uses() == before


def test_a_relation_can_take_the_place_of_another(client: Reader, thai_binh: str, desk: Desk) -> None:
    old = desk.open(thai_binh).document["relations"]["sets"][0]
    key = f"{old['from']}>{old['to']}"
    path = f"/maps/{thai_binh}/relations/new/sets?to={old['to']}&replace={key}&candidates.from=tb.pct"
    found = page(client, path)
    sent = fields(found, "form[@data-whole]") | {"from": "tb.cvp"}
    assert client.send(path, sent).status_code == 303
    setters = [
        one["from"] for one in desk.open(thai_binh).document["relations"]["sets"] if one["to"] == old["to"]
    ]
    assert old["from"] not in setters
    assert "tb.cvp" in setters


def test_a_relation_can_turn_others_into_another_kind(client: Reader, thai_binh: str, desk: Desk) -> None:
    key = "tb.gdstttt>tb.p.dieuhanh"
    path = f"/maps/{thai_binh}/relations/new/sets?to=tb.p.dieuhanh&replace={key}&into=steers"
    sent = fields(page(client, path), "form[@data-whole]") | {"from": "tb.chutich", "accountable": "true"}
    assert client.send(path, sent).status_code == 303
    relations = desk.open(thai_binh).document["relations"]
    assert [one["from"] for one in relations["sets"] if one["to"] == "tb.p.dieuhanh"] == ["tb.chutich"]
    assert "tb.gdstttt" in [one["from"] for one in relations["steers"] if one["to"] == "tb.p.dieuhanh"]


def test_what_is_not_there_is_not_found(client: Reader, thai_binh: str) -> None:
    for path in (
        "elements/nobody",
        "elements/new/nothing",
        "relations/uses/a>b",
        "relations/new/nothing",
        "waivers/x",
    ):
        assert client.get(f"/maps/{thai_binh}/{path}").status_code == 404, path


def test_a_waiver_names_what_it_is_about_and_who_approved_it(client: Reader, thai_binh: str) -> None:
    finding = "HD-08:tb.d571"
    path = f"/maps/{thai_binh}/waivers/new?check=HD-08&subjects=tb.d571"
    sent = fields(page(client, path), "form[@data-whole]")
    sent |= {"reason": "Đi công tác dài ngày", "approved_by": "tb.chutich", "until": "31/12/2022"}
    client.send(path, sent)
    text = page(client, f"/maps/{thai_binh}/waivers/{finding}").text_content()
    assert "HD-08 (Quyết định 571/QĐ-UBND" in text
    assert "= Chủ tịch UBND tỉnh" in text


def test_a_save_is_told_on_the_next_page_and_once(client: Reader, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/elements/{PROBLEM}"
    client.send(path, fields(page(client, path)) | {"due": "31/12/2026"})
    assert "Đã lưu" in page(client, path).xpath("//div[contains(@class, 'told')]")[0].text_content()
    assert not page(client, path).xpath("//div[contains(@class, 'told')]")


def test_a_deletion_is_told_with_what_it_opened_and_can_be_undone(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    client.send(f"/maps/{thai_binh}/elements/tb.chutich/delete")
    (told,) = page(client, f"/maps/{thai_binh}").xpath("//div[contains(@class, 'told')]")
    assert "Đã xóa “Chủ tịch UBND tỉnh”" in told.text_content()
    assert told.xpath(".//*[contains(@class, 'sign')]")
    client.send(told.xpath(".//form/@action")[0], {"back": told.xpath(".//input[@name='back']/@value")[0]})
    assert "tb.chutich" in desk.open(thai_binh).workspace.graph


def test_all_that_is_wrong_with_a_new_element_is_told_at_once(client: Reader, thai_binh: str) -> None:
    path = f"/maps/{thai_binh}/elements/new/problems"
    sent = fields(page(client, path), "form[@data-whole]")
    sent |= {"name": "Bài toán", "id": "Mã sai!", "start": "hôm qua", "status": "", "target": "nhiều"}
    answer = client.send(path, sent)
    assert answer.status_code == 422
    keys = html.fromstring(answer.get_data(as_text=True)).xpath(
        "//*[@data-control][.//*[@data-wrong and not(@hidden)]]/@data-key"
    )
    assert {"id", "start", "status", "target"} <= set(keys)
    found = client.send(path, sent | {"look": "1"}).get_json()["wrong"]
    assert set(found) == set(keys)


def test_pages_of_forms_have_titles(client: Reader, thai_binh: str) -> None:
    for path in (
        "elements/tb.stttt/delete", "elements/new/tools", "waivers/new", "relations/new/uses", "elements/tb.stttt",
    ):  # fmt: skip
        assert (
            not page(client, f"/maps/{thai_binh}/{path}").xpath("//title")[0].text.strip().startswith("·")
        ), path
