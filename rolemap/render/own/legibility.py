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
_ON_PAGE = frozenset({"default"})
"""Lanes that are no ground: nothing stands in them."""
_FAINT = frozenset({"cell", "free"})
"""Borders that say nothing: those of cells, which stand in rows, and of cells that are not asked for."""
_SIGNS = (
    "error", "warning", "info", "missing", "gauge", "gauge-full",
    "light-green", "light-amber", "light-red", "zone-edge",
)  # fmt: skip

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
    lanes = [role for role in data["lanes"] if role not in _ON_PAGE]
    open_grounds: list[Place] = [("page",), *(("lanes", role, "fill") for role in lanes)]
    boxes: list[Place] = [("boxes", role, "fill") for role in data["boxes"]]
    boxes += [("statuses", name, "fill") for name, style in data["statuses"].items() if "fill" in style]
    inks = [("inks", name) for name in ("text", "muted")]
    yield from _each(inks, [*open_grounds, *boxes, ("inks", "stripe")], TEXT)
    yield from _each([("lines", role, "ink") for role in data["lines"]], open_grounds, TEXT)
    for role in data["lanes"]:
        yield Pair(("lanes", role, "ink"), ("lanes", role, "fill"), TEXT)
        yield Pair(("inks", "inverse"), ("lanes", role, "stroke"), TEXT)
        yield Pair(("lanes", role, "stroke"), ("page",), SIGN)
    for name in data["marks"]:
        yield Pair(("marks", name, "ink"), ("marks", name, "fill"), TEXT)
    yield Pair(("inks", "missing"), ("statuses", "missing", "fill"), TEXT)
    yield Pair(("inks", "ribbon-text"), ("inks", "ribbon"), TEXT)
    yield Pair(("inks", "ribbon-edge"), ("page",), SIGN)
    strokes = [("boxes", role, "stroke") for role in data["boxes"] if role not in _FAINT]
    strokes += [
        ("statuses", name, "stroke")
        for name, style in data["statuses"].items()
        if "stroke" in style and name not in _FAINT
    ]
    strokes += [("marks", name, "stroke") for name in data["marks"]]
    yield from _each([*strokes, *(("inks", name) for name in _SIGNS)], open_grounds, SIGN)
    for name in ("gauge", "gauge-full"):
        yield Pair(("inks", name), ("inks", "gauge-ground"), SIGN)
    yield Pair(("marks", "waived", "hatch"), ("marks", "waived", "fill"), SIGN)


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
