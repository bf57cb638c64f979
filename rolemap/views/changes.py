"""Two versions in one picture: what was added, removed and changed, and what became of the findings.

The lanes are those of the main picture. What changed stands in it with a tag that says how, and with what
changed about it; its direct neighbours stand beside it, thin, and nothing else of the map does. Of one map
the picture compares the day of the last review on record with the map's own day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from rolemap.checks.comparing import FindingChanges
from rolemap.checks.evaluate import Report, evaluate
from rolemap.i18n import N_, day, domain, number
from rolemap.model import RoleGraph
from rolemap.model.change import Changes, counted
from rolemap.model.changes import changes as changes_between
from rolemap.views.badges import badges_of
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.changed.boxes import FOLDED, WHOLE, boxes, settings_node
from rolemap.views.changed.field_names import kind_name
from rolemap.views.changed.lines import lines
from rolemap.views.changed.scene import Scene
from rolemap.views.changed.table import table, with_badges
from rolemap.views.diagram import Badge, Diagram, Edge, Lane, LegendEntry, Node
from rolemap.views.legend import badge_legend, diagram_legend
from rolemap.views.standing import stand
from rolemap.views.table import not_on_it

_ = domain("views")

_TITLE = N_("Changes: what happened since the last review")
_COLUMNS = (("leaders", "settings"), ("problems", "watch", "builders"), ("tools",), ("users",))
_MAIN = ("sets", "addresses")


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The map on its day against itself on the day of the last review; without any, a year before."""
    reviewed = max((one.date for one in graph.reviews if one.date <= graph.as_of), default=None)
    before = reviewed or _year_before(graph.as_of)
    if reviewed:
        pattern = _("Since the last review, {old}, until {new}: {counts}")
    else:
        pattern = _("No review is on record; since a year before, {old}, until {new}: {counts}")
    return _picture(evaluate(RoleGraph(graph.map, before)), report, pattern, fold)


def compared(old: Report, new: Report, *, fold: bool = False) -> Diagram:
    """Two maps, or one at two dates; `fold` asks for fewer boxes."""
    if old.graph.map.version == new.graph.map.version:
        pattern = _("The same map on {old} and on {new}: {counts}")
    elif old.graph.info.id != new.graph.info.id:
        pattern = _("Two different maps, “{id}” of {old} and this one of {new}: {counts}")
    else:
        pattern = _("From the version {version} of {old} to this one of {new}: {counts}")
    return _picture(old, new, pattern, fold)


def _year_before(on: date) -> date:
    try:
        return on.replace(year=on.year - 1)
    except ValueError:  # 29 February, or the first year of the calendar
        return on.replace(year=on.year - 1, day=28) if on.year > 1 else on


def _picture(old: Report, new: Report, pattern: str, fold: bool) -> Diagram:
    changes = changes_between(old.graph, new.graph)
    findings = FindingChanges(old, new, changes.renamed)
    scene = Scene(changes, findings)
    made = boxes(scene, FOLDED if fold else WHOLE)
    nodes = [*made.nodes, *settings_node(scene)]
    edges = lines(scene, made)
    if not nodes:
        nodes.append(_nothing(old.graph, new.graph))
    problems = {node.id for node in nodes if node.role == "problem"}
    placed = with_badges(stand(nodes, edges, _COLUMNS, main=_MAIN, anchored=problems), edges, findings)
    badges = badges_of(placed.nodes, placed.edges)
    listed = table(findings, badges)
    subtitle = pattern.format(
        old=day(old.graph.as_of), new=day(new.graph.as_of), counts=_counts(changes),
        id=old.graph.info.id, version=old.graph.map.version,
    )  # fmt: skip
    return Diagram(
        view=VIEW.slug,
        block=replace(title_block(new.graph, new, subtitle), summary=_summary(findings)),
        lanes=_lanes(placed.nodes),
        nodes=placed.nodes,
        edges=placed.edges,
        legend=_legend(placed.nodes, placed.edges, [line.badge for line in listed]),
        findings=listed,
        unplaced=not_on_it(listed, badges),
    )


