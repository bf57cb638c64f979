"""The findings of two reports held against each other: new, fixed, still open, waived.

Findings are the same when check and subjects are; elements that were given another id in between are looked up
under the new one. Numbers are those of the report that a finding stands in: of the new one, and of the old one
for what is fixed.

One map at two dates: the catalogue also judges what the map dates later than the earlier day (a problem still to
start, a document still to be signed). Of that day such a finding is not counted; it came in between.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from rolemap.checks import wording
from rolemap.checks.base import Names
from rolemap.checks.findings import Finding, Report
from rolemap.checks.profile import OFF
from rolemap.model import Element, RoleGraph, Waiver
from rolemap.model.elements import beginning
from rolemap.model.renamed import Ids


class Outcome(Enum):
    """What became of a finding; the order is the order of reports."""

    NEW = "new"
    """Open now, and not found before."""
    OPEN = "open"
    """Open now, and found before: open, or waived by a waiver that has ended."""
    FIXED = "fixed"
    """Found before, and no longer."""
    WAIVED = "waived"
    """Accepted with a reason now, whatever it was before."""


class Because(Enum):
    """Why a finding came or went without anything being done about the gap itself."""

    SUBJECT = "subject"
    """A subject of it stands on one of the maps only, or is in force on one only."""
    SWITCH = "switch"
    """The profile of one of the maps turns its check off."""
    LIMITS = "limits"
    """The profiles give its check different limits."""


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding and what became of it; at least one of `old` and `new` is there."""

    outcome: Outcome
    old: Finding | None
    new: Finding | None
    because: Because | None = None
    values_differ: bool = False
    """Whether it was found before with other figures or names."""

    @property
    def finding(self) -> Finding:
        """The finding as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def newly_waived(self) -> bool:
        """Whether it is waived now and was not before."""
        return self.outcome is Outcome.WAIVED and (self.old is None or self.old.open)

    @property
    def ended_waiver(self) -> Waiver | None:
        """The waiver that accepted it before and does so no longer."""
        return self.old.waived if self.outcome is Outcome.OPEN and self.old is not None else None

    @property
    def graver(self) -> int:
        """Above 0 where it is graver than before, below 0 where it is milder, else 0."""
        if self.old is None or self.new is None:
            return 0
        return self.old.severity.rank - self.new.severity.rank

    @property
    def figures_only(self) -> bool:
        """Whether it is as open and as grave as before, and only its figures or names are others."""
        return self.outcome is Outcome.OPEN and self.values_differ and not (self.graver or self.ended_waiver)

    @property
    def stirred(self) -> bool:
        """Whether anything happened to it: an open finding as before, or waived as before, stays unstirred."""
        match self.outcome:
            case Outcome.OPEN:
                return bool(self.graver or self.ended_waiver or self.values_differ)
            case Outcome.WAIVED:
                return self.newly_waived
        return True


class FindingChanges:
    """Every finding of two reports, once each, with what became of it; truthy when anything happened to one.

    `ids` are the elements with another id, old to new.
    """

    def __init__(self, old: Report, new: Report, ids: Ids) -> None:
        self.old, self.new = old, new
        self._ids = ids
        self._back = {now: was for was, now in ids.items()}
        one_map = old.graph.map.version == new.graph.map.version
        before = [one for one in old.findings if not one_map or _had_begun(old.graph, one)]
        was = {_key(old, finding, ids): finding for finding in before}
        found = [self._now(finding, was.pop(_key(new, finding, {}), None)) for finding in new.findings]
        found += [
            FindingChange(Outcome.FIXED, finding, None, self._because(finding, new.graph, ids))
            for finding in was.values()
        ]
        self.all: tuple[FindingChange, ...] = tuple(found)
        """In the order of the new report, then what is fixed in the order of the old one."""

    def _now(self, finding: Finding, before: Finding | None) -> FindingChange:
        differs = before is not None and _values(before, self._ids) != _values(finding, {})
        if not finding.open:
            return FindingChange(Outcome.WAIVED, before, finding, values_differ=differs)
        if before is None:
            because = self._because(finding, self.old.graph, self._back)
            return FindingChange(Outcome.NEW, None, finding, because)
        return FindingChange(Outcome.OPEN, before, finding, values_differ=differs)

    def _because(self, finding: Finding, other: RoleGraph, ids: Ids) -> Because | None:
        profiles = self.old.graph.profile, self.new.graph.profile
        if OFF in (profile.severity.get(finding.check) for profile in profiles):
            return Because.SWITCH
        subjects = (ids.get(subject, subject) for subject in finding.subjects)
        if any(subject not in other or not other.is_active(subject) for subject in subjects):
            return Because.SUBJECT
        limits = [profile.limits.get(finding.check, {}) for profile in profiles]
        return Because.LIMITS if limits[0] != limits[1] else None

    def of(self, outcome: Outcome) -> tuple[FindingChange, ...]:
        """The findings of one outcome, in order."""
        return tuple(one for one in self.all if one.outcome is outcome)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each outcome: ``new``, ``open``, ``fixed``, ``waived``."""
        return {outcome.value: len(self.of(outcome)) for outcome in Outcome}

    def __bool__(self) -> bool:
        return any(one.stirred for one in self.all)


def _had_begun(graph: RoleGraph, finding: Finding) -> bool:
    """Whether all that a finding is about is dated to the day of the graph or earlier, or not dated at all."""
    elements = map(graph.element, finding.subjects)
    return not any(
        start is not None and start > graph.as_of
        for start in (*map(_start, elements), *(mark.valid_from for mark in finding.marks))
    )


def _start(element: Element) -> date | None:
    steps = (step.date for step in getattr(element, "steps", ()) if step.date)
    return beginning(element) or min(steps, default=None)


def _key(report: Report, finding: Finding, ids: Ids) -> tuple[str, tuple[str, ...]]:
    subjects = tuple(ids.get(subject, subject) for subject in finding.subjects)
    return finding.check, tuple(sorted(subjects)) if report.check(finding).symmetric else subjects


def _values(finding: Finding, ids: Ids) -> dict[str, object]:
    return {
        key: sorted(ids.get(id, id) for id in value.ids) if isinstance(value, Names) else wording.plain(value)
        for key, value in finding.values.items()
    }
