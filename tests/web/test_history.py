"""History, comparison and restoring in the browser, without scripts."""

from __future__ import annotations

import json
import re

import pytest

from rolemap.editing import Edit
from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

ME = "người lập"
LIMIT = ("thresholds", "tb.b.tthc", "limit")


@pytest.fixture
def changed(desk: Desk, thai_binh: str) -> str:
    """The sample with a second revision: a threshold is crossed."""
    desk.save(thai_binh, 1, [Edit(LIMIT, 30, 50)], ME)
    return thai_binh


def test_revisions_are_listed_with_what_they_did(client: Reader, changed: str) -> None:
    page = client.get(f"/maps/{changed}/history").get_data(as_text=True)
    assert "Ngưỡng: Tỷ lệ hồ sơ trực tuyến (%): ngưỡng: 30 → 50" in page
    assert "Lập sơ đồ với" in page and "Hôm nay," in page
    assert 'name="old" form="pair" value="1" aria-label="A: phiên bản 1" checked' in page
    assert 'name="new" form="pair" value="2" aria-label="B: phiên bản 2" checked' in page
    assert "Nhận thức: đỏ, xấu hơn trước" in page and 'style="' not in page


def test_pages_follow_each_other(client: Reader, desk: Desk, thai_binh: str) -> None:
    for number in range(41):
        desk.mark(thai_binh, number + 1, ME, f"Mốc {number}")
    page = client.get(f"/maps/{thai_binh}/history").get_data(as_text=True)
    following = re.search(r'href="([^"]+before=\d+)"', page)
    assert following is not None and "Mốc 40" in page and "Lập sơ đồ" not in page
    assert "Lập sơ đồ" in client.get(following[1]).get_data(as_text=True)


def test_a_milestone_is_put_and_an_empty_one_refused(client: Reader, desk: Desk, changed: str) -> None:
    refused = client.send(f"/maps/{changed}/history/milestone", {"message": " "})
    assert refused.status_code == 422 and "ví dụ “Trình thẩm định”" in refused.get_data(as_text=True)
    answer = client.send(f"/maps/{changed}/history/milestone", {"message": "Trình thẩm định"})
    assert answer.status_code == 303 and answer.location == f"/maps/{changed}/history?done=3"
    assert "Đã lưu thành phiên bản 3: Trình thẩm định" in client.get(answer.location).get_data(as_text=True)


def test_two_revisions_are_compared_in_words_and_in_a_picture(client: Reader, changed: str) -> None:
    page = client.get(f"/maps/{changed}/compare?old=1&new=2").get_data(as_text=True)
    assert "ngưỡng: 30 → 50" in page and "1 khoảng trống mới" in page and "AW-07" in page
    assert '<div class="picture-box"' in page and page.count("<svg") > 1 and 'style="' not in page
    assert f"/maps/{changed}/compare?old=2&amp;new=1" in page
    swapped = client.get(f"/maps/{changed}/compare?old=2&new=1").get_data(as_text=True)
    assert "1 khoảng trống đã khắc phục" in swapped and "phiên bản cũ hơn" in swapped


def test_without_numbers_the_last_step_is_compared(client: Reader, changed: str) -> None:
    assert "ngưỡng: 30 → 50" in client.get(f"/maps/{changed}/compare").get_data(as_text=True)


def test_equal_sides_say_so_and_have_no_picture(client: Reader, changed: str) -> None:
    page = client.get(f"/maps/{changed}/compare?old=2&new=2").get_data(as_text=True)
    assert "Không có thay đổi" in page and 'id="picture"' not in page


def test_other_dates_are_named_as_what_they_are(client: Reader, changed: str) -> None:
    page = client.get(f"/maps/{changed}/compare?old=2&new=2&as_of=2023-06-30").get_data(as_text=True)
    assert "30/06/2022 và 30/06/2023" in page and "do thời gian trôi qua" in page
    assert f"/maps/{changed}/compare.json?old=2&amp;new=2&amp;as_of=2023-06-30" in page


@pytest.mark.parametrize("query", ["old=x", "old=1&as_of=hôm nay", "new=-1"])
def test_an_address_that_means_nothing_is_refused(client: Reader, changed: str, query: str) -> None:
    assert client.get(f"/maps/{changed}/compare?{query}").status_code == 400


def test_unknown_revisions_and_maps_are_not_found(client: Reader, changed: str) -> None:
    for path in (f"{changed}/compare?old=1&new=9", f"{changed}/history/9/restore", "khong-co/history"):
        assert client.get(f"/maps/{path}").status_code == 404


def test_the_comparison_can_be_taken_along(client: Reader, changed: str) -> None:
    text = client.get(f"/maps/{changed}/compare.txt?old=1&new=2")
    assert "NGƯỠNG CẢNH BÁO SỚM" in text.get_data(as_text=True)
    assert text.headers["Content-Disposition"] == f'attachment; filename="{changed}-1-2.txt"'
    assert (
        json.loads(client.get(f"/maps/{changed}/compare.json?old=1&new=2").data)["counts"]["findings"]["new"]
        == 1
    )
    picture = client.get(f"/maps/{changed}/compare.svg?old=1&new=2")
    assert picture.mimetype == "image/svg+xml" and "sandbox" in picture.headers["Content-Security-Policy"]
    assert client.get(f"/maps/{changed}/compare.exe").status_code == 404


def test_restoring_shows_first_what_it_would_do(client: Reader, desk: Desk, changed: str) -> None:
    page = client.get(f"/maps/{changed}/history/1/restore").get_data(as_text=True)
    assert "ngưỡng: 50 → 30" in page and "1 khoảng trống sẽ được khắc phục" in page
    assert desk.open(changed).revision.number == 2
    answer = client.send(f"/maps/{changed}/history/1/restore", {"base": "2", "message": "Nhập nhầm"})
    assert answer.status_code == 303
    head = desk.open(changed)
    assert (head.revision.kind, head.revision.message, head.revision.number) == ("restore", "Nhập nhầm", 3)
    assert head.document == desk.open(changed, 1).document
    done = client.get(answer.location).get_data(as_text=True)
    assert "Đã lưu thành phiên bản 3: Nhập nhầm" in done and f'action="/maps/{changed}/undo"' in done


def test_restoring_after_somebody_saved_asks_again(client: Reader, desk: Desk, changed: str) -> None:
    desk.save(changed, 2, [Edit(LIMIT, 50, 55)], "Hoa")
    answer = client.send(f"/maps/{changed}/history/1/restore", {"base": "2"})
    assert answer.status_code == 409 and "Trong lúc đó đã có người lưu" in answer.get_data(as_text=True)
    assert desk.open(changed).revision.number == 3


def test_a_button_that_knows_no_newest_revision_leads_to_the_preview(client: Reader, changed: str) -> None:
    answer = client.send(f"/maps/{changed}/history/1/restore")
    assert answer.status_code == 303 and answer.location == f"/maps/{changed}/history/1/restore"


def test_what_is_already_so_need_not_be_restored(client: Reader, changed: str) -> None:
    page = client.get(f"/maps/{changed}/history/2/restore").get_data(as_text=True)
    assert "không cần khôi phục" in page and '<form method="post" class="card confirm"' not in page


def test_history_speaks_english(client: Reader, changed: str) -> None:
    client.set_cookie("rolemap_lang", "en")
    page = client.get(f"/maps/{changed}/history").get_data(as_text=True)
    assert "Compare A with B" in page and "edited" in page and "Today, " in page
