"""Documents over the API: whole, told apart by ETags, refused as problems."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from rolemap.errors import EngineTooSlow
from rolemap.services.maps.documents import clerk as clerks
from rolemap.services.maps.documents.clerk import Clerk
from rolemap.services.maps.documents.formats import KINDS, Format
from tests.cli.conftest import Run
from tests.conftest import SAMPLES
from tests.services.maps.documents.conftest import SUFFIXES, Pen
from tests.web.api.test_maps import problem
from web.clerk import EXTENSION

EXPORT = "/api/v1/maps/thai-binh/export"


@pytest.fixture(autouse=True)
def pen(app: Flask, monkeypatch: pytest.MonkeyPatch, thai_binh: str) -> Iterator[Pen]:
    """What writes the documents of the application."""
    monkeypatch.setattr("rolemap.services.exporting.suffixes", lambda: SUFFIXES)
    made = Pen()
    app.extensions[EXTENSION] = Clerk(make=made)
    yield made
    made.may_go_on.set()
    app.extensions[EXTENSION].close()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.suffix)
def test_each_kind_comes_with_its_type_and_name(client: FlaskClient, kind: Format) -> None:
    answer = client.get(f"{EXPORT}.{kind.suffix}")
    assert answer.data == kind.suffix.encode() and answer.mimetype == kind.media_type
    assert f'filename="thai-binh.{kind.suffix}"' in answer.headers["Content-Disposition"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_that_of_the_command_line(
    client: FlaskClient, app: Flask, run: Run, tmp_path: Path
) -> None:
    app.extensions[EXTENSION] = Clerk()
    answer = client.get(f"{EXPORT}.pdf?annexes=about&as_of=2022-05-01")
    assert answer.data.startswith(b"%PDF") and answer.mimetype == "application/pdf"
    told = run(
        "export",
        SAMPLES / "thai-binh.yaml",
        "-o",
        tmp_path / "a.pdf",
        "--annex",
        "about",
        "--as-of",
        "2022-05-01",
    )
    assert told.code == 0 and len(answer.data) == pytest.approx((tmp_path / "a.pdf").stat().st_size, rel=0.05)


def test_what_is_known_is_not_sent_or_made_again(client: FlaskClient, pen: Pen) -> None:
    first = client.get(f"{EXPORT}.pdf?annexes=gaps,role-map")
    tag = first.headers["ETag"]
    again = client.get(f"{EXPORT}.pdf?annexes=role-map,gaps", headers={"If-None-Match": tag})
    assert again.status_code == 304 and again.data == b"" and again.headers["ETag"] == tag
    for query in ("", "?annexes=gaps", "?annexes=gaps,role-map&theme=print", "?annexes=gaps,role-map&lang=en",
                  "?annexes=gaps,role-map&as_of=2021-12-31"):  # fmt: skip
        other = client.get(f"{EXPORT}.pdf{query}", headers={"If-None-Match": tag})
        assert other.status_code == 200 and other.headers["ETag"] != tag, query
    assert len(pen.wishes) == 6
    assert pen.wishes[0].annexes == ("role-map", "gaps")


def test_what_is_not_there_is_a_problem(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    problem(client.get("/api/v1/maps/khong-co/export.pdf"), 404)
    problem(client.get(f"{EXPORT}.exe"), 404)
    wrong = problem(client.get(f"{EXPORT}.pdf?annexes=budget"), 422)["errors"][0]
    assert wrong["path"] == "annexes" and "budget" in wrong["message"]
    assert problem(client.get(f"{EXPORT}.pdf?theme=dark"), 422)["errors"][0]["path"] == "theme"
    monkeypatch.setattr("rolemap.services.exporting.suffixes", lambda: ("docx",))
    problem(client.get(f"{EXPORT}.pdf"), 404)


def test_a_failure_is_a_problem(client: FlaskClient, pen: Pen) -> None:
    pen.error = EngineTooSlow("20 giây")
    assert "20 giây" in problem(client.get(f"{EXPORT}.pdf"), 503)["detail"]


def test_who_asks_for_too_much_is_asked_to_wait(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerks, "MOST_WAITING", 0)
    answer = client.get(f"{EXPORT}.pdf")
    assert "Đang có nhiều tài liệu" in problem(answer, 503)["detail"]
    assert answer.headers["Retry-After"] == "60"
