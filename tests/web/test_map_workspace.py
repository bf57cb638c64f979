"""The workspace page and its parts: the list of gaps, one gap in full, what can be done with a box."""

from __future__ import annotations

import re

import pytest

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

KEY = "HD-01:tb.p.dieuhanh"


def keys(page: str) -> list[str]:
    """The keys of the gaps of a list, in its order."""
    return re.findall(r'data-key="([^"]+)"', page)


def test_without_scripts_the_page_has_picture_gaps_and_links(client: Reader, thai_binh: str) -> None:
    """The list is there when the page comes; each gap leads to a page of its own."""
    page = client.get(f"/maps/{thai_binh}?view=coverage").get_data(as_text=True)
    assert f'<img class="plain-picture" src="/maps/{thai_binh}/picture.svg?view=coverage"' in page
    assert len(keys(page)) == 18
    assert f'href="/maps/{thai_binh}/gaps/{KEY}"' in page
    assert client.get(f"/maps/{thai_binh}/gaps/{KEY}").status_code == 200


def test_the_groups_stand_worst_first_with_their_counts(client: Reader, thai_binh: str) -> None:
    """The brake with most errors stands first, as in the text report."""
    part = client.get(f"/maps/{thai_binh}/gaps").get_data(as_text=True)
    groups = re.findall(r'data-group="([a-z]+)"', part)
    assert groups == ["head", "budget", "participation", "awareness", "platform"]
    assert "<html" not in part


def test_the_numbers_of_the_list_are_those_of_the_picture(client: Reader, thai_binh: str) -> None:
    """Each badge of the picture has the number and the sign of its gap in the list."""
    part = client.get(f"/maps/{thai_binh}/gaps").get_data(as_text=True)
    listed = {
        key: (number, sign)
        for key, number, sign in re.findall(r'data-key="([^"]+)" data-number="(\d+)" data-sign="(\w+)"', part)
    }
    picture = client.get(f"/maps/{thai_binh}/picture").get_data(as_text=True)
    drawn = {
        key: (number, sign)
        for sign, number, key in re.findall(
            r'class="badge (\w+) finding-(\d+)" data-finding="([^"]+)"', picture
        )
    }
    assert drawn
    assert drawn.items() <= listed.items()


def test_what_follows_from_a_gap_stands_under_it(client: Reader, thai_binh: str) -> None:
    """Within a brake the consequence is nested; across brakes a number points to the cause."""
    part = client.get(f"/maps/{thai_binh}/gaps").get_data(as_text=True)
    cause = part.index('data-key="PA-06:tb.p.dieuhanh"')
    nested = part.index('<ol class="follows"', cause)
    assert cause < nested < part.index('data-key="PA-05:tb.p.dieuhanh"') < part.index("</ol>", nested)
    budget = part[part.index('data-key="BU-01:tb.kp2"') :]
    assert f'data-cause="{KEY}">4</span>' in budget[:2000]


def test_one_gap_in_full_says_why_and_what_to_do(client: Reader, thai_binh: str) -> None:
    """As a part it has no frame; subjects and relations are links to forms, views to pictures."""
    part = client.get(f"/maps/{thai_binh}/gaps/{KEY}?part=1").get_data(as_text=True)
    assert "<html" not in part
    assert "Các cơ quan khác coi đó là việc kỹ thuật" in part
    assert f'href="/maps/{thai_binh}/elements/tb.p.dieuhanh"' in part
    assert "→ đặt bài toán →" in part
    assert f'href="/maps/{thai_binh}?view=three-persons&amp;gap=HD-01%3Atb.p.dieuhanh"' in part
    assert 'href="/help/checks/HD-01"' in part
    assert f'href="/maps/{thai_binh}/gaps/BU-01:tb.kp2"' in part


def test_a_repair_opens_the_form_that_knows_what_the_map_tells(client: Reader, thai_binh: str) -> None:
    """The form begins with the problem that lacks its head; a simple one is done by its edits."""
    part = client.get(f"/maps/{thai_binh}/gaps/{KEY}?part=1").get_data(as_text=True)
    assert f"/maps/{thai_binh}/relations/new/sets?to=tb.p.dieuhanh" in part
    ready = client.get(f"/maps/{thai_binh}/gaps/PA-05:tb.p.vanban?part=1").get_data(as_text=True)
    assert 'data-edits="[{' in ready
    waived = client.get(f"/maps/{thai_binh}/gaps/HD-08:tb.d571?part=1").get_data(as_text=True)
    assert f"/maps/{thai_binh}/waivers/new?check=HD-08&amp;subjects=tb.d571" in waived


