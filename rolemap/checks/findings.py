"""What the catalogue found in a map: findings in their order, counted, by subject, and as JSON.

No sentence is made before it is asked for, so that a map with thousands of findings stays cheap to check.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rolemap.checks import wording
from rolemap.checks.base import Check, Severity, Value
from rolemap.model import Relation, RoleGraph, Waiver


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap: the check that found it, its subjects, and its number in the list, on pictures and in exports.

    `key` is the id of the check and its subjects, joined by colons; it stays the same between versions of a
    map. `caused_by` are keys of findings in the same report from which this one follows.
    """

    number: int
    key: str
    check: str
    severity: Severity
    subjects: tuple[str, ...]
    values: Mapping[str, Value]
    marks: tuple[Relation, ...]
    caused_by: tuple[str, ...]
    waived: Waiver | None

    @property
    def open(self) -> bool:
        """Whether nobody has accepted it with a reason."""
        return self.waived is None

    @property
    def relations(self) -> tuple[tuple[str, str, str], ...]:
        """The lines to mark, as (kind, from, to), sorted, each once."""
        return tuple(sorted({(mark.kind, mark.source, mark.target) for mark in self.marks}))


class Report:
    """All findings of one map at one date; see `rolemap.checks.evaluate.evaluate`, which makes it."""

    def __init__(self, graph: RoleGraph, findings: tuple[Finding, ...], checks: Mapping[str, Check]) -> None:
        self.graph = graph
        self.findings = findings
        """By severity, check, subjects; a waived finding keeps its place."""
        self._checks = checks

    def only(self, keep: Callable[[Finding], bool]) -> Report:
        """The report of a part of the map: the findings to keep, under the numbers that they have in the whole."""
        return Report(self.graph, tuple(filter(keep, self.findings)), self._checks)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings of each severity are open, and how many are waived."""
        counts = {severity.value: 0 for severity in Severity} | {"waived": 0}
        for finding in self.findings:
            counts[finding.severity.value if finding.open else "waived"] += 1
        return counts

    @cached_property
    def by_key(self) -> Mapping[str, Finding]:
        """Every finding by its key."""
        return {finding.key: finding for finding in self.findings}

    @cached_property
    def by_check(self) -> Mapping[str, tuple[Finding, ...]]:
        """The findings of each check, in the order of the report; checks that found nothing are left out."""
        lists: dict[str, list[Finding]] = {}
        for finding in self.findings:
            lists.setdefault(finding.check, []).append(finding)
        return {check: tuple(found) for check, found in lists.items()}

    @cached_property
    def marks(self) -> Mapping[str, tuple[Relation, ...]]:
        """The relations that findings mark, each once, by their kind; in the order of the report."""
        found: dict[str, dict[Relation, None]] = {}
        for finding in self.findings:
            for mark in finding.marks:
                found.setdefault(mark.kind, {})[mark] = None
        return {kind: tuple(marks) for kind, marks in found.items()}

    def by_subject(self, id: str) -> tuple[Finding, ...]:
        """The findings that have the element `id` among their subjects, in the order of the report."""
        return self._by_subject.get(id, ())

    @cached_property
    def _by_subject(self) -> dict[str, tuple[Finding, ...]]:
        lists: dict[str, list[Finding]] = {}
        for finding in self.findings:
            for subject in dict.fromkeys(finding.subjects):
                lists.setdefault(subject, []).append(finding)
        return {subject: tuple(found) for subject, found in lists.items()}

    def check(self, finding: Finding) -> Check:
        """The check that found it."""
        return self._checks[finding.check]

    def group(self, finding: Finding) -> str:
        """The id of the group of its check, one of `rolemap.checks.catalogue.GROUPS`."""
        return self.check(finding).group

    def name(self, finding: Finding) -> str:
        """The name of its check, in the reader's language."""
        check = self.check(finding)
        return wording.words_of(check)(check.name)

    def message(self, finding: Finding) -> str:
        """What is wrong, in one sentence in the reader's language, with names and numbers."""
        return wording.message(self.graph, self.check(finding), finding.subjects, finding.values)

    def why(self, finding: Finding) -> str:
        """Why it matters, in the reader's language."""
        check = self.check(finding)
        return wording.words_of(check)(check.why)

    def remedy(self, finding: Finding) -> str:
        """What to do about it, in the reader's language."""
        check = self.check(finding)
        return wording.words_of(check)(check.remedy)

    def to_json(self) -> dict[str, Any]:
        """The report as other programs read it (interface.md: JSON of `rolemap check`)."""
        return {
            "rolemap": 1,
            "map": self.graph.info.id,
            "as_of": self.graph.as_of.isoformat(),
            "findings": [self.finding_json(finding) for finding in self.findings],
            "counts": dict(self.counts),
        }

    def finding_json(self, finding: Finding) -> dict[str, Any]:
        """One finding as it stands in the report for other programs."""
        waiver = finding.waived
        return {
            "number": finding.number,
            "key": finding.key,
            "check": finding.check,
            "severity": finding.severity.value,
            "subjects": list(finding.subjects),
            "relations": [list(relation) for relation in finding.relations],
            "message": self.message(finding),
            "why": self.why(finding),
            "remedy": self.remedy(finding),
            "values": {key: wording.plain(value) for key, value in finding.values.items()},
            "caused_by": list(finding.caused_by),
            "waived": None if waiver is None else _waiver_json(waiver),
        }


def _waiver_json(waiver: Waiver) -> dict[str, str]:
    return {"reason": waiver.reason, "until": waiver.until.isoformat(), "approved_by": waiver.approved_by}
