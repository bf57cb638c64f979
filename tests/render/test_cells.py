"""Narrow cells are told apart without colour, and their numbers can be read on every fill."""

from __future__ import annotations

import json

import pytest

from rolemap.render import render, writers
from rolemap.render.layout import Layout
from rolemap.render.paint import page_groups
from rolemap.render.shapes import Ellipse, Group, Rectangle, Stripes
from rolemap.views.diagram import Bar, Cell, Column, Grid, GridRow, LegendEntry
from tests.render.geometry import faults
from tests.render.pictures import BLOCK, ERROR, WAIVED

CELLS = {
    "full": Cell((), "full", (), (Bar("", 26, 26),)),
    "partial": Cell((), "partial", (ERROR,), (Bar("", 11_000, 11_099),)),
    "none": Cell(("chưa",), "none", (ERROR, WAIVED, ERROR, WAIVED)),
    "free": Cell((), "free"),
    "missing": Cell((), "missing"),
    "labelled": Cell((), "partial", (), (Bar("thiếu 1/5", 4, 5),)),
}


def narrow(theme: str = "print") -> Layout:
    """One cell of every state beside a label of several lines."""
    columns = (Column("Đơn vị", "users", 1, 90), *(Column(name, "problems", 1, 50) for name in CELLS))
    label = Cell(("UBND xã Đông; UBND xã Tây; UBND xã Nam; UBND xã Bắc; UBND xã Trung và 12 đơn vị khác",))
    legend = tuple(LegendEntry(f"cell:{state}", state) for state in CELLS if state != "labelled")
    return render(
        Grid("coverage", BLOCK, columns, (GridRow("r", (label, *CELLS.values())),), legend), theme=theme
    )


def parts_of(layout: Layout) -> dict[str, Group]:
    """By state the group that a cell is drawn as."""
    groups = [group for group in page_groups(layout, layout.pages[0]) if group.kind == "node"]
    return dict(zip(["label", *CELLS], groups, strict=True))


def signs_of(group: Group) -> set[str]:
    """What a group shows beside its ground, its border and its words."""
    found = set()
    frame, *others = group.parts
    assert isinstance(frame, Rectangle)
    if frame.dash:
        found.add("dashed")
    if any(isinstance(part, Stripes) for part in others):
        found.add("hatched")
    if any(isinstance(part, Ellipse) for part in others):
        found.add("dot")
    if any(isinstance(part, Rectangle) for part in others):
        found.add("bar")
    return found


@pytest.mark.parametrize("theme", ["screen", "print", "dark"])
def test_every_state_has_a_sign_of_its_own_in_every_theme(theme: str) -> None:
    layout = narrow(theme)
    drawn = parts_of(layout)
    assert {name: signs_of(drawn[name]) for name in CELLS} == {
        "full": set(), "partial": {"bar"}, "none": {"hatched"}, "free": {"dot"}, "missing": {"dashed"},
        "labelled": {"bar"},
    }  # fmt: skip
    solid, empty = drawn["full"].parts[0], drawn["free"].parts[0]
    assert isinstance(solid, Rectangle) and isinstance(empty, Rectangle)
    assert solid.fill != layout.theme.page == empty.fill, "full is solid, not asked is empty"
    assert faults(layout) == []


def test_words_stand_in_the_middle_beside_the_pattern() -> None:
    layout = narrow()
    boxes = dict(zip(["label", *CELLS], layout.pages[0].boxes, strict=True))
    for name in ("full", "none", "labelled"):
        area, parts = boxes[name].area, (*boxes[name].words, *boxes[name].marks)
        left = min(part.area.x for part in parts) - area.x
        assert left == pytest.approx(area.right - max(part.area.right for part in parts), abs=0.1)
    none = boxes["none"]
    stripes = next(part for part in parts_of(layout)["none"].parts if isinstance(part, Stripes))
    held = [*(line.area for line in none.words), *(mark.area for mark in none.marks)]
    left, right = min(area.x for area in held), max(area.right for area in held)
    assert stripes.lines
    assert all(
        max(x for x, _y in line) <= left or min(x for x, _y in line) >= right for line in stripes.lines
    )


def test_a_long_count_breaks_after_the_stroke_and_a_label_replaces_it() -> None:
    boxes = dict(zip(["label", *CELLS], narrow().pages[0].boxes, strict=True))
    assert [line.text for line in boxes["partial"].words] in (["11.000/", "11.099"], ["11.000/11.099"])
    assert [line.text for line in boxes["labelled"].words] == ["thiếu 1/5"]
    assert boxes["labelled"].gauges[0].share == 0.8


def test_the_legend_shows_each_state_as_it_is_drawn() -> None:
    layout = narrow()
    legend = next(group for group in page_groups(layout, layout.pages[0]) if group.kind == "legend")
    shown = {}
    for sign in legend.parts:
        assert isinstance(sign, Group)
        shown[sign.name.removeprefix("cell:")] = signs_of(sign)
    assert shown == {
        "full": set(), "partial": {"bar"}, "none": {"hatched"}, "free": {"dot"}, "missing": {"dashed"}
    }  # fmt: skip


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "drawio", "dot", "mmd", "json"])
def test_every_format_tells_the_counts(suffix: str) -> None:
    written = writers()[suffix](narrow())
    assert written
    if suffix in ("dot", "mmd"):
        text = written.decode("utf-8").replace("#47;", "/")
        assert "26/26" in text and "chưa" in text and "×" in text
    if suffix == "drawio":
        text = written.decode("utf-8")
        assert "26/26" in text and "patternFillRect" in text
    if suffix == "json":
        states = [box["status"] for box in json.loads(written)["pages"][0]["boxes"]]
        assert states == ["plain", "full", "partial", "none", "free", "missing", "partial"]


def test_a_narrow_cell_with_a_sign_and_a_badge_breaks_no_word_and_cuts_nothing() -> None:
    words = "Công cụ được cấp kinh phí chưa gắn với bài toán nào đang được triển khai tại đơn vị thụ hưởng"
    columns = (Column("Khoản", "problems", 1, 90), Column("Đúng giá", "default", 1, 88))
    row = GridRow("r", (Cell(("Khoản 1",)), Cell((words,), "missing", (ERROR,))))
    filler = tuple(Column(f"c{at}", "default", 1, 88) for at in range(6))
    layout = render(Grid("budget", BLOCK, (*columns, *filler), (row,), ()), theme="print", paper="A4")
    box = next(box for box in layout.pages[0].boxes if words in box.title)
    assert " ".join(line.text for line in box.words) == words
    assert not faults(layout)
