"""Signs within text: badges of findings, and the shape of a light."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rolemap.brakes import State
from rolemap.checks.findings import Finding
from rolemap.export.document import Mark

LIGHTS: Mapping[State, str] = {State.RED: "■", State.AMBER: "▲", State.GREEN: "●", State.UNKNOWN: "○"}
"""A shape for each light, so that a photocopy tells them apart."""


def mark(finding: Finding) -> Mark:
    """The badge of a finding."""
    return Mark(finding.number, finding.severity.value, not finding.open)


def marks(findings: Iterable[Finding]) -> tuple[Mark, ...]:
    """The badges of findings, each once, by number."""
    by_number = {finding.number: mark(finding) for finding in findings}
    return tuple(by_number[number] for number in sorted(by_number))


def light(state: State) -> str:
    """A light in shape and word: “■ ĐỎ”."""
    return f"{LIGHTS[state]} {state.label.upper()}"
