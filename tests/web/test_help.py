"""The pages of help: each answers in both languages, leads to what is there, and keeps to the policy of the pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from rolemap.services.helping.practice import ID
from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader
from web.tour import steps

PAGES = (
    "/help/",
    "/help/?q=uy+quyen",
    "/help/checks",
    "/help/checks/HD-01",
    "/help/checks/AW-03",
    "/help/brakes",
    "/help/views",
    "/help/views/coverage",
    "/help/format",
    "/help/glossary",
    "/help/glossary?q=phanh",
    "/help/keys",
    "/help/tour",
)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_without_styles_or_scripts_of_its_own(
    client: Reader, page: str, language: str
) -> None:
    client.set_cookie("rolemap_lang", language)
    answer = client.get(page)
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in text
    assert " style=" not in text and "<style" not in text
    assert not re.search(r"<script(?![^>]* src=)", text)
    ids = re.findall(r'\bid="([^"]+)"', text)
    assert len(set(ids)) == len(ids)


def test_every_link_of_help_leads_somewhere(client: Reader) -> None:
    pages = {page: client.get(page).get_data(as_text=True) for page in PAGES}
    seen: dict[str, str] = dict(pages)
    for page, text in pages.items():
        for href in re.findall(r'href="(/help/[^"]*)"', text):
            target = urlsplit(href.replace("&amp;", "&"))
            address = target.path + (f"?{target.query}" if target.query else "")
            if address not in seen:
                answer = client.get(address)
                assert answer.status_code == 200, f"{page} leads to {href}"
                seen[address] = answer.get_data(as_text=True)
            if target.fragment:
                assert f'id="{target.fragment}"' in seen[address], f"{page} leads to {href}"


def test_a_check_is_found_in_any_letters_and_a_wrong_one_is_not(client: Reader) -> None:
    assert "HD-01" in client.get("/help/checks/hd-01").get_data(as_text=True)
    answer = client.get("/help/checks/HD-99")
    assert answer.status_code == 404
    assert "HD-09" in answer.get_data(as_text=True)
    assert client.get("/help/views/nothing").status_code == 404


def test_the_picture_of_a_view_may_do_nothing(client: Reader) -> None:
    answer = client.get("/help/views/three-persons.svg")
    assert answer.mimetype == "image/svg+xml"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_the_search_shows_what_was_asked_as_text(client: Reader) -> None:
    text = client.get("/help/?q=%3Cscript%3E").get_data(as_text=True)
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_the_tour_begins_on_a_map_of_its_own(client: Reader, desk: Desk, thai_binh: str) -> None:
    answer = client.send("/help/tour")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/maps/{ID}?tour=1"
    assert desk.open(ID).document["map"]["title"]["vi"] == "Thái Bình (bản thực hành)"
    assert desk.open(thai_binh).revision.number == 1
    assert f'href="/maps/{ID}?tour=1"' in client.get("/help/tour").get_data(as_text=True)


def test_the_tour_can_be_read_without_scripts(client: Reader) -> None:
    plain, guide = (client.get(path).get_data(as_text=True) for path in ("/help/tour", "/help/tour/guide"))
    for step in steps():
        assert step.title in plain and step.title in guide
        assert step.address(ID) in guide.replace("&amp;", "&")


def test_the_tour_changes_nothing_without_the_token(client: Reader, desk: Desk) -> None:
    assert client.post("/help/tour", data={"csrf": "guessed"}).status_code == 403
    assert not desk.shelf()
