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

    def conflict(self, report: Report, budget: str) -> bool:
        """Whether a finding beside its proof says that the money is judged or spent in the wrong way."""
        return bool(self.beside(report, budget))

    def beside(self, report: Report, budget: str) -> tuple[Finding, ...]:
        """The findings that say so."""
        return tuple(one for one in report.by_subject(budget) if _BESIDE.get(one.check) == self.check)

    def against(self, graph: RoleGraph, report: Report, budget: str) -> tuple[str, ...]:
        """What they say against its proof, each going on where “proven” stops."""
        return tuple(_conflict(graph, one) for one in self.beside(report, budget))

    def lack(self, report: Report, budget: str) -> Finding | None:
        """The finding that this budget item does not prove it; None where it does."""
        return next((one for one in report.by_subject(budget) if one.check == self.check), None)


RIGHTS = tuple(Right(check) for check in NAMES)
"""In the order in which they are always said."""


def right_cell(graph: RoleGraph, report: Report, budget: Budget, right: Right) -> Cell:
    """The cell of one right: its evidence, or what is missing before whatever there is."""
    finding = right.lack(report, budget.id)
    beside = right.beside(report, budget.id)
    badges = _badges([*([finding] if finding else []), *beside])
    evidence = _evidence(budget, right)
    conflicts = right.against(graph, report, budget.id)
    if finding is not None:
        return Cell((*_reasons(finding), *_attached(budget, right), *conflicts), "missing", badges)
    shown = (evidence, *conflicts) if evidence else conflicts
    if not right.asked(graph):
        words = _("Not asked: the profile of this map turns off {check}").format(check=right.check)
        return Cell((words, *shown), "plain", badges)
    return Cell(shown, "filled", badges, light="proven")


def right_of(check: str) -> bool:
    """Whether findings of the check stand in one of the five cells."""
    return check in NAMES or check in _BESIDE


def _badges(findings: list[Finding]) -> tuple[Badge, ...]:
    return tuple(badge(finding) for finding in sorted(findings, key=lambda finding: finding.number))


def _reasons(finding: Finding) -> Iterator[str]:
    """The first reason, then all others in one line."""
    reasons = finding.values.get("reasons")
    words = reasons.words if isinstance(reasons, Words) else ("no evidence attached",)
    first, *others = map(_checks, words)
    yield first_upper(first)
    if others:
        yield "; ".join(others)


def _conflict(graph: RoleGraph, finding: Finding) -> str:
    """What stands against the proof; the other item of a pair is named with its number in the table."""
    judges = finding.values.get("judges")
    if not isinstance(judges, Names):
        return _("but another item pays for the same")
    first, *others = judges.ids
    who = graph.name(first)
    if others:
        who = _("{name} and {n} more").format(name=who, n=number(len(others)))
    return _judged(graph, first, finding).format(names=who)


def _judged(graph: RoleGraph, judge: str, finding: Finding) -> str:
    """How who judges hangs together with who builds: the same unit, or one above the other."""
    builders = finding.values.get("builders")
    built = builders.ids if isinstance(builders, Names) else ()
    if judge in built:
        return _("but judged by the side that builds: {names}")
    if any(graph.is_ancestor(judge, builder) for builder in built):
        return _("but judged by the superior of the side that builds: {names}")
    return _("but judged by a unit under the side that builds: {names}")


def _attached(budget: Budget, right: Right) -> Iterator[str]:
    """How many proofs there are where they do not prove it."""
    count = len(proofs(budget, _PROOFS[right.check]))
    if count:
        yield _.n("{n} proof attached", "{n} proofs attached", count).format(n=number(count))


def _evidence(budget: Budget, right: Right) -> str:
    """The first proof of a right, and how many more there are; empty for none."""
    shown = proofs(budget, _PROOFS[right.check])
    if len(shown) < 2:
        return "".join(shown)
    more = len(shown) - 1
    pattern = _.n("{proof} and {n} more proof", "{proof} and {n} more proofs", more)
    return pattern.format(proof=shown[0], n=number(more))
