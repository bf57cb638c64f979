"""Whether a theme can be read: the contrast of every ink to every ground on which it may stand, and signs kept apart.

Only what a theme file sets is judged; the program's themes are measured by its tests.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product
from typing import Any, NamedTuple

from rolemap.files.faults import Fault, spell
from rolemap.i18n import domain, number
from rolemap.render.contrast import SIGN, TEXT, contrast, shade_for
from rolemap.render.own.merging import Place

_ = domain("render.own")

_DOT = 2.0
"""Dashes up to so many points look like dots."""
LEAST_APART = 0.4
"""Points by which two lines differ in width where dash and head are the same."""
_FAINT = frozenset({"cell", "free"})
"""Borders that only part one cell from the next (WCAG: decoration), in rows on the page and in no lane."""
_WITHOUT_BARS = frozenset({"head", "hub", "full"})
"""Boxes in which no coverage is shown."""
_GAUGES = ("gauge", "gauge-full")
_SIGNS = ("error", "warning", "info", "missing")

Data = Mapping[str, Any]


class Pair(NamedTuple):
    """An ink on a ground, each by its place in the theme, and the contrast that they need."""

    ink: Place
    ground: Place
    least: float


def faults(data: Data, origins: Mapping[Place, Place]) -> Iterator[Fault]:
    """What in a theme file makes a picture hard to read: `data` is the whole theme, `origins` what the file set."""
    yield from _too_faint(data, origins)
    yield from _same_lines(data, origins)
    marks = data["marks"]
    filled, outlined = ("marks", "error", "fill"), ("marks", "warning", "fill")
    setter = origins.get(filled) or origins.get(outlined)
    if setter and contrast(marks["error"]["fill"], marks["warning"]["fill"]) < SIGN:
        yield Fault(
            _(
                "An error's badge and a warning's are told apart by their ground, and these two are too much alike."
            ),
            _("Make the ground of the one dark and that of the other light."),
            setter,
        )


def pairs(data: Data) -> Iterator[Pair]:
    """Every ink on every ground where it can stand, and each sign on what it must stand out from."""
    opens: list[Place] = [("page",), *(("lanes", role, "fill") for role in data["lanes"])]
    boxes: list[Place] = [("boxes", role, "fill") for role in data["boxes"]]
    states: list[Place] = [(*name, "fill") for name in _states(data, "fill")]
    yield from _text_pairs(data, opens, [*boxes, *states])
    strokes: list[Place] = [("boxes", role, "stroke") for role in data["boxes"] if role not in _FAINT]
    strokes += [(*name, "stroke") for name in _states(data, "stroke") if name[1] not in _FAINT]
    strokes += [("marks", name, "stroke") for name in data["marks"]]
    strokes += [("inks", name) for name in _SIGNS]
    yield from _each(strokes, [*opens, *boxes, *states], SIGN)
    yield from _each([("lanes", role, "stroke") for role in data["lanes"]], [("page",)], SIGN)
    yield from _each([("lines", role, "ink") for role in data["lines"]], boxes, SIGN)
    barred = [place for place in (*boxes, *states) if place[1] not in _WITHOUT_BARS]
    yield from _each([("inks", name) for name in _GAUGES], [("inks", "gauge-ground"), *barred], SIGN)
    yield Pair(("marks", "waived", "hatch"), ("marks", "waived", "fill"), SIGN)
    yield Pair(("statuses", "free", "stroke"), ("statuses", "free", "fill"), SIGN)
    yield Pair(("inks", "ribbon-edge"), ("page",), SIGN)
    inks = data["inks"]
    lights = [("inks", name) for name in inks if name.startswith(("light-", "line-"))]
    yield from _each(lights, [("page",), *boxes, *states], SIGN)
    zones = [("inks", name) for name in inks if name.startswith("zone-") and name != "zone-edge"]
    yield from _each([("inks", "zone-edge")], [*zones, ("page",), ("boxes", "cell", "fill")], SIGN)


def _text_pairs(data: Data, opens: list[Place], boxes: list[Place]) -> Iterator[Pair]:
    inks: list[Place] = [("inks", "text"), ("inks", "muted")]
    yield from _each(inks, [*opens, *boxes, ("inks", "stripe")], TEXT)
    yield from _each([("lines", role, "ink") for role in data["lines"]], opens, TEXT)
    for role in data["lanes"]:
        yield Pair(("lanes", role, "ink"), ("lanes", role, "fill"), TEXT)
        yield Pair(("inks", "inverse"), ("lanes", role, "stroke"), TEXT)
    for name in data["marks"]:
        yield Pair(("marks", name, "ink"), ("marks", name, "fill"), TEXT)
    yield Pair(("inks", "missing"), ("statuses", "missing", "fill"), TEXT)
    yield Pair(("inks", "ribbon-text"), ("inks", "ribbon"), TEXT)
    yield Pair(("page",), ("inks", "text"), TEXT)  # what was added is said on a ground of ink


def _states(data: Data, key: str) -> Iterator[Place]:
    """The statuses that change the ground or the border of a box."""
    return (("statuses", name) for name, style in data["statuses"].items() if key in style)


def _each(inks: Iterable[Place], grounds: Iterable[Place], least: float) -> Iterator[Pair]:
    return (Pair(ink, ground, least) for ink, ground in product(inks, grounds))


def _too_faint(data: Data, origins: Mapping[Place, Place]) -> Iterator[Fault]:
    """One fault for each value of the file that fails: the pair in which it fails worst, and a shade for all."""
    of_value: dict[Place, list[tuple[Pair, bool]]] = {}
    for pair in pairs(data):
        for place, as_ink in ((pair.ink, True), (pair.ground, False)):
            if place in origins:
                of_value.setdefault(origins[place], []).append((pair, as_ink))
    for origin, listed in of_value.items():
        # A pair that fails is told of its ink; of its ground where the file does not set the ink.
        failing = [
            (found / pair.least, pair, as_ink)
            for pair, as_ink in listed
            if (found := _contrast(data, pair)) < pair.least and (as_ink or pair.ink not in origins)
        ]
        if failing:
            _share, pair, as_ink = min(failing)
            colour = _value(data, pair.ink if as_ink else pair.ground)
            others = [(_value(data, each.ground if ink else each.ink), each.least) for each, ink in listed]
            better = shade_for(colour, others)
            expected = (
                _("“{colour}” would do.").format(colour=better) if better else _("No shade of it would do.")
            )
            yield Fault(_sentence(data, origins, pair), expected, origin)


def _sentence(data: Data, origins: Mapping[Place, Place], pair: Pair) -> str:
    sentence = (
        _("{ink} ({one}) on {ground} ({other}) has a contrast of {found}:1; text needs {least}:1.")
        if pair.least == TEXT
        else _("{ink} ({one}) on {ground} ({other}) has a contrast of {found}:1; lines need {least}:1.")
    )
    return sentence.format(
        ink=spell(origins.get(pair.ink, pair.ink)),
        one=_value(data, pair.ink),
        ground=spell(origins.get(pair.ground, pair.ground)),
        other=_value(data, pair.ground),
        found=number(math.floor(_contrast(data, pair) * 100) / 100),
        least=number(pair.least),
    )


def _contrast(data: Data, pair: Pair) -> float:
    return contrast(_value(data, pair.ink), _value(data, pair.ground))


def _same_lines(data: Data, origins: Mapping[Place, Place]) -> Iterator[Fault]:
    for one, other in combinations(data["lines"], 2):
        a, b = data["lines"][one], data["lines"][other]
        setter = origins.get(("lines", one, "width")) or origins.get(("lines", other, "width"))
        if setter and (a["head"], _kind(a)) == (b["head"], _kind(b)):
            apart = abs(a.get("width", 1.0) - b.get("width", 1.0))
            if apart < LEAST_APART - 1e-9:
                yield Fault(
                    _("The lines “{one}” and “{other}” are told apart by their width, and differ by {apart} points.")
                    .format(one=one, other=other, apart=number(float(apart))),
                    _("Make one of them {least} points wider.").format(least=number(LEAST_APART)),
                    setter,
                )  # fmt: skip


def _kind(line: Mapping[str, Any]) -> str:
    """How the dash of a line looks: finer differences are lost on a photocopy."""
    dash = line.get("dash") or ()
    if not dash:
        return "through"
    return "mixed" if len(dash) > 2 else "dotted" if dash[0] <= _DOT else "dashed"


def _value(data: Data, place: Place) -> str:
    held: Any = data
    for key in place:
        held = held[key]
    return str(held)
