"""A planner's list from Excel to the map: columns changed and kept, names asked, one revision, the step undone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open
from tests.browser.web.serving import Served
from tests.workbook import planners_sheets

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def chosen(page: Page, content: bytes) -> None:
    """Choose a workbook in the form on the page, which sends it at once."""
    with page.expect_navigation():
        page.locator("#file").set_input_files(
            files=[{"name": "Danh mục 2027.xlsx", "mimeType": XLSX, "buffer": content}]
        )


def gone_on(page: Page) -> None:
    """Press the button that leads on."""
    with page.expect_navigation():
        page.locator("main button.primary:visible").first.click()


def test_a_list_of_projects_goes_into_a_map(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/thai-binh/tables/problems")
    before = desk_of_one.desk.open("thai-binh").revision.number
    page.locator("summary", has_text="Excel").click()
    page.locator(".excel-links a").first.click()
    chosen(page, planners_sheets.projects())
    expect(page.locator("#row")).to_have_value("problems")
    expect(page.locator("[name='column.3']")).to_have_value("owner")

    # What is chosen is kept at once: a reload loses nothing.
    page.locator("[name='column.9']").select_option("pain")
    expect(page.locator("#own-said")).to_have_text("Đã ghi lại")
    page.reload()
    expect(page.locator("[name='column.9']")).to_have_value("pain")

    # Another row of headings is looked at anew; the keyboard is enough.
    page.locator("[name='last']").focus()
    with page.expect_navigation():
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(page.locator("[name='last']")).to_have_value("4")
    page.locator("[name='last']").fill("5")
    with page.expect_navigation():
        page.locator("button[value='update']").focus()
    expect(page.locator("[name='column.3']")).to_have_value("owner")

    gone_on(page)
    expect(page.locator("h1")).to_have_text("Các tên chưa có trong sơ đồ")
    owner = page.locator("tr", has_text="Sở Tư pháp")
    owner.locator("input").fill("Sở Thông tin và Truyền thông")
    gone_on(page)
    expect(page.locator(".issues tbody tr").first).to_contain_text("Danh mục!")
    page.locator("[name='anyway']").check()
    gone_on(page)
    page.wait_for_url("**/maps/thai-binh")
    opened = desk_of_one.desk.open("thai-binh")
    assert opened.revision.number == before + 1
    made = next(one for one in opened.document["problems"] if one["name"] == "Số hóa dữ liệu hộ tịch")
    assert made["owner"] == "tb.stttt"


def test_a_list_of_units_begins_a_map(empty_office: Served, look: Open) -> None:
    page = look(f"{empty_office.url}/maps/import")
    chosen(page, planners_sheets.units())
    page.locator("[name='default.parent']").select_option("@root")
    expect(page.locator("#own-said")).not_to_be_empty()
    gone_on(page)
    page.locator("#title").fill("Ninh Giang")
    page.locator("#root").fill("Ủy ban nhân dân tỉnh Ninh Giang")
    gone_on(page)
    expect(page.locator(".listed").first).to_contain_text("UBND phường Trần Lãm")
    gone_on(page)
    page.wait_for_url("**/maps/ninh-giang")
    assert len(empty_office.desk.open("ninh-giang").document["organizations"]) == 8
