"""axe-core finds nothing serious on any page, and none is wider than a screen.

By turns a page is looked at in Vietnamese on a desk or in English on a tablet held upright: both see every kind of
page, and a page is opened once.
"""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, TimeoutError

from tests.browser.web.conftest import TABLET, WIDE, Open, settled
from tests.browser.web.pages import NO_PAGES, PAGES
from tests.browser.web.serving import Served

# Preloading would add style elements to the page, which its policy refuses and the test would report.
RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "iframes": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
GRAVE = ("serious", "critical")
DESK, UPRIGHT = ("vi", WIDE), ("en", TABLET)
ALIKE = {
    "help-format": ".format-part:nth-of-type(n+5)",
    "api": ".api-shape:nth-of-type(n+5)",
}
"""What a page repeats dozens of times in the same form: a few of them are enough."""


@pytest.mark.parametrize(
    ("name", "language", "size"),
    [(name, *(UPRIGHT if turn % 2 else DESK)) for turn, name in enumerate(PAGES)],
    ids=list(PAGES),
)
def test_nothing_serious_is_found(
    name: str, language: str, size: dict[str, int], office: Served, look: Open
) -> None:
    page = look(office.url + PAGES[name], language, size)
    settled(page)
    assert name == "api" or page.locator("html").get_attribute("lang") == language
    context = {"exclude": [[ALIKE[name]]]} if name in ALIKE else None
    violations = Axe().run(page, context, RULES).response["violations"]
    found = [
        f"{one['impact']} {one['id']}: {_target(node)}: {_reason(node)}"
        for one in violations
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    found += [_too_wide(page)]
    page.set_viewport_size(WIDE if size == TABLET else TABLET)
    found += [_too_wide(page)]
    assert not any(found), "\n".join(found)


def _too_wide(page: Page) -> str:
    """What the page hides beyond the edge of the window, once it has settled; empty where it fits."""
    try:
        page.wait_for_function("document.documentElement.scrollWidth <= innerWidth", timeout=2000)
    except TimeoutError:
        shown, whole = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
        return f"of {whole} pixels only {shown} are seen at once"
    return ""


def _target(node: dict[str, Any]) -> str:
    return " ".join(map(str, node["target"]))


def _reason(node: dict[str, Any]) -> str:
    return " ".join(str(node["failureSummary"]).split())


def test_no_page_is_left_out(office: Served) -> None:
    visited = set()
    adapter = office.app.url_map.bind("127.0.0.1")
    for path in PAGES.values():
        endpoint, _arguments = adapter.match(path.partition("?")[0], method="GET")
        visited.add(endpoint)
    known = {
        rule.endpoint
        for rule in office.app.url_map.iter_rules()
        if "GET" in (rule.methods or ())
        and not (rule.rule.startswith("/api/") and rule.endpoint != "api-pages.docs")
    }
    assert known - visited - NO_PAGES == set()
    assert visited <= known and known >= NO_PAGES - {"api-pages.openapi"}
