"""What has a place in a picture of changes: what changed, what its lines reach, and its neighbours for context.

An element is known by a key: its id in the new map, or "−" and its id in the old one where it is gone. An
organization may stand in several lanes, by what it does; every other element has the lane of its section.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from rolemap.checks.comparing import FindingChanges, Outcome
from rolemap.model import Element, Organization, Relation, RoleGraph
from rolemap.model.change import Changes, ElementChange, Fate, Force, RelationChange
from rolemap.views.choice import ASIDE

GONE = "−"
"""What begins the key of an element that is in the old map only."""
LANES: Mapping[str, str] = {
    "positions": "leaders",
    "bodies": "leaders",
    "documents": "leaders",
    "problems": "problems",
    "thresholds": "watch",
    "reviews": "watch",
    "tools": "tools",
    "budgets": "builders",
    "groups": "users",
}
_BUILDING = ("builds", "operates", "owns", "accepts", "appraises")
_BUILDERS = ("it_unit", "enterprise", "central")
"""Kinds of organization that stand among the builders where no line says otherwise."""
CONTEXT_KINDS = ("sets", "steers", "addresses", "builds", "delegates", "chairs", "signs", "about", "funds")
"""Relations that are drawn, thin, where they are as they were; use and the rest would cover the changes."""
_MOST_NEIGHBOURS = 2
"""So many neighbours of one kind an element brings with it."""


class Rank(IntEnum):
    """Why an element has a place; the lower, the surer it keeps it."""

    CHANGED = 0
    TOUCHED = 1
    """At the end of a line that changed, or what a finding is about that came or went."""
    CONTEXT = 2


Place = tuple[str, str]
"""A lane and a key."""


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A relation that came, went or changed, between two places; its ends are those of the relation."""

    kind: str
    source: Place
    target: Place
    status: str
    change: RelationChange


def status_of(change: ElementChange | RelationChange) -> str:
    """``added``, ``removed`` or ``changed``: what came into force counts as added, what ended as removed."""
    match change.force:
        case Force.BEGAN:
            return Fate.ADDED.value
        case Force.ENDED:
            return Fate.REMOVED.value
    return change.fate.value


