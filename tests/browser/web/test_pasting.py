"""Cells from Excel in a table: computed columns are passed over, what is not taken is told, incomplete rows wait."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open
from tests.browser.web.pages import OF_MAP
from tests.browser.web.serving import Served

PASTE = """text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
NAME, OWNER = 2, 4


def at(page: Page, row: str, column: int) -> None:
    page.locator(row).first.locator(":scope > *").nth(column).click()


def test_two_columns_go_past_the_computed_one_and_are_told_before(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}{OF_MAP}/tables/problems")
    at(page, "#grid tr[data-key='tb.p.vanban']", NAME)
    page.evaluate(PASTE, "Văn bản chậm\tSở Y tế\nSố liệu nhập lại\tSở lạ\n")
    bar = page.locator("#paste-bar")
    expect(bar).to_contain_text("“Ủy ban nhân dân tỉnh Thái Bình” → “Sở Y tế”")
    expect(bar).to_contain_text("“Sở lạ” · Không có đối tượng nào tên là “Sở lạ”.")
    bar.get_by_role("button", name="Dán phần hiểu được").click()
    row = page.locator("#grid tr[data-key='tb.p.vanban'] > *")
    expect(row.nth(OWNER)).to_have_text("Sở Y tế")
    expect(row.nth(NAME)).to_have_text("Văn bản chậm")


def test_new_rows_that_lack_something_wait_to_be_completed(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}{OF_MAP}/tables/problems")
    at(page, "#grid tr.new", NAME)
    page.evaluate(PASTE, "Việc một\tUBND tỉnh\nViệc hai\tSở lạ\n")
    page.locator("#paste-bar .primary").click()
    page.reload()
    expect(page.locator("#grid tr.new")).to_have_count(3)
    second = page.locator("#grid tr.new").nth(1)
    expect(second.locator("[aria-invalid]")).to_have_text("Sở lạ")
    expect(second.locator(".needed")).to_have_count(1)
    page.locator("#grid tr.new .needed").first.click()
    page.keyboard.press("F2")
    page.locator("#grid .cell-field").fill("đang triển khai")
    page.keyboard.press("Enter")
    expect(page.locator("#grid tr.new")).to_have_count(2)
    expect(page.locator("#grid tr[data-key]").last).to_contain_text("Ủy ban nhân dân tỉnh Thái Bình")


def test_f2_writes_on_at_the_end_of_a_cell(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}{OF_MAP}/tables/problems")
    name = page.locator("#grid tr[data-key='tb.p.tthc'] > *").nth(NAME)
    before = name.inner_text()
    name.click()
    page.keyboard.press("F2")
    page.keyboard.type(" nữa")
    page.keyboard.press("Enter")
    expect(name).to_have_text(f"{before} nữa")
