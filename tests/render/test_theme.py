"""Themes are complete, can be read, and say nothing by colour alone."""

from __future__ import annotations

import itertools

import pytest

from rolemap.checks.base import Severity
from rolemap.errors import UnknownName
from rolemap.render.theme import Theme, slugs, theme

LANES = ("leaders", "problems", "builders", "tools", "users")
BOXES = ("leader", "problem", "builder", "tool", "units", "body", "document", "budget", "ghost", "cell")
LINES = (
    "sets", "steers", "chairs", "signs", "addresses", "builds", "operates", "funds", "uses", "delegates", "missing",
    "partial",
)  # fmt: skip


@pytest.fixture(params=slugs())
def each(request: pytest.FixtureRequest) -> Theme:
    """Every theme in turn."""
    return theme(request.param)


def test_there_is_a_theme_for_the_screen_and_one_for_black_and_white() -> None:
    assert {"screen", "print"} <= set(slugs())
    printed = theme("print")
    inks = {*printed.inks.values(), *(style.ink for style in printed.lines.values())}
    assert all(ink[1:3] == ink[3:5] == ink[5:7] for ink in inks), "greys only"


def test_a_theme_that_does_not_exist_is_named_with_its_likes() -> None:
    with pytest.raises(UnknownName, match="screen"):
        theme("sreen")


def test_every_role_has_its_own_style(each: Theme) -> None:
    assert set(LANES) <= each.lanes.keys()
    assert set(BOXES) <= each.boxes.keys()
    assert set(LINES) <= each.lines.keys()
    assert each.marks.keys() == {severity.value for severity in Severity} | {"waived"}


def test_no_two_lines_differ_by_colour_alone(each: Theme) -> None:
    for one, other in itertools.combinations(LINES, 2):
        a, b = each.line(one), each.line(other)
        assert (a.dash, a.head) != (b.dash, b.head) or abs(a.width - b.width) >= 0.4, (one, other)


def test_no_two_badges_differ_by_colour_alone(each: Theme) -> None:
    seen = {(mark.shape, _luminance(mark.fill) < 0.5, bool(mark.hatch)) for mark in each.marks.values()}
    assert len(seen) == len(each.marks)


def test_a_ghost_is_dashed_and_what_has_findings_is_thick(each: Theme) -> None:
    assert each.box("ghost").dash
    assert each.box("cell", "missing").dash
    solid = [each.box(role) for role in BOXES if role != "ghost"]
    assert all(not box.dash and box.width < each.sizes.thick / 1.5 for box in solid)


def test_all_text_has_a_contrast_of_four_and_a_half(each: Theme) -> None:
    grounds = {each.page, *(lane.fill for lane in each.lanes.values())}
    boxes = {each.box(role, status).fill for role in BOXES for status in ("", "head", "national", "missing")}
    pairs = [(each.ink(name), ground) for name in ("text", "muted") for ground in grounds | boxes]
    pairs += [(each.ink("missing"), each.box("cell", "missing").fill)]
    pairs += [(lane.ink, lane.fill) for lane in each.lanes.values()]
    pairs += [(each.ink("inverse"), lane.stroke) for lane in each.lanes.values()]
    pairs += [(line.ink, ground) for line in each.lines.values() for ground in grounds]
    pairs += [(mark.ink, mark.fill) for mark in each.marks.values()]
    pairs += [(each.ink("ribbon-text"), each.ink("ribbon"))]
    poor = [(ink, ground) for ink, ground in pairs if _contrast(ink, ground) < 4.5]
    assert poor == []


def _contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
