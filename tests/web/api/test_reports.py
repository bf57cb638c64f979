"""Findings, brakes, revisions and pictures through the API."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient

from tests.cli.conftest import Run
from tests.conftest import SAMPLES
from tests.web.api.test_maps import problem

MAP = "/api/v1/maps/thai-binh"


@pytest.mark.usefixtures("thai_binh")
@pytest.mark.parametrize(("subject", "command"), [("findings", "check"), ("brakes", "brakes")])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_reports_are_those_of_the_command_line(
    client: FlaskClient, run: Run, subject: str, command: str, lang: str
) -> None:
    told = run(
        command, SAMPLES / "thai-binh.yaml", "--format", "json", "--lang", lang, "--as-of", "2022-05-01"
    ).out
    asked = client.get(f"{MAP}/{subject}?lang={lang}&as_of=2022-05-01")
    assert asked.json == json.loads(told)


@pytest.mark.usefixtures("thai_binh")
@pytest.mark.parametrize("day", ["20220630", "2022-W01-1", "30/06/2022", "2022-02-30", ""])
def test_a_date_is_written_in_one_way(client: FlaskClient, day: str) -> None:
    assert problem(client.get(f"{MAP}/findings?as_of={day}"), 422)["errors"][0]["path"] == "as_of"


@pytest.mark.usefixtures("thai_binh")
def test_revisions_are_listed_in_pages_and_fetched(client: FlaskClient) -> None:
    document = client.get(MAP).get_json()
    for number in range(3):
        document["map"]["note"] = f"{number}"
        client.put(f"{MAP}?message=m{number}", json=document, headers={"If-Match": "*"})
    page = client.get(f"{MAP}/revisions?limit=2").get_json()
    assert [one["number"] for one in page["revisions"]] == [4, 3] and page["next"] == 3
    assert page["revisions"][0]["message"] == "m2"
    page = client.get(f"{MAP}/revisions?limit=2&before={page['next']}").get_json()
    assert [one["number"] for one in page["revisions"]] == [2, 1] and page["next"] is None
    second = client.get(f"{MAP}/revisions/2")
    assert second.get_json()["map"]["note"] == "0"
    known = {"If-None-Match": second.headers["ETag"]}
    assert client.get(f"{MAP}/revisions/2", headers=known).status_code == 304
    for number in ("0", "5", "9" * 30):
        problem(client.get(f"{MAP}/revisions/{number}"), 404)


@pytest.mark.usefixtures("thai_binh")
@pytest.mark.parametrize(
    ("suffix", "kind", "start"),
    [
        ("svg", "image/svg+xml", b"<?xml"),
        ("png", "image/png", b"\x89PNG"),
        ("pdf", "application/pdf", b"%PDF"),
        ("dot", "text/vnd.graphviz", b"digraph"),
    ],
)
def test_views_are_drawn(client: FlaskClient, suffix: str, kind: str, start: bytes) -> None:
    response = client.get(f"{MAP}/views/brakes.{suffix}?theme=print&paper=A4")
    assert (response.status_code, response.mimetype) == (200, kind)
    assert response.data.startswith(start)
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("thai_binh")
@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("nothing.svg", 404),
        ("unit.gif", 404),
        ("unit.svg?focus=nobody", 422),
        ("brakes.svg?focus=tb.ubnd", 422),
        ("three-persons.svg?depth=1", 422),
        ("three-persons.svg?orientation=portrait", 422),
        ("three-persons.svg?theme=/etc/passwd", 422),
        ("three-persons.svg?paper=A0", 422),
        ("three-persons.svg?focus=tb.ubnd&depth=10", 422),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_a_problem(client: FlaskClient, asked: str, status: int) -> None:
    problem(client.get(f"{MAP}/views/{asked}"), status)


def test_the_pictures_of_a_map_that_is_not_there(client: FlaskClient) -> None:
    problem(client.get("/api/v1/maps/none/views/unit.svg"), 404)
