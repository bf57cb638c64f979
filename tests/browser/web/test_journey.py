"""From an empty database to an exported picture, as a planner would go; the console stays silent all the way."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.web.conftest import Open, settled
from tests.browser.web.serving import Served
from tests.conftest import SAMPLES

PASTE = """text => {
  const clipboard = new DataTransfer();
  clipboard.setData("text/plain", text);
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""

DROP = """text => {
  const dragged = new DataTransfer();
  dragged.items.add(new File([text], "Nam Định.yaml"));
  document.querySelector("h1").dispatchEvent(new DragEvent("drop", {dataTransfer: dragged, bubbles: true, cancelable: true}));
}"""


def revision(page: Page) -> int:
    """The number of the revision that the page shows."""
    return int(str(page.locator("body").get_attribute("data-revision")))


def cell(page: Page, row: str, column: str) -> None:
    """Go to a cell of the table on the page."""
    heads = page.locator("#grid thead tr").first.locator("th")
    at = heads.evaluate_all(f"all => all.findIndex(one => one.dataset.key === '{column}')")
    page.locator(f"tr[data-key='{row}']").locator("td, th").nth(at).click()


def chosen(page: Page, name: str, text: str) -> None:
    """Choose a file in the form on the page, which sends it at once."""
    file = {"name": name, "mimeType": "application/yaml", "buffer": text.encode()}
    with page.expect_navigation():
        page.locator("#file").set_input_files(files=[file])


def test_an_empty_office_a_file_with_a_defect_and_the_map_in_its_workspace(
    empty_office: Served, look: Open
) -> None:
    right = (SAMPLES / "nam-dinh.yaml").read_text(encoding="utf-8")
    wrong = right.replace("stage: running", "stage: prepared")
    line = 1 + wrong[: wrong.index("stage: prepared")].count("\n")
    page = look(empty_office.url)
    page.locator("a[href='/maps/import']").first.click()
    chosen(page, "Nam Định.yaml", wrong)
    expect(page.locator(".defects > li")).to_have_count(1)
    expect(page.locator(".defects .where")).to_contain_text(f"Dòng {line}, cột")
    expect(page.locator(".defects mark")).to_have_text("prepared")
    chosen(page, "Nam Định.yaml", right)
    expect(page.locator("h1")).to_contain_text("Nam Định")
    assert empty_office.desk.shelf() == ()
    page.locator("button[value='new']").click()
    settled(page)
    assert page.url == f"{empty_office.url}/maps/nam-dinh"
    assert revision(page) == 1 and [row.id for row in empty_office.desk.shelf()] == ["nam-dinh"]


def test_a_map_begun_from_nothing_takes_its_id_from_the_title(empty_office: Served, look: Open) -> None:
    page = look(f"{empty_office.url}/maps/new")
    root = page.locator("#root")
    expect(root).to_have_value("Ủy ban nhân dân tỉnh")
    page.locator("input[value='blank']").check()
    expect(page.locator("#levels")).to_be_visible()
    expect(root).to_have_value("")
    page.locator("#title").fill("Sơ đồ vai trò xã Đông Hưng, Đợt 2")
    expect(page.locator("#id")).to_have_value("so-do-vai-tro-xa-dong-hung-dot-2")
    root.fill("Ủy ban nhân dân xã Đông Hưng")
    page.locator("#begin button.primary").click()
    page.wait_for_url("**/maps/so-do-vai-tro-xa-dong-hung-dot-2")
    assert empty_office.desk.open("so-do-vai-tro-xa-dong-hung-dot-2").revision.number == 1


def test_a_file_is_dropped_on_the_page(empty_office: Served, look: Open) -> None:
    page = look(f"{empty_office.url}/maps/import")
    text = (SAMPLES / "nam-dinh.yaml").read_text(encoding="utf-8")
    with page.expect_navigation():
        page.evaluate(DROP, text)
    expect(page.locator("h1")).to_contain_text("Nam Định")


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
    page.keyboard.press("Control+a")
    page.keyboard.type("Họp, bản 2")
    page.keyboard.press("Enter")
    expect(page.locator("tr[data-key='tb.t.hop']")).to_contain_text("Họp, bản 2")
    assert desk_of_one.desk.open("thai-binh").revision.number == 2
    page.unroute("**/edits")
    page.unroute("**/read")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-revision", "3")
    assert desk_of_one.desk.open("thai-binh").workspace.graph.name("tb.t.hop") == "Họp, bản 2"
