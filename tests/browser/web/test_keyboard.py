"""Without a mouse: everything can be reached, where one stands is seen, and the main work is done with keys."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open, settled
from tests.browser.web.pages import OF_MAP, PAGES
from tests.browser.web.serving import MAP, Served

MOST_STEPS = 40
WALKED = ("home", "workspace", "table-tools", "brakes", "history", "help", "help-check")

FOCUS = """() => {
  const at = document.activeElement;
  const marked = (one) => {
    const style = getComputedStyle(one);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  };
  const thick = (one) => [...one.querySelectorAll(":scope > *")].some(
    (part) => parseFloat(getComputedStyle(part).strokeWidth) >= 3);
  const box = at.getBoundingClientRect();
  return {
    name: `${at.tagName}#${at.id} ${(at.getAttribute("aria-label") ?? at.textContent ?? "").trim().slice(0, 40)}`,
    body: at === document.body,
    marked: at instanceof SVGElement ? thick(at) : marked(at),
    seen: box.width > 0 && box.height > 0,
  };
}"""
"""What has the focus, whether it is seen, and whether an outline (in the picture a thick border) marks it."""


def focus(page: Page) -> dict[str, Any]:
    """What has the focus."""
    found = page.evaluate(FOCUS)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", WALKED)
def test_wherever_the_tab_key_leads_it_is_seen(name: str, office: Served, look: Open) -> None:
    page = look(office.url + PAGES[name])
    settled(page)
    met = []
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        at = focus(page)
        if at["body"]:
            break
        assert at["seen"], f"{at['name']} has the focus and cannot be seen"
        assert at["marked"], f"{at['name']} has the focus and nothing marks it"
        met.append(at["name"])
    assert len(met) > 4


@pytest.mark.parametrize("name", ["home", "workspace", "help"])
def test_the_first_tab_offers_to_skip_to_the_content(name: str, office: Served, look: Open) -> None:
    page = look(office.url + PAGES[name])
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_gaps_are_walked_with_keys(office: Served, look: Open) -> None:
    page = look(office.url + OF_MAP)
    settled(page)
    page.keyboard.press("n")
    first = page.locator(".gap details[open]")
    expect(first).to_have_count(1)
    key = page.locator(".gap:has(> details[open])").get_attribute("data-key")
    page.keyboard.press("n")
    expect(page.locator(f".gap[data-key='{key}'] > details")).not_to_have_attribute("open", "")
    page.keyboard.press("p")
    expect(page.locator(f".gap[data-key='{key}'] > details")).to_have_attribute("open", "")
    page.keyboard.press("/")
    expect(page.locator("#filters [name=words]")).to_be_focused()
    page.keyboard.type("uy quyen")
    expect(page.locator(".gap:visible").first).to_be_visible()
    assert page.locator(".gap:visible").count() < page.locator(".gap").count()


def test_a_cell_is_edited_saved_and_taken_back_with_keys(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}{OF_MAP}/tables/tools")
    cell = page.locator("tr[data-key='tb.t.hop'] th")
    cell.click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("Họp (mới)")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-revision", "3")
    assert desk_of_one.desk.open(MAP).workspace.graph.name("tb.t.hop") == "Họp (mới)"
    page.keyboard.press("Control+z")
    expect(page.locator("body")).to_have_attribute("data-revision", "4")
    assert desk_of_one.desk.open(MAP).workspace.graph.name("tb.t.hop") != "Họp (mới)"


def test_help_is_searched_with_keys(office: Served, look: Open) -> None:
    page = look(office.url + "/help/checks")
    field = page.locator("#filter")
    field.focus()
    page.keyboard.type("uy quyen")
    expect(page.locator("tr[data-row]:visible").first).to_contain_text("HD-")
    assert page.locator("tr[data-row]:visible").count() < 10
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    assert page.locator("tr[data-row]:visible").count() == page.locator("tr[data-row]").count()
