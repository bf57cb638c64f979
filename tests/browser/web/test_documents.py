"""Documents as a planner takes them: from the map to a file that opens, with a bar that moves, and without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from rolemap.services.maps.documents.clerk import Clerk
from tests.browser.web.conftest import WIDE, Open, settled, speak
from tests.browser.web.serving import MAP, Served
from tests.services.maps.documents.conftest import Pen
from web.clerk import EXTENSION

MAKING = 60_000
"""Milliseconds that a document may take on a busy machine."""


@pytest.fixture
def pen(desk_of_one: Served) -> Iterator[Pen]:
    """What writes the documents of the application; it waits until it may go on."""
    made = Pen()
    made.may_go_on.clear()
    desk_of_one.app.extensions[EXTENSION] = Clerk(make=made)
    yield made
    made.may_go_on.set()


def make(page: Page, suffix: str) -> bytes:
    """Choose a document, wait for it, and take it."""
    page.locator(f"input[name=format][value={suffix}]").check()
    with page.expect_download(timeout=MAKING) as download:
        page.locator("#order button.primary").click()
    assert download.value.suggested_filename.endswith(f"30-06-2022.{suffix}")
    return download.value.path().read_bytes()


def test_from_a_map_to_a_word_file_and_a_pdf(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}")
    settled(page)
    page.locator("#files summary").click()
    page.locator("#files .apart a").click()
    expect(page.locator("h1")).to_have_text("Tài liệu kèm theo tờ trình, đề án")
    for box in page.locator("input[name=annex]").all()[:-2]:
        box.uncheck()
    with page.expect_download(timeout=MAKING) as download:
        page.locator("#order button.primary").click()
    assert download.value.suggested_filename.startswith("Phụ lục")
    with ZipFile(download.value.path()) as word:
        assert word.testzip() is None and "word/document.xml" in word.namelist()
    expect(page.locator(".job")).to_contain_text("Tài liệu đã lập xong")
    assert "#" not in page.url  # so that nothing comes down again when the page is loaded anew
    page.locator(".job .actions a").last.click()
    expect(page.locator(".recent")).to_contain_text("2 phụ lục")
    for box in page.locator("input[name=annex]").all()[:-1]:
        box.uncheck()
    assert make(page, "pdf").startswith(b"%PDF")


def test_the_bar_moves_and_a_document_is_given_up_by_key(desk_of_one: Served, look: Open, pen: Pen) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}/export", "en")
    page.locator("input[name=format]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=format]:checked")).not_to_have_value("docx")
    page.locator("#order button.primary").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".job progress")).to_have_attribute("value", "1")
    expect(page.locator("[data-words]").first).to_have_text("Now: Hình 1 (1 of 3 done)")
    page.locator(".job button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".job")).to_have_attribute("data-state", "cancelled")


def test_what_is_chosen_shows_what_matters_for_it(office: Served, look: Open) -> None:
    page = look(f"{office.url}/maps/{MAP}/export")
    annexes, template = page.locator(".for-annexes"), page.locator(".for-template")
    expect(annexes).to_be_visible()
    expect(template).to_be_visible()
    page.locator("input[value=pdf]").check()
    expect(annexes).to_be_visible()
    expect(template).to_be_hidden()
    page.locator("input[value=xlsx]").check()
    expect(annexes).to_be_hidden()
    expect(page.locator(".not-theme")).to_be_visible()


def test_a_program_that_was_started_anew_says_that_the_document_is_gone(
    desk_of_one: Served, look: Open, pen: Pen
) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}/export", expected="404")
    page.locator("#order button.primary").click()
    expect(page.locator(".job progress")).to_have_attribute("value", "1")
    before = desk_of_one.app.extensions[EXTENSION]
    desk_of_one.app.extensions[EXTENSION] = Clerk()
    expect(page.locator(".notice.error")).to_contain_text("Tài liệu này không còn nữa")
    pen.may_go_on.set()
    before.close()


def test_without_scripts_the_page_comes_back_by_itself(
    desk_of_one: Served, browser: Browser, pen: Pen
) -> None:
    context = browser.new_context(viewport=WIDE, java_script_enabled=False)
    try:
        speak(context, desk_of_one.url, "vi")
        page = context.new_page()
        page.goto(f"{desk_of_one.url}/maps/{MAP}/export")
        page.locator("input[value=pdf]").check()
        page.locator("#order button.primary").click()
        assert pen.begun.wait(10)
        expect(page.locator(".job")).to_have_attribute("data-state", "running", timeout=10_000)
        pen.may_go_on.set()
        expect(page.locator(".job")).to_have_attribute("data-state", "done", timeout=10_000)
        with page.expect_download() as download:
            page.locator("a[download]").click()
        assert download.value.path().read_bytes() == b"pdf"
    finally:
        context.close()
