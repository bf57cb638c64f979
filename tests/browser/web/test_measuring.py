"""Figures of thresholds typed one after the other, pasted from a sheet, and taken back, without leaving the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open
from tests.browser.web.serving import MAP, Served

PASTE = """([name, text]) => {
  const field = document.querySelector(`[name="${name}"]`);
  field.focus();
  const clipboard = new DataTransfer();
  clipboard.setData("text", text);
  field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""


def test_enter_saves_a_figure_and_goes_on_to_the_next_threshold(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}/brakes")
    page.fill("#measure-date", "29/06/2022")
    first, second = page.locator("input[name^='value-']").nth(0), page.locator("input[name^='value-']").nth(1)
    following = str(second.get_attribute("name"))
    first.fill("25,5")
    first.press("Enter")
    expect(page.locator("[id='tb.b.tthc'] .big")).to_have_text("25,5")
    expect(page.locator(f"[name='{following}']")).to_be_focused()
    expect(page.locator("#measure-date")).to_have_value("29/06/2022")
    expect(page.locator("#toasts")).to_contain_text("Đã lưu thành phiên bản 3")
    assert _revision(page) == "3"
    page.locator("[data-undo] button").click()
    expect(page.locator("[id='tb.b.tthc'] .big")).to_have_text("41")


def test_a_pasted_column_fills_the_fields_below_and_two_columns_are_looked_at(
    office: Served, look: Open
) -> None:
    page = look(f"{office.url}/maps/{MAP}/brakes")
    page.evaluate(PASTE, ["value-tb.b.tthc", "44\n0,5\n"])
    fields = page.locator("input[name^='value-']")
    assert [fields.nth(row).input_value() for row in range(3)] == ["44", "0,5", ""]
    page.evaluate(PASTE, ["value-tb.b.tthc", "T1/2022\t38\nT2/2022\t39,5"])
    expect(page.locator("#threshold")).to_have_value("tb.b.tthc")
    expect(page.locator(".pasted")).to_contain_text("28/02/2022")
    assert _revision(page) == "2"


def test_the_state_follows_the_lines_that_are_typed(office: Served, look: Open) -> None:
    page = look(f"{office.url}/maps/{MAP}/brakes/thresholds/tb.b.tthc")
    page.fill("#limit", "45")
    expect(page.locator("#standing")).to_contain_text("vượt vạch đỏ 4")
    page.fill("#limit", "30")
    page.fill("#warn", "42")
    expect(page.locator("#standing")).to_contain_text("đã qua vạch vàng, còn 11 đến vạch đỏ")


def _revision(page: Page) -> str:
    return str(page.locator("body").get_attribute("data-revision"))
