"""Themes are complete, can be read, and say nothing by colour alone."""

from __future__ import annotations

import itertools

import pytest

from rolemap.checks.base import Severity
from rolemap.errors import UnknownName
from rolemap.render.theme import Theme, slugs, theme

LANES = ("leaders", "problems", "builders", "tools", "users", "documents")
BOXES = ("leader", "problem", "builder", "tool", "units", "body", "document", "budget", "ghost", "cell")
LINES = (
    "sets", "steers", "chairs", "signs", "addresses", "builds", "operates", "funds", "uses", "delegates", "missing",
    "partial", "about",
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


def test_a_dark_theme_is_dark_throughout() -> None:
    dark = theme("dark")
    grounds = [
        dark.page,
        *(lane.fill for lane in dark.lanes.values()),
        *(box.fill for box in dark.boxes.values()),
    ]
    grounds += [line.ground for line in dark.lines.values() if line.head == "open"]
    assert max(map(_luminance, grounds)) < 0.05


def test_every_sign_stands_out_from_its_ground(each: Theme) -> None:
    """Three to one, as WCAG 2.2 asks of what is no text: borders, lines, badges, bars."""
    grounds = {each.page, *(lane.fill for lane in each.lanes.values())}
    boxes = [box for role, box in each.boxes.items() if role != "cell"]  # cells stand on the page, in no lane
    signs = [box.stroke for box in boxes] + [line.ink for line in each.lines.values()]
    signs += [mark.stroke for mark in each.marks.values()] + [lane.stroke for lane in each.lanes.values()]
    signs += [each.ink(name) for name in ("error", "warning", "info", "missing", "gauge", "gauge-full")]
    assert [pair for pair in itertools.product(signs, grounds) if _contrast(*pair) < 3.0] == []


@pytest.mark.parametrize("slug", ["screen", "dark"])
@pytest.mark.parametrize("eye", ["protan", "deutan"])
def test_lanes_look_different_to_colour_blind_eyes(slug: str, eye: str) -> None:
    """The least distance of two colours in RGB as that eye sees them (Viénot, Brettel and Mollon 1999)."""
    coloured = theme(slug)
    persons = [lane for lane in LANES if lane != "documents"]  # a lane of paper, by its boxes of paper
    seen = {lane: _seen(coloured.lane(lane).stroke, eye) for lane in persons}
    near = [
        (one, other)
        for one, other in itertools.combinations(seen, 2)
        if sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5 < 0.1
    ]
    assert near == []


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


_EYES = {
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}
"""What reaches an eye without long or middle cones, from linear RGB."""


def _seen(colour: str, eye: str) -> tuple[float, ...]:
    linear = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    mixed = [sum(a * b for a, b in zip(row, linear, strict=True)) for row in _EYES[eye]]
    return tuple(max(part, 0.0) ** (1 / 2.2) for part in mixed)
