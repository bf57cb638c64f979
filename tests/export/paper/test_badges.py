"""Badges on paper are those of the pictures."""

from __future__ import annotations

import pytest

from rolemap.export.document import Mark
from rolemap.export.paper.badges import badge, name_of
from rolemap.render.theme import theme

PRINT = theme("print")


@pytest.mark.parametrize(("severity", "round_"), [("error", False), ("warning", False), ("info", True)])
def test_the_shape_tells_the_severity(severity: str, round_: bool) -> None:
    told = badge(Mark(7, severity), PRINT)
    style = PRINT.mark(severity, False)
    assert (told["round"], told["fill"], told["stroke"], told["ink"]) == (
        round_,
        style.fill,
        style.stroke,
        style.ink,
    )
    assert told["text"] == "7"
    assert told["hatch"] == []


def test_only_an_error_is_filled_with_ink() -> None:
    fills = {severity: badge(Mark(1, severity), PRINT)["fill"] for severity in ("error", "warning", "info")}
    assert fills["error"] not in (fills["warning"], fills["info"])


def test_a_waived_one_is_hatched_at_both_sides_of_its_number() -> None:
    told = badge(Mark(12, "error", waived=True), PRINT)
    left = [line for line in told["hatch"] if line[2] < told["x"]]
    right = [line for line in told["hatch"] if line[0] > told["x"]]
    assert left
    assert right
    assert told["hatch-ink"] == PRINT.mark("error", True).hatch
    assert told["width"] > badge(Mark(12, "error"), PRINT)["width"]


def test_a_number_stands_within_its_badge() -> None:
    told = badge(Mark(451, "warning"), PRINT)
    assert 0 < told["x"] < told["width"]
    assert 0 < told["y"] < told["height"]


def test_badges_that_look_different_have_different_names() -> None:
    marks = [Mark(1, "error"), Mark(2, "error"), Mark(1, "warning"), Mark(1, "error", waived=True)]
    assert len({name_of(mark) for mark in marks}) == 4
