"""The desk: saves that lose nothing, undo that takes back one's own, restore that forgets nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rolemap.editing import ABSENT, Edit
from rolemap.errors import DefectsFound
from rolemap.services.maps.desk import Desk, EditsConflict, MapIdChanged, NothingToRedo, NothingToUndo
from rolemap.store import MapExists, Outdated, UnknownMap, open_store
from tests.conftest import load_text, sample

AN, BINH = "Nguyễn Văn An", "Trần Thị Bình"
SMALL = """
map: {id: so-do, title: {vi: Sơ đồ}, as_of: 2025-01-01, root: u, stage: running, levels: [province]}
organizations:
  - {id: u, name: Ủy ban, kind: committee, level: province, apparatus: true}
positions:
  - {id: head, name: Chủ tịch, organization: u, rank: head}
problems:
  - {id: p, name: Bài toán, owner: u, status: active, audience: [province]}
tools:
  - {id: t, name: Công cụ, kind: system, status: live, provision: built}
relations:
  addresses: [{from: t, to: p}]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    store = open_store(None, tmp_path)
    made = Desk(store)
    made.create(load_text(SMALL), AN)
    yield made
    store.close()


def name(of: str, was: Any, now: Any) -> Edit:
    return Edit(("tools", of, "name"), was, now)


SETS = Edit(("relations", "sets", "head>p"), ABSENT, {"from": "head", "to": "p"})


def test_a_map_is_kept_as_it_was_written(desk: Desk) -> None:
    desk.create(sample("thai-binh").map, AN)
    opened = desk.open("thai-binh")
    assert opened.title == "Thái Bình: sơ đồ vai trò mẫu (6/2022)"
    assert opened.content.map == sample("thai-binh").map
    assert opened.workspace.report.counts == {"error": 8, "warning": 10, "info": 0, "waived": 0}
    assert opened.revision.counts == opened.workspace.report.counts
    assert {row.id for row in desk.shelf()} == {"so-do", "thai-binh"}
    assert [row.id for row in desk.shelf("thai binh")] == ["thai-binh"]


def test_one_id_is_one_map(desk: Desk) -> None:
    with pytest.raises(MapExists):
        desk.create(load_text(SMALL), AN)
    with pytest.raises(UnknownMap):
        desk.open("khac")


def test_a_save_says_which_findings_it_closed_and_opened(desk: Desk) -> None:
    saved = desk.save("so-do", 1, [SETS], AN)
    assert saved.revision.number == 2
    assert "PA-01:p" in {finding.key for finding in saved.closed}
    back = desk.save("so-do", 2, [SETS.inverse()], AN)
    assert {finding.key for finding in back.opened} == {finding.key for finding in saved.closed}


def test_what_changes_nothing_makes_no_revision(desk: Desk) -> None:
    saved = desk.save("so-do", 1, [name("t", "Công cụ", "Công cụ")], AN)
    assert saved.revision.number == 1
    assert not saved.opened
    assert not saved.closed


