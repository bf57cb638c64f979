"""What stands in the cells of a matrix: relations walked once, use through groups, what is needed and missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from rolemap.services.maps.matrices.kinds import BY_DELEGATION, Kind, Mark
from rolemap.services.maps.opening import Opened

if TYPE_CHECKING:
    from rolemap.model import Coverage, Relation


@dataclass(slots=True)
class Standing:
    """What stands between one row and one column."""

    relations: list[Relation] = field(default_factory=list)
    findings: list[int] = field(default_factory=list)

    @property
    def rate(self) -> float | None:
        """The share of active users, where one is recorded."""
        return next(
            (one.get("active_rate") for one in self.relations if one.get("active_rate") is not None), None
        )


class Cells:
    """The cells of one matrix at the date of the map; what is empty takes no room."""

    def __init__(self, opened: Opened, kind: Kind) -> None:
        self.kind = kind
        self._graph = opened.workspace.graph
        self._report = opened.workspace.report
        self._standing: dict[tuple[str, str], Standing] = defaultdict(Standing)
        for name in kind.kinds:
            for relation in self._graph.relations(name):
                self._standing[relation.source, relation.target].relations.append(relation)
        for finding in self._report.findings:
            if finding.open:
                for mark in finding.marks:
                    if mark.kind in kind.kinds:
                        self._note(mark.source, mark.target, finding.number)

    def _note(self, row: str, column: str, number: int) -> None:
        found = self._standing[row, column].findings
        if number not in found:
            found.append(number)

    def at(self, row: str, column: str) -> Standing | None:
        """What stands there; None for an empty cell."""
        return self._standing.get((row, column))

    def marks(self, standing: Standing) -> tuple[Mark, ...]:
        """The letters of a cell; that of a flag stands in the place of the plain one."""
        found = [mark for mark in self.kind.marks if any(map(mark_on(mark), standing.relations))]
        covered = {mark.kind for mark in found if mark.flag and not mark.beside}
        return tuple(mark for mark in found if mark.flag or mark.kind not in covered)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {one.id: at for at, one in enumerate(self._graph.map.sections[self.kind.columns])}

    @cached_property
    def _rows(self) -> dict[str, int]:
        """The place of every element that can be a row: organizations first, as masks of units have them."""
        others = (
            one
            for name in self.kind.rows
            if name != "organizations"
            for one in self._graph.map.sections[name]
        )
        return {one.id: at for at, one in enumerate((*self._graph.organizations, *others))}

    @cached_property
    def _sizes(self) -> Any:
        sizes = np.ones(len(self._rows), np.int64)
        sizes[: len(self._graph.organizations)] = [one.size for one in self._graph.organizations]
        return sizes

    def _nothing(self) -> Any:
        return np.zeros((len(self._rows), len(self._columns)), np.bool_)

    @cached_property
    def _reached(self) -> Any:
        """Which organization uses which tool through a group: one mask a relation of a group."""
        mask = self._nothing()
        if self.kind.slug == "uses":
            groups = {group.id for group in self._graph.groups}
            for relation in self._graph.relations("uses"):
                if relation.source in groups:
                    leaves = self._graph.leaves(relation.source).mask
                    mask[: len(leaves), self._columns[relation.target]] |= leaves
        return mask

    @cached_property
    def _held(self) -> Any:
        """Where a relation stands, own or through a group."""
        mask = self._reached.copy()
        for row, column in self.filled():
            mask[self._rows[row], self._columns[column]] = True
        return mask

    @cached_property
    def _asked(self) -> Any:
        """Which organization must use which tool: it must use the answer to a problem, and this is one."""
        return self._over_problems(lambda coverage: coverage.required.mask)

    @cached_property
    def _missing(self) -> Any:
        """Which organization must use one of the answers to a problem and uses none: all of them are marked."""
        return self._over_problems(lambda coverage: coverage.missing.mask)

    def _over_problems(self, units: Callable[[Coverage], Any]) -> Any:
        mask = self._nothing()
        if self.kind.slug == "uses":
            for problem in self._graph.unclosed_problems:
                found = units(self._graph.coverage(problem.id))
                for tool in self._graph.tools_of(problem.id):
                    mask[: len(found), self._columns[tool.id]] |= found
        return mask

    @cached_property
    def _leaders_wanted(self) -> set[tuple[str, str]]:
        """The heads of the owner of a problem that nobody has set."""
        if self.kind.slug != "leaders":
            return set()
        unset = [one for one in self._graph.open_problems if not self._graph.incoming("sets", one.id)]
        return {(head, one.id) for one in unset for head in self._graph.heads(one.owner)}

    def reached(self, row: str, column: str) -> bool:
        """Whether the row reaches the column through a group."""
        return row in self._rows and bool(self._reached[self._rows[row], self._columns[column]])

    def needed(self, row: str, column: str) -> bool:
        """Whether something must stand there and does not."""
        if (row, column) in self._leaders_wanted:
            return True
        return row in self._rows and bool(self._missing[self._rows[row], self._columns[column]])

    def needs(self, row: str) -> bool:
        """Whether something is missing anywhere in the row."""
        if any(wanted == row for wanted, _column in self._leaders_wanted):
            return True
        return row in self._rows and bool(self._missing[self._rows[row]].any())

    def groups_reaching(self, row: str, column: str) -> tuple[str, ...]:
        """The groups through which a unit uses a tool; none for a group itself."""
        unit = row in self._rows and self._graph.section_of(row) == "organizations"
        found = self._graph.uses_reaching(row, column) if unit else ()
        return tuple(one.source for one in found if one.source != row)

    def covered(self, rows: Sequence[str], columns: Sequence[str]) -> list[tuple[int, int]]:
        """For each column: how many units of `rows` hold something there, of those that are asked to, else of all."""
        places = np.fromiter((self._rows[row] for row in rows), np.int64, len(rows))
        across = np.fromiter((self._columns[column] for column in columns), np.int64, len(columns))
        cut = np.ix_(places, across)
        asked = self._asked[cut]
        among = asked | ~asked.any(axis=0)
        sizes = self._sizes[places]
        held = sizes @ (self._held[cut] & among)
        return list(zip(held.tolist(), (sizes @ among).tolist(), strict=True))

    def asks(self, column: str) -> bool:
        """Whether any unit is asked to hold something in the column."""
        return bool(self._asked[:, self._columns[column]].any())

    def filled(self) -> Iterable[tuple[str, str]]:
        """The cells in which relations stand."""
        return (place for place, standing in self._standing.items() if standing.relations)

    @cached_property
    def with_findings(self) -> set[str]:
        """The rows with a cell that a finding marks."""
        return {row for (row, _column), standing in self._standing.items() if standing.findings}


def mark_on(mark: Mark) -> Callable[[Relation], bool]:
    """The question whether a relation shows this letter."""
    if mark.flag == BY_DELEGATION:
        return lambda relation: relation.get(BY_DELEGATION) is not None
    return lambda relation: relation.kind == mark.kind and (not mark.flag or relation.get(mark.flag) is True)
