"""Who does what: positions, bodies and organizations by level × problems and tools, at the date of the report.

An organization that only uses, or does not even use, has no row of its own where its level has many such: they are
counted in one row, so the matrix stays readable with hundreds of units.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from rolemap.export.sheets.letters import signs
from rolemap.files.plain import element_record
from rolemap.i18n import domain, number
from rolemap.views.words import first_upper, level_name
from rolemap.workbook.roles import ROLES, missing_roles

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import Organization, RoleGraph, Units

_ = domain("export.sheets")

FEW: Final = 10
"""So many units of a level that only use have rows of their own."""
_KINDS: Final = ("sets", "steers", "advises", "builds", "operates", "owns", "accepts")


@dataclass(frozen=True, slots=True)
class Head:
    """A column: a problem or a tool, the gaps it is the subject of, and the words for the roles that it lacks."""

    id: str
    name: str
    gaps: tuple[int, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in a cell."""

    text: str
    missing: bool = False
    """Whether it says that somebody is missing there."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row: a level as a title, an organization, a position or body of the one above, or counted units."""

    name: str
    kind: str
    """``level``, ``organization``, ``position`` (bodies too) or ``counted``."""
    marks: tuple[Mark | None, ...] = ()
    gaps: tuple[int, ...] = ()


class Matrix:
    """The matrix of one report, in the reader's language."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._graph: RoleGraph = report.graph
        self._parts = self._all_parts()

    @cached_property
    def problems(self) -> tuple[Head, ...]:
        """The columns of problems, in the order of the map."""
        return tuple(self._head("problems", problem.id) for problem in self._graph.problems)

    @cached_property
    def tools(self) -> tuple[Head, ...]:
        """The columns of tools."""
        return tuple(self._head("tools", tool.id) for tool in self._graph.active_tools)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows, level by level from the top down."""
        return tuple(line for level in self._levels() for line in self._level(level))

    def _head(self, section: str, element_id: str) -> Head:
        graph = self._graph
        record = element_record(section, graph.element(element_id))
        return Head(
            element_id,
            graph.name(element_id),
            self._gaps(element_id),
            missing_roles(section, record, self._ends),
        )

    @cached_property
    def _ends(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The elements at the ends of the relations that give roles, as of the date."""
        wanted = {(role.kind, role.end) for roles in ROLES.values() for role in roles}
        return {
            (kind, end): frozenset(
                one.target if end == "to" else one.source for one in self._graph.relations(kind)
            )
            for kind, end in wanted
        }

    def _gaps(self, element_id: str) -> tuple[int, ...]:
        return tuple(one.number for one in self._report.by_subject(element_id) if one.open)

    def _all_parts(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By who and in what: the parts other than use."""
        found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for kind in _KINDS:
            for one in self._graph.relations(kind):
                part = "accountable" if kind == "sets" and one.get("accountable") else kind
                found[one.source][one.target].add(part)
        for problem in self._graph.problems:
            found[problem.owner][problem.id].add("leads")
        return {who: {what: frozenset(parts) for what, parts in has.items()} for who, has in found.items()}

    def _levels(self) -> Iterable[str]:
        listed = self._graph.info.levels
        return dict.fromkeys((*listed, *(one.level for one in self._graph.active_organizations)))

    def _level(self, level: str) -> Iterator[Line]:
        units = [one for one in self._graph.active_organizations if one.level == level]
        inner = {one.id: list(self._inner(one.id)) for one in units}
        doing = [one for one in units if one.id in self._parts or inner[one.id]]
        known = {one.id for one in doing}
        others = [one for one in units if one.id not in known and self._takes_part(one)]
        if not doing and not others:
            return
        yield Line(first_upper(level_name(level)), "level")
        single = others if len(others) <= FEW else []
        shown = known | {one.id for one in single}
        for one in (one for one in units if one.id in shown):
            yield Line(self._titled(one), "organization", self._marks(one), self._gaps(one.id))
            yield from inner[one.id]
        if others and not single:
            yield self._counted(others)

    def _titled(self, one: Organization) -> str:
        name = self._graph.name(one.id)
        count = number(one.size)
        told = one.size == 1 or f"({count})" in name
        return name if told else _("{name} ({n} units)").format(name=name, n=count)

    def _takes_part(self, one: Organization) -> bool:
        return one.apparatus or any(one.id in users for users in self._users.values())

    def _inner(self, organization_id: str) -> Iterator[Line]:
        """The positions of an organization and the bodies for it, those that have a part."""
        for who in self._posts.get(organization_id, ()):
            if has := self._parts.get(who):
                marks = tuple(Mark(signs(has[what])) if what in has else None for what in self._columns)
                yield Line(self._graph.name(who), "position", marks, self._gaps(who))

    @cached_property
    def _posts(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for position in self._graph.active_positions:
            found[position.organization].append(position.id)
        for body in self._graph.active_bodies:
            found[body.scope].append(body.id)
        return found

    @cached_property
    def _columns(self) -> tuple[str, ...]:
        return tuple(head.id for head in (*self.problems, *self.tools))

    @cached_property
    def _users(self) -> Mapping[str, Units]:
        """Who uses each tool, and who uses a tool that answers each problem."""
        graph = self._graph
        return {
            **{problem.id: graph.problem_users(problem.id) for problem in graph.problems},
            **{tool.id: graph.users(tool.id) for tool in graph.active_tools},
        }

    @cached_property
    def _absent(self) -> Mapping[str, Units]:
        """Who must use the answer to each problem, and does not."""
        return {
            problem.id: self._graph.coverage(problem.id).missing for problem in self._graph.unclosed_problems
        }

    def _marks(self, one: Organization) -> tuple[Mark | None, ...]:
        return tuple(self._mark(one.id, what) for what in self._columns)

    def _mark(self, who: str, what: str) -> Mark | None:
        has = self._parts.get(who, {}).get(what, frozenset())
        if who in self._users[what]:
            has |= {"uses"}
        missing = who in self._absent.get(what, ())
        words = [signs(has)] * bool(has) + [_("absent")] * missing
        return Mark("\n".join(words), missing) if words else None

    def _counted(self, others: Sequence[Organization]) -> Line:
        """One row for many units: how many of those that must, or could, do use."""
        size = {one.id: one.size for one in others}
        name = _("Other units of this level ({n})").format(n=number(sum(size.values())))
        return Line(name, "counted", tuple(self._share(size, what) for what in self._columns))

    def _share(self, size: Mapping[str, int], what: str) -> Mark | None:
        def sum_of(units: Callable[[str], bool]) -> int:
            return sum(count for one, count in size.items() if units(one))

        used = sum_of(self._users[what].__contains__)
        if what in self._absent:
            required = sum_of(self._graph.required(what).__contains__)
            absent = sum_of(self._absent[what].__contains__)
            if required:
                counted = _("{used}/{of}").format(used=number(required - absent), of=number(required))
                return Mark(f"{signs(frozenset({'uses'}))} {counted}", absent > 0)
        if not used:
            return None
        counted = _("{used}/{of}").format(used=number(used), of=number(sum(size.values())))
        return Mark(f"{signs(frozenset({'uses'}))} {counted}")
