"""Removing and renaming an element: everything that names it goes, is cleared, or takes the new id."""

from __future__ import annotations

from functools import cache

import pytest

from rolemap.editing.applying import apply
from rolemap.editing.canonical import document_of
from rolemap.editing.edit import Document, Edit, inverse
from rolemap.editing.hanging import hanging, removal, renaming
from rolemap.editing.loading import admit
from rolemap.errors import DefectsFound
from tests.conftest import load_text, sample

TEXT = """
organizations:
- {id: tinh, name: UBND tỉnh, kind: committee, level: province}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: tinh, head_also: [pct]}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: so}
groups:
- {id: ds, name: Danh sách, members: [so]}
- {id: qt, name: Theo quy tắc, under: so, level: commune}
positions:
- {id: ct, name: Chủ tịch, organization: tinh, rank: head}
- {id: pct, name: Phó Chủ tịch, organization: tinh, rank: deputy}
- {id: gd, name: Giám đốc Sở, organization: so, rank: head}
bodies:
- {id: bcd, name: Ban Chỉ đạo, scope: tinh, standing_agency: so}
problems:
- {id: p, name: Thủ tục, owner: tinh, owner_scope: so, status: active}
documents:
- {id: qd, name: Quyết định, kind: plan}
thresholds:
- {id: nguong, name: Ngưỡng, metric: Tỷ lệ, must_stay: above, limit: 3, watcher: gd}
relations:
  sets:
  - {from: gd, to: p}
  - {from: ct, to: p, by_delegation: uq}
  advises:
  - {from: so, to: p}
  delegates:
  - {id: uq, from: ct, to: pct, scope: [signing]}
waivers:
- {check: HD-08, subjects: [qd], reason: Đã rà soát, approved_by: gd, until: 2023-01-01}
"""


@cache
def document() -> Document:
    return document_of(load_text(TEXT))


def test_what_hangs_on_an_organization() -> None:
    assert [(one.kind, one.label, one.fate) for one in hanging(document(), "so")] == [
        ("organizations", "UBND xã: đơn vị cấp trên", "cleared"),
        ("groups", "Theo quy tắc", "goes"),
        ("groups", "Danh sách: thành viên", "cleared"),
        ("positions", "Giám đốc Sở", "goes"),
        ("bodies", "Ban Chỉ đạo: cơ quan thường trực", "cleared"),
        ("problems", "Thủ tục: phạm vi phải tham gia", "cleared"),
        ("thresholds", "Ngưỡng: người theo dõi", "cleared"),
        ("sets", "Giám đốc Sở – đặt bài toán – Thủ tục", "goes"),
        ("advises", "Sở Y tế – tham mưu – Thủ tục", "goes"),
    ]


def test_a_delegation_that_goes_is_cleared_where_it_was_the_ground() -> None:
    assert [(one.place, one.fate) for one in hanging(document(), "pct")] == [
        (("organizations", "so", "head_also"), "cleared"),
        (("relations", "sets", "ct>p", "by_delegation"), "cleared"),
        (("relations", "delegates", "uq"), "goes"),
    ]


def test_a_delegation_is_named_by_its_ends() -> None:
    (label,) = [one.label for one in hanging(document(), "pct") if one.kind == "delegates"]
    assert label == "Chủ tịch – ủy quyền – Phó Chủ tịch"


def test_a_waiver_goes_with_its_subject() -> None:
    assert [one.place for one in hanging(document(), "qd")] == [("waivers", "HD-08:qd")]


def test_the_root_of_the_map_blocks() -> None:
    root = document()["map"]["root"]
    assert hanging(document(), root)[-1].fate == "blocks"


@pytest.mark.parametrize("one", ["so", "xa", "ds", "qt", "pct", "gd", "ct", "bcd", "p", "qd", "nguong"])
def test_what_is_left_is_a_whole_map_and_removing_can_be_taken_back(one: str) -> None:
    edits = removal(document(), one)
    left = apply(document(), edits)
    assert left.conflicts == ()
    assert one not in admit(left.document).map.index
    assert apply(left.document, inverse(edits)).document == document()


def test_every_element_of_a_sample_can_go_but_the_root() -> None:
    whole = document_of(sample("thai-binh").map)
    for element in sample("thai-binh").map.elements:
        left = apply(whole, removal(whole, element.id)).document
        if element.id == whole["map"]["root"]:
            with pytest.raises(DefectsFound):
                admit(left)
        else:
            admit(left)


@pytest.mark.parametrize("old", ["so", "gd", "p", "tinh", "qd", "uq", "pct"])
def test_a_renamed_element_is_named_so_everywhere(old: str) -> None:
    edits = renaming(document(), old, "moi")
    new = apply(document(), edits)
    assert new.conflicts == ()
    assert f'"{old}"' not in admit(new.document).text()
    assert apply(new.document, renaming(new.document, "moi", old)).document == document()


def test_nothing_hangs_on_what_is_not_there() -> None:
    assert (hanging(document(), "khong"), removal(document(), "khong")) == ((), ())
    assert renaming(document(), "khong", "co") == ()


def test_a_removal_of_one_place_is_one_edit() -> None:
    (edit,) = removal(document(), "nguong")
    assert edit == Edit(("thresholds", "nguong"), document()["thresholds"][0], edit.now, "")
