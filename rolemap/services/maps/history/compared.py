"""Two revisions held against each other as a page shows them: what changed, what became of findings, the picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from rolemap.i18n import N_, domain, language
from rolemap.services.comparing import Comparison
from rolemap.services.maps.opening import Opened, Shelf
from rolemap.services.maps.pictures import Drawn

if TYPE_CHECKING:
    from rolemap.checks.comparing import FindingChange, Outcome
    from rolemap.services.maps.desk import Desk
    from rolemap.services.reports.changed_entries import Part

_ = domain("services.history")

KEPT_PICTURES = 24
_TITLES: Mapping[str, str] = {
    "new": N_("New gaps"),
    "fixed": N_("Gaps that were closed"),
    "open": N_("Gaps still open"),
    "waived": N_("Gaps accepted with a reason"),
}
"""In the order of the page: what a save has done comes before what it left."""


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding and what became of it, in words."""

    number: int
    key: str
    check: str
    severity: str
    waived: bool
    stirred: bool
    """Whether anything happened to it between the two."""
    name: str
    message: str
    notes: tuple[str, ...]
    remedy: str
    """What to do about a new one."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of one outcome."""

    outcome: str
    title: str
    lines: tuple[FindingLine, ...]

    @property
    def quiet(self) -> bool:
        """Whether nothing happened to any of them."""
        return not any(line.stirred for line in self.lines)


@dataclass(frozen=True)
class Held:
    """Two revisions of one map, each at its own date or at another, held against each other."""

    old: Opened
    new: Opened

    @cached_property
    def comparison(self) -> Comparison:
        """What the service says of the two."""
        return Comparison(self.old.workspace, self.new.workspace)

    @property
    def other_dates(self) -> bool:
        """Whether the two are seen as of different dates."""
        return self.old.workspace.graph.as_of != self.new.workspace.graph.as_of

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The changes by section."""
        from rolemap.services.reports.changed_entries import entries

        return entries(self.comparison)

    @cached_property
    def groups(self) -> tuple[FindingGroup, ...]:
        """The findings by what became of them; a group without any is left out."""
        from rolemap.checks.comparing import Outcome

        found = (_group(self.comparison, Outcome(outcome)) for outcome in _TITLES)
        return tuple(group for group in found if group.lines)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many findings are ``new``, ``fixed``, ``open``, ``waived``."""
        return self.comparison.findings.counts


def held(
    desk: Desk, id: str, old: int, new: int, as_of_old: date | None = None, as_of: date | None = None
) -> Held:
    """Two revisions of a map; raises `UnknownMap` and `UnknownRevision`."""
    return Held(desk.open(id, old, as_of_old), desk.open(id, new, as_of))


class Pairs:
    """The pictures of changes that were drawn last, by what is on them and the language."""

    def __init__(self) -> None:
        self._drawn: Shelf[Drawn] = Shelf(KEPT_PICTURES)

    def picture(self, pair: Held, theme: str = "screen", paper: str | None = None) -> Drawn:
        """The picture of both; raises what `rolemap.services.drawing.Picture` raises."""
        sides = tuple((one.revision.document_hash, one.workspace.graph.as_of) for one in (pair.old, pair.new))
        return self._drawn.get(
            (sides, theme, paper, language()), lambda: Drawn(pair.comparison.draw(theme=theme, paper=paper))
        )


def _group(comparison: Comparison, outcome: Outcome) -> FindingGroup:
    lines = tuple(_line(comparison, change) for change in comparison.findings.of(outcome))
    return FindingGroup(outcome.value, _(_TITLES[outcome.value]), lines)


def _line(comparison: Comparison, change: FindingChange) -> FindingLine:
    finding = change.finding
    report = (comparison.new if change.new else comparison.old).report
    return FindingLine(
        number=finding.number,
        key=finding.key,
        check=finding.check,
        severity=finding.severity.value,
        waived=change.new is not None and not change.new.open,
        stirred=change.stirred,
        name=report.name(finding),
        message=report.message(finding),
        notes=tuple(_notes(comparison, change)),
        remedy=report.remedy(finding) if change.old is None and finding.open else "",
    )


def _notes(comparison: Comparison, change: FindingChange) -> Iterator[str]:
    from rolemap.services.reports.changed_findings import notes

    return notes(comparison, change)
