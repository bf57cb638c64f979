"""Two people on one map: fields merge, conflicts are put to the second one, and what was typed outlives a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.web.conftest import Open
from tests.browser.web.serving import MAP, Served

ELEMENT = "tb.p.vanban"


@pytest.fixture
def two(desk_of_one: Served, look: Open) -> tuple[Page, Page]:
    """The same form before two people."""
    url = f"{desk_of_one.url}/maps/{MAP}/elements/{ELEMENT}"
    return look(url), look(url, expected="409")


def field(page: Page, key: str) -> Locator:
    return page.locator(f'[data-key="{key}"]').locator("textarea, input:not([type=hidden])").first


def write(page: Page, key: str, text: str) -> None:
    field(page, key).fill(text)
    field(page, key).blur()


def saved(page: Page) -> None:
    expect(page.locator("#saving-state")).to_have_attribute("data-state", "saved")
    expect(page.locator(".form-head [data-form-state]")).to_have_text("Đã lưu")


def recorded(served: Served, key: str) -> object:
    problems = served.desk.open(MAP).document["problems"]
    return next(one for one in problems if one["id"] == ELEMENT).get(key)


def test_different_fields_are_merged_into_the_open_form(two: tuple[Page, Page], desk_of_one: Served) -> None:
    first, second = two
    write(first, "name", "Văn bản đến xã chậm")
    saved(first)
    write(second, "unit", "ngày làm việc")
    saved(second)
    expect(field(second, "name")).to_have_value("Văn bản đến xã chậm")
    first.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(first.locator("#news")).to_contain_text("Có người vừa sửa")
    field(first, "pain").fill("Đang gõ dở")
    first.locator("[data-news=update]").click()
    expect(field(first, "unit")).to_have_value("ngày làm việc")
    expect(field(first, "pain")).to_have_value("Đang gõ dở")
    assert recorded(desk_of_one, "name") == "Văn bản đến xã chậm"
    assert recorded(desk_of_one, "unit") == "ngày làm việc"


@pytest.mark.parametrize(
    ("keys", "kept"), [(["Enter"], "Của người sau"), (["ArrowRight", "Enter"], "Của người trước")]
)
def test_the_same_field_is_asked_about_with_keys_alone(
    two: tuple[Page, Page], desk_of_one: Served, keys: list[str], kept: str
) -> None:
    first, second = two
    write(first, "name", "Của người trước")
    saved(first)
    write(second, "name", "Của người sau")
    dialog = second.locator("dialog.conflicts")
    expect(dialog).to_be_visible()
    for words in ("Văn bản chỉ đạo đến cấp xã chậm", "Của người sau", "Của người trước"):
        expect(dialog).to_contain_text(words)
    for key in keys:
        second.keyboard.press(key)
    expect(dialog).to_have_count(0)
    saved(second)
    expect(field(second, "name")).to_have_value(kept)
    expect(second.locator(".form-head h2")).to_have_text(kept)
    assert recorded(desk_of_one, "name") == kept


def test_what_is_left_for_later_is_kept_and_can_be_sent_again(
    two: tuple[Page, Page], desk_of_one: Served
) -> None:
    first, second = two
    write(first, "name", "Của người trước")
    saved(first)
    write(second, "name", "Của người sau")
    expect(second.locator("dialog.conflicts")).to_be_visible()
    second.keyboard.press("Escape")
    second.reload()
    expect(second.locator("#saving-state")).to_have_attribute("data-state", "refused")
    expect(field(second, "name")).to_have_value("Của người sau")
    second.locator("#saving-state").click()
    second.locator("[data-act=again]").click()
    expect(second.locator("dialog.conflicts")).to_be_visible()
    second.keyboard.press("Enter")
    saved(second)
    assert recorded(desk_of_one, "name") == "Của người sau"


def test_edits_that_did_not_get_through_are_sent_after_a_reload(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}/elements/{ELEMENT}", expected="ERR_INTERNET_DISCONNECTED")
    page.route("**/edits", lambda route: route.abort("internetdisconnected"))
    write(page, "name", "Gõ khi mất mạng")
    expect(page.locator("#saving-state")).to_have_attribute("data-state", "offline")
    page.unroute("**/edits")
    page.reload()
    saved(page)
    expect(field(page, "name")).to_have_value("Gõ khi mất mạng")
    assert recorded(desk_of_one, "name") == "Gõ khi mất mạng"


def test_a_new_element_typed_halfway_is_there_again_after_a_reload(desk_of_one: Served, look: Open) -> None:
    page = look(f"{desk_of_one.url}/maps/{MAP}/elements/new/tools")
    field(page, "name").press_sequentially("Cổng dữ liệu mở")
    expect(field(page, "id")).not_to_have_value("")
    page.reload()
    expect(field(page, "name")).to_have_value("Cổng dữ liệu mở")
