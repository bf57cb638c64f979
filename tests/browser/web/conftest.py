"""Chromium on the served application; whatever the console complains about fails the test that was looking."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.web.serving import Served, served

WIDE = {"width": 1280, "height": 720}
TABLET = {"width": 820, "height": 1180}

REPORT = """document.addEventListener("securitypolicyviolation", event =>
  console.error("CSP " + event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile));"""

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-quic"]
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The application with both samples; tests of it only read."""
    with served(tmp_path_factory.mktemp("office")) as running:
        yield running


@pytest.fixture
def desk_of_one(tmp_path: Path) -> Iterator[Served]:
    """The application with both samples for a single test, which may change them."""
    with served(tmp_path / "data") as running:
        yield running


@pytest.fixture
def empty_office(tmp_path: Path) -> Iterator[Served]:
    """The application over an empty database."""
    with served(tmp_path / "data", samples=False) as running:
        yield running


@pytest.fixture
def look(browser: Browser) -> Iterator[Open]:
    """`look(url, language=…, viewport=…)`: a page of a browser of its own; complaints fail the test at its end.

    `expected` is a part of those that the test brings about itself.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(
        url: str, language: str = "vi", viewport: dict[str, int] | None = None, expected: str | None = None
    ) -> Page:
        context = browser.new_context(viewport=viewport or WIDE, accept_downloads=True)
        contexts.append(context)
        speak(context, url, language)
        context.add_init_script(REPORT)
        page = context.new_page()
        listen(page, complaints, expected)
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints, "\n".join(complaints)


def speak(context: BrowserContext, url: str, language: str) -> None:
    """Choose the language, as the button in the head of every page does."""
    parts = urlsplit(url)
    context.add_cookies(
        [{"name": "rolemap_lang", "value": language, "url": f"{parts.scheme}://{parts.netloc}"}]
    )


def settled(page: Page) -> None:
    """Wait until the page stands, and on the workspace the picture as well."""
    page.wait_for_load_state("load")
    if page.locator("#stage").count():
        page.locator("#stage svg").wait_for()
        page.wait_for_load_state("networkidle")  # panes that follow the picture are fetched after it


def listen(page: Page, complaints: list[str], expected: str | None = None) -> None:
    """Write down every error of the console, but those that hold what is expected, and every mistake of a script."""

    def said(message: ConsoleMessage) -> None:
        if message.type == "error" and (expected is None or expected not in message.text):
            complaints.append(f"{page.url}: {message.text} ({message.location.get('url', '')})")

    page.on("console", said)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
