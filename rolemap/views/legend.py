"""The legend of a picture: each sign that is in use on it, and no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolemap.checks.base import Severity
from rolemap.i18n import N_, domain
from rolemap.views.diagram import Badge, Edge, LegendEntry, Node

_ = domain("views")

_BADGES = {
    Severity.ERROR: N_("error: number of the finding in the table"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
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
    "missing": N_("lacks this role"),
}


def badge_legend(badges: Iterable[Badge]) -> Iterator[LegendEntry]:
    """The badges in use: error, warning, note, waived."""
    used = list(badges)
    for severity, text in _BADGES.items():
        if any(one.severity is severity and not one.waived for one in used):
            yield LegendEntry(f"badge:{severity.value}", _(text))
    if any(one.waived for one in used):
        yield LegendEntry("badge:waived", _("waived with a reason"))


def diagram_legend(
    nodes: Sequence[Node], edges: Sequence[Edge], badges: Iterable[Badge]
) -> tuple[LegendEntry, ...]:
    """The signs of a diagram: badges, ghosts, bars, then the lines in the order of the work."""
    entries = [*badge_legend(badges)]
    if any(node.role == "ghost" for node in nodes):
        entries.append(LegendEntry("node:ghost", _("missing role")))
    if any(node.bars for node in nodes):
        entries.append(LegendEntry("bar", _("units of a level that use it, of those that must")))
    roles = {edge.role for edge in edges}
    entries += (LegendEntry(f"edge:{role}", _(text)) for role, text in _EDGES.items() if role in roles)
    return tuple(entries)
