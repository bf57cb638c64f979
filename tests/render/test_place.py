"""An answer that cannot be trusted is an error with a sentence, never a traceback or half a picture."""

from __future__ import annotations

import json

import pytest

from rolemap.errors import EngineFailed
from rolemap.render.columns.place import placed
from rolemap.render.columns.plan import Plan, prepare
from rolemap.render.columns.source import layout_source
from rolemap.render.columns.stacks import Mould, complete
from rolemap.render.engine import run
from rolemap.render.theme import theme
from tests.render.pictures import rich


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The plan of a picture with every sign."""
    prepared = prepare(rich(), theme("screen").sizes)
    return complete(prepared, [Mould(prepared, at).column(150.0) for at in range(len(prepared.groups))])


def test_the_source_has_no_word_of_the_map_and_no_attribute_with_one(plan: Plan) -> None:
    source = layout_source(plan)
    assert source.isascii()
    for word in ("Chủ tịch", "vi-du", "ủy quyền", "UBND", "leaders"):
        assert word not in source
    for attribute in ("fontname", "URL", "image", "href", "tooltip", "shapefile"):
        assert attribute not in source


def test_boxes_come_back_in_their_size_and_order_and_lines_at_their_ports(plan: Plan) -> None:
    answer = placed(plan, run(layout_source(plan)))
    for at, each in enumerate(plan.columns):
        areas = [answer.slots[at, row] for row in range(len(each.slots))]
        assert [area.y for area in areas] == sorted(area.y for area in areas)
        for area, slot in zip(areas, each.slots, strict=True):
            assert area.height == pytest.approx(slot.room)
            assert area.width == pytest.approx(each.total, abs=0.01)
    drawn = {at for listed in plan.outs.values() for at in listed}
    assert answer.paths.keys() == drawn
    for path in answer.paths.values():
        assert len(path) % 3 == 1


@pytest.mark.parametrize(
    "answer",
    ["", "nothing", "{}", "[]", "null", '{"bb": "0,0,1,1", "objects": []}', '{"bb": "0,0,1", "objects": []}',
     '{"bb": 3, "objects": {}}'],
)  # fmt: skip
def test_an_answer_that_is_none_is_an_error(plan: Plan, answer: str) -> None:
    with pytest.raises(EngineFailed, match="kết quả"):
        placed(plan, answer)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data["objects"].pop(),
        lambda data: data["objects"][-1].update(pos="nan,1"),
        lambda data: data["objects"][-1].update(pos="1e999,1"),
        lambda data: data["objects"][-1].pop("height"),
        lambda data: data.pop("edges"),
        lambda data: [each.update(pos="1,2 3,4") for each in data["edges"]],
        lambda data: [each.update({"class": "e"}) for each in data["edges"]],
    ],
)
def test_a_spoilt_answer_is_an_error(plan: Plan, spoil) -> None:
    data = json.loads(run(layout_source(plan)))
    data["objects"] = [each for each in data["objects"] if each["name"].startswith("n")]
    spoil(data)
    with pytest.raises(EngineFailed, match="kết quả"):
        placed(plan, json.dumps(data))
