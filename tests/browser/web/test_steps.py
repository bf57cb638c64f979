"""Back, Forward and the room beside a form: no step of the reader throws her out of the map, nothing typed is lost."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open, settled
from tests.browser.web.serving import MAP, Served

GAP = "HD-01:tb.p.dieuhanh"
SMALL = {"width": 1280, "height": 720}


def _workspace(look: Open, office: Served, query: str = "") -> Page:
    page = look(f"{office.url}/maps/{MAP}{query}", viewport=SMALL)
    settled(page)
    expect(page.locator("#skeleton")).to_be_hidden()
    return page


def test_back_closes_the_form_then_the_gap(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    page.locator(f'.gap[data-key="{GAP}"] > details > summary').click()
    page.locator(".gap.now .actions a.primary").first.click()
    expect(page.locator("#side-form form").first).to_be_visible()
    page.go_back()
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator(".gap.now")).to_have_attribute("data-key", GAP)
    page.go_back()
    expect(page.locator(".gap.now")).to_have_count(0)
    page.wait_for_url(f"**/maps/{MAP}")
    page.go_forward()
    expect(page.locator(".gap.now")).to_have_attribute("data-key", GAP)
    page.go_forward()
    expect(page.locator("#side-form form").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
    page.wait_for_url(lambda url: "form=" not in url)


def test_focus_brings_the_form_of_its_element_and_keeps_what_was_typed(
    desk_of_one: Served, look: Open
) -> None:
    page = _workspace(look, desk_of_one)
    title = page.locator("#side-form h2").first
    name = page.locator("#side-form [name=name]").first
    page.locator("#stage .element-tb\\.pct").first.click()
    expect(name).to_be_visible()
    name.fill("Phó Chủ tịch phụ trách")
    page.locator("#stage .element-tb\\.cvp").first.dblclick()
    expect(title).to_have_text("Chánh Văn phòng UBND tỉnh")
    expect(page.locator(".crumb-list")).to_contain_text("Chánh Văn phòng UBND tỉnh")
    page.go_back()
    expect(name).to_have_value("Phó Chủ tịch phụ trách")
    expect(page.locator(".crumb-list")).to_have_count(0)


def test_the_list_gives_way_to_a_form_and_comes_back(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    page.locator("#stage .element-tb\\.t\\.ioc").first.click()
    expect(page.locator("#side-form form").first).to_be_visible()
    expect(page.locator("#gaps-pane")).to_be_hidden()
    page.locator("#gaps-toggle").click()
    expect(page.locator("#gaps-pane")).to_be_visible()
    expect(page.locator('#zoom-share ~ [data-zoom="in"]')).to_be_visible()
    page.reload()
    expect(page.locator("#side-form form").first).to_be_visible()
    expect(page.locator("#gaps-pane")).to_be_visible()
    page.locator("#gaps-toggle").click()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()


def test_at_another_date_the_whole_picture_is_in_sight(office: Served, look: Open) -> None:
    page = _workspace(look, office, "?as_of=2020-01-01")
    expect(page.locator("#dates")).to_be_visible()
    page.wait_for_timeout(500)
    canvas = page.locator("#canvas").bounding_box()
    picture = page.locator("#stage svg").bounding_box()
    assert canvas is not None
    assert picture is not None
    assert picture["y"] >= canvas["y"]
    assert picture["y"] + picture["height"] <= canvas["y"] + canvas["height"]
