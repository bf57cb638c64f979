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
    placed = sorted(_placed(found, settings))
    keys = {key for _, _, _, key, _ in placed}
    waivers = in_force(judged)
    return tuple(
        Finding(
            number=number,
            key=key,
            check=id,
            severity=_SEVERITIES[rank],
            subjects=subjects,
            values=hit.values,
            marks=hit.relations,
            caused_by=tuple(cause for cause in hit.causes if cause in keys) if hit.causes else (),
            waived=waivers.get((id, subjects)) if waivers else None,
        )
        for number, (rank, id, subjects, key, hit) in enumerate(placed, start=1)
    )


_Placed = tuple[int, str, Subjects, str, Hit]

_SEVERITIES = tuple(sorted(Severity, key=lambda severity: severity.rank))


def _placed(found: Found, settings: Mapping[str, Settings]) -> Iterator[_Placed]:
    """Every finding as what it is sorted by (rank of severity, check, subjects), with its key and its hit."""
    checks = catalogue()
    for id, hits in found.items():
        of_profile, usual = settings[id].severity, checks[id].severity
        rank = (of_profile or usual).rank
        for subjects, hit in hits.items():
            of_hit = None if of_profile else hit.severity
            yield of_hit.rank if of_hit else rank, id, subjects, ":".join((id, *subjects)), hit
