"""Matrices of a map: what stands in their cells, which rows they have, and letters that become relations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rolemap.editing import apply, from_json
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.matrices.details import details
from rolemap.services.maps.matrices.details import read as read_form
from rolemap.services.maps.matrices.edits import read
from rolemap.services.maps.matrices.matrix import Cell, Matrix, matrix
from rolemap.services.maps.matrices.rows import Wish
from rolemap.services.maps.opening import Opened
from rolemap.store import open_store
from tests.conftest import load_text

TEXT = """
organizations:
  - {id: ub, name: Ủy ban nhân dân tỉnh, kind: committee, level: province}
  - {id: syt, name: Sở Y tế, kind: department, level: province, parent: ub, apparatus: true}
  - {id: stc, name: Sở Tài chính, kind: department, level: province, parent: ub, apparatus: true}
  - {id: xa, name: Khối xã, kind: block, level: commune, parent: ub, apparatus: true, size: 19}
  - {id: dn, name: Doanh nghiệp, kind: enterprise, level: enterprise}
groups:
  - {id: g, name: Khối sở, members: [syt]}
positions:
  - {id: ct, name: Chủ tịch, organization: ub, rank: head}
  - {id: gd, name: Giám đốc Sở Y tế, organization: syt, rank: head}
bodies:
  - {id: bcd, name: Ban chỉ đạo, scope: ub}
problems:
  - {id: p1, name: Thủ tục chậm, owner: ub, audience: [province, commune], status: active}
  - {id: p2, name: Họp xa, owner: ub, status: active}
tools:
  - {id: dvc, name: Cổng dịch vụ công, kind: system, status: live, provision: rented}
  - {id: hop, name: Họp trực tuyến, kind: service, status: live, provision: rented}
relations:
  sets:
    - {from: ct, to: p1, accountable: true}
  steers:
    - {from: gd, to: p1, by_delegation: uq}
  addresses:
    - {from: dvc, to: p1}
  uses:
    - {from: g, to: dvc, mandatory: true}
    - {from: xa, to: dvc, mandatory: true, active_rate: 0.8}
    - {from: stc, to: hop}
  builds:
    - {from: dn, to: dvc}
  operates:
    - {from: dn, to: dvc}
  delegates:
    - {id: uq, from: ct, to: gd, scope: [steering]}
