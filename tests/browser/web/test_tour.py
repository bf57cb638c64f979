"""The ten-minute tour keeps its word: every step is walked, and what it promises is seen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from rolemap.services.helping.practice import ID
from tests.browser.web.conftest import Open, settled
from tests.browser.web.serving import Served
from web.tour import STEPS

GAP = ".gap[data-key='{key}']"
POINTED = ".tour-pointed"


def light(page: Page, brake: str) -> str:
    """The class of a brake's light in the head of the page."""
    return str(page.locator(f"#map-lights a[href$='#{brake}'] .light").get_attribute("class"))


def on(page: Page, slug: str) -> None:
    """Press “next”; the step of that name is there, and it points at something that is seen."""
    page.locator("[data-tour-do=on]").click()
    at(page, slug)


def at(page: Page, slug: str) -> None:
    """Which step is there."""
    expect(page.locator(f"#tour-{slug}")).to_be_visible()
    expect(page.locator(POINTED)).to_be_visible()


def quiet(page: Page) -> None:
    """Close the messages, which may lie over what comes next."""
    while page.locator("#toasts .close").count():
        page.locator("#toasts .close").first.click()


@pytest.fixture
def tour(desk_of_one: Served, look: Open) -> Page:
    """The first step of the tour."""
    page = look(desk_of_one.url + "/help/tour")
    page.locator("article form button").click()
    settled(page)
    at(page, "picture")
    return page


def test_every_step_keeps_its_word(tour: Page, desk_of_one: Served) -> None:
    page = tour
    assert page.url.endswith(f"/maps/{ID}")

    on(page, "gap")
    gap = page.locator(GAP.format(key="HD-01:tb.p.dieuhanh"))
    gap.locator("summary").click()
    expect(gap).to_contain_text("Vì sao")

    on(page, "repair")
    gap.locator("a[data-form]").first.click()
    field = page.locator("#side-form #n-from")
    field.fill("")
    field.press_sequentially("chu tich")
    page.locator("[role=option]").filter(has_text="Chủ tịch UBND tỉnh").first.click()
    page.locator("#side-form form button.primary").first.click()
    expect(gap).to_have_count(0)
    expect(page.locator("#toasts")).to_contain_text("Lãnh đạo thiếu số liệu kịp thời")
    expect(page.locator(".tour-done:visible")).to_have_count(1)
    keys = {finding.key for finding in desk_of_one.desk.open(ID).workspace.report.findings}
    assert not keys & {"HD-01:tb.p.dieuhanh", "BU-01:tb.kp2", "HD-10:tb.p.dieuhanh"}
    quiet(page)

    on(page, "again")
    new = page.locator(GAP.format(key="PA-05:tb.p.vanban"))
    new.locator("summary").click()
    new.locator(".actions a[data-edits]").filter(has_text="Tiền Hải").first.click()
    expect(new).to_have_count(0)
    expect(page.locator(".tour-done:visible")).to_have_count(1)
    quiet(page)

    on(page, "undo")
    page.locator("#canvas").focus()
    page.keyboard.press("Control+z")
    expect(new).to_have_count(1)
    page.keyboard.press("Control+y")
    expect(new).to_have_count(0)
    quiet(page)

    on(page, "table")
    assert "amber" in light(page, "platform")
    heads = page.locator("#grid thead tr").first.locator("th")
    column = heads.evaluate_all("all => all.findIndex(one => one.dataset.key === 'status')")
    page.locator("tr[data-key='tb.t.bcrieng']").locator("td, th").nth(column).click()
    page.keyboard.press("Enter")
    page.keyboard.type("đã dừng")
    page.keyboard.press("Enter")
    expect(page.locator("#map-lights a[href$='#platform'] .light")).to_have_class("light green")
    expect(page.locator(".tour-done:visible")).to_have_count(1)

    on(page, "coverage")
    settled(page)
    expect(page.locator("#stage svg")).to_contain_text("0/8")
    expect(page.locator("#stage svg.coverage")).to_have_count(1)

    on(page, "matrix")
    heads = page.locator("#grid thead tr").first.locator("th")
    column = heads.evaluate_all("all => all.findIndex(one => one.dataset.key === 'tb.t.ioc')")
    page.locator("tr[data-key='tb.g.huyen']").locator("td, th").nth(column).click()
    page.keyboard.press("x")
    expect(page.locator(".tour-done:visible")).to_have_count(1)
    keys = {finding.key for finding in desk_of_one.desk.open(ID).workspace.report.findings}
    assert not keys & {"PA-05:tb.p.dieuhanh", "PA-06:tb.p.dieuhanh"}

    on(page, "brakes")
    figure = page.locator("input[name^='value-']").first
    figure.fill("44")
    figure.press("Enter")
    expect(page.locator("form.measure .big").first).to_have_text("44")

    on(page, "history")
    page.locator("input[name=old][value='1']").check()
    page.locator("#pair button").click()
    expect(page.locator("main")).to_contain_text("Chủ tịch UBND tỉnh")
    expect(page.locator("main svg").first).to_be_visible()

    page.locator("[data-tour-do=on]").click()
    settled(page)
    at(page, "export")
    page.locator("#files summary").click()
    with page.expect_download() as download:
        page.locator("#files a[data-file=pdf]").last.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
    page.locator("[data-tour-do=on]").click()
    expect(page.locator("#tour-end")).to_be_visible()


def test_it_can_be_paused_moved_resumed_and_left_with_keys(tour: Page) -> None:
    page = tour
    page.locator("[data-tour-do=on]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tour-gap")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#tour-picture")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#tour-steps")).to_be_hidden()
    page.reload()
    expect(page.locator("#tour-steps")).to_be_hidden()
    page.locator("[data-tour-do=fold]").press("Enter")
    expect(page.locator("#tour-picture")).to_be_visible()
    page.locator("[data-tour-do=leave]").press("Enter")
    expect(page.locator("#tour")).to_have_count(0)
    page.reload()
    settled(page)
    expect(page.locator("#tour")).to_have_count(0)


def test_other_maps_are_left_alone(tour: Page, desk_of_one: Served) -> None:
    tour.goto(desk_of_one.url + "/maps/thai-binh")
    settled(tour)
    expect(tour.locator("#tour")).to_have_count(0)


def test_every_step_has_another_place_or_thing_to_point_at() -> None:
    assert len({(step.path, step.target) for step in STEPS}) == len(STEPS)
    assert len({step.slug for step in STEPS}) == len(STEPS)