def test_a_gap_that_is_closed_is_not_found(client: Reader, thai_binh: str) -> None:
    """A link of yesterday says so."""
    answer = client.get(f"/maps/{thai_binh}/gaps/HD-01:tb.p.none?part=1")
    assert answer.status_code == 404
    assert "đã được khép" in answer.get_data(as_text=True)
    assert "<html" not in answer.get_data(as_text=True)
    alone = client.get(f"/maps/{thai_binh}/gaps/HD-01:tb.p.none")
    page = alone.get_data(as_text=True)
    assert alone.status_code == 404
    assert "đã được khép" in page
    assert f'<a class="button primary" href="/maps/{thai_binh}">' in page


def test_the_page_of_a_gap_is_called_after_it(client: Reader, thai_binh: str) -> None:
    """Several of them open beside each other can be told apart by their tabs."""
    page = client.get(f"/maps/{thai_binh}/gaps/{KEY}").get_data(as_text=True)
    assert re.search(r"<title>4\. [^<]+ · Thái Bình", page)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("view=zzz", "zzz"), ("focus=zzz", "zzz"), ("view=problem&focus=tb.cvp", "tb.cvp")],
)
def test_without_scripts_the_page_says_what_cannot_be_drawn(
    client: Reader, thai_binh: str, query: str, sentence: str
) -> None:
    """A view or element that is not there is no broken image."""
    page = client.get(f"/maps/{thai_binh}?{query}").get_data(as_text=True)
    told = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert "<img" not in told
    assert sentence in told


def test_an_older_revision_offers_no_repair(client: Reader, desk: Desk, thai_binh: str) -> None:
    """It cannot be changed, so nothing on it pretends to."""
    changed = dict(desk.open(thai_binh).document)
    changed["map"] = {**changed["map"], "title": {"vi": "Tên mới"}}
    desk.replace(thai_binh, 1, changed, "người lập")
    part = client.get(f"/maps/{thai_binh}/gaps/{KEY}?part=1&n=1").get_data(as_text=True)
    assert "data-form" not in part
    assert "relations/new" not in part


def test_the_list_is_sent_once(client: Reader, thai_binh: str) -> None:
    """The second time the browser is told that it has it; in another language, or at another date, it has not."""
    url = f"/maps/{thai_binh}/gaps"
    tag = client.get(url).headers["ETag"]
    again = client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{url}?as_of=2021-12-31", headers={"If-None-Match": tag}).status_code == 200
    client.set_cookie("rolemap_lang", "en")
    english = client.get(url, headers={"If-None-Match": tag})
    assert english.status_code == 200
    assert "The head" in english.get_data(as_text=True)


def test_another_date_has_other_gaps(client: Reader, thai_binh: str) -> None:
    """Before its deadline the delegation has not run out."""
    part = client.get(f"/maps/{thai_binh}/gaps?as_of=2022-05-01").get_data(as_text=True)
    assert "HD-05:tb.chutich:tb.pct" not in keys(part)
    assert 'href="/maps/thai-binh/gaps/HD-01:tb.p.dieuhanh?as_of=2022-05-01"' in part


def test_a_box_says_what_can_be_done_with_it(client: Reader, thai_binh: str) -> None:
    """Focus, gaps, form, table; of a box for several elements the others are listed."""
    part = client.get(f"/maps/{thai_binh}/node?id=tb.p.dieuhanh").get_data(as_text=True)
    assert 'data-focus="tb.p.dieuhanh"' in part
    assert f'href="/maps/{thai_binh}/elements/tb.p.dieuhanh"' in part
    assert "3 khoảng trống" in part
    both = client.get(f"/maps/{thai_binh}/node?id=tb.p.hop&id=tb.p.tthc").get_data(as_text=True)
    assert "2 thành phần trong ô này" in both
    assert client.get(f"/maps/{thai_binh}/node?id=nobody").status_code == 404


@pytest.mark.parametrize("code", ["vi", "en"])
def test_the_dates_of_the_map_are_on_the_slider(client: Reader, thai_binh: str, code: str) -> None:
    """Every date of the document, its own marked, said in the reader's language."""
    client.set_cookie("rolemap_lang", code)
    page = client.get(f"/maps/{thai_binh}").get_data(as_text=True)
    days = re.findall(r'<p data-day="([\d-]+)"', page)
    assert days == sorted(days)
    assert "2022-05-31" in days
    assert (
        'data-day="2022-06-30" data-said="{}" data-own'.format(
            "30/06/2022" if code == "vi" else "30 June 2022"
        )
        in page
    )
