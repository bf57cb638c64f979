"""The history on paper: one line a save, none of them twice, under the name of the map."""

from __future__ import annotations

from playwright.sync_api import expect

from rolemap.editing import Edit
from tests.browser.web.conftest import Open
from tests.browser.web.serving import MAP, WHO, Served

PAPER = {"width": 718, "height": 1040}
"""What an A4 sheet holds between its margins, in pixels."""


def test_saves_stand_once_and_close_together(desk_of_one: Served, look: Open) -> None:
    place = ("thresholds", "tb.b.tthc", "limit")
    for base, (was, now) in enumerate([(30, 31), (31, 32)], start=2):
        desk_of_one.desk.save(MAP, base, [Edit(place, was, now)], WHO)
    page = look(f"{desk_of_one.url}/maps/{MAP}/history", viewport=PAPER)
    page.locator("details.stretch").first.evaluate("one => { one.open = true }")
    page.emulate_media(media="print")
    expect(page.locator(".stretch .revs").first).to_be_hidden()
    expect(page.locator(".print-head")).to_contain_text("Lịch sử")
    row = page.locator(".rev").first.bounding_box()
    words = page.locator(".rev .what").first.bounding_box()
    assert row is not None and words is not None
    assert row["height"] < 80 and words["width"] > row["width"] / 3
