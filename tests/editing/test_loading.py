"""The gate after an edit: the same answer as the gate for the whole file, the same text, and places for forms."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolemap.brakes import MapRules
from rolemap.editing.applying import apply
from rolemap.editing.canonical import document_of
from rolemap.editing.edit import ABSENT, Document, Edit
from rolemap.editing.loading import Loaded, admit, stored
from rolemap.errors import DefectsFound
from rolemap.files import dumps, loads
from rolemap.model import Defect
from tests.conftest import load_text, sample

TEXT = """
organizations:
- {id: tinh, name: UBND tỉnh, kind: committee, level: province, apparatus: true}
- {id: so, name: Sở Y tế, kind: department, level: province, parent: tinh}
- {id: xa, name: UBND xã An Bình, kind: committee, level: commune, parent: tinh, valid_from: 2020-01-01}
groups:
- {id: khoi, name: Khối xã, members: [xa]}
positions:
- {id: ct, name: Chủ tịch, organization: tinh, rank: head}
problems:
- {id: p, name: Thủ tục, owner: tinh, status: active, audience: [commune], target: 80}
tools:
- {id: dvc, name: Cổng dịch vụ công, kind: system, status: live, provision: built}
- {id: hop, name: Họp trực tuyến, kind: system, status: live, provision: rented}
budgets:
- {id: kp, name: Kinh phí, form: other, period: "2022", evidence: {price: [Báo giá]},
   steps: [{step: submission, date: 2022-03-01}]}
relations:
  uses:
  - {from: xa, to: dvc, active_rate: 0.5}
  - {from: khoi, to: hop, mandatory: true}
  sets:
  - {from: ct, to: p, accountable: true}