def _counts(changes: Changes) -> str:
    """Elements and relations together, by what became of them; what dates did is told apart from other changes."""
    found = counted((*changes.elements, *changes.relations))
    parts = (
        (found["added"], _("{n} added")),
        (found["removed"], _("{n} removed")),
        (found["changed"] - found["began"] - found["ended"], _("{n} changed")),
        (found["began"], _("{n} came into force")),
        (found["ended"], _("{n} ended")),
    )
    told = ", ".join(text.format(n=number(n)) for n, text in parts if n)
    return (
        _("{counts} (elements and relations)").format(counts=told)
        if told
        else _("nothing changed on the map")
    )


def _summary(findings: FindingChanges) -> str:
    found = findings.counts
    parts = (
        _("findings: {n} new").format(n=number(found["new"])),
        _("{n} fixed").format(n=number(found["fixed"])),
        _("{n} still open").format(n=number(found["open"])),
        _("{n} waived").format(n=number(found["waived"])),
    )
    return " · ".join(parts)


def _nothing(old: RoleGraph, new: RoleGraph) -> Node:
    """What stands there where nothing changed and no finding came or went."""
    title = _("Nothing has changed")
    if old.map.version == new.map.version and old.as_of == new.as_of:
        words = _("Both are the same map on the same day.")
    else:
        words = _("The same elements, relations and findings on {old} and on {new}.").format(
            old=day(old.as_of), new=day(new.as_of)
        )
    return Node("nothing", "problems", "problem", title, (words,), status="context")


def _lanes(nodes: Iterable[Node]) -> tuple[Lane, ...]:
    shown = list(nodes)
    money = any(node.role == "budget" for node in shown)
    if [node.id for node in shown] == ["nothing"]:
        return (Lane("problems", "problems", _("Changes")),)
    return (
        Lane("leaders", "leaders", _("1 · Problem setters"), _("the leaders")),
        Lane("settings", "documents", _("The map"), below=True),
        Lane("problems", "problems", _("Problems")),
        Lane("watch", "problems", _("Thresholds and reviews"), below=True),
        Lane("builders", "builders", _("2 · Tool builders"), _("and budgets") if money else "", below=True),
        Lane("tools", "tools", _("Tools")),
        Lane("users", "users", _("3 · Tool users"), _("the whole apparatus")),
    )


_CHANGES = (
    ("added", N_("new, or newly in force: box or line")),
    ("removed", N_("gone, or no longer in force")),
    ("changed", N_("changed, as the words say")),
    ("context", N_("as it was, for orientation")),
)


def _legend(nodes: Sequence[Node], edges: Sequence[Edge], badges: Sequence[Badge]) -> tuple[LegendEntry, ...]:
    """Tags and lines of changes, badges, then the sorts of lines."""
    words = {word for node in nodes for word in node.status.split()} | {edge.status for edge in edges}
    own = {f"edge:{kind}": kind_name(kind) for kind in ("uses", "delegates", "operates", "owns", "advises")}
    other = any(edge.role == "linked" for edge in edges)
    return (
        *(LegendEntry(f"change:{word}", _(text)) for word, text in _CHANGES if word in words),
        *_badge_legend(badges),
        *diagram_legend((), edges, (), own),
        *([LegendEntry("edge:linked", _("another relation"))] if other else []),
    )


def _badge_legend(badges: Sequence[Badge]) -> Iterator[LegendEntry]:
    yield from badge_legend(one for one in badges if one.status != "fixed")
    statuses = {one.status for one in badges}
    if "new" in statuses:
        yield LegendEntry("badge:new", _("new finding"))
    if "fixed" in statuses:
        yield LegendEntry("badge:fixed", _("fixed: number of the old map"))


VIEW = View(
    slug="changes",
    title=_TITLE,
    answers=N_("What happened since the last review"),
    build=build,
    compared=compared,
)
