"""Maps through the API: fetched, begun, replaced only by those who know the newest state, put into the bin."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from rolemap.services.maps.desk import Desk

ROOT = "/api/v1/maps"


def put(client: FlaskClient, id: str, document: Any, tag: str | None, **more: Any) -> TestResponse:
    """PUT a document that was made out of the one with that ETag."""
    headers = {} if tag is None else {"If-Match": tag}
    return client.put(f"{ROOT}/{id}", json=document, headers=headers, **more)


def problem(response: TestResponse, status: int) -> dict[str, Any]:
    """The problem details of a refusal."""
    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    told: dict[str, Any] = json.loads(response.data)
    assert told["status"] == status and told["detail"]
    return told


def test_a_map_is_fetched_as_it_was_kept(client: FlaskClient, desk: Desk, thai_binh: str) -> None:
    response = client.get(f"{ROOT}/{thai_binh}")
    opened = desk.open(thai_binh)
    assert response.json == opened.document
    assert response.headers["ETag"] == f'"{opened.revision.document_hash}"'
    for known in (response.headers["ETag"], f"W/{response.headers['ETag']}", "*"):
        again = client.get(f"{ROOT}/{thai_binh}", headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{ROOT}/{thai_binh}", headers={"If-None-Match": '"other"'}).status_code == 200


def test_maps_are_listed_in_pages(client: FlaskClient, thai_binh: str) -> None:
    document = client.get(f"{ROOT}/{thai_binh}").get_json()
    for number in (1, 2):
        document["map"]["id"] = f"m{number}"
        assert client.post(ROOT, json=document).status_code == 201
    listed = client.get(f"{ROOT}?page_size=2").get_json()
    assert ([row["id"] for row in listed["maps"]], listed["total"]) == (["m2", "m1"], 3)
    assert [row["id"] for row in client.get(f"{ROOT}?page_size=2&page=2").get_json()["maps"]] == [thai_binh]
    assert client.get(f"{ROOT}?search=thai+binh").get_json()["total"] == 3
    assert client.get(f"{ROOT}?search=nowhere").get_json()["total"] == 0
    head = listed["maps"][0]["head"]
    assert head["number"] == 1 and head["title"]["vi"].startswith("Thái Bình") and len(head["brakes"]) == 5


def test_a_map_is_begun_under_the_id_of_its_document(client: FlaskClient, thai_binh: str) -> None:
    document = client.get(f"{ROOT}/{thai_binh}").get_json()
    document["map"]["id"] = "other"
    made = client.post(f"{ROOT}?message=from+elsewhere", json=document)
    assert made.status_code == 201 and made.headers["Location"] == f"{ROOT}/other"
    fetched = client.get(made.headers["Location"])
    assert fetched.json == document and fetched.headers["ETag"] == made.headers["ETag"]
    assert made.get_json()["head"]["message"] == "from elsewhere"
    assert "other" in problem(client.post(ROOT, json=document), 409)["detail"]


def test_a_map_is_replaced_by_who_knows_its_newest_state(client: FlaskClient, thai_binh: str) -> None:
    fetched = client.get(f"{ROOT}/{thai_binh}")
    document, tag = fetched.get_json(), fetched.headers["ETag"]
    document["map"]["note"] = "mine"
    saved = put(client, thai_binh, document, tag)
    assert saved.status_code == 200 and saved.get_json()["head"]["number"] == 2
    document["map"]["note"] = "theirs"
    problem(put(client, thai_binh, document, tag), 412)
    problem(put(client, thai_binh, document, None), 428)
    problem(put(client, thai_binh, document, f"W/{saved.headers['ETag']}"), 412)
    now = client.get(f"{ROOT}/{thai_binh}")
    assert now.get_json()["map"]["note"] == "mine" and now.headers["ETag"] == saved.headers["ETag"]
    assert put(client, thai_binh, document, f'"x", {now.headers["ETag"]}').status_code == 200


def test_a_document_keeps_its_id(client: FlaskClient, thai_binh: str) -> None:
    document = client.get(f"{ROOT}/{thai_binh}").get_json()
    document["map"]["id"] = "other"
    assert thai_binh in problem(put(client, thai_binh, document, "*"), 422)["detail"]


def test_the_bin_takes_a_map_from_who_knows_its_newest_state(
    client: FlaskClient, desk: Desk, thai_binh: str
) -> None:
    address = f"{ROOT}/{thai_binh}"
    problem(client.delete(address), 428)
    problem(client.delete(address, headers={"If-Match": '"old"'}), 412)
    tag = client.get(address).headers["ETag"]
    assert client.delete(address, headers={"If-Match": tag}).status_code == 204
    problem(client.get(address), 404)
    problem(client.get(f"{address}/revisions"), 404)
    problem(client.delete(address, headers={"If-Match": tag}), 404)
    assert [row.id for row in desk.shelf(deleted=True)] == [thai_binh]


def test_every_defect_is_told_with_its_line(client: FlaskClient, thai_binh: str) -> None:
    document = client.get(f"{ROOT}/{thai_binh}").get_json()
    document["map"]["as_of"] = "30/06/2022"
    document["tools"][0]["status"] = "asleep"
    text = json.dumps(document, ensure_ascii=False, indent=1)
    response = client.post(f"{ROOT}?lang=en", data=text, content_type="application/json")
    first, second = problem(response, 422)["errors"]
    line = text[: text.index("30/06/2022")].count("\n") + 1
    assert first["place"].startswith(f"body:{line}:") and first["path"] == "map.as_of"
    assert "2022-06-30" in first["expected"]
    assert second["path"] == "tools[0].status" and second["id"] == document["tools"][0]["id"]
    assert client.get(ROOT).get_json()["total"] == 1


@pytest.mark.parametrize("body", [b" ", b"{", b"\xff", b"[]", b"null", b'"x"', b"rolemap: 1"])
def test_what_is_no_document_is_refused(client: FlaskClient, body: bytes) -> None:
    assert problem(client.post(ROOT, data=body, content_type="application/json"), 422)["errors"]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None]
)
def test_a_form_of_a_foreign_page_is_no_request(
    client: FlaskClient, thai_binh: str, kind: str | None
) -> None:
    body = client.get(f"{ROOT}/{thai_binh}").data
    problem(client.post(ROOT, data=body, content_type=kind), 415)
    problem(client.put(f"{ROOT}/{thai_binh}", data=body, content_type=kind, headers={"If-Match": "*"}), 415)


@pytest.mark.parametrize("header", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_a_request_from_another_site_is_refused(
    client: FlaskClient, thai_binh: str, header: dict[str, str]
) -> None:
    body = client.get(f"{ROOT}/{thai_binh}").get_json()
    problem(client.post(ROOT, json=body, headers=header), 403)
    problem(client.delete(f"{ROOT}/{thai_binh}", headers={"If-Match": "*", **header}), 403)


def test_what_is_not_there_or_not_allowed_is_a_problem_too(client: FlaskClient, thai_binh: str) -> None:
    problem(client.get(f"{ROOT}/none"), 404)
    problem(client.get("/api/v1/nothing"), 404)
    refused = client.patch(f"{ROOT}/{thai_binh}", json={})
    problem(refused, 405)
    assert {"GET", "PUT", "DELETE"} <= set(refused.headers["Allow"].split(", "))
    problem(client.post(ROOT, data=b" " * ((5 << 20) + 1), content_type="application/json"), 413)


def test_a_failure_of_the_program_is_a_problem_without_its_reason(
    client: FlaskClient, thai_binh: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise KeyError("secret")

    monkeypatch.setattr(Desk, "shelf", fail)
    client.application.testing = False
    response = client.get(f"{ROOT}?lang=en")
    assert "secret" not in problem(response, 500)["detail"]


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "page_size=201", "page=1_0", "lang=fr", f"search={'a' * 201}"]
)
def test_an_address_that_cannot_be_used_says_which_part(client: FlaskClient, query: str) -> None:
    (error,) = problem(client.get(f"{ROOT}?{query}"), 422)["errors"]
    assert (error["place"], error["path"]) == ("query", query.split("=")[0])


def test_problems_speak_the_language_that_is_asked_for(client: FlaskClient) -> None:
    assert problem(client.get(f"{ROOT}/none?lang=en"), 404)["detail"] == "There is no map “none”."
    assert problem(client.get(f"{ROOT}/none?lang=vi"), 404)["detail"] == "Không có sơ đồ “none”."


@pytest.mark.parametrize("id", ["new", "import"])
def test_the_address_of_a_page_is_no_id_of_a_map(
    client: FlaskClient, desk: Desk, thai_binh: str, id: str
) -> None:
    document = desk.open(thai_binh).document
    told = problem(client.post(ROOT, json=document | {"map": document["map"] | {"id": id}}), 422)
    assert id in told["detail"]
    assert [row.id for row in desk.shelf()] == [thai_binh]
