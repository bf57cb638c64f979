"""How waivers meet findings: which finding a waiver accepts, and what can be said of the waiver itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rolemap.checks.base import Check, Hit, Names, Value
from rolemap.model import RoleGraph, Waiver

Subjects = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JudgedWaiver:
    """A waiver with all that the checks of waivers ask: its check, its subjects in their order, its fate.

    `expired`: its last day lies before the as-of date. `matched`: a finding has its check and its subjects,
    whether the waiver may accept it or not.
    """

    waiver: Waiver
    check: Check
    subjects: Subjects
    expired: bool
    matched: bool

    @property
    def counts(self) -> bool:
        """Whether it accepts its finding (checks.yaml, conventions: waivers)."""
        return self.matched and not self.expired and self.check.waivable


def judge(
    waivers: Sequence[Waiver],
    checks: Mapping[str, Check],
    as_of: date,
    found: Mapping[str, Mapping[Subjects, Hit]],
) -> tuple[JudgedWaiver, ...]:
    """Every waiver judged against what was found, in the order of the map."""
    return tuple(_judged(waiver, checks[waiver.check], as_of, found) for waiver in waivers)


def _judged(
    waiver: Waiver, check: Check, as_of: date, found: Mapping[str, Mapping[Subjects, Hit]]
) -> JudgedWaiver:
    subjects = tuple(sorted(waiver.subjects)) if check.symmetric else waiver.subjects
    return JudgedWaiver(waiver, check, subjects, waiver.until < as_of, subjects in found.get(check.id, ()))


def in_force(judged: Sequence[JudgedWaiver]) -> dict[tuple[str, Subjects], Waiver]:
    """The waiver that accepts each finding; of several the one that holds longest, whatever their order."""
    accepted: dict[tuple[str, Subjects], Waiver] = {}
    for one in sorted(judged, key=lambda one: (one.waiver.until, one.waiver.approved_by, one.waiver.reason)):
        if one.counts:
            accepted[one.check.id, one.subjects] = one.waiver
    return accepted


class WaiverCheck(Check):
    """A check on waivers: it needs what the others found, so it runs after them, through `find_waivers`."""

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """Nothing: before the other checks have run, nothing can be said of a waiver."""
        return iter(())

    def concerns(self, judged: JudgedWaiver) -> bool:
        """Whether this check has something to say of the waiver."""
        raise NotImplementedError

    def find_waivers(self, judged: Sequence[JudgedWaiver]) -> Iterator[Hit]:
        """One hit for one list of subjects, naming every check that the waivers concerned speak of.

        Values: `checks` are their ids, `until` the latest of their last days, `elements` the subjects.
        """
        groups: dict[Subjects, list[JudgedWaiver]] = {}
        for one in judged:
            if self.concerns(one):
                groups.setdefault(one.subjects, []).append(one)
        for subjects, members in groups.items():
            values: dict[str, Value] = {
                "checks": ", ".join(sorted({one.check.id for one in members})),
                "elements": Names(subjects),
                "until": max(one.waiver.until for one in members),
            }
            yield Hit(subjects, values=values)
