"""Yearly reviews: what is due, what was decided, and a review written down with its decision in one save."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from rolemap.i18n import DEFAULT_LANGUAGE, day, domain, use
from rolemap.services.maps.brakes.figures import NotUnderstood, typed_day
from rolemap.services.maps.brakes.ids import fresh_id
from rolemap.services.maps.brakes.page import Named

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Edit
    from rolemap.model import RoleGraph
    from rolemap.services.checking import Workspace

_ = domain("services.brakes")

CHECK = "AW-04"
SECTIONS = ("problems", "tools", "bodies")
MOST_NAMES = 3
LONGEST_DECISION = 2000


@dataclass(frozen=True, slots=True)
class Due:
    """A problem or tool that must be reviewed every year."""

    what: Named
    section: str
    last: date | None
    """Its last review, or its start."""
    until: date | None
    finding: Finding | None
    """The finding of the check where it is overdue."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A review that the map holds."""

    id: str
    name: str
    date: date
    about: tuple[Named, ...]
    decided_by: tuple[Named, ...]
    decision: str
    later: bool
    """Whether it is dated after the day of the map and counts for nothing yet."""


def due(workspace: Workspace) -> tuple[Due, ...]:
    """Open problems and live tools of one's own, those that wait longest first, as the check asks for them."""
    graph = workspace.graph
    days = _days(workspace)
    overdue = {one.subjects[0]: one for one in workspace.report.findings if one.check == CHECK}
    asked = [(problem.id, "problems") for problem in graph.open_problems]
    asked += [(tool.id, "tools") for tool in graph.live_tools if tool.provision != "national"]
    found = [
        Due(Named(id, graph.name(id)), section, last, _until(last, days), overdue.get(id))
        for id, section in asked
        for last in (graph.last_review(id),)
    ]
    return tuple(sorted(found, key=lambda one: (one.finding is None, one.last or date.min, one.what.name)))


def recorded(workspace: Workspace) -> tuple[Recorded, ...]:
    """The reviews of the map, the latest first."""
    graph = workspace.graph
    found = [
        Recorded(
            review.id,
            graph.name(review.id),
            review.date,
            _named(graph, (one.target for one in graph.outgoing("about", review.id))),
            _named(graph, (one.source for one in graph.incoming("decides", review.id))),
            review.decision or "",
            review.date > graph.as_of,
        )
        for review in graph.reviews
    ]
    return tuple(sorted(found, key=lambda one: (one.date, one.id), reverse=True))


def deciders(workspace: Workspace) -> tuple[tuple[Named, bool], ...]:
    """The positions that may have decided, heads first, each with whether it is a head."""
    graph = workspace.graph
    found = [
        (Named(one.id, graph.name(one.id), graph.name(one.organization)), one.rank in ("head", "acting_head"))
        for one in graph.active_positions
    ]
    return tuple(sorted(found, key=lambda one: not one[1]))


def subjects(workspace: Workspace) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """What a review or a threshold may be about, by section."""
    graph = workspace.graph
    return tuple(
        (section, tuple(Named(one.id, graph.name(one.id)) for one in graph.map.sections[section]))
        for section in SECTIONS
    )


def suggestions() -> tuple[str, ...]:
    """The decisions that a review usually ends with."""
    return _("Go on"), _("Adjust"), _("Pause"), _("Stop")


def edits(
    workspace: Workspace,
    document: dict[str, Any],
    typed: Mapping[str, str],
    about: Sequence[str],
    decided_by: Sequence[str],
) -> tuple[tuple[Edit, ...], Mapping[str, str]]:
    """The edits that write a review down: the element and its relations, and what is wrong by field."""
    from rolemap.editing import ABSENT, Edit

    wrong: dict[str, str] = {}
    when: date | None = None
    try:
        when = typed_day(typed.get("date", ""))
    except NotUnderstood as mistake:
        wrong["date"] = str(mistake) if typed.get("date", "").strip() else _("Something is missing here.")
    about = tuple(id for id in dict.fromkeys(about) if id in workspace.graph)
    if not about:
        wrong["about"] = _("Choose what was reviewed.")
    decision = " ".join(typed.get("decision", "").split())[:LONGEST_DECISION]
    if not decision:
        wrong["decision"] = _("A review without a decision changes nothing: write what was decided.")
    if wrong or when is None:
        return (), wrong
    id = fresh_id(document, "reviews", about[0], str(when.year))
    name = " ".join(typed.get("name", "").split()) or _name(workspace.graph, about, when)
    record = {"id": id, "name": name, "date": when.isoformat(), "decision": decision}
    if note := typed.get("note", "").strip():
        record["note"] = note
    links = [("about", id, target) for target in about]
    links += [
        ("decides", position, id) for position in dict.fromkeys(decided_by) if position in workspace.graph
    ]
    return (
        Edit(("reviews", id), ABSENT, record),
        *(
            Edit(("relations", kind, f"{source}>{target}"), ABSENT, {"from": source, "to": target})
            for kind, source, target in links
        ),
    ), wrong


def _name(graph: RoleGraph, about: Sequence[str], when: date) -> str:
    """The name of a review that was given none; it is written into the map, so always in Vietnamese."""
    with use(DEFAULT_LANGUAGE):
        named = ", ".join(graph.element(id).name for id in about[:MOST_NAMES])
        pattern = (
            _("Review of {names}, {day}") if len(about) <= MOST_NAMES else _("Review of {names} …, {day}")
        )
        return pattern.format(names=named, day=day(when))


def _named(graph: RoleGraph, ids: Iterable[str]) -> tuple[Named, ...]:
    return tuple(Named(id, graph.name(id)) for id in dict.fromkeys(ids))


def _until(last: date | None, days: float | None) -> date | None:
    return None if last is None or days is None else last + timedelta(days=int(days))


def _days(workspace: Workspace) -> float | None:
    """How long after a review the next one is due on this map."""
    from rolemap.checks.catalogue import catalogue

    limit = catalogue()[CHECK].limits[0]
    return workspace.graph.profile.limits.get(CHECK, {}).get(limit.name, limit.default)
