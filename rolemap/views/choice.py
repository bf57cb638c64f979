"""What a picture shows whole and what it folds, so that it stays readable whatever the size of the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from rolemap.checks.evaluate import Report
from rolemap.views.focus import Near

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

ASIDE = ("hygiene", "waivers")
"""Groups whose findings speak of the drawing itself: they do not bring a box onto a picture."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many boxes of a sort a picture shows before it folds the rest; `ghosts` before they are shared."""

    problems: int
    tools: int
    leaders: int
    builders: int
    users: int
    beside: int
    ghosts: int
    units: bool = True
    """Whether units of the apparatus with findings stand alone, at most `users` of them."""


WHOLE = Limits(problems=14, tools=20, leaders=12, builders=8, users=6, beside=4, ghosts=12)
"""About 80 boxes at most, which an A3 sheet still carries; a province's usual map stays well below."""

FOLDED = Limits(problems=6, tools=8, leaders=6, builders=5, users=3, beside=2, ghosts=4)
"""For a second try, when the whole took too long to lay out or would not fit its paper."""

_ALL = 100_000
PAGE = Limits(_ALL, _ALL, _ALL, _ALL, users=6, beside=_ALL, ghosts=_ALL, units=False)
"""For one of several pages: what is on it is chosen already, and nothing of it is folded away."""

LEAST = Limits(problems=1, tools=3, leaders=3, builders=2, users=1, beside=1, ghosts=1, units=False)
"""For one problem that is still too much for a page."""

AnyLimits = TypeVar("AnyLimits", bound="DataclassInstance")


def without_limits(
    limits: AnyLimits, sorts: Iterable[str], names: Mapping[str, str] = MappingProxyType({})
) -> AnyLimits:
    """Limits without those of some sorts of boxes; `names` says which limit holds for a sort of another name."""
    known = {field.name for field in fields(limits)}
    lifted = {names.get(sort, sort) for sort in sorts} & known
    return replace(limits, **dict.fromkeys(lifted, _ALL))


Grade = tuple[int, int]


class Grades:
    """How bad the findings of an element are, for keeping the worst on the picture.

    On a picture that is focused (`near`) what is nearer comes first, and what is not near has no place at all.
    """

    def __init__(self, report: Report, near: Near | None = None) -> None:
        self.report = report
        self.near = near

    def keeps(self, element: str) -> bool:
        """Whether the element may stand on the picture at all."""
        return self.near is None or element in self.near

    def chosen(self, element: str) -> bool:
        """Whether the picture is focused on it."""
        return self.near is not None and self.near.steps.get(element) == 0

    def of(self, *elements: str) -> Grade:
        """(rank of the gravest open finding, minus their number); hygiene and what is waived come last.

        On a focused picture the rank is below all others by the distance of the first element.
        """
        ranks = [
            finding.severity.rank if finding.open and self.report.group(finding) not in ASIDE else _LIGHT
            for element in elements
            for finding in self.report.by_subject(element)
        ]
        return min(ranks, default=_NOTHING) - self._nearness(elements[:1]), -len(ranks)

    def weight(self, *elements: str) -> tuple[int, ...]:
        """Minus the number of open errors, of warnings, of notes: the heaviest is the least; each counts once."""
        found = {one.key: one for element in elements for one in self.report.by_subject(element) if one.open}
        ranks = [one.severity.rank for one in found.values() if self.report.group(one) not in ASIDE]
        return tuple(-ranks.count(rank) for rank in range(_LIGHT))

    def _nearness(self, elements: Sequence[str]) -> int:
        if self.near is None:
            return 0
        far = self.near.depth + 1
        return sum(far - self.near.steps.get(element, far) for element in elements) * (_NOTHING + 1)

    def concerned(self, element: str, group: str | None = None) -> bool:
        """Whether it has a finding (of that group) that is not only about the drawing, waived or not."""
        groups = (self.report.group(finding) for finding in self.report.by_subject(element))
        return any(one == group if group else one not in ASIDE for one in groups)

    def subjects(self, group: str) -> frozenset[str]:
        """All elements that a finding of the group is about."""
        return frozenset(
            subject
            for found in self.report.by_check.values()
            if self.report.group(found[0]) == group
            for finding in found
            for subject in finding.subjects
        )


_LIGHT, _NOTHING = 3, 4


@dataclass(frozen=True, slots=True)
class Choice:
    """The ids that are shown, in their first order, and those that are folded."""

    shown: tuple[str, ...]
    folded: tuple[str, ...]


def choose(ids: Iterable[str], limit: int, grade: Callable[[str], tuple[int, ...]]) -> Choice:
    """All of `ids` where they are no more than `limit`, else the worst, ties in the order given."""
    all_ids = tuple(dict.fromkeys(ids))
    if len(all_ids) <= limit:
        return Choice(all_ids, ())
    return _split(all_ids, set(sorted(all_ids, key=grade)[:limit]))


def _split(ids: Sequence[str], kept: set[str]) -> Choice:
    return Choice(
        tuple(name for name in ids if name in kept), tuple(name for name in ids if name not in kept)
    )
