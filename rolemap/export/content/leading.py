"""Who leads a problem: who sets it, who steers it, who advises, what was handed down, each with its gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from rolemap.export.content.lists import joined, names_of
from rolemap.export.content.signs import marks
from rolemap.export.document import Cell
from rolemap.i18n import day, domain
from rolemap.model import Position
from rolemap.model.delegation import has_ended, nearest_heads, set_by_head
from rolemap.views.chain.concern import Concern
from rolemap.views.chain.leaders import position_title
from rolemap.views.hands.handed_down import delegation_lines
from rolemap.views.words import rank_name

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding, Report
    from rolemap.model import Problem, Relation, RoleGraph

_ = domain("export")

_OF_SETTERS = ("PA-01", "HD-01", "HD-10")
"""Checks on a problem that speak of who sets it."""


def leader_names(graph: RoleGraph, problem: Problem) -> str:
    """Who sets a problem, in a row; empty where nobody does."""
    posts = dict.fromkeys(one.source for one in graph.incoming("sets", problem.id))
    return joined([position_title(graph, cast(Position, graph.element(one))) for one in posts])


class Leading:
    """The cells on leadership of the problems of one map."""

    def __init__(self, graph: RoleGraph, report: Report) -> None:
        self._graph, self._report = graph, report
        self._delegations: Mapping[str, Relation] = {
            one.id: one for one in graph.relations_any_date("delegates") if one.id is not None
        }

    def cells(self, problem: Problem) -> tuple[Cell, Cell]:
        """Who sets the problem, and who steers it and advises."""
        graph = self._graph
        sets, steers = graph.incoming("sets", problem.id), graph.incoming("steers", problem.id)
        concern = Concern(graph, self._report, problem)
        steering = {one.source for one in steers} | {one.target for one in concern.delegations}
        setting: list[Finding] = [
            one for one in self._report.by_subject(problem.id) if one.check in _OF_SETTERS
        ]
        setting += (one for one in self._report.by_subject(problem.owner) if one.check == "HD-07")
        led: list[Finding] = []
        for leader in dict.fromkeys(one.source for one in (*sets, *steers)):
            for finding in self._report.by_subject(leader):
                if concern.has(finding):
                    (led if steering.intersection(finding.subjects) else setting).append(finding)
        not_head = {one.check for one in setting if one.subjects == (problem.id,)}
        handed = delegation_lines(concern.delegations, graph.as_of)
        lines = (
            *(self._leader(one, handed=True) for one in steers),
            *(self._handed(one.source, one.target, one.label) for one in handed),
            *self._advice(problem),
        )
        return self._setters(problem, sets, not_head, setting), Cell(lines or ("–",), marks(led))

    def _setters(
        self, problem: Problem, sets: Sequence[Relation], checks: set[str], found: Sequence[Finding]
    ) -> Cell:
        graph = self._graph
        named = [self._leader(one) for one in sets]
        heads = joined([graph.name(one) for one in nearest_heads(graph, problem.owner)])
        head = [_("head of the owner: {names}").format(names=heads)] if heads else []
        if not named:
            return Cell((_("No one has set this problem"), *head), marks(found), missing=True)
        if problem.is_open and not set_by_head(graph, problem):
            now = [_("set at present by: {name}").format(name=name) for name in named]
            words = (_("The head has not set the problem"), *now, *head)
            return Cell(words, marks(found), missing="HD-01" in checks)
        return Cell(tuple(named), marks(found))

    def _leader(self, relation: Relation, *, handed: bool = False) -> str:
        """A post or a body, its rank, that it answers, and by whose authority where that is not told beside it."""
        graph = self._graph
        element = graph.element(relation.source)
        if not isinstance(element, Position):
            return self._body(relation.source)
        title = position_title(graph, element)
        words = []
        if rank_name(element.rank) and not graph.is_head(element.id):
            words.append(rank_name(element.rank))
        if relation.get("accountable"):
            words.append(_("accountable"))
        delegation = self._delegations.get(relation.get("by_delegation") or "")
        if delegation is not None and not handed:
            words.append(self._authority(delegation))
        return _("{title} ({words})").format(title=title, words=", ".join(words)) if words else title

    def _authority(self, delegation: Relation) -> str:
        name = self._graph.name(delegation.source)
        end = delegation.valid_to
        if has_ended(delegation, self._graph.as_of) and end is not None:
            return _("by delegation of {name}, which ended on {day}").format(name=name, day=day(end))
        if end is not None:
            return _("by delegation of {name} until {day}").format(name=name, day=day(end))
        return _("by delegation of {name}").format(name=name)

    def _body(self, body: str) -> str:
        chairs = names_of(self._graph, (one.source for one in self._graph.incoming("chairs", body)))
        name = self._graph.name(body)
        return _("{body} (chair: {names})").format(body=name, names=chairs) if chairs else name

    def _handed(self, source: str, target: str, label: str) -> str:
        words = "; ".join(label.split("\n"))
        giver, taker = self._graph.name(source), self._graph.name(target)
        return _("{giver} → {taker}: {words}").format(giver=giver, taker=taker, words=words)

    def _advice(self, problem: Problem) -> Iterator[str]:
        names = names_of(self._graph, (one.source for one in self._graph.incoming("advises", problem.id)))
        if names:
            yield _("Advised by: {names}").format(names=names)
