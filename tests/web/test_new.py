"""New maps in the browser: from a template, from nothing, from a sample; without scripts."""

from __future__ import annotations

from typing import Any

import pytest

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader

FORM = {
    "start": "blank",
    "title": "Sơ đồ vai trò xã Đông Hưng 2026",
    "id": "",
    "root": "Ủy ban nhân dân xã Đông Hưng",
    "as_of": "2026-03-01",
    "levels": "xã\r\n\r\n  thôn  \r\n",
}


def only(desk: Desk) -> str:
    """The id of the one map that is kept."""
    (row,) = desk.shelf()
    return row.id


def test_a_blank_map_has_what_was_typed(client: Reader, desk: Desk) -> None:
    answer = client.send("/maps/new", FORM)
    assert (answer.status_code, answer.location) == (303, "/maps/so-do-vai-tro-xa-dong-hung-2026")
    opened = desk.open("so-do-vai-tro-xa-dong-hung-2026")
    info = opened.document["map"]
    assert (info["title"], info["as_of"], info["levels"]) == (
        {"vi": FORM["title"]},
        "2026-03-01",
        ["xã", "thôn"],
    )
    assert opened.workspace.graph.name(info["root"]) == FORM["root"]
    assert (opened.revision.author, opened.revision.message) == ("người lập", "Lập sơ đồ mới")
    assert client.get(answer.location).status_code == 200


def test_a_template_keeps_its_apparatus_and_takes_the_name(client: Reader, desk: Desk) -> None:
    client.send(
        "/maps/new", {**FORM, "start": "tinh", "id": "hung-yen", "root": "Ủy ban nhân dân tỉnh Hưng Yên"}
    )
    opened = desk.open("hung-yen")
    root = opened.workspace.graph.info.root
    assert opened.workspace.graph.name(root) == "Ủy ban nhân dân tỉnh Hưng Yên"
    assert "Sở Nội vụ" in {one["name"] for one in opened.document["organizations"]}
    assert opened.document["map"]["levels"] == ["province", "commune"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title": " "}, "title", "Ghi tên sơ đồ."),
        ({"root": ""}, "root", "Ghi tên cơ quan."),
        ({"levels": "\r\n"}, "levels", "Ghi ít nhất một cấp."),
        ({"id": "Mã có dấu"}, "id", "không dùng làm mã được"),
        ({"id": "import"}, "id", "là địa chỉ của một trang"),
        ({"as_of": "2026-02-30"}, "as_of", "“2026-02-30” không phải là ngày"),
        ({"as_of": "hôm nay"}, "as_of", "hôm nay"),
        ({"levels": "xã\nxã"}, "levels", "xã"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(
    client: Reader, desk: Desk, change: dict[str, Any], field: str, sentence: str
) -> None:
    sent = {**FORM, **change}
    answer = client.send("/maps/new", sent)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and not desk.shelf()
    beside = page.partition(f'id="{field}-wrong">')[2].partition("</span>")[0]
    assert sentence in beside
    for name in {"title", "root", "id", "as_of"} - {field}:
        assert f'value="{sent[name]}"' in page
    assert 'value="blank" data-root="" checked' in page


def test_all_that_is_wrong_is_told_at_once(client: Reader) -> None:
    wrong = {"title": "", "root": "", "levels": "", "id": "Mã có dấu", "as_of": "2026-02-30"}
    page = client.send("/maps/new", {**FORM, **wrong}).get_data(as_text=True)
    assert page.count('aria-invalid="true"') == 5 and "“?”" not in page


def test_an_id_that_is_taken_is_refused_and_an_empty_one_finds_another(
    client: Reader, desk: Desk, thai_binh: str
) -> None:
    answer = client.send("/maps/new", {**FORM, "id": thai_binh})
    assert answer.status_code == 422 and "Đã có sơ đồ" in answer.get_data(as_text=True)
    client.send("/maps/new", FORM)
    again = client.send("/maps/new", FORM)
    assert again.location == "/maps/so-do-vai-tro-xa-dong-hung-2026-2"
    assert len(desk.shelf()) == 3


def test_a_sample_is_copied_under_an_id_that_is_free(client: Reader, desk: Desk) -> None:
    assert client.send("/maps/new/sample/thai-binh").location == "/maps/thai-binh"
    assert client.send("/maps/new/sample/thai-binh").location == "/maps/thai-binh-2"
    first, second = desk.open("thai-binh"), desk.open("thai-binh-2")
    assert second.title == f"{first.title} (2)" and len(desk.shelf()) == 2
    assert client.send("/maps/new/sample/ha-noi").status_code == 404


def test_the_form_names_every_way_to_begin(client: Reader) -> None:
    page = client.get("/maps/new?start=toi-thieu").get_data(as_text=True)
    for words in (
        "Sơ đồ một tỉnh",
        "Sơ đồ tối thiểu",
        "Sơ đồ trống",
        "Thái Bình: sơ đồ vai trò mẫu",
        "/maps/import",
    ):
        assert words in page
    assert 'value="toi-thieu" data-root="[Ủy ban nhân dân tỉnh]" checked' in page and 'style="' not in page


def test_the_date_is_typed_as_in_every_form(client: Reader, desk: Desk) -> None:
    """Local form is understood; what is no date is said beside the field and stands there again."""
    form = {"start": "toi-thieu", "title": "Xã A", "id": "xa-a", "root": "UBND xã A"}
    refused = client.send("/maps/new", {**form, "as_of": "hôm qua"})
    page = refused.get_data(as_text=True)
    assert refused.status_code == 422
    assert 'value="hôm qua"' in page
    assert 'id="as_of-wrong"' in page
    assert client.send("/maps/new", {**form, "as_of": "1/6/2022"}).status_code == 303
    assert desk.open("xa-a").document["map"]["as_of"] == "2022-06-01"
