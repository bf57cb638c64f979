"""Tools that do the same: pairs that a check found, and in words what it is that they both do.

A tie stands only where the report has a finding: what a profile turned off is no tie, and what was accepted with a
reason is one with a hatched badge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import domain
from rolemap.model import RoleGraph, Tool
from rolemap.model.entries import entry_words
from rolemap.views.badges import badge
from rolemap.views.diagram import Badge

_ = domain("views")


_ORDER = ("PL-04", "PL-01", "PL-05", "BU-07")


@dataclass(frozen=True, slots=True)
class Tie:
    """Two tools, what they have in common, and the findings that say so."""

    one: str
    other: str
    words: tuple[str, ...]
    badges: tuple[Badge, ...]


def ties(graph: RoleGraph, report: Report) -> tuple[Tie, ...]:
    """The pairs with the same function (PL-01), rebuilt (PL-04), typed twice (PL-05) or paid for twice (BU-07)."""
    found: dict[tuple[str, str], list[tuple[Finding, str]]] = {}
    for finding in report.findings:
        for one, other, words in _pairs(graph, finding):
            pair = (one, other) if (other, one) not in found else (other, one)
            found.setdefault(pair, []).append((finding, words))
    return tuple(
        Tie(*pair, _told(listed), tuple(badge(finding) for finding, _words in listed))
        for pair, listed in found.items()
    )


def _told(listed: list[tuple[Finding, str]]) -> tuple[str, ...]:
    """The words of each finding; that a function is double says nothing new where the nation offers it."""
    rebuilt = any(finding.check == "PL-04" for finding, _words in listed)
    ordered = sorted(listed, key=lambda each: _ORDER.index(each[0].check))
    return tuple(dict.fromkeys(words for one, words in ordered if not (rebuilt and one.check == "PL-01")))


def _pairs(graph: RoleGraph, finding: Finding) -> Iterator[tuple[str, str, str]]:
    if finding.check in ("PL-01", "PL-04"):
        one, other = finding.subjects
        words = (
            _("same function: {entries}") if finding.check == "PL-01" else _("the nation offers: {entries}")
        )
        yield one, other, words.format(entries=entry_words(_common(graph, "capabilities", one, other)))
    elif finding.check == "PL-05":
        one, other = finding.subjects
        entries = entry_words(_common(graph, "collects", one, other))
        yield one, other, _("entered twice: {entries}").format(entries=entries)
    elif finding.check == "BU-07":
        yield from ((one, other, _("paid for twice")) for one, other in _paid_twice(graph, finding))


def _paid_twice(graph: RoleGraph, finding: Finding) -> Iterator[tuple[str, str]]:
    """The tools of the two budgets that have a function in common."""
    ones, others = ([mark.target for mark in finding.marks if mark.source == one] for one in finding.subjects)
    for one in dict.fromkeys(ones):
        for other in dict.fromkeys(others):
            if one != other and _common(graph, "capabilities", one, other):
                yield one, other


def _common(graph: RoleGraph, entry_list: str, one: str, other: str) -> list[str]:
    first, second = (getattr(cast(Tool, graph.element(name)), entry_list) for name in (one, other))
    return [entry for entry in first if entry in second]