"""


@cache
def base() -> Loaded:
    return admit(document_of(load_text(TEXT)))


def from_file(document: Document) -> Any:
    """What the gate of files says of the document: the map, or its defects without their lines."""
    try:
        return loads(json.dumps(document, ensure_ascii=False), "json", rules=MapRules())
    except DefectsFound as found:
        return sorted(map(_told, found.defects))


def after_edits(document: Document, previous: Loaded) -> Any:
    try:
        return admit(document, previous).map
    except DefectsFound as found:
        return sorted(map(_told, found.defects))


def _told(defect: Defect) -> tuple[str, ...]:
    return defect.path, defect.message, defect.expected.partition("The first one is at")[0], str(defect.id)


VALUES = st.sampled_from([ABSENT, None, "", "xa", "dvc", "2022-01-01", "2030-01-01", "live", "lvie", 0.5, 7, True, [],
                          ["xa"], ["gone"], {"price": ["1"]}])  # fmt: skip
PLACES = st.sampled_from(
    [
        ("organizations", "xa"), ("organizations", "xa", "parent"), ("organizations", "xa", "valid_to"),
        ("organizations", "so", "level"), ("organizations", "so", "size"), ("groups", "khoi", "members"),
        ("groups", "khoi", "under"), ("positions", "ct"), ("problems", "p", "target"), ("problems", "p", "audience"),
        ("tools", "dvc"), ("tools", "dvc", "status"), ("tools", "hop", "name"), ("tools", "hop", "id"),
        ("tools", "hop", "color"), ("budgets", "kp", "evidence"), ("budgets", "kp", "steps", "submission", "date"),
        ("relations", "uses", "xa>dvc"), ("relations", "uses", "xa>dvc", "active_rate"),
        ("relations", "uses", "khoi>hop", "to"), ("relations", "sets"), ("relations",), ("map", "root"),
        ("map", "levels"), ("tools",),
    ]
)  # fmt: skip


@given(st.lists(st.tuples(PLACES, VALUES), min_size=1, max_size=4))
def test_after_an_edit_the_gate_says_what_it_says_of_the_whole_file(edits: list[tuple[Any, Any]]) -> None:
    loaded = base()
    for place, value in edits:
        held = _at(loaded.document, place)
        document = apply(loaded.document, [Edit(place, held, value)]).document
        answer = after_edits(document, loaded)
        assert answer == from_file(document)
        if not isinstance(answer, list):
            loaded = admit(document, loaded)
            assert loaded.text() == dumps(loaded.map, "json")
            assert loaded.document == json.loads(loaded.text())


def _at(document: Document, place: tuple[str, ...]) -> Any:
    here: Any = document
    for part in place:
        if isinstance(here, list):
            here = next((one for one in here if part in (one.get("id"), one.get("step"), _ends(one))), ABSENT)
        else:
            here = here.get(part, ABSENT) if isinstance(here, dict) else ABSENT
    return here


def _ends(record: dict[str, Any]) -> str:
    return f"{record.get('from')}>{record.get('to')}"


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_the_samples_come_through_unchanged(name: str) -> None:
    role_map = sample(name).map
    loaded = admit(document_of(role_map))
    assert loaded.map == role_map
    assert loaded.text() == dumps(role_map, "json")
    again = stored(loaded.text())
    assert (again.document, again.map, again.text()) == (loaded.document, role_map, loaded.text())


def test_what_was_not_touched_is_not_made_again() -> None:
    edited = apply(base().document, [Edit(("tools", "dvc", "status"), "live", "retired")])
    after = admit(edited.document, base())
    assert after.map.relations["uses"] is base().map.relations["uses"]
    assert after.map.sections["organizations"] is base().map.sections["organizations"]
    assert after.map.element("hop") is base().map.element("hop")
    assert after.document["relations"]["uses"] is base().document["relations"]["uses"]


def test_a_document_is_kept_as_the_writer_writes_it() -> None:
    given = {
        "id": "ioc",
        "shared": False,
        "kind": "system",
        "name": "IOC",
        "status": "live",
        "provision": "built",
    }
    edited = apply(base().document, [Edit(("tools", "ioc"), ABSENT, given)])
    kept = admit(edited.document, base()).document["tools"][-1]
    assert list(kept.items()) == [
        ("id", "ioc"), ("name", "IOC"), ("kind", "system"), ("status", "live"), ("provision", "built"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "at", "place"),
    [
        (Edit(("tools", "hop", "status"), "live", "lvie"), ("tools", "hop", "status"), "Họp trực tuyến: trạng thái"),
        (Edit(("organizations", "xa", "parent"), "tinh", "gone"), ("organizations", "xa", "parent"),
         "UBND xã An Bình: đơn vị cấp trên"),
        (Edit(("relations", "uses", "xa>dvc", "active_rate"), 0.5, 5), ("relations", "uses", "xa>dvc", "active_rate"),
         "UBND xã An Bình – sử dụng – Cổng dịch vụ công: tỷ lệ sử dụng thường xuyên"),
        (Edit(("groups", "khoi", "members"), ["xa"], ["xa", "gone"]), ("groups", "khoi", "members"),
         "Khối xã: thành viên"),
        (Edit(("budgets", "kp", "steps", "submission", "date"), "2022-03-01", "mai"),
         ("budgets", "kp", "steps", "submission", "date"), "Kinh phí: các bước (trình): ngày"),
        (Edit(("map", "root"), "tinh", "gone"), ("map", "root"), "sơ đồ: cơ quan của sơ đồ"),
        (Edit(("profile", "severity", "HD-77"), ABSENT, "off"), ("profile", "severity", "HD-77"),
         "thiết lập của sơ đồ: mức của kiểm tra HD-77"),
    ],
)  # fmt: skip
def test_a_defect_names_its_place_for_a_form(edit: Edit, at: tuple[str, ...], place: str) -> None:
    applied = apply(base().document, [edit])
    assert applied.conflicts == ()
    with pytest.raises(DefectsFound) as refused:
        admit(applied.document, base())
    assert {(defect.at, defect.place) for defect in refused.value.defects} == {(at, place)}


def test_all_defects_of_an_edit_are_told_at_once() -> None:
    edits = [Edit(("tools", "dvc", "status"), "live", "x"), Edit(("tools", "hop", "provision"), "rented", "y"),
             Edit(("positions", "ct", "rank"), "head", ABSENT)]  # fmt: skip
    with pytest.raises(DefectsFound) as refused:
        admit(apply(base().document, edits).document, base())
    assert [defect.at for defect in refused.value.defects] == [
        ("positions", "ct", "rank"), ("tools", "dvc", "status"), ("tools", "hop", "provision"),
    ]  # fmt: skip
