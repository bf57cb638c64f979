"""The cells of the coverage: for some units and each problem, how many of those that it asks take part.

A problem that no live tool answers is struck out for whoever it asks, because there is nothing to use yet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number, percent
from rolemap.model import Absences, Alike, RoleGraph, Units
from rolemap.views.badges import badge
from rolemap.views.choice import ASIDE, Choice
from rolemap.views.diagram import Badge, Bar, Cell, Column, GridRow
from rolemap.views.words import problem_status

_ = domain("views")

LEAST_LABEL, LEAST_COUNT = 170.0, 52.0
"""Least widths in points of the first column and of those with counts, at full size."""
_LEAST_TOTAL = 70.0
_ON_PROBLEM = ("AW-02", "PA-02")
_ON_TOOL = ("PA-04", "PA-07")
_WHOLE, _LEVEL, LITTLE_USED = "PA-05", "PA-06", "PA-07"
_MOST_BADGES = 6
_COUNTED = 2
"""The place of the first problem in a row: after the unit and what it takes part in together."""

OnCell = Mapping[str, tuple[Badge, ...]]
"""By problem the badges that stand in its cell of one row."""
NO_BADGES: OnCell = {}


class Presence:
    """Makes the columns and rows of the coverage of `problems`, the folded of which share one column."""

    def __init__(self, graph: RoleGraph, report: Report, problems: Choice) -> None:
        self.graph, self.report, self.problems = graph, report, problems
        self._answered = {name: bool(graph.tools_of(name)) for name in (*problems.shown, *problems.folded)}
        self._on_paper: dict[str, Sequence[tuple[float, Units]]] = {}
        self.absences: Absences = graph.absences(self._answered)

    def columns(self) -> tuple[Column, ...]:
        """The unit, whether it takes part in all, then each problem with the findings about its use."""
        found = [
            Column(_("Units of the apparatus"), "users", 2.6, LEAST_LABEL),
            Column(_("Take part in all problems"), "users", 1.0, _LEAST_TOTAL),
            *(self.problem_column(name) for name in self.problems.shown),
        ]
        if folded := len(self.problems.folded):
            title = _.n("… and {n} other problem", "… and {n} other problems", folded)
            found.append(
                Column(title.format(n=number(folded)), "problems", 1.0, LEAST_COUNT, stands_for=folded)
            )
        return tuple(found)

    def problem_column(self, problem: str) -> Column:
        """The column of one problem, with the findings about its use and its tools."""
        status = next(problem_status(one.status) for one in self.graph.problems if one.id == problem)
        name = self.graph.name(problem)
        title = _("{title} ({mark})").format(title=name, mark=status) if status else name
        return Column(title, "problems", 1.0, LEAST_COUNT, self._of_problem(problem), (problem,))

    def _of_problem(self, problem: str) -> tuple[Badge, ...]:
        tools = dict.fromkeys(relation.source for relation in self.graph.incoming("addresses", problem))
        findings = {
            finding.key: badge(finding)
            for subject, checks in ((problem, _ON_PROBLEM), *((tool, _ON_TOOL) for tool in tools))
            for finding in self.report.by_subject(subject)
            if finding.check in checks
        }
        return _by_number(findings.values())

    def of_whole(self) -> OnCell:
        """The findings that the apparatus is not covered, by problem."""
        return self._about(_WHOLE, self.problems.shown)

    def of_level(self, level: str) -> OnCell:
        """The findings that a level takes no part, where it is this level, by problem."""
        left_out = [
            name
            for name in self.problems.shown
            for one in self.graph.coverage(name).levels
            if one.level == level and not one.covered
        ]
        return self._about(_LEVEL, left_out)

    def told(self, rows: Sequence[GridRow], level: str) -> list[GridRow]:
        """The rows of a level with what is found about each problem on the first cell that units are absent from."""
        left_out = self.of_level(level)
        told = list(rows)
        for place, problem in enumerate(self.problems.shown, start=_COUNTED):
            found = (*left_out.get(problem, ()), *self._about(_WHOLE, [problem]).get(problem, ()))
            absent = (at for at, row in enumerate(told) if _is_absent(row, place))
            if found and (at := next(absent, None)) is not None:
                told[at] = _with_badges(told[at], place, found)
        return told

    def _about(self, check: str, problems: Iterable[str]) -> OnCell:
        found = {
            name: tuple(badge(one) for one in self.report.by_subject(name) if one.check == check)
            for name in problems
        }
        return {name: badges for name, badges in found.items() if badges}

    def of_units(self, units: Sequence[str]) -> tuple[Badge, ...]:
        """The findings about these units, not those about the drawing; the first few where there are many."""
        found = {
            finding.key: badge(finding)
            for name in units
            for finding in self.report.by_subject(name)
            if self.report.group(finding) not in ASIDE
        }
        return _by_number(found.values())[:_MOST_BADGES]

    def row(
        self, id: str, label: Cell, units: Units, *, depth: int, heading: bool = False, on: OnCell = NO_BADGES
    ) -> GridRow:
        """The row of a group: how many of its units take part, problem by problem."""
        cells = (label, *self.totals(units), *self.cells(units, on))
        return GridRow(id, cells, depth=depth, heading=heading)

    def alike(self, id: str, label: Cell, alike: Alike, *, depth: int) -> GridRow:
        """The row of units that are absent from the same problems: yes or no for each."""
        cells = (label, *self.totals_alike(alike), *self.cells(alike.units, NO_BADGES))
        return GridRow(id, cells, depth=depth)

    def together(self, units: Units) -> Units:
        """Those of the units that may share a row where units are listed one by one: none of them."""
        return units - units

    def totals(self, units: Units) -> Iterator[Cell]:
        """How many of the units take part in all that asks them."""
        yield counted((self.absences.complete & units).size, (self.absences.asked & units).size)

    def totals_alike(self, alike: Alike) -> Iterator[Cell]:
        """What units that are alike lack of what asks them."""
        asked = sum(
            answered and bool(self.graph.coverage(name).required & alike.units)
            for name, answered in self._answered.items()
        )
        absent = len(alike.absent)
        if not absent:
            yield _yes() if asked else Cell((), "free")
            return
        words = _("lacks {n} of {all} problems").format(n=number(absent), all=number(asked))
        state = "none" if absent == asked else "partial"
        yield Cell((), state, bars=(Bar(words, asked - absent, asked),))

    def cells(self, units: Units, on: OnCell) -> Iterator[Cell]:
        """A cell for each problem, with the badges that stand `on` it, and one for the folded problems."""
        for name in self.problems.shown:
            yield self.cell(name, units, on.get(name, ()))
        if self.problems.folded:
            yield self._folded(units)

    def cell(self, problem: str, units: Units, badges: tuple[Badge, ...] = ()) -> Cell:
        """Those of the units that the problem asks, filled by use."""
        coverage = self.graph.coverage(problem)
        required = coverage.required & units
        if not required:
            return Cell((), "missing" if badges else "free", badges)
        if not self._answered[problem]:
            return Cell((), "missing", badges)
        rate = self._rate(problem, required & coverage.covered)
        if rate is not None:
            return _on_paper((required & coverage.covered).size, required.size, rate, badges)
        if len(required) == 1 and required.size == 1:
            return _yes(badges) if required & coverage.covered else _no(badges)
        return counted((required & coverage.covered).size, required.size, badges)

    def _rate(self, problem: str, units: Units) -> float | None:
        """The lowest rate at which some of the units use a tool that they must use more; None where none is said."""
        return next((rate for rate, users in self._used_on_paper(problem) if users & units), None)

    def _used_on_paper(self, problem: str) -> Sequence[tuple[float, Units]]:
        """Uses below their target, the lowest rate first, as far as the finding on a tool marks them."""
        if problem not in self._on_paper:
            tools = {relation.source for relation in self.graph.incoming("addresses", problem)}
            marked = {
                mark.key
                for tool in tools
                for finding in self.report.by_subject(tool)
                if finding.check == LITTLE_USED
                for mark in finding.marks
            }
            uses = (use for tool in tools for use in self.graph.incoming("uses", tool) if use.key in marked)
            found = [(float(use.get("active_rate")), self.graph.leaves(use.source)) for use in uses]
            self._on_paper[problem] = sorted(found, key=itemgetter(0))
        return self._on_paper[problem]

    def _folded(self, units: Units) -> Cell:
        """The share of all folded problems together, those apart that nothing answers."""
        done = total = 0
        for name in self.problems.folded:
            coverage = self.graph.coverage(name)
            if self._answered[name]:
                done += (coverage.covered & units).size
                total += (coverage.required & units).size
        if not total:
            return Cell((), "free")
        return Cell((), state_of(done, total), bars=(Bar(percent(done / total), done, total),))


def state_of(done: int, total: int) -> str:
    """How a cell with that count is filled."""
    return "full" if done == total else "partial" if done else "none"


def counted(done: int, total: int, badges: tuple[Badge, ...] = ()) -> Cell:
    """The cell of a count, free where there is nobody to count."""
    if not total:
        return Cell((), "free", badges)
    return Cell((), state_of(done, total), badges, (Bar("", done, total),))


def _on_paper(done: int, total: int, rate: float, badges: tuple[Badge, ...]) -> Cell:
    """The cell of units that take part, but some of them less than they must: with the lowest rate."""
    count = _("{done}/{total}").format(done=number(done), total=number(total)) if total > 1 else _("yes")
    words = _("{count} · used {rate}").format(count=count, rate=percent(rate))
    bar = Bar(words, done, total) if done < total else Bar(words, round(100 * rate), 100)
    return Cell((), "partial", badges, (bar,))


def _yes(badges: tuple[Badge, ...] = ()) -> Cell:
    return Cell((_("yes"),), "full", badges)


def _no(badges: tuple[Badge, ...] = ()) -> Cell:
    return Cell((_("not yet"),), "none", badges)


def _is_absent(row: GridRow, place: int) -> bool:
    return place < len(row.cells) and row.cells[place].state in ("partial", "none", "missing")


def _with_badges(row: GridRow, place: int, badges: Iterable[Badge]) -> GridRow:
    """The row with these badges on one of its cells, besides those that stand there."""
    cell = row.cells[place]
    together = _by_number({one.key: one for one in (*cell.badges, *badges)}.values())
    return replace(row, cells=(*row.cells[:place], replace(cell, badges=together), *row.cells[place + 1 :]))


def _by_number(badges: Iterable[Badge]) -> tuple[Badge, ...]:
    return tuple(sorted(badges, key=lambda one: one.number))
