"""Themes are complete, can be read, and say nothing by colour alone."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest

from rolemap.checks.base import Severity
from rolemap.errors import UnknownName
from rolemap.render.theme import Theme, slugs, theme

LANES = ("leaders", "problems", "builders", "tools", "users", "documents")
BOXES = (
    "leader",
    "problem",
    "builder",
    "tool",
    "units",
    "body",
    "document",
    "budget",
    "ghost",
    "cell",
    "hub",
)
LINES = (
    "sets", "steers", "chairs", "signs", "addresses", "builds", "operates", "funds", "uses", "delegates", "missing",
    "partial", "about", "integrates", "duplicates", "owns", "advises", "asks", "member",
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
@pytest.mark.parametrize("eye", ["all", "protan", "deutan", "tritan"])
def test_lanes_look_different_to_colour_blind_eyes(slug: str, eye: str) -> None:
    """The least distance of two colours in CIELAB, as people without one kind of cones see them; 2 is just seen."""
    coloured = theme(slug)
    seen = {lane: _lab(coloured.lane(lane).stroke, eye) for lane in LANES}
    near = {
        (one, other): round(sum((a - b) ** 2 for a, b in zip(seen[one], seen[other], strict=True)) ** 0.5, 1)
        for one, other in itertools.combinations(seen, 2)
    }
    assert not {pair: distance for pair, distance in near.items() if distance < 12}


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
    "all": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What reaches an eye without one kind of cones, in linear RGB (Machado, Oliveira and Fernandes 2009, severity 1)."""
_XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)
"""From linear sRGB to XYZ as shares of its white."""


def _lab(colour: str, eye: str) -> tuple[float, float, float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    seen = [min(max(part, 0.0), 1.0) for part in _mixed(_EYES[eye], linear)]
    x, y, z = (
        part ** (1 / 3) if part > (6 / 29) ** 3 else part / (3 * (6 / 29) ** 2) + 4 / 29
        for part in _mixed(_XYZ, seen)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _mixed(rows: Sequence[Sequence[float]], parts: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, parts, strict=True)) for row in rows]
