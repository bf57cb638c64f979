"""Run the catalogue on a map: ask every check, apply profile and waivers, put the findings in order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from rolemap.checks.base import Check, Hit, Names, Severity, Value, Words
from rolemap.checks.catalogue import catalogue, check
from rolemap.checks.findings import Finding as Finding
from rolemap.checks.findings import Report as Report
from rolemap.checks.profile import Settings, settings_of
from rolemap.checks.waiving import JudgedWaiver, Subjects, WaiverCheck, in_force, judge
from rolemap.model import RoleGraph

Found = dict[str, dict[Subjects, Hit]]
"""By check id and subjects: what was found, one hit each."""


def evaluate(graph: RoleGraph, only: Collection[str] | None = None) -> Report:
    """The findings of the whole catalogue, or of the checks `only`, in `graph` at its date.

    A waiver is always judged by all findings of the check that it names: a report on some checks must not
    call a waiver unmatched because its check was not asked for. Raises `UnknownName` for what is no check.
    """
    checks = catalogue()
    asked = tuple(checks) if only is None else tuple(sorted({check(id).id for id in only}))
    settings = {id: settings_of(one, graph.profile) for id, one in checks.items()}
    needed = [id for id in _with_waived(asked, checks, graph) if not settings[id].off]
    found: Found = {
        id: _merged(checks[id], checks[id].find(graph, settings[id].limits))
        for id in needed
        if not isinstance(checks[id], WaiverCheck)
    }
    judged = judge(graph.waivers, checks, graph.as_of, found)
    for id in needed:
        one = checks[id]
        if isinstance(one, WaiverCheck):
            found[id] = _merged(one, one.find_waivers(judged))
    return Report(graph, _numbered({id: found[id] for id in asked if id in found}, settings, judged), checks)


def _with_waived(asked: tuple[str, ...], checks: Mapping[str, Check], graph: RoleGraph) -> tuple[str, ...]:
    if not any(isinstance(checks[id], WaiverCheck) for id in asked):
        return asked
    return tuple(sorted({*asked, *(waiver.check for waiver in graph.waivers)} & checks.keys()))


def _merged(check: Check, hits: Iterable[Hit]) -> dict[Subjects, Hit]:
    found: dict[Subjects, Hit] = {}
    twice: dict[Subjects, list[Hit]] = {}
    for hit in hits:
        first = found.setdefault(hit.subjects, hit)
        if first is not hit:
            twice.setdefault(hit.subjects, [first]).append(hit)
    for subjects, several in twice.items():
        found[subjects] = _one(check, several)
    return found


def _one(check: Check, hits: list[Hit]) -> Hit:
    """One hit for several on the same subjects: the gravest, with the relations, names and words of all.

    The choice looks at what the hits say, not at their order, so the order of a file changes nothing.
    """
    first, *others = sorted(hits, key=lambda hit: ((hit.severity or check.severity).rank, repr(hit.values)))
    values: dict[str, Value] = dict(first.values)
    for hit in others:
        for key, value in hit.values.items():
            values[key] = _joined(values.get(key, value), value)
    return Hit(
        first.subjects,
        relations=tuple(relation for hit in hits for relation in hit.relations),
        values=values,
        severity=first.severity,
        causes=tuple(dict.fromkeys(cause for hit in (first, *others) for cause in hit.causes)),
    )


def _joined(one: Value, other: Value) -> Value:
    match one, other:
        case Names(), Names():
            return Names(tuple(dict.fromkeys(one.ids + other.ids)))
        case Words(), Words():
            return Words(tuple(dict.fromkeys(one.words + other.words)))
    return one


def _numbered(
    found: Found, settings: Mapping[str, Settings], judged: tuple[JudgedWaiver, ...]
) -> tuple[Finding, ...]:
    keys = {_key(id, subjects) for id, hits in found.items() for subjects in hits}
    waivers = in_force(judged)
    findings = []
    for number, (severity, id, hit) in enumerate(sorted(_graded(found, settings), key=_place), start=1):
        findings.append(
            Finding(
                number=number,
                key=_key(id, hit.subjects),
                check=id,
                severity=severity,
                subjects=hit.subjects,
                values=hit.values,
                marks=hit.relations,
                caused_by=tuple(cause for cause in hit.causes if cause in keys),
                waived=waivers.get((id, hit.subjects)),
            )
        )
    return tuple(findings)


def _graded(found: Found, settings: Mapping[str, Settings]) -> Iterator[tuple[Severity, str, Hit]]:
    checks = catalogue()
    for id, hits in found.items():
        of_profile, of_check = settings[id].severity, checks[id].severity
        for hit in hits.values():
            yield of_profile or hit.severity or of_check, id, hit


def _place(graded: tuple[Severity, str, Hit]) -> tuple[int, str, Subjects]:
    severity, id, hit = graded
    return severity.rank, id, hit.subjects


def _key(id: str, subjects: Subjects) -> str:
    return ":".join((id, *subjects))
