"""RoleGraph: a role map at a date, and every question that two or more readers ask of it.

The typed, read-only face of one `networkx.MultiDiGraph` whose edge keys are relation kinds. Answers are
computed once and kept; how (columns, masks, dicts) is this folder's own business, so that a check stays a page
that asks and compares. The networkx graph itself is made when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast

import numpy as np

from rolemap import i18n
from rolemap.model import integration, quality
from rolemap.model.absence import Absences, Superiors
from rolemap.model.adjacency import Adjacency
from rolemap.model.elements import (
    Body,
    Budget,
    Document,
    Element,
    Group,
    Lasting,
    MapInfo,
    Organization,
    Position,
    Problem,
    Profile,
    Review,
    Threshold,
    Tool,
    Waiver,
)
from rolemap.model.hierarchy import Hierarchy
from rolemap.model.relations import Mask, Relation
from rolemap.model.role_map import RoleMap
from rolemap.model.units import Roster, Units
from rolemap.model.usage import Coverage, LevelCoverage, NetHours, Usage
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

if TYPE_CHECKING:
    import networkx

_Lasting = TypeVar("_Lasting", bound=Lasting)


class RoleGraph:
    """One role map as it stands on `as_of` (default: the map's own date).

    Unless a name says otherwise, every answer is about what is active on that date, in the words of
    checks.yaml, block conventions. Ids are text; an id that the map does not have raises KeyError.
    """

    def __init__(self, role_map: RoleMap, as_of: date | None = None) -> None:
        self.map = role_map
        self.info: MapInfo = role_map.info
        self.as_of: date = as_of or role_map.info.as_of
        self.profile: Profile = role_map.profile
        self.waivers: tuple[Waiver, ...] = role_map.waivers
        self._kinds: dict[str, Adjacency] = {}
        self._tools_of: dict[str, tuple[Tool, ...]] = {}
        self._coverage: dict[str, Coverage] = {}

    # Elements

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """All organizations, of any date."""
        return cast("tuple[Organization, ...]", self.map.sections["organizations"])

    @property
    def groups(self) -> tuple[Group, ...]:
        """All groups, of any date."""
        return cast("tuple[Group, ...]", self.map.sections["groups"])

    @property
    def positions(self) -> tuple[Position, ...]:
        """All positions, of any date."""
        return cast("tuple[Position, ...]", self.map.sections["positions"])

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All bodies, of any date."""
        return cast("tuple[Body, ...]", self.map.sections["bodies"])

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, of any status."""
        return cast("tuple[Problem, ...]", self.map.sections["problems"])

    @property
    def tools(self) -> tuple[Tool, ...]:
        """All tools, of any date and status."""
        return cast("tuple[Tool, ...]", self.map.sections["tools"])

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents."""
        return cast("tuple[Document, ...]", self.map.sections["documents"])

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """All thresholds."""
        return cast("tuple[Threshold, ...]", self.map.sections["thresholds"])

    @property
    def reviews(self) -> tuple[Review, ...]:
        """All reviews."""
        return cast("tuple[Review, ...]", self.map.sections["reviews"])

    @property
    def budgets(self) -> tuple[Budget, ...]:
        """All budgets."""
        return cast("tuple[Budget, ...]", self.map.sections["budgets"])

    def elements(self) -> tuple[Element, ...]:
        """All elements, section after section."""
        return self.map.elements

    def element(self, element_id: str) -> Element:
        """The element of that id."""
        return self.map.element(element_id)

    def __contains__(self, element_id: object) -> bool:
        return element_id in self.map.index

    def section_of(self, element_id: str) -> str:
        """The section in which the element stands, such as ``problems``."""
        place = self.map.index[element_id]
        for name in SECTIONS:
            place -= len(self.map.sections[name])
            if place < 0:
                return name
        raise KeyError(element_id)

    def name(self, element_id: str) -> str:
        """The element's name for the reader: in English its `name_en` where it has one."""
        element = self.map.element(element_id)
        return element.name_en if element.name_en and i18n.language() == "en" else element.name

    # Validity

    @cached_property
    def _active(self) -> Mask:
        on = self.as_of
        elements = self.map.elements
        return np.fromiter(
            (not isinstance(element, Lasting) or element.is_active(on) for element in elements),
            np.bool_,
            len(elements),
        )

    def is_active(self, element_id: str) -> bool:
        """Whether the element is active; those of sections without a period of validity always are."""
        return bool(self._active[self.map.index[element_id]])

    def _only_active(self, elements: Iterable[_Lasting]) -> tuple[_Lasting, ...]:
        return tuple(element for element in elements if element.is_active(self.as_of))

    @cached_property
    def active_organizations(self) -> tuple[Organization, ...]:
        """The active organizations."""
        return self._only_active(self.organizations)

    @cached_property
    def active_positions(self) -> tuple[Position, ...]:
        """The active positions."""
        return self._only_active(self.positions)

    @cached_property
    def active_bodies(self) -> tuple[Body, ...]:
        """The active bodies."""
        return self._only_active(self.bodies)

    @cached_property
    def active_tools(self) -> tuple[Tool, ...]:
        """The active tools, of any status."""
        return self._only_active(self.tools)

    @cached_property
    def tools_in_service(self) -> tuple[Tool, ...]:
        """Active tools with status planned, pilot or live."""
        return tuple(tool for tool in self.active_tools if tool.status in ("planned", "pilot", "live"))

    @cached_property
    def live_tools(self) -> tuple[Tool, ...]:
        """Active tools with status pilot or live."""
        return tuple(tool for tool in self.active_tools if tool.status in ("pilot", "live"))

    @cached_property
    def live_tool_ids(self) -> frozenset[str]:
        """The ids of the live tools."""
        return frozenset(tool.id for tool in self.live_tools)

    @cached_property
    def open_problems(self) -> tuple[Problem, ...]:
        """Problems with status approved or active."""
        return tuple(problem for problem in self.problems if problem.is_open)

    @cached_property
    def unclosed_problems(self) -> tuple[Problem, ...]:
        """Problems with a status other than closed."""
        return tuple(problem for problem in self.problems if problem.status != "closed")

    # Relations

    def _of_kind(self, kind: str) -> Adjacency:
        found = self._kinds.get(kind)
        if found is None:
            found = self._kinds[kind] = Adjacency(self.map, kind, self.as_of, self._active)
        return found

    def _all_kinds(self) -> Iterator[Adjacency]:
        return map(self._of_kind, RELATION_KINDS)

    def relations(self, kind: str) -> tuple[Relation, ...]:
        """The active relations of one kind, in file order."""
        return self._of_kind(kind).relations

    def relations_any_date(self, kind: str) -> tuple[Relation, ...]:
        """All relations of one kind, in file order."""
        table = self.map.relations[kind]
        return tuple(Relation(table, row) for row in range(len(table)))

    def relations_in_own_dates(self, kind: str) -> tuple[Relation, ...]:
        """The relations of one kind whose own dates contain the as-of date; their ends are not asked."""
        adjacency = self._of_kind(kind)
        return adjacency.rows(adjacency.own)

    def outgoing(self, kind: str, element_id: str) -> tuple[Relation, ...]:
        """The active relations of one kind that come from the element."""
        return self._of_kind(kind).outgoing(element_id)

    def incoming(self, kind: str, element_id: str) -> tuple[Relation, ...]:
        """The active relations of one kind that lead to the element."""
        return self._of_kind(kind).incoming(element_id)

    # Hierarchy and heads

    @cached_property
    def _roster(self) -> Roster:
        return Roster(self.organizations)

    @cached_property
    def _hierarchy(self) -> Hierarchy:
        return Hierarchy(self._roster, self.active_positions)

    def ancestors(self, organization_id: str) -> tuple[str, ...]:
        """anc(o): the organization itself and its parents up to the top, of any date."""
        return self._hierarchy.ancestors(organization_id)

    def is_ancestor(self, organization_id: str, of: str) -> bool:
        """Whether the organization is among anc(`of`), in which `of` itself counts."""
        return organization_id in self._hierarchy.ancestors(of)

    def heads(self, organization_id: str) -> frozenset[str]:
        """heads(o): its active head and acting head, and the active positions of its head_also."""
        return self._hierarchy.heads(organization_id)

    def head_set(self, organization_id: str) -> frozenset[str]:
        """HeadSet(o): the heads of the organization and of all its ancestors."""
        return self._hierarchy.head_set(organization_id)

    def is_head(self, position_id: str) -> bool:
        """Whether the position is in heads(o) for some organization o."""
        return position_id in self._hierarchy.all_heads

    # Tools and problems

    def tools_of(self, problem_id: str) -> tuple[Tool, ...]:
        """tools(p): the live tools with an active addresses relation to the problem, each once."""
        found = self._tools_of.get(problem_id)
        if found is None:
            names = dict.fromkeys(relation.source for relation in self.incoming("addresses", problem_id))
            found = tuple(cast(Tool, self.element(name)) for name in names if name in self.live_tool_ids)
            self._tools_of[problem_id] = found
        return found

    def problems_of(self, tool_id: str) -> tuple[Problem, ...]:
        """The problems to which an active addresses relation leads from the tool, each once."""
        names = dict.fromkeys(relation.target for relation in self.outgoing("addresses", tool_id))
        return tuple(cast(Problem, self.element(name)) for name in names)

    def about(self, element_id: str) -> tuple[Element, ...]:
        """The documents, reviews and thresholds with an active about relation to the element, each once."""
        names = dict.fromkeys(relation.source for relation in self.incoming("about", element_id))
        return tuple(map(self.element, names))

    def thresholds_of(self, element_id: str) -> tuple[Threshold, ...]:
        """The thresholds attached to the problem, tool or body."""
        return tuple(element for element in self.about(element_id) if isinstance(element, Threshold))

    def reviews_of(self, element_id: str) -> tuple[Review, ...]:
        """The reviews of the problem, tool or body, of any day."""
        return tuple(element for element in self.about(element_id) if isinstance(element, Review))

    def last_review(self, element_id: str) -> date | None:
        """The latest day, not after as_of, of its reviews; without one its `start`; None without either."""
        days = [review.date for review in self.reviews_of(element_id) if review.date <= self.as_of]
        if days:
            return max(days)
        element = self.element(element_id)
        return element.start if isinstance(element, Problem | Tool) else None

    # Use

    @cached_property
    def _usage(self) -> Usage:
        count = len(self.organizations)
        groups = {group.id: group for group in self.groups}
        return Usage(
            self._roster, self._active[:count], groups, self._hierarchy, self._of_kind("uses"), count
        )

    def _places(self, tools: Iterable[Tool]) -> Iterator[tuple[str, int]]:
        return ((tool.id, self.map.index[tool.id]) for tool in tools)

    def leaves(self, source_id: str) -> Units:
        """The organization itself, or the active members of the group, by list or by rule."""
        return self._usage.leaves(source_id)

    def users(self, tool_id: str) -> Units:
        """users(t): the leaf organizations of all active uses relations to the tool."""
        return self._usage.users(tool_id, self.map.index[tool_id])

    def uses_of(self, tool_id: str) -> tuple[Relation, ...]:
        """The active uses relations to the tool."""
        return self.incoming("uses", tool_id)

    def uses_reaching(self, organization_id: str, tool_id: str) -> tuple[Relation, ...]:
        """The active uses relations to the tool by the organization itself or by a group that it is in."""
        return self._usage.uses_reaching(organization_id, self.map.index[tool_id])

    def required(self, problem_id: str) -> Units:
        """Required(p): the active apparatus organizations that must use the answer to the problem."""
        return self.coverage(problem_id).required

    def problem_users(self, problem_id: str) -> Units:
        """The union of users(t) over tools(p)."""
        return self._usage.union(self._places(self.tools_of(problem_id)))

    def coverage(self, problem_id: str) -> Coverage:
        """Required(p) held against the users of tools(p), whole and level by level."""
        found = self._coverage.get(problem_id)
        if found is None:
            problem = cast(Problem, self.element(problem_id))
            found = self._coverage[problem_id] = self._usage.coverage(problem, self.problem_users(problem_id))
        return found

    def apparatus(self, level: str) -> Units:
        """The active apparatus organizations of one level under map.root."""
        return self._usage.apparatus(level, self.info.root)

    def apparatus_under(self, organization_id: str) -> Units:
        """The active apparatus organizations that have this one among their ancestors, itself included."""
        return self._usage.apparatus_under(organization_id)

    @cached_property
    def superiors(self) -> Superiors:
        """Under whom each organization stands, for pictures that fold the apparatus by district."""
        return Superiors(self._roster, self._hierarchy.parents)

    def absences(self, problem_ids: Iterable[str]) -> Absences:
        """Who is absent from which of the problems; those that no live tool answers are left out."""
        answered = [(name, self.coverage(name)) for name in problem_ids if self.tools_of(name)]
        return Absences(self._roster, self.superiors, answered)

    def tool_coverage(self, tool_id: str, level: str) -> LevelCoverage:
        """The users of one tool among the apparatus of one level."""
        tool = cast(Tool, self.element(tool_id))
        return self._usage.tool_coverage(tool, self.map.index[tool_id], level, self.info.root)

    def net_hours(self, problem_id: str) -> NetHours:
        """Hours a month that tools(p) add to or take from each organization."""
        return self._usage.net_hours(self._places(self.tools_of(problem_id)))

    @cached_property
    def all_hours(self) -> NetHours:
        """Hours a month that all live tools together add to or take from each organization."""
        return self._usage.net_hours(self._places(self.live_tools))

    def organization_hours(self, organization_id: str) -> float:
        """Hours a month over all live tools for one organization."""
        return self.all_hours.of(organization_id)

    def tool_counts(self) -> dict[str, int]:
        """How many live tools each organization uses; organizations that use none are left out."""
        return self._usage.tool_counts(self._places(self.live_tools))

    def uses_below_target(self, limits: Mapping[str, float | None]) -> dict[str, tuple[Relation, ...]]:
        """For each live tool, the mandatory uses below the highest limit of their leaves' levels (PA-07)."""
        found: dict[str, list[Relation]] = {}
        for relation in self._usage.below_target(limits):
            if relation.target in self.live_tool_ids:
                found.setdefault(relation.target, []).append(relation)
        return {tool: tuple(relations) for tool, relations in found.items()}

    # Tools as a network

    @cached_property
    def _components(self) -> tuple[frozenset[str], ...]:
        return integration.components(self.live_tools, self._of_kind("integrates"))

    def integration_components(self) -> tuple[frozenset[str], ...]:
        """The components of the live tools over active integrates relations, largest first."""
        return self._components

    @cached_property
    def _integrated(self) -> frozenset[tuple[str, str]]:
        return frozenset((relation.source, relation.target) for relation in self.relations("integrates"))

    def integrated_directly(self, one: str, other: str) -> bool:
        """Whether an active integrates relation leads from one tool to the other, in either direction."""
        return (one, other) in self._integrated or (other, one) in self._integrated

    def tool_pairs(
        self, entry_list: str, tools: Iterable[Tool]
    ) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Pairs of the tools with a common entry in ``capabilities`` or ``collects``: (id, id, entries)."""
        return integration.pairs_with_common(entry_list, tools)

    # The map itself

    def repeated_relations(self) -> Iterator[tuple[Relation, ...]]:
        """The relations of one kind and the same ends that stand more than once with a common day (MH-01)."""
        return quality.repeated(self._all_kinds())

    def self_relations(self) -> Iterator[Relation]:
        """Relations of any date from an element to itself."""
        return quality.self_pointing(self._all_kinds())

    def unsourced_relations(self) -> Iterator[Relation]:
        """Relations of any date that are said to be public and give no source (MH-05)."""
        return quality.unsourced(self._all_kinds())

    def orphans(self) -> Iterator[str]:
        """Active elements, no groups and no positions, that nothing refers to (MH-03)."""
        in_relations = quality.in_relations(self._all_kinds(), len(self.map.elements))
        alone = [
            element
            for element, related, active in zip(
                self.map.elements, in_relations.tolist(), self._active.tolist(), strict=True
            )
            if active and not related and not isinstance(element, Group | Position)
        ]
        if not alone:
            return
        named = quality.named_elements(self.map.elements) | {self.info.root}
        for group in self.groups:
            if group.by_rule:
                named.update(self.leaves(group.id).ids)
        yield from (element.id for element in alone if element.id not in named)

    def inactive_organizations_in_use(self) -> Mapping[str, tuple[Relation, ...]]:
        """Organizations that are not active, and the relations that still use them (MH-04)."""
        return quality.inactive_in_use(
            self.organizations, self._active, self._only_active(self.groups), self._all_kinds()
        )

    # The same as one networkx graph

    @cached_property
    def networkx(self) -> networkx.MultiDiGraph[Any]:
        """The whole map, of any date, as a frozen `networkx.MultiDiGraph`.

        A node is an element id with the attributes ``element`` and ``section``; an edge key is the relation
        kind (``kind#2`` for a second relation of the kind between the same ends), its data the own keys.
        """
        from rolemap.model.multigraph import multigraph

        return multigraph(self.map)
