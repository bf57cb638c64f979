"""Edits as JSON: there and back, and nonsense refused."""

from __future__ import annotations

import json

import pytest

from rolemap.editing.edit import ABSENT, AFTER, Edit
from rolemap.editing.wire import from_json, to_json
from rolemap.errors import DefectsFound

EDITS = (
    Edit(("map", "title", "vi"), "Cũ", "Mới"),
    Edit(("tools", "t"), ABSENT, {"id": "t", "note": None}, "s"),
    Edit(("relations", "uses", "a>t", "active_rate"), 0.5, ABSENT),
    Edit(("tools", "t", AFTER), "s", ""),
    Edit(("profile", "limits", "AW-03", "warning"), ABSENT, 8),
    Edit(("waivers", "HD-08:d1"), ABSENT, {"check": "HD-08"}),
)


def test_what_is_sent_comes_back() -> None:
    assert from_json(json.loads(json.dumps(to_json(EDITS)))) == EDITS


def test_what_is_not_there_has_no_key() -> None:
    assert to_json(EDITS[2:3]) == [{"place": ["relations", "uses", "a>t", "active_rate"], "was": 0.5}]


@pytest.mark.parametrize(
    ("entry", "path"),
    [
        ("text", "edits[0]"),
        ({"now": 1}, "edits[0].place"),
        ({"place": []}, "edits[0].place"),
        ({"place": ["tools", 3]}, "edits[0].place"),
        ({"place": ["houses", "x"]}, "edits[0].place"),
        ({"place": ["relations", "likes", "a>b"]}, "edits[0].place"),
        ({"place": ["tools", "t", "colour"]}, "edits[0].place"),
        ({"place": ["tools", "t", "status", "x"]}, "edits[0].place"),
        ({"place": ["tools", AFTER], "was": "", "now": ""}, "edits[0].place"),
        ({"place": ["tools", "t", AFTER], "now": 3}, "edits[0]"),
        ({"place": ["tools", "t"], "after": 3}, "edits[0].after"),
        ({"place": ["tools", "t"], "then": 3}, "edits[0].then"),
    ],
)
def test_nonsense_is_refused_with_its_path(entry: object, path: str) -> None:
    with pytest.raises(DefectsFound) as refused:
        from_json([entry])
    assert [defect.path for defect in refused.value.defects] == [path]


def test_all_defects_are_told_at_once() -> None:
    with pytest.raises(DefectsFound) as refused:
        from_json([{"place": ["houses"]}, {"place": ["tools", "t"]}, 3])
    assert [defect.path for defect in refused.value.defects] == ["edits[0].place", "edits[2]"]


@pytest.mark.parametrize("data", [None, {}, "x"])
def test_edits_are_a_list(data: object) -> None:
    with pytest.raises(DefectsFound):
        from_json(data)


def test_a_field_that_a_form_has_emptied_is_not_there() -> None:
    emptied = from_json([{"place": ["tools", "t", "note"], "was": None, "now": ""}])
    assert emptied == (Edit(("tools", "t", "note"), ABSENT, ABSENT),)
    moved = from_json([{"place": ["tools", "t", AFTER], "was": "s", "now": ""}])
    assert moved == (Edit(("tools", "t", AFTER), "s", ""),)