class Scene:
    """The places of a picture of `changes`, each with its rank, and the lines between them that changed."""

    def __init__(self, changes: Changes, findings: FindingChanges) -> None:
        self.changes, self.findings = changes, findings
        self.by_key = {self._key_of(change): change for change in changes.elements}
        self.lines: tuple[ChangedLine, ...] = tuple(
            line for change in changes.relations for line in self._lines(change)
        )
        self.places: dict[Place, Rank] = {}
        self._lanes: dict[str, list[str]] = {}
        for line in self.lines:
            for place in (line.source, line.target):
                self._put(place, Rank.CHANGED if place[1] in self.by_key else Rank.TOUCHED)
        for key in self.by_key:
            self._put_all(key, Rank.CHANGED)
        for key in self._subjects():
            self._put_all(key, Rank.TOUCHED)
        for key in self._neighbours():
            self._put_all(key, Rank.CONTEXT)

    def _put(self, place: Place, rank: Rank) -> None:
        lane, key = place
        if place not in self.places:
            self._lanes.setdefault(key, []).append(lane)
        self.places[place] = min(rank, self.places.get(place, rank))

    def _put_all(self, key: str, rank: Rank) -> None:
        """Give an element a rank where it stands, or a place where it has none."""
        for lane in tuple(self._lanes.get(key, ())) or (self._usual_lane(key),):
            self._put((lane, key), rank)

    # Elements

    def _key_of(self, change: ElementChange) -> str:
        return change.new.id if change.new is not None else GONE + change.element.id

    def _key(self, element_id: str, graph: RoleGraph) -> str:
        """The key of an element that one of the graphs names by this id."""
        if graph is self.changes.new:
            return element_id
        new = self.changes.renamed.get(element_id, element_id)
        if new in self.changes.new and GONE + element_id not in self.by_key:
            return new
        return GONE + element_id

    def graph(self, key: str) -> RoleGraph:
        """The graph that knows the element: the new one where it can."""
        return self.changes.old if key.startswith(GONE) else self.changes.new

    def id(self, key: str) -> str:
        """The id of the element in that graph."""
        return key.removeprefix(GONE)

    def element(self, key: str) -> Element:
        """The element as it is now, or as it was last."""
        return self.graph(key).element(self.id(key))

    def section(self, key: str) -> str:
        """The section in which it stands."""
        return self.graph(key).section_of(self.id(key))

    def ids(self, key: str) -> tuple[str, ...]:
        """All ids of the element, in both maps."""
        name = self.id(key)
        return tuple(dict.fromkeys((name, self.changes.old_id(name))))

    def status(self, key: str) -> str:
        """What became of the element: ``added``, ``removed``, ``changed`` or ``context``."""
        change = self.by_key.get(key)
        return status_of(change) if change is not None else "context"

    def _usual_lane(self, key: str) -> str:
        section = self.section(key)
        if section != "organizations":
            return LANES[section]
        element = self.element(key)
        assert isinstance(element, Organization)
        return "builders" if element.kind in _BUILDERS else "users"

    # Lines

    def _lines(self, change: RelationChange) -> Iterator[ChangedLine]:
        """One line; two where the relation has another end now: that which went and that which came."""
        status = status_of(change)
        if change.fate is Fate.CHANGED and any(one.field in ("from", "to") for one in change.fields):
            assert change.old is not None and change.new is not None
            yield self._line(change, change.old, self.changes.old, Fate.REMOVED.value)
            yield self._line(change, change.new, self.changes.new, Fate.ADDED.value)
            return
        graph = self.changes.old if change.new is None else self.changes.new
        yield self._line(change, change.relation, graph, status)

    def _line(self, change: RelationChange, relation: Relation, graph: RoleGraph, status: str) -> ChangedLine:
        ends = (self._place(end, relation.kind, graph) for end in (relation.source, relation.target))
        source, target = ends
        return ChangedLine(relation.kind, source, target, status, change)

    def _place(self, element_id: str, kind: str, graph: RoleGraph) -> Place:
        key = self._key(element_id, graph)
        section = graph.section_of(element_id)
        if section != "organizations":
            return LANES[section], key
        lane = "builders" if kind in _BUILDING else "leaders" if kind == "advises" else "users"
        return lane, key

    def context_lines(self) -> Iterator[tuple[Relation, Place, Place, str]]:
        """The relations in force between places, that did not change themselves, with what their ends did to them."""
        old, new = self.changes.old, self.changes.new
        drawn = {
            relation.key
            for change in self.changes.relations
            for relation in (change.old, change.new)
            if relation is not None
        }
        for kind in CONTEXT_KINDS:
            was = {
                tuple(self._key(end, old) for end in (one.source, one.target)) for one in old.relations(kind)
            }
            seen: set[tuple[str, ...]] = set()
            for relation in new.relations(kind):
                ends: tuple[str, ...] = (relation.source, relation.target)
                seen.add(ends)
                if relation.key not in drawn:
                    yield from self._between(relation, new, "context" if ends in was else Fate.ADDED.value)
            for relation in old.relations(kind):
                ends = tuple(self._key(end, old) for end in (relation.source, relation.target))
                if relation.key not in drawn and ends not in seen:
                    yield from self._between(relation, old, Fate.REMOVED.value)

    def _between(
        self, relation: Relation, graph: RoleGraph, status: str
    ) -> Iterator[tuple[Relation, Place, Place, str]]:
        source, target = (
            self._place(end, relation.kind, graph) for end in (relation.source, relation.target)
        )
        if source in self.places and target in self.places:
            yield relation, source, target, status

    # Findings and neighbours

    def _subjects(self) -> Iterable[str]:
        for change in self.findings.all:
            if not change.stirred or change.figures_only or self.findings.new.group(change.finding) in ASIDE:
                continue
            graph = self.changes.old if change.outcome is Outcome.FIXED else self.changes.new
            yield from (self._key(subject, graph) for subject in change.finding.subjects)

    def _neighbours(self) -> Iterable[str]:
        """What stands beside what changed, a few of a kind; beside what else has a place, so that it is not alone."""
        joined = {place for line in self.lines for place in (line.source, line.target)}
        joined.update(place for _one, *ends, _status in self.context_lines() for place in ends)
        near: dict[str, None] = {}
        for place, rank in tuple(self.places.items()):
            lane, key = place
            if lane == "users" or (rank is not Rank.CHANGED and place in joined):
                continue
            found = list(self._beside(key))
            near.update(dict.fromkeys(found if rank is Rank.CHANGED else found[:1]))
        return near

    def _beside(self, key: str) -> Iterator[str]:
        graph, name = self.graph(key), self.id(key)
        for kind in CONTEXT_KINDS:
            others = [one.target for one in graph.outgoing(kind, name)]
            if kind != "about":  # a problem has its thresholds, which say nothing of what changed about it
                others += [one.source for one in graph.incoming(kind, name)]
            yield from (self._key(other, graph) for other in others[:_MOST_NEIGHBOURS])
