"""The unit that a picture is about: what its parts share, and which unit needs a look first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.model import Organization, Position, Problem, RoleGraph
from rolemap.views.choice import Grades


@dataclass(frozen=True)
class Limits:
    """How many boxes of a sort a picture of one unit shows before it folds the rest."""

    posts: int
    delegations: int
    beside: int
    """Bodies, documents, thresholds, budgets: of each sort."""
    problems: int
    tools: int
    below: int
    others: int
    ghosts: int


WHOLE = Limits(posts=10, delegations=10, beside=5, problems=12, tools=14, below=5, others=6, ghosts=6)
FOLDED = Limits(posts=5, delegations=4, beside=2, problems=7, tools=9, below=3, others=3, ghosts=1)


@dataclass(frozen=True)
class Scope:
    """One unit, its map and findings, how far its picture goes, and how much it shows.

    `depth` counts from the unit: 1 has its posts, problems and tools, 2 what its posts do and who watches and
    pays, 3 who else sets its problems and builds its tools.
    """

    graph: RoleGraph
    report: Report
    organization: Organization
    grades: Grades
    limits: Limits
    depth: int

    @property
    def id(self) -> str:
        """The id of the unit."""
        return self.organization.id

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The posts that head it, those of other organizations too (head_also), in file order."""
        heads = self.graph.heads(self.id)
        return tuple(post.id for post in self.graph.positions if post.id in heads)

    @cached_property
    def posts(self) -> tuple[str, ...]:
        """Its heads and all its active posts, heads first, then deputies."""
        own = [post for post in self.graph.active_positions if post.organization == self.id]
        deputies = [post.id for post in own if post.rank == "deputy"]
        return tuple(dict.fromkeys((*self.heads, *deputies, *(post.id for post in own))))

    @cached_property
    def is_block(self) -> bool:
        """Whether it stands for several units."""
        return self.organization.size > 1


def unit_of(graph: RoleGraph, report: Report, element: str) -> str | None:
    """The unit that an element speaks of: itself, that of a post, the gravest of a group; None for any other."""
    section = graph.section_of(element)
    if section == "organizations":
        return element
    if section == "positions":
        return cast(Position, graph.element(element)).organization
    if section == "groups":
        return gravest(graph, report, graph.leaves(element).ids)
    return None


def gravest(graph: RoleGraph, report: Report, among: Iterable[str] | None = None) -> str | None:
    """The active unit with the gravest findings, the first of the file of equals; None where there is no unit.

    A finding speaks of a unit when it is about it, about one of its posts, a problem or a tool that it owns.
    """
    concerned: dict[str, dict[str, None]] = {}
    for subject in dict.fromkeys(name for finding in report.findings for name in finding.subjects):
        for unit in _units(graph, subject):
            concerned.setdefault(unit, {})[subject] = None
    grades = Grades(report)
    if among is not None:
        return min(among, key=lambda name: grades.of(*concerned.get(name, ())), default=None)
    units = [one.id for one in graph.active_organizations if one.id in concerned]
    if units:
        return min(units, key=lambda name: grades.of(*concerned[name]))
    root = graph.info.root
    return root if root in graph else None


def _units(graph: RoleGraph, subject: str) -> Iterator[str]:
    if subject not in graph:
        return
    section = graph.section_of(subject)
    if section == "organizations":
        yield subject
    elif section == "positions":
        yield cast(Position, graph.element(subject)).organization
    elif section == "problems":
        yield cast(Problem, graph.element(subject)).owner
    elif section == "tools":
        yield from (one.source for one in graph.incoming("owns", subject))
