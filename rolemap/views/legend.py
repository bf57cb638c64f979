"""The legend of a picture: each sign that is in use on it, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from rolemap.checks.base import Severity
from rolemap.i18n import N_, domain
from rolemap.views.diagram import Badge, Cell, Edge, LegendEntry, Node

_ = domain("views")

_BADGES = {
    Severity.ERROR: N_("error: number of the finding in the table"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
}
_LIGHTS = {
    "red": N_("red: pause and look"),
    "amber": N_("amber: to be watched"),
    "green": N_("green: within the limits"),
    "unknown": N_("not measured"),
}
_EDGES = {
    "sets": N_("sets the problem"),
    "steers": N_("steers"),
    "chairs": N_("chairs"),
    "signs": N_("signs"),
    "about": N_("is about it"),
    "addresses": N_("is answered by"),
    "builds": N_("builds the tool"),
    "operates": N_("operates only"),
    "funds": N_("pays for"),
    "uses": N_("the whole level uses it"),
    "partial": N_("a part of the level uses it"),
    "delegates": N_("delegation, its content on the line"),
    "integrates": N_("connected with each other"),
    "duplicates": N_("the two do the same, as the words on the line say"),
    "owns": N_("is in charge of it"),
    "advises": N_("advises on it"),
    "asks": N_("must take part, and does"),
    "member": N_("belongs to the unit above it"),
    "missing": N_("lacks this role"),
}
_STATUSES = {
    "focus": N_("what the picture is about"),
    "head": N_("head of an organization"),
    "national": N_("national platform, not built here"),
    "unrecorded": N_("not recorded on the map"),
}

_OTHERS = {
    "badge:waived": N_("waived with a reason"),
    "node:ghost": N_("missing role"),
    "bar": N_("units of a level that use it, of those that must"),
}


def sign_words(sign: str) -> str:
    """What a sign means on every picture that shows it: ``badge:error``, ``light:red``, ``edge:delegates``, ``bar``.

    Raises KeyError for one that is no sign.
    """
    kind, _colon, name = sign.partition(":")
    if sign in _OTHERS:
        return _(_OTHERS[sign])
    if kind == "badge":
        return _(_BADGES[Severity(name)])
    return _({"light": _LIGHTS, "edge": _EDGES, "status": _STATUSES}[kind][name])


def badge_legend(badges: Iterable[Badge]) -> Iterator[LegendEntry]:
    """The badges in use: error, warning, note, waived."""
    used = list(badges)
    for severity, text in _BADGES.items():
        if any(one.severity is severity and not one.waived for one in used):
            yield LegendEntry(f"badge:{severity.value}", _(text))
    if any(one.waived for one in used):
        yield LegendEntry("badge:waived", sign_words("badge:waived"))


def chart_legend(cells: Sequence[Cell]) -> Iterator[LegendEntry]:
    """Lights, and the signs of dials and sparklines, the worst first."""
    lights = {cell.light for cell in cells}
    yield from (LegendEntry(f"light:{state}", _(text)) for state, text in _LIGHTS.items() if state in lights)
    dials = [cell.dial for cell in cells if cell.dial is not None]
    sparks = [cell.spark for cell in cells if cell.spark is not None]
    if dials or sparks:
        yield LegendEntry("chart:value", _("figure as of the map's date"))
    if any(dial.yellow for dial in dials) or any(spark.warn for spark in sparks):
        yield LegendEntry("chart:yellow", _("amber line: past it something is to be done"))
    if dials or sparks:
        yield LegendEntry("chart:red", _("red line, limit"))
        yield LegendEntry("chart:zones", _("good, amber and red part of the scale"))
    if any(len(spark.points) > 1 for spark in sparks):
        yield LegendEntry("chart:course", _("measurements over time"))
    if any(spark.ahead for spark in sparks):
        yield LegendEntry("chart:ahead", _("where the trend leads at this pace"))


def diagram_legend(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    badges: Iterable[Badge],
    own: Mapping[str, str] = MappingProxyType({}),
) -> tuple[LegendEntry, ...]:
    """The signs of a diagram: badges, ghosts, boxes of their own, bars, then the lines in the order of the work.

    `own` replaces the words of a sign by translated ones that fit the picture better.
    """
    entries = [*badge_legend(badges)]
    if any(node.role == "ghost" for node in nodes):
        entries.append(LegendEntry("node:ghost", sign_words("node:ghost")))
    words = {word for node in nodes for word in node.status.split()}
    entries += (LegendEntry(f"status:{word}", _(text)) for word, text in _STATUSES.items() if word in words)
    if any(node.bars for node in nodes):
        entries.append(LegendEntry("bar", sign_words("bar")))
    roles = {edge.role for edge in edges}
    entries += (LegendEntry(f"edge:{role}", _(text)) for role, text in _EDGES.items() if role in roles)
    return tuple(LegendEntry(one.sign, own.get(one.sign, one.text)) for one in entries)
