"""The five rights of a budget item: each proven with its evidence, or struck out with what is missing.

What counts as proven is what the checks BU-01 to BU-05 find, and nothing else: evidence alone does not prove
the right problem. Two findings of no right of their own stand where their proof would: that the builder judges
itself (BU-06) with the process, that a function is funded twice (BU-07) with the product.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rolemap.brakes.budget import RIGHTS as NAMES
from rolemap.brakes.shares import switched_off
from rolemap.checks.base import Names, Words
from rolemap.checks.evaluate import Finding, Report
from rolemap.checks.wording import names
from rolemap.i18n import domain, number
from rolemap.model import Budget, RoleGraph
from rolemap.model.spending import proofs
from rolemap.views.badges import badge
from rolemap.views.diagram import Badge, Cell
from rolemap.views.words import first_upper

_ = domain("views")
_brakes = domain("brakes")
_checks = domain("checks.budget")

_PROOFS = dict(zip(NAMES, ("problem", "people", "product", "price", "process"), strict=True))
"""The evidence that is asked for by each check."""
_BESIDE: Mapping[str, str] = {"BU-06": "BU-05", "BU-07": "BU-03"}
_MOST_PROOFS = 2


@dataclass(frozen=True, slots=True)
class Right:
    """One of the five, by the check that asks for its proof."""

    check: str

    @property
    def title(self) -> str:
        """Such as "Đúng bài toán"."""
        return first_upper(_brakes(NAMES[self.check]))

    def asked(self, graph: RoleGraph) -> bool:
        """Whether the profile of the map leaves the check on."""
        return not switched_off(graph, self.check)

    def lack(self, report: Report, budget: str) -> Finding | None:
        """The finding that this budget item does not prove it; None where it does."""
        return next((one for one in report.by_subject(budget) if one.check == self.check), None)


RIGHTS = tuple(Right(check) for check in NAMES)
"""In the order in which they are always said."""


def right_cell(graph: RoleGraph, report: Report, budget: Budget, right: Right) -> Cell:
    """The cell of one right: its evidence, or what is missing before whatever there is."""
    finding = right.lack(report, budget.id)
    beside = [one for one in report.by_subject(budget.id) if _BESIDE.get(one.check) == right.check]
    badges = _badges([*([finding] if finding else []), *beside])
    evidence = _evidence(budget, right)
    conflicts = [_conflict(graph, budget, one) for one in beside]
    if finding is not None:
        return Cell((*_reasons(finding), *conflicts, *evidence), "missing", badges)
    if not right.asked(graph):
        words = _("Not asked: the profile of this map turns off {check}").format(check=right.check)
        return Cell((words, *conflicts, *evidence), "plain", badges)
    return Cell((*conflicts, *evidence), "filled", badges, light="proven")


def right_of(check: str) -> bool:
    """Whether findings of the check stand in one of the five cells."""
    return check in NAMES or check in _BESIDE


def _badges(findings: list[Finding]) -> tuple[Badge, ...]:
    return tuple(badge(finding) for finding in sorted(findings, key=lambda finding: finding.number))


def _reasons(finding: Finding) -> Iterator[str]:
    reasons = finding.values.get("reasons")
    words = reasons.words if isinstance(reasons, Words) else ("no evidence attached",)
    yield from (first_upper(_checks(word)) for word in words)


def _conflict(graph: RoleGraph, budget: Budget, finding: Finding) -> str:
    judges = finding.values.get("judges")
    if isinstance(judges, Names):
        return _("Judged by the side that builds: {names}").format(names=names(graph, judges.ids))
    others = [subject for subject in finding.subjects if subject != budget.id]
    return _("Pays for the same as “{name}”").format(name="; ".join(map(graph.name, others)))


def _evidence(budget: Budget, right: Right) -> Iterator[str]:
    shown = proofs(budget, _PROOFS[right.check])
    yield from shown[:_MOST_PROOFS]
    more = len(shown) - _MOST_PROOFS
    if more > 0:
        yield _.n("and {n} more proof", "and {n} more proofs", more).format(n=number(more))
