"""axe-core finds nothing serious on any page: in Vietnamese on a desk, in English on a tablet held upright."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.web.conftest import TABLET, WIDE, Open, settled, speak
from tests.browser.web.pages import NO_PAGES, PAGES
from tests.browser.web.serving import Served

# Preloading would add style elements to the page, which its policy refuses and the test would report.
RULES = {
    "resultTypes": ["violations"],
    "preload": False,
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
}
GRAVE = ("serious", "critical")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_is_found(name: str, office: Served, look: Open) -> None:
    page = look(office.url + PAGES[name])
    found = [_seen(page, "vi", WIDE)]
    speak(page.context, office.url, "en")
    page.set_viewport_size(TABLET)
    page.reload()
    found.append(_seen(page, "en", TABLET))
    assert not any(found), "\n".join(found)


def _seen(page: Page, language: str, viewport: dict[str, int]) -> str:
    """What axe has against the page as it is now, a line an element; empty where nothing is serious."""
    settled(page)
    assert "/api/" in page.url or page.locator("html").get_attribute("lang") == language
    violations = Axe().run(page, options=RULES).response["violations"]
    size = f"{viewport['width']}×{viewport['height']}"
    lines = [
        f"{language} {size} {one['impact']} {one['id']}: {_target(node)}: {_reason(node)}"
        for one in violations
        if one["impact"] in GRAVE
        for node in one["nodes"]
    ]
    width = page.evaluate("document.documentElement.scrollWidth")
    if width > viewport["width"]:
        lines.append(f"{language} {size}: the page is {width} wide and must be pushed sideways")
    return "\n".join(lines)


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
