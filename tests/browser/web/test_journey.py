"""From an empty database to an exported picture, as a planner would go; the console stays silent all the way."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open, settled
from tests.browser.web.serving import Served

PASTE = """text => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""


def revision(page: Page) -> int:
    """The number of the revision that the page shows."""
    return int(str(page.locator("body").get_attribute("data-revision")))


def cell(page: Page, row: str, column: str) -> None:
    """Go to a cell of the table on the page."""
    heads = page.locator("#grid thead tr").first.locator("th")
    at = heads.evaluate_all(f"all => all.findIndex(one => one.dataset.key === '{column}')")
    page.locator(f"tr[data-key='{row}']").locator("td, th").nth(at).click()


def test_rows_from_excel_a_letter_in_a_matrix_and_a_picture_to_take_along(
    desk_of_one: Served, look: Open
) -> None:
    page = look(f"{desk_of_one.url}/maps/thai-binh/tables/tools")
    cell(page, "tb.t.hop", "name")
    page.evaluate(PASTE, "Họp trực tuyến đến cấp xã\\nTrung tâm điều hành\\n".replace("\\n", "\n"))
    expect(page.locator("#paste-bar")).to_be_visible()
    assert revision(page) == 2
    page.locator("#paste-bar button").first.click()
    expect(page.locator("body")).to_have_attribute("data-revision", "3")
    names = desk_of_one.desk.open("thai-binh").workspace.graph.name
    assert (names("tb.t.hop"), names("tb.t.ioc")) == ("Họp trực tuyến đến cấp xã", "Trung tâm điều hành")

    page.goto(f"{desk_of_one.url}/maps/thai-binh/matrices/uses")
    cell(page, "tb.g.huyen", "tb.t.ioc")
    page.keyboard.press("x")
    expect(page.locator("body")).to_have_attribute("data-revision", "4")
    page.keyboard.press("Control+z")
    expect(page.locator("body")).to_have_attribute("data-revision", "5")

    page.goto(f"{desk_of_one.url}/maps/thai-binh")
    settled(page)
    expect(page.locator("#stage svg")).to_contain_text("Trung tâm điều hành")
    page.locator("#files summary").click()
    with page.expect_download() as download:
        page.locator("#files a[data-file=svg]").click()
    assert "Trung tâm điều hành" in download.value.path().read_text(encoding="utf-8")

    page.locator("header form[action='/language'] button").click()
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/maps/thai-binh")
    expect(page.locator("#stage svg")).to_contain_text("1 · Problem setters")


def test_what_was_typed_survives_that_the_server_does_not_answer(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/thai-binh/tables/tools", expected="503")
    page.route("**/edits", lambda route: route.fulfill(status=503, body=""))
    page.route("**/read", lambda route: route.fulfill(status=503, body=""))
    cell(page, "tb.t.hop", "name")
    page.keyboard.press("F2")
    page.keyboard.type("Họp, bản 2")
    page.keyboard.press("Enter")
    expect(page.locator("tr[data-key='tb.t.hop']")).to_contain_text("Họp, bản 2")
    assert desk_of_one.desk.open("thai-binh").revision.number == 2
    page.unroute("**/edits")
    page.unroute("**/read")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-revision", "3")
    assert desk_of_one.desk.open("thai-binh").workspace.graph.name("tb.t.hop") == "Họp, bản 2"