"""


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    """The map of this file, kept in a store."""
    store = open_store(None, tmp_path)
    desk = Desk(store)
    yield desk.open(desk.create(load_text(TEXT), "người lập").map)
    store.close()


def cells(found: Matrix, row: str) -> dict[str, Cell]:
    """The cells of a row by column."""
    line = next(line for line in found.lines if line.head.id == row)
    return dict(zip((one.id for one in found.columns), line.cells, strict=True))


def rows(found: Matrix) -> list[str]:
    return [line.head.id for line in found.lines]


def after(opened: Opened, slug: str, *changed: tuple[str, str, str]) -> dict[str, Any]:
    """The relations that the letters make."""
    sent = {"cells": [{"row": row, "column": column, "text": text} for row, column, text in changed]}
    answer = read(opened, slug, Wish(), sent)
    assert not answer["refused"], answer["refused"]
    applied = apply(opened.document, from_json(answer["edits"]))
    assert not applied.conflicts
    relations: dict[str, Any] = applied.document["relations"]
    return relations


def test_cells_of_use_say_own_use_use_through_groups_and_what_is_missing(opened: Opened) -> None:
    found = matrix(opened, "uses", Wish())
    assert cells(found, "xa")["dvc"].text == "B"
    assert cells(found, "xa")["dvc"].rate == "80%"
    assert cells(found, "syt")["dvc"] == Cell("X", through=True)
    assert cells(found, "stc")["dvc"] == Cell(needed=True)
    assert cells(found, "stc")["hop"].text == "X"
    assert cells(found, "syt")["hop"] == Cell()


def test_totals_count_units_of_those_that_are_asked(opened: Opened) -> None:
    found = matrix(opened, "uses", Wish())
    assert {one.id: one.total for one in found.columns} == {"dvc": "20/21", "hop": "1"}
    assert {line.head.id: line.head.total for line in found.lines}["xa"] == "1"
    assert cells(found, "group:under.ub")["dvc"].text == "20/21"


def test_rows_are_gathered_under_their_superior_or_level_and_the_outsiders_come_last(opened: Opened) -> None:
    assert rows(matrix(opened, "uses", Wish())) == [
        "group:section.groups", "g", "group:under.ub", "syt", "stc", "xa", "group:under.", "ub", "dn",
    ]  # fmt: skip
    by_level = rows(matrix(opened, "uses", Wish(by="level")))
    assert [one for one in by_level if one.startswith("group:level")] == [
        "group:level.province", "group:level.commune", "group:level.enterprise",
    ]  # fmt: skip


def test_a_group_that_was_turned_is_folded(opened: Opened) -> None:
    found = rows(matrix(opened, "uses", Wish(turned=frozenset({"under.ub"}))))
    assert "group:under.ub" in found
    assert "syt" not in found


def test_rows_and_columns_are_filtered(opened: Opened) -> None:
    def units(**asked: Any) -> list[str]:
        return [one for one in rows(matrix(opened, "uses", Wish(**asked))) if not one.startswith("group:")]

    assert units(search="so tai chinh") == ["stc"]
    assert units(level="commune") == ["xa"]
    assert units(under="ub", level="province") == ["ub", "syt", "stc"]
    assert units(gaps=True) == ["stc"]
    assert units(filled=True) == ["g", "stc", "xa"]
    assert [one.id for one in matrix(opened, "uses", Wish(problem="p1")).columns] == ["dvc"]
    assert [one.id for one in matrix(opened, "leaders", Wish(problem="p2")).columns] == ["p2"]


def test_one_cell_holds_several_letters(opened: Opened) -> None:
    assert cells(matrix(opened, "makers", Wish()), "dn")["dvc"].text == "PV"
    leaders = matrix(opened, "leaders", Wish())
    assert cells(leaders, "ct")["p1"].text == "T"
    assert cells(leaders, "gd")["p1"].text == "CU"


def test_the_head_of_the_owner_is_missing_where_nobody_sets_a_problem(opened: Opened) -> None:
    leaders = matrix(opened, "leaders", Wish())
    assert cells(leaders, "ct")["p2"].needed
    assert not cells(leaders, "gd")["p2"].needed


def test_letters_add_change_and_remove_relations(opened: Opened) -> None:
    assert after(opened, "uses", ("syt", "hop", "b"))["uses"][-1] == {
        "from": "syt",
        "to": "hop",
        "mandatory": True,
    }
    assert after(opened, "uses", ("stc", "hop", "B 45,5%"))["uses"][2] == {
        "from": "stc", "to": "hop", "mandatory": True, "active_rate": 0.455,
    }  # fmt: skip
    assert after(opened, "uses", ("xa", "dvc", "x"))["uses"][1] == {
        "from": "xa",
        "to": "dvc",
        "active_rate": 0.8,
    }
    assert [one["from"] for one in after(opened, "uses", ("xa", "dvc", ""))["uses"]] == ["g", "stc"]
    makers = after(opened, "makers", ("dn", "dvc", "VS"))
    assert "builds" not in makers
    assert makers["owns"] == [{"from": "dn", "to": "dvc"}]


def test_words_of_a_sheet_stand_for_the_first_letter(opened: Opened) -> None:
    for text in ("x", "✓", "có", "1"):
        assert after(opened, "answers", ("hop", "p2", text))["addresses"][-1] == {"from": "hop", "to": "p2"}


def test_the_row_of_a_group_sets_all_of_its_rows(opened: Opened) -> None:
    uses = after(opened, "uses", ("group:under.ub", "hop", "b"))["uses"]
    assert {one["from"] for one in uses if one["to"] == "hop" and one.get("mandatory")} == {
        "syt",
        "stc",
        "xa",
    }
    assert len([one for one in uses if one["to"] == "hop"]) == 3


def test_a_delegation_is_taken_where_there_is_one_and_asked_for_where_there_is_none(opened: Opened) -> None:
    without = after(opened, "leaders", ("gd", "p1", "c"))
    assert without["steers"] == [{"from": "gd", "to": "p1"}]
    sent = {"cells": [{"row": "ct", "column": "p1", "text": "tu"}]}
    answer = read(opened, "leaders", Wish(), sent)
    assert [one["text"] for one in answer["refused"]] == ["U"]


def test_what_cannot_stand_in_a_cell_is_refused(opened: Opened) -> None:
    def reason(slug: str, row: str, column: str, text: str) -> str:
        answer = read(opened, slug, Wish(), {"cells": [{"row": row, "column": column, "text": text}]})
        assert not answer["edits"]
        return str(answer["refused"][0]["reason"])

    assert reason("uses", "syt", "hop", "qq") == "Gõ một trong các chữ X, B, hoặc để trống."
    assert reason("uses", "nobody", "hop", "x") == "Hàng hoặc cột này không còn nữa."
    assert "chức vụ" in reason("leaders", "bcd", "p1", "đ")


def test_a_cell_in_full_tells_its_relations_and_what_is_typed_becomes_edits(opened: Opened) -> None:
    found = details(opened, "uses", "xa", "dvc")
    assert [(mark.letter, on) for mark, on in found.marks] == [("X", False), ("B", True)]
    entries = {entry.field.key: entry for entry in found.parts[0].entries}
    assert entries["active_rate"].typed == "80%"
    assert details(opened, "uses", "syt", "dvc").through == ("Khối sở",)
    assert details(opened, "uses", "stc", "dvc").needed
    answer = read_form(
        opened, {entries["active_rate"].name: "50", entries["hours_delta"].name: "ít", "row": "xa"}
    )
    assert [(edit["place"][-1], edit["now"]) for edit in answer["edits"]] == [("active_rate", 0.5)]
    assert [one["column"] for one in answer["refused"]] == ["hours_delta"]
