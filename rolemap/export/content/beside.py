"""Leadership beside the problems: bodies that steer none of them, delegations that lead none of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.lists import names_of
from rolemap.export.content.signs import marks
from rolemap.export.document import Cell, Row
from rolemap.i18n import domain
from rolemap.views.chain.concern import Concern
from rolemap.views.hands.handed_down import delegation_lines
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import Body, Relation, RoleGraph

_ = domain("export")


def beside_rows(graph: RoleGraph, report: Report) -> Iterator[Row]:
    """A row a body and a row a delegation, each with its gaps; what a problem names stands with the problem."""
    own = {problem.id for problem in graph.unclosed_problems}
    for body in graph.active_bodies:
        if own.isdisjoint(one.target for one in graph.outgoing("steers", body.id)):
            yield _body(graph, report, body)
    told = {
        one.key for problem in graph.unclosed_problems for one in Concern(graph, report, problem).delegations
    }
    marked = report.marks.get("delegates", ())
    others = [one for one in dict.fromkeys((*graph.relations("delegates"), *marked)) if one.key not in told]
    yield from (_delegation(graph, report, one) for one in others)


def _body(graph: RoleGraph, report: Report, body: Body) -> Row:
    chairs = names_of(graph, (one.source for one in graph.incoming("chairs", body.id)))
    lines = [_("Chair: {names}").format(names=chairs) if chairs else _("No chair is recorded")]
    if body.standing_agency:
        lines.append(_("Standing agency: {name}").format(name=graph.name(body.standing_agency)))
    found = marks(report.by_subject(body.id))
    scope = _("of {name}").format(name=graph.name(body.scope))
    return Row((Cell((graph.name(body.id), scope), found), Cell(tuple(lines), missing=not chairs)))


def _delegation(graph: RoleGraph, report: Report, delegation: Relation) -> Row:
    giver, taker = graph.name(delegation.source), graph.name(delegation.target)
    names = _("{giver} → {taker}").format(giver=giver, taker=taker)
    (line,) = delegation_lines((delegation,), graph.as_of)
    lines = [first_upper(words) for words in line.label.split("\n")]
    basis = delegation.get("basis")
    if basis:
        lines.append(_("Basis: {text}").format(text=basis))
    ends = {delegation.source, delegation.target}
    found = (one for one in report.by_subject(delegation.source) if ends.issubset(one.subjects))
    return Row((Cell((names,), marks(found)), Cell(tuple(lines))))
