"""Reads the engine's answer: where each slot stands and the path of each line, in points, y downwards."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import Any

from rolemap.errors import EngineFailed
from rolemap.i18n import domain
from rolemap.render.columns.plan import Plan
from rolemap.render.columns.source import POINTS_PER_INCH, blocks
from rolemap.render.layout import Area, Point

_ = domain("render")


@dataclass(frozen=True, slots=True)
class Placed:
    """The engine's answer: areas of slots by (column, row), paths of edges by number, and the size."""

    slots: dict[tuple[int, int], Area]
    paths: dict[int, tuple[Point, ...]]
    width: float
    height: float


def placed(plan: Plan, answer: str) -> Placed:
    """The answer as numbers; raises EngineFailed where a slot or a path is missing or is no number."""
    try:
        data = json.loads(answer)
        left, low, right, high = (float(part) for part in data["bb"].split(","))
        objects = {each["name"]: each for each in data["objects"] if "pos" in each}
        slots = {}
        for block in blocks(plan):
            area = _area(objects[block.name], left, high)
            for row, slot, top in block.slots:
                slots[block.column, row] = Area(area.x, area.y + top, area.width, float(slot.room))
        paths = {
            int(each["class"][1:]): _path(each["pos"], left, high)
            for each in data.get("edges", ())
            if "class" in each
        }
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as trouble:
        raise EngineFailed(
            _("its answer cannot be read ({reason})").format(reason=repr(trouble)[:120])
        ) from trouble
    drawn = {at for listed in plan.outs.values() for at in listed}
    if not drawn <= paths.keys():
        raise EngineFailed(_("its answer lacks {n} lines").format(n=len(drawn - paths.keys())))
    return Placed(slots, paths, right - left, high - low)


def _area(each: dict[str, Any], left: float, high: float) -> Area:
    x, y = (_number(part) for part in each["pos"].split(","))
    width, height = (_number(each[name]) * POINTS_PER_INCH for name in ("width", "height"))
    return Area(x - left - width / 2, high - y - height / 2, width, height)


def _path(pos: str, left: float, high: float) -> tuple[Point, ...]:
    points = []
    for part in pos.split():
        if part[:2] in ("s,", "e,"):
            continue
        x, y = (_number(number) for number in part.split(","))
        points.append((x - left, high - y))
    if len(points) < 4 or len(points) % 3 != 1:
        raise ValueError(pos[:60])
    return tuple(points)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
