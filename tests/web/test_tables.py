"""The pages of tables: readable without scripts, filters in the address, what was typed read without being kept."""

from __future__ import annotations

from rolemap.services.maps.desk import Desk
from tests.web.conftest import Reader


def test_the_tables_begin_with_the_organizations(client: Reader, thai_binh: str) -> None:
    answer = client.get(f"/maps/{thai_binh}/tables/")
    assert answer.headers["Location"].endswith("/tables/organizations")
    assert client.get(f"/maps/{thai_binh}/tables/nothing").status_code == 404


def test_a_table_reads_without_scripts(client: Reader, thai_binh: str) -> None:
    page = client.get(f"/maps/{thai_binh}/tables/tools").get_data(as_text=True)
    assert 'href="/maps/thai-binh/elements/tb.t.dvc"' in page
    assert "đang dùng" in page
    assert "style=" not in page
    relations = client.get(f"/maps/{thai_binh}/tables/uses").get_data(as_text=True)
    assert 'href="/maps/thai-binh/relations/uses/' in relations


def test_filters_and_order_stand_in_the_address(client: Reader, thai_binh: str) -> None:
    page = client.get(
        f"/maps/{thai_binh}/tables/tools?q=van+phong&f.status=live&sort=name&dir=down"
    ).get_data(as_text=True)
    assert page.count('<tr data-key="') == 1
    assert 'data-key="tb.t.vpdt"' in page
    assert 'aria-sort="descending"' in page
    assert "1 trên 10 hàng" in page


def test_the_columns_that_were_chosen_are_remembered(client: Reader, thai_binh: str) -> None:
    address = f"/maps/{thai_binh}/tables/tools"
    client.send(f"{address}/columns", {"column": "note"})
    assert 'data-key="note"' in client.get(address).get_data(as_text=True)
    client.send(f"{address}/columns", {"usual": "1"})
    assert 'data-key="note"' not in client.get(address).get_data(as_text=True)


def test_typed_cells_are_read_and_not_kept(client: Reader, desk: Desk, thai_binh: str) -> None:
    sent = {"base": 1, "cells": [{"row": "tb.t.dvc", "column": "status", "text": "thi diem"}]}
    answer = client.send_json(f"/maps/{thai_binh}/tables/tools/read", sent)
    assert answer.get_json()["edits"] == [
        {"place": ["tools", "tb.t.dvc", "status"], "was": "live", "now": "pilot"}
    ]
    assert desk.open(thai_binh).revision.number == 1
    assert (
        client.send_json(f"/maps/{thai_binh}/tables/tools/read", {"base": 1, "cells": [1]}).status_code == 400
    )
    assert client.send_json(f"/maps/{thai_binh}/tables/tools/read", []).status_code == 400


def test_on_paper_a_table_and_a_matrix_say_of_which_map_they_are(client: Reader, thai_binh: str) -> None:
    for address, what in (("tables/problems", "Bài toán"), ("matrices/uses", "Đơn vị × công cụ: sử dụng")):
        page = client.get(f"/maps/{thai_binh}/{address}").get_data(as_text=True)
        head = page.partition('<p class="print-head">')[2].partition("</p>")[0]
        assert "Thái Bình: sơ đồ vai trò mẫu (6/2022)" in head
        assert f"{what} · tại ngày 30/06/2022" in head
