"""The guard: what is let in, and what every answer carries."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.web.conftest import Reader
from web import guard


@pytest.mark.parametrize("path", ["/help/", "/static/css/base.css", "/khong-co", "/healthz", "/api/v1/maps"])
def test_every_answer_is_closed(client: Reader, path: str) -> None:
    headers = client.get(path).headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"


def test_pages_are_not_kept_by_the_browser_and_the_session_is_not_for_scripts(client: Reader) -> None:
    answer = client.get("/help/")
    assert "no-store" in answer.headers["Cache-Control"]
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_picture_of_its_own_can_do_nothing(client: Reader, thai_binh: str) -> None:
    answer = client.get(f"/maps/{thai_binh}/picture.svg")
    assert answer.status_code == 200
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")


def test_a_form_without_its_token_is_refused(client: Reader, thai_binh: str) -> None:
    assert client.post("/language", data={"code": "en"}).status_code == 403
    assert client.post("/language", data={"code": "en", "csrf": "geraten"}).status_code == 403
    assert client.send("/language", {"code": "en"}).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://khac.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_comes_from_another_site_is_refused_even_with_the_token(
    client: Reader, headers: dict[str, str]
) -> None:
    assert client.send("/language", {"code": "en"}, headers=headers).status_code == 403
    assert client.post("/api/v1/maps", json={}, headers=headers).status_code == 403


def test_a_request_from_its_own_page_passes(client: Reader) -> None:
    own = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert client.send("/language", {"code": "en"}, headers=own).status_code == 303


@pytest.mark.parametrize(
    "host", ["khac.example", "127.0.0.1.khac.example", "", "[", "localhost@khac.example"]
)
def test_another_name_is_not_answered(client: Reader, host: str) -> None:
    assert client.get("/help/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8080", "127.0.0.1:8081", "[::1]:8080"])
def test_the_names_of_this_machine_are_answered(client: Reader, host: str) -> None:
    assert client.get("/help/", headers={"Host": host}).status_code == 200


def test_what_is_too_large_or_of_unknown_size_is_refused(client: Reader, app: Flask) -> None:
    large = client.post("/language", data=b"x" * (guard.MOST_BYTES + 1))
    assert large.status_code == 413
    assert "5 MB" in large.get_data(as_text=True)
    assert client.post("/language", headers={"Transfer-Encoding": "chunked"}).status_code == 411


def test_a_method_that_no_page_takes_is_refused_before_its_length_is_asked_for(client: Reader) -> None:
    bare = {"CONTENT_LENGTH": None}
    own = {"X-CSRF-Token": client.token}
    assert client.post("/healthz", headers=own, environ_overrides=bare).status_code == 405
    assert client.post("/language", headers=own, environ_overrides=bare).status_code == 411


def test_back_leads_to_no_other_site(client: Reader) -> None:
    for back in ("//khac.example", "https://khac.example", "/\\khac.example", "khac.example"):
        assert client.send("/language", {"code": "en", "back": back}).headers["Location"] == "/", back
    assert client.send("/language", {"code": "en", "back": "/help/"}).headers["Location"] == "/help/"
