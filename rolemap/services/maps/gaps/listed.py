"""The gaps of a map for a page: grouped by brake as in the report, what follows from another under its cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.brakes import Brake
    from rolemap.checks.findings import Finding
    from rolemap.services.checking import Workspace

WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding in the list; `sign` is error, warning, info or waived, the same as on the pictures."""

    finding: Finding
    sign: str
    message: str
    name: str
    """What the check is called."""
    causes: tuple[Finding, ...]
    """What it follows from, the first of the report first."""
    consequences: tuple[Gap, ...]
    """What follows from it in the same group, nested under it; each stands in the list once."""

    @property
    def root(self) -> bool:
        """Whether it follows from nothing else: mending it is where to begin."""
        return not self.causes


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps of one brake, or of the drawing itself (hygiene, waivers)."""

    id: str
    name: str
    counts: Mapping[str, int]
    """How many of each sign."""
    brake: Brake | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """All gaps of a map at a date."""

    groups: tuple[GapGroup, ...]
    counts: Mapping[str, int]


def gaps_of(workspace: Workspace) -> Gaps:
    """The gaps of a checked map; the group with most errors first, then most warnings, then most notes."""
    from rolemap.checks.catalogue import GROUPS

    report = workspace.report
    brakes = {brake.id: brake for brake in workspace.brakes}
    lists: dict[str, list[Finding]] = {group.id: [] for group in GROUPS}
    for finding in report.findings:
        lists[report.group(finding)].append(finding)
    words = domain("checks")
    made = [
        GapGroup(
            id=group.id,
            name=words(group.name),
            counts=_counts(lists[group.id]),
            brake=brakes.get(group.id),
            gaps=tuple(_nested(workspace, lists[group.id])),
        )
        for group in GROUPS
        if lists[group.id]
    ]
    made.sort(key=lambda group: tuple(-group.counts[sign] for sign in ("error", "warning", "info")))
    return Gaps(tuple(made), report.counts)


def sign_of(finding: Finding) -> str:
    """The sign of a finding on pictures and in lists."""
    return finding.severity.value if finding.open else WAIVED


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    signs = [sign_of(finding) for finding in findings]
    return {sign: signs.count(sign) for sign in ("error", "warning", "info", WAIVED)}


def _nested(workspace: Workspace, findings: Sequence[Finding]) -> Iterator[Gap]:
    """The findings of a group in the order of the report, each under the first cause that it has in the group."""
    here = {finding.key: finding for finding in findings}
    below: dict[str, list[Finding]] = {}
    tops: list[Finding] = []
    for finding in findings:
        top = _top(finding, here)
        (tops if top == finding.key else below.setdefault(top, [])).append(finding)
    for finding in tops:
        under = (_gap(workspace, other, ()) for other in below.get(finding.key, ()))
        yield _gap(workspace, finding, tuple(under))


def _top(finding: Finding, here: Mapping[str, Finding]) -> str:
    """The key of what it follows from in the end; its own where it follows from nothing here, or in a circle."""
    key, passed = finding.key, {finding.key}
    while True:
        cause = next((one for one in here[key].caused_by if one in here), None)
        if cause is None:
            return key
        if cause in passed:
            return finding.key
        passed.add(cause)
        key = cause


def _gap(workspace: Workspace, finding: Finding, consequences: tuple[Gap, ...]) -> Gap:
    report = workspace.report
    causes = (report.by_key[key] for key in finding.caused_by)
    return Gap(
        finding=finding,
        sign=sign_of(finding),
        message=report.message(finding),
        name=report.name(finding),
        causes=tuple(sorted(causes, key=lambda cause: cause.number)),
        consequences=consequences,
    )
