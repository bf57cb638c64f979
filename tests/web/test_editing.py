"""Saving from a browser: edits in, findings and defects and conflicts out, undo and redo, news for a second editor."""

from __future__ import annotations

from typing import Any

from rolemap.editing import Edit
from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

TOOL = "tb.t.dvc"


def field(key: str, was: Any, now: Any, id: str = TOOL) -> dict[str, Any]:
    return {"place": ["tools", id, key], "was": was, "now": now}


def post(client: Reader, id: str, base: int, *edits: dict[str, Any]) -> Any:
    return client.send_json(f"/maps/{id}/edits", {"base": base, "edits": list(edits)})


def value(desk: Desk, id: str, key: str) -> Any:
    return next(one for one in desk.open(id).document["tools"] if one["id"] == TOOL).get(key)


def test_a_save_says_which_findings_it_opened_and_closed(client: Reader, thai_binh: str, desk: Desk) -> None:
    owners = [one for one in desk.open(thai_binh).document["relations"]["owns"] if one["to"] == TOOL]
    key = f"{owners[0]['from']}>{TOOL}"
    answer = post(client, thai_binh, 1, {"place": ["relations", "owns", key], "was": owners[0]})
    assert answer.status_code == 200
    assert answer.json["revision"] == 2
    assert not answer.json["merged"]
    assert answer.json["opened_count"] == len(answer.json["opened"]) > 0
    first = answer.json["opened"][0]
    assert set(first) == {"number", "key", "check", "severity", "message"}
    assert answer.json["steps"] == {"undo": True, "redo": False}

    undone = client.send_json(f"/maps/{thai_binh}/undo", {})
    assert [one["key"] for one in undone.json["closed"]] == [one["key"] for one in answer.json["opened"]]
    assert undone.json["changes"][0]["sort"] == "added"
    assert undone.json["steps"]["redo"]
    assert client.send_json(f"/maps/{thai_binh}/redo", {}).json["revision"] == 4
    assert client.send_json(f"/maps/{thai_binh}/redo", {}).status_code == 422


def test_defects_come_with_the_place_of_their_form(client: Reader, thai_binh: str) -> None:
    answer = post(
        client, thai_binh, 1, field("status", "live", "gone"), field("start", "2021-09-01", "2021-13-01")
    )
    assert answer.status_code == 422
    assert [one["at"] for one in answer.json["defects"]] == [
        ["tools", TOOL, "status"],
        ["tools", TOOL, "start"],
    ]
    assert "planned" in answer.json["defects"][0]["expected"]
    assert client.get(f"/maps/{thai_binh}/revision?since=1").status_code == 204


def test_the_same_edits_sent_twice_are_saved_once(client: Reader, thai_binh: str, desk: Desk) -> None:
    edit = field("shared", True, False)
    assert post(client, thai_binh, 1, edit).json["revision"] == 2
    assert post(client, thai_binh, 1, edit).json["revision"] == 2


def test_two_editors_of_one_element_are_merged_field_by_field(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    post(client, thai_binh, 1, field("name", value(desk, thai_binh, "name"), "Cổng một"))
    answer = post(client, thai_binh, 1, field("status", "live", "pilot"))
    assert answer.json["merged"]
    assert value(desk, thai_binh, "name") == "Cổng một"
    assert value(desk, thai_binh, "status") == "pilot"


def test_a_conflict_shows_before_mine_and_theirs(client: Reader, thai_binh: str, desk: Desk) -> None:
    name = value(desk, thai_binh, "name")
    post(client, thai_binh, 1, field("name", name, "Cổng của người kia"))
    answer = post(client, thai_binh, 1, field("name", name, "Cổng của tôi"), field("status", "live", "pilot"))
    assert answer.status_code == 409
    [conflict] = answer.json["conflicts"]
    assert conflict["place"] == ["tools", TOOL, "name"]
    assert (conflict["was"], conflict["now"], conflict["theirs"]) == (
        name,
        "Cổng của tôi",
        "Cổng của người kia",
    )
    assert conflict["label"] == "Cổng của người kia: tên"
    assert not conflict["gone"]
    assert value(desk, thai_binh, "status") == "live"


def test_a_value_for_what_others_deleted_has_no_place(client: Reader, thai_binh: str, desk: Desk) -> None:
    document = desk.open(thai_binh).document
    use = next(one for one in document["relations"]["uses"] if one.get("active_rate"))
    place = ["relations", "uses", f"{use['from']}>{use['to']}"]
    post(client, thai_binh, 1, {"place": place, "was": use})
    answer = post(
        client, thai_binh, 1, {"place": [*place, "active_rate"], "was": use["active_rate"], "now": 0.1}
    )
    assert answer.json["conflicts"][0]["gone"]
    assert answer.json["conflicts"][0]["was_label"].endswith("%")


def test_an_undo_that_others_have_overwritten_brings_its_edits_along(
    client: Reader, thai_binh: str, desk: Desk
) -> None:
    name = value(desk, thai_binh, "name")
    post(client, thai_binh, 1, field("name", name, "Một"), field("status", "live", "pilot"))
    desk.save(thai_binh, 2, [Edit(("tools", TOOL, "name"), "Một", "Hai")], "người khác")
    answer = client.send_json(f"/maps/{thai_binh}/undo", {})
    assert answer.status_code == 409
    assert {tuple(edit["place"])[-1] for edit in answer.json["edits"]} == {"name", "status"}
    assert answer.json["conflicts"][0]["theirs"] == "Hai"


def test_the_second_editor_is_told_what_changed_in_words(client: Reader, thai_binh: str, desk: Desk) -> None:
    post(client, thai_binh, 1, field("status", "live", "pilot"))
    post(client, thai_binh, 2, field("start", value(desk, thai_binh, "start"), "2022-01-05"))
    news = client.get(f"/maps/{thai_binh}/revision?since=1").json
    assert news["revision"] == 3
    assert [one["author"] for one in news["revisions"]] == ["người lập"] * 2
    told = {one["place"][-1]: (one["was"], one["now"]) for one in news["changes"]}
    assert told["status"] == ("đang dùng", "thí điểm")
    assert told["start"][1] == "05/01/2022"


def test_nonsense_is_refused_with_a_reason(client: Reader, thai_binh: str) -> None:
    assert client.send_json(f"/maps/{thai_binh}/edits", []).json["message"]
    answer = client.send_json(f"/maps/{thai_binh}/edits", {"base": 1, "edits": [{"place": ["nowhere"]}]})
    assert answer.status_code == 422
    assert answer.json["defects"]
    assert client.get(f"/maps/{thai_binh}/revision?since=x").status_code == 400
    assert client.post(f"/maps/{thai_binh}/edits", json={}).status_code == 403


def test_undo_works_without_javascript(client: Reader, thai_binh: str, desk: Desk) -> None:
    post(client, thai_binh, 1, field("status", "live", "pilot"))
    answer = client.send(f"/maps/{thai_binh}/undo", {"back": f"/maps/{thai_binh}"})
    assert answer.status_code == 303
    assert answer.location == f"/maps/{thai_binh}"
    assert value(desk, thai_binh, "status") == "live"
