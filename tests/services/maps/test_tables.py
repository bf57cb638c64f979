"""Tables of a map: columns, words, findings, search, filters, order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rolemap.editing import apply, from_json
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.edits import read
from rolemap.services.maps.tables.findings import tabs
from rolemap.services.maps.tables.order import name_order
from rolemap.services.maps.tables.picking import Wish
from rolemap.services.maps.tables.table import Table, table
from rolemap.store import open_store
from tests.conftest import load_text

TEXT = """
organizations:
  - {id: ub, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
  - {id: syt, name: Sở Y tế, kind: department, level: province, parent: ub, apparatus: true}
  - {id: stc, name: Sở Tài chính, kind: department, level: province, parent: ub, apparatus: true, size: 3}
  - {id: xa, name: UBND xã Đông Hòa, kind: committee, level: commune}
tools:
  - {id: t.dvc, name: Cổng dịch vụ công, kind: system, status: live, provision: rented}
  - {id: t.bc, name: Báo cáo, kind: system, status: planned, provision: built, capabilities: [bao_cao]}
bodies:
  - {id: bcd, name: Ban chỉ đạo, scope: ub, last_year: {sessions: 4}}
relations:
  uses:
    - {from: syt, to: t.dvc, mandatory: true, active_rate: 0.123456}
    - {from: stc, to: t.dvc, hours_delta: -6}
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The map of this file, kept in a store."""
    store = open_store(None, tmp_path)
    desk = Desk(store)
    yield desk.open(desk.create(load_text(TEXT), "người lập").map)
    store.close()


def keys(found: Table) -> list[str]:
    return [row.key for row in found.rows]


def texts(found: Table, key: str) -> list[str]:
    at = [column.key for column in found.shown].index(key)
    return [row.cells[at].text for row in found.rows]


def typed(found: Table, key: str) -> list[str]:
    at = [column.key for column in found.shown].index(key)
    return [
        row.cells[at].text if row.cells[at].typed is None else str(row.cells[at].typed) for row in found.rows
    ]


def after(opened: Opened, where: str, sent: dict[str, Any]) -> dict[str, Any]:
    """The document that the edits of a request make."""
    answer = read(opened, where, sent)
    assert not answer["refused"], answer["refused"]
    applied = apply(opened.document, from_json(answer["edits"]))
    assert not applied.conflicts
    return applied.document


def test_names_stand_in_the_order_of_a_vietnamese_dictionary() -> None:
    names = ["Đông", "Tổ 10", "Dương", "mạ", "Tổ 2", "má", "ma", "mà", "măn", "ộ", "an"]
    assert sorted(names, key=name_order) == [
        "an", "Dương", "Đông", "ma", "mà", "má", "mạ", "măn", "ộ", "Tổ 2", "Tổ 10",
    ]  # fmt: skip


def test_rarely_used_columns_are_hidden_until_asked_for(opened: Opened) -> None:
    usual = table(opened, "organizations", Wish())
    assert [one.key for one in usual.shown] == ["id", "name", "kind", "level", "parent", "apparatus", "size"]
    asked = table(opened, "organizations", Wish(columns=("note",)))
    assert [one.key for one in asked.shown] == ["id", "name", "note"]


def test_cells_hold_words_for_reading_and_exact_texts_for_typing(opened: Opened) -> None:
    uses = table(opened, "uses", Wish())
    assert texts(uses, "from") == ["Sở Y tế", "Sở Tài chính"]
    assert texts(uses, "mandatory") == ["có", ""]
    assert texts(uses, "active_rate") == ["12,3%", ""]
    assert typed(uses, "active_rate") == ["12,3456%", ""]
    assert texts(table(opened, "tools", Wish()), "status") == ["đang dùng", "dự kiến"]
    assert texts(table(opened, "bodies", Wish()), "last_year.sessions") == ["4"]


def test_search_needs_no_accents_and_filters_take_codes_parts_and_nothing(opened: Opened) -> None:
    def found(**asked: Any) -> list[str]:
        return keys(table(opened, "organizations", Wish(**asked)))

    assert found(search="dong hoa") == ["xa"]
    assert found(filters={"level": "province"}) == ["ub", "syt", "stc"]
    assert found(filters={"parent": "uy ban"}) == ["syt", "stc"]
    assert found(filters={"parent": "-", "kind": "committee"}) == ["ub", "xa"]
    assert found(filters={"apparatus": "true"}) == ["syt", "stc"]


def test_sorting_keeps_what_is_empty_last_both_ways(opened: Opened) -> None:
    def found(sort: str, down: bool = False) -> list[str]:
        return keys(table(opened, "organizations", Wish(sort=sort, down=down)))

    assert found("name") == ["stc", "syt", "xa", "ub"]
    assert found("name", down=True) == ["ub", "xa", "syt", "stc"]
    assert found("size") == ["stc", "ub", "syt", "xa"]
    assert found("size", down=True) == ["stc", "ub", "syt", "xa"]
    assert keys(table(opened, "tools", Wish(sort="status"))) == ["t.bc", "t.dvc"]


def test_rows_carry_the_signs_of_their_findings(opened: Opened) -> None:
    report = opened.workspace.report
    rows = {row.key: row for row in table(opened, "tools", Wish()).rows}
    assert [one.number for one in rows["t.dvc"].signs] == [one.number for one in report.by_subject("t.dvc")][
        :6
    ]
    assert {row.key for row in table(opened, "tools", Wish(gaps=True)).rows} == {
        one for one in ("t.dvc", "t.bc") if report.by_subject(one)
    }


def test_tabs_count_rows(opened: Opened) -> None:
    sections, relations = tabs(opened)
    assert {one.slug: one.count for one in sections}["organizations"] == 4
    assert {one.slug: (one.label, one.count) for one in relations}["uses"] == ("Sử dụng", 2)


def test_typed_cells_become_edits_of_their_fields(opened: Opened) -> None:
    cells = [
        {"row": "t.bc", "column": "status", "text": "thí điểm"},
        {"row": "t.bc", "column": "start", "text": "1/2/2022"},
        {"row": "t.bc", "column": "capabilities", "text": ""},
        {"row": "t.dvc", "column": "status", "text": "đang dùng"},
    ]
    answer = read(opened, "tools", {"cells": cells})
    assert answer["cells"] == 3
    assert answer["edits"] == [
        {"place": ["tools", "t.bc", "status"], "was": "planned", "now": "pilot"},
        {"place": ["tools", "t.bc", "start"], "now": "2022-02-01"},
        {"place": ["tools", "t.bc", "capabilities"], "was": ["bao_cao"]},
    ]


def test_inner_keys_of_an_element_can_be_typed(opened: Opened) -> None:
    cells = [{"row": "bcd", "column": "last_year.documents", "text": "6"}]
    before = opened.document["bodies"][0]["last_year"]
    assert after(opened, "bodies", {"cells": cells})["bodies"][0]["last_year"] == {**before, "documents": 6}


def test_what_is_not_understood_is_told_cell_by_cell(opened: Opened) -> None:
    cells = [
        {"row": "t.bc", "column": "start", "text": "hôm qua"},
        {"row": "t.bc", "column": "name", "text": " "},
        {"row": "t.x", "column": "name", "text": "A"},
    ]
    answer = read(opened, "tools", {"cells": cells})
    assert not answer["edits"]
    assert [(one["row"], one["column"]) for one in answer["refused"]] == [
        ("t.x", "name") if cell["row"] == "t.x" else (cell["row"], cell["column"]) for cell in cells
    ]
    assert answer["refused"][1]["reason"] == "Không được để trống ô này."


def test_decimals_are_read_as_the_reader_writes_them_and_pasted_ones_as_their_column_shows(
    opened: Opened,
) -> None:
    def hours(text: str, **more: Any) -> Any:
        cells = [{"row": "stc>t.dvc", "column": "hours_delta", "text": text}]
        return read(opened, "uses", {"cells": cells, **more})["edits"][0]["now"]

    assert hours("12,345") == 12.345
    assert hours("1.5") == 1.5
    assert hours("12.345", pasted=True) == 12345


def test_a_change_is_told_with_what_stands_there_and_what_would(opened: Opened) -> None:
    cells = [
        {"row": "stc>t.dvc", "column": "hours_delta", "text": "1,5"},
        {"row": "stc>t.dvc", "column": "from", "text": "chua co don vi nay"},
    ]
    answer = read(opened, "uses", {"cells": cells, "pasted": True})
    assert [(one["row"], one["column"], one["now"]) for one in answer["changes"]] == [
        ("stc>t.dvc", "hours_delta", "1,5")
    ]
    assert [one["column"] for one in answer["refused"]] == ["from"]


def test_another_end_makes_another_relation_in_the_same_place(opened: Opened) -> None:
    cells = [
        {"row": "syt>t.dvc", "column": "from", "text": "ubnd xa dong hoa"},
        {"row": "syt>t.dvc", "column": "mandatory", "text": "không"},
    ]
    assert after(opened, "uses", {"cells": cells})["relations"]["uses"] == [
        {"from": "xa", "to": "t.dvc", "mandatory": False, "active_rate": 0.123456},
        {"from": "stc", "to": "t.dvc", "hours_delta": -6},
    ]


def test_an_id_is_changed_wherever_it_stands(opened: Opened) -> None:
    document = after(opened, "organizations", {"cells": [{"row": "syt", "column": "id", "text": "so.yte"}]})
    assert document["organizations"][1]["id"] == "so.yte"
    assert document["relations"]["uses"][0]["from"] == "so.yte"


def test_new_rows_get_ids_and_can_name_each_other(opened: Opened) -> None:
    rows = [
        {
            "cells": {
                "name": "Sở Nội vụ",
                "kind": "department",
                "level": "cấp tỉnh",
                "parent": "Ủy ban nhân dân tỉnh",
            }
        },
        {
            "cells": {
                "name": "Phòng Một cửa",
                "kind": "department",
                "level": "cấp tỉnh",
                "parent": "Sở Nội vụ",
            }
        },
    ]
    added = after(opened, "organizations", {"rows": rows})["organizations"][4:]
    assert [one["name"] for one in added] == ["Sở Nội vụ", "Phòng Một cửa"]
    assert added[1]["parent"] == added[0]["id"] != added[1]["id"]


def test_a_new_row_says_what_it_still_needs(opened: Opened) -> None:
    answer = read(opened, "tools", {"rows": [{"cells": {"name": "Kho dữ liệu", "kind": "hệ thống"}}]})
    assert not answer["edits"]
    assert [one["column"] for one in answer["refused"]] == ["status", "provision"]
    assert answer["proposed"][0]["id"].startswith("t.")


def test_rows_are_copied_moved_and_removed(opened: Opened) -> None:
    copied = after(opened, "tools", {"rows": [{"copy": "t.bc", "cells": {"name": "Báo cáo (2)"}}]})["tools"]
    assert copied[2] == {**opened.document["tools"][1], "id": copied[2]["id"], "name": "Báo cáo (2)"}
    moved = after(opened, "organizations", {"move": {"row": "stc", "by": -1}})["organizations"]
    assert [one["id"] for one in moved] == ["ub", "stc", "syt", "xa"]
    assert not read(opened, "organizations", {"move": {"row": "ub", "by": -1}})["edits"]
    left = after(opened, "uses", {"remove": ["syt>t.dvc"]})["relations"]["uses"]
    assert [one["from"] for one in left] == ["stc"]
    answer = read(opened, "organizations", {"remove": ["stc"]})
    assert [one["fate"] for one in answer["hanging"]] == ["goes"]