def test_two_editors_of_different_fields_both_keep_theirs(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Cổng")], AN)
    saved = desk.save("so-do", 1, [Edit(("tools", "t", "status"), "live", "pilot")], BINH)
    assert saved.merged
    (tool,) = desk.open("so-do").document["tools"]
    assert (tool["name"], tool["status"]) == ("Cổng", "pilot")


def test_two_editors_of_one_field_are_asked(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Cổng")], AN)
    with pytest.raises(EditsConflict) as refused:
        desk.save("so-do", 1, [name("t", "Công cụ", "Trang")], BINH)
    (conflict,) = refused.value.conflicts
    assert conflict.theirs == "Cổng"
    assert refused.value.head.number == 2
    assert desk.open("so-do").revision.number == 2


def test_what_would_be_no_map_is_refused_and_nothing_is_kept(desk: Desk) -> None:
    with pytest.raises(DefectsFound) as refused:
        desk.save("so-do", 1, [Edit(("tools", "t", "status"), "live", "chạy")], AN)
    assert "chạy" in str(refused.value)
    assert desk.open("so-do").revision.number == 1


def test_undo_takes_back_ones_own_step_and_leaves_the_others(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Cổng")], AN)
    desk.save("so-do", 2, [Edit(("tools", "t", "status"), "live", "pilot")], BINH)
    undone = desk.undo("so-do", AN)
    assert (undone.revision.kind, undone.revision.undoes) == ("undo", 2)
    (tool,) = desk.open("so-do").document["tools"]
    assert (tool["name"], tool["status"]) == ("Công cụ", "pilot")
    with pytest.raises(NothingToUndo):
        desk.undo("so-do", AN)
    desk.redo("so-do", AN)
    assert desk.open("so-do").document["tools"][0]["name"] == "Cổng"
    with pytest.raises(NothingToRedo):
        desk.redo("so-do", AN)


def test_a_step_can_be_undone_and_redone_again_and_again(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Một")], AN)
    desk.save("so-do", 2, [name("t", "Một", "Hai")], AN)
    seen = []
    for step in (desk.undo, desk.undo, desk.redo, desk.undo, desk.redo, desk.redo, desk.undo):
        step("so-do", AN)
        seen.append(desk.open("so-do").document["tools"][0]["name"])
    assert seen == ["Một", "Công cụ", "Một", "Công cụ", "Một", "Hai", "Một"]


def test_a_new_step_ends_what_could_be_redone(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Một")], AN)
    desk.undo("so-do", AN)
    desk.save("so-do", 3, [name("t", "Công cụ", "Hai")], AN)
    assert desk.steps("so-do", AN) == ((4,), ())


def test_undo_of_what_others_wrote_over_is_a_conflict(desk: Desk) -> None:
    desk.save("so-do", 1, [name("t", "Công cụ", "Một")], AN)
    desk.save("so-do", 2, [name("t", "Một", "Hai")], BINH)
    with pytest.raises(EditsConflict):
        desk.undo("so-do", AN)


def test_restoring_keeps_what_came_after(desk: Desk) -> None:
    first = desk.open("so-do").document
    desk.save("so-do", 1, [name("t", "Công cụ", "Một"), SETS], AN)
    restored = desk.restore("so-do", 1, BINH, "Trở lại bản đầu")
    assert (restored.revision.number, restored.revision.kind) == (3, "restore")
    assert desk.open("so-do").document == first
    assert desk.open("so-do", 2).document["tools"][0]["name"] == "Một"
    assert [revision.number for revision in desk.revisions("so-do")] == [3, 2, 1]


def test_a_whole_document_replaces_only_the_newest_revision(desk: Desk) -> None:
    document = desk.open("so-do").document
    changed = document | {"tools": [document["tools"][0] | {"name": "Cổng"}]}
    assert desk.replace("so-do", 1, changed, AN).revision.number == 2
    with pytest.raises(Outdated):
        desk.replace("so-do", 1, document, BINH)
    with pytest.raises(MapIdChanged):
        desk.replace("so-do", 2, document | {"map": document["map"] | {"id": "khac"}}, BINH)


def test_another_date_is_another_report(desk: Desk) -> None:
    ends = Edit(("tools", "t", "valid_to"), ABSENT, "2025-06-01")
    desk.save("so-do", 1, [ends], AN)
    today, later = desk.open("so-do"), desk.open("so-do", as_of=date(2025, 7, 1))
    assert today.workspace.graph.is_active("t")
    assert not later.workspace.graph.is_active("t")


def test_the_bin_gives_back(desk: Desk) -> None:
    desk.remove("so-do")
    assert not desk.shelf()
    assert [row.id for row in desk.shelf(deleted=True)] == ["so-do"]
    desk.bring_back("so-do")
    assert [row.id for row in desk.shelf()] == ["so-do"]
