"""The workspace by hand and by key: zoom that stays, light, focus, gaps, ghosts, forms beside the picture, dates."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import TABLET, Open, settled
from tests.browser.web.serving import MAP, Served

TRANSFORM = "getComputedStyle(document.getElementById('stage')).transform.split(',')[0]"


def _workspace(look: Open, office: Served, query: str = "", **how: object) -> Page:
    page = look(f"{office.url}/maps/{MAP}{query}", **how)
    settled(page)
    expect(page.locator("#skeleton")).to_be_hidden()
    return page


def _gap(page: Page, key: str) -> None:
    page.locator(f'.gap[data-key="{key}"] > details > summary').click()
    expect(page.locator(".gap.now .gap-facts").first).to_be_visible()


def test_zoom_and_place_stay_over_a_save_and_a_reload(desk_of_one: Served, look: Open) -> None:
    page = _workspace(look, desk_of_one)
    before = page.evaluate(TRANSFORM)
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.wait_for_timeout(500)
    zoomed = page.evaluate(TRANSFORM)
    assert zoomed != before
    all_gaps = page.locator(".gap").count()
    _gap(page, "PA-05:tb.p.vanban")
    page.wait_for_timeout(400)
    page.locator(".gap.now a[data-edits]").first.click()
    expect(page.locator("#gaps-count")).to_have_text(str(all_gaps - 1))
    expect(page.locator('.gap[data-key="PA-05:tb.p.vanban"]')).to_have_count(0)
    assert page.evaluate(TRANSFORM) == zoomed
    page.reload()
    settled(page)
    page.wait_for_timeout(400)
    assert page.evaluate(TRANSFORM) == zoomed


def test_a_gap_lights_up_its_boxes_and_a_badge_unfolds_its_gap(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    _gap(page, "HD-01:tb.p.dieuhanh")
    shining = page.locator("#stage .node.shining")
    expect(shining).to_have_count(3)
    expect(page.locator("#map-says")).to_contain_text("Khoảng trống số 4, mục 1 trên ")
    page.locator('#stage .node .badge[data-finding="AW-04:tb.p.tthc"]').first.click()
    expect(page.locator(".gap.now")).to_have_attribute("data-key", "AW-04:tb.p.tthc")
    page.keyboard.press("n")
    expect(page.locator(".gap.now")).to_have_attribute("data-number", "10")
    page.keyboard.press("p")
    expect(page.locator(".gap.now")).to_have_attribute("data-number", "9")
    assert "gap=AW-04" in page.url


def test_a_gap_that_the_view_does_not_show_offers_the_views_that_do(office: Served, look: Open) -> None:
    page = _workspace(look, office, "?view=coverage")
    _gap(page, "HD-08:tb.d571")
    expect(page.locator("#map-says")).to_contain_text("không có trên hình đang xem")
    page.locator('.gap.now .seen-on [data-view="delegations"]').click()
    expect(page.locator("#view-title")).to_have_text("Ủy quyền: lãnh đạo đã trao xuống đâu")
    expect(page.locator('#stage .badge.named[data-finding="HD-08:tb.d571"]').first).to_be_visible()


def test_a_box_opens_its_form_and_escape_leads_back_step_by_step(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    page.locator("#stage .element-tb\\.t\\.ioc").first.click()
    expect(page.locator("#side-form form").first).to_be_visible()
    expect(page.locator("#node-bar")).to_contain_text("Trung tâm giám sát")
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
    expect(page.locator("#stage .chosen")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.locator(".crumb-list")).to_contain_text("Trung tâm giám sát")
    assert "focus=tb.t.ioc" in page.url
    page.go_back()
    expect(page.locator(".crumb-list")).to_have_count(0)
    page.go_forward()
    expect(page.locator(".crumb-list")).to_have_count(1)
    page.locator(".stepper a").last.click()
    expect(page.locator(".stepper")).to_contain_text("3 bước")
    page.keyboard.press("Escape")
    expect(page.locator(".stepper")).to_contain_text("2 bước")


def test_a_missing_role_opens_the_form_that_fills_it(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    page.locator("#node-ghost_head_tb\\.ubnd text").first.click()
    expect(page.locator(".gap.now")).to_have_attribute("data-key", "HD-01:tb.p.dieuhanh")
    expect(page.locator("#side-form")).to_contain_text("Đặt bài toán")


def test_arrows_go_to_the_box_in_that_direction(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    page.locator('#stage [tabindex="0"]').focus()
    first = page.evaluate("document.activeElement.getBoundingClientRect().left")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") > first
    expect(page.locator("#stage .chosen")).to_be_focused()
    assert page.locator("#stage .chosen").get_attribute("aria-label")
    assert page.locator('#stage [tabindex="0"]').count() == 1


def test_filters_leave_what_is_asked_for(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    count = page.locator("#gaps-count")
    all_gaps = page.locator(".gap").count()
    errors = page.locator('.gap[data-sign="error"]').count()
    roots = page.locator('.gap[data-sign="error"][data-root]').count()
    assert 0 < roots < errors < all_gaps
    page.fill("#filters [name=words]", "uy quyen")
    expect(count).to_have_text(f"3 / {all_gaps}")
    page.fill("#filters [name=words]", "")
    for sign in ("warning", "info", "waived"):
        page.locator(f'#filters [data-sign="{sign}"]').click()
    expect(count).to_have_text(f"{errors} / {all_gaps}")
    page.locator("#filters [name=roots]").check()
    expect(count).to_have_text(f"{roots} / {all_gaps}")
    page.locator("#filters [name=group]").select_option("budget")
    expect(count).to_have_text(f"0 / {all_gaps}")
    page.locator("[data-reset]").click()
    expect(count).to_have_text(str(all_gaps))


def test_what_is_on_the_picture_can_be_asked_for_alone(office: Served, look: Open) -> None:
    page = _workspace(look, office, "?view=delegations")
    page.locator("#filters [name=here]").check()
    drawn = page.evaluate(
        "new Set([...document.querySelectorAll('#stage .badge[data-finding]')].map(one => one.dataset.finding)).size"
    )
    expect(page.locator("#gaps-count")).to_have_text(f"{drawn} / {page.locator('.gap').count()}")


def test_another_date_changes_picture_gaps_and_ribbon(office: Served, look: Open) -> None:
    page = _workspace(look, office)
    all_gaps = str(page.locator(".gap").count())
    page.keyboard.press("d")
    page.keyboard.press("Home")
    expect(page.locator("#date-ribbon")).to_contain_text("Đang xem tại ngày 01/01/2020")
    expect(page.locator(".map-date")).to_have_text("tại ngày 01/01/2020")
    expect(page.locator("#gaps-count")).not_to_have_text(all_gaps)
    page.locator("#date-ribbon a").click()
    expect(page.locator("#gaps-count")).to_have_text(all_gaps)
    expect(page.locator("#dates-field")).to_have_value("30/06/2022")


def test_a_file_is_kept_under_its_name(office: Served, look: Open) -> None:
    page = _workspace(look, office, "?view=platforms")
    page.locator("#files summary").click()
    with page.expect_download() as kept:
        page.locator('#files [data-file="svg"]').click()
    assert kept.value.suggested_filename == "thai-binh-platforms.svg"


def test_on_a_tablet_the_gaps_are_a_drawer(office: Served, look: Open) -> None:
    page = _workspace(look, office, viewport=TABLET)
    expect(page.locator("#gaps-pane")).to_be_hidden()
    page.locator("#gaps-toggle").click()
    expect(page.locator("#gaps-pane")).to_be_visible()
    page.keyboard.press("n")
    page.wait_for_timeout(500)
    badge = page.locator("#stage .badge.named").first.bounding_box()
    drawer = page.locator("#gaps-pane").bounding_box()
    assert badge is not None
    assert drawer is not None
    assert badge["x"] + badge["width"] <= drawer["x"]
