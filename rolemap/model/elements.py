"""The elements of a role map, one immutable class a section; attribute names are the keys of format 1.

A key that is missing, null or an empty list reads as None or ``()``; the defaults are those of the format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What every element carries: id, name, and where the fact comes from."""

    id: str
    name: str
    name_en: str | None = None
    provenance: str | None = None
    source: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting(Element):
    """An element with a period of validity: active at t when ``valid_from <= t < valid_to``."""

    valid_from: date | None = None
    valid_to: date | None = None

    def is_active(self, on: date) -> bool:
        """Whether `on` lies in the period; the first day counts, the day of `valid_to` does not."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


def beginning(element: Element) -> date | None:
    """The day on which an element began: in force, else under way (`start`), else signed or held (`date`).

    None where the map does not date it.
    """
    days = (getattr(element, name, None) for name in ("valid_from", "start", "date"))
    return next((day for day in days if day is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(Lasting):
    """An agency, IT unit, enterprise, or a folded block of `size` units."""

    kind: str
    level: str
    parent: str | None = None
    code: str | None = None
    apparatus: bool = False
    size: int = 1
    head_also: tuple[str, ...] = ()
    tool_count_survey: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Lasting):
    """A named set of organizations: by list (`members`), or by rule (`under` and `level`)."""

    members: tuple[str, ...] = ()
    under: str | None = None
    level: str | None = None

    @property
    def by_rule(self) -> bool:
        """Whether the members follow from `under` and `level`."""
        return self.under is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Lasting):
    """A post that exists whoever holds it."""

    organization: str
    rank: str
    holder: str | None = None


@dataclass(frozen=True, slots=True)
class LastYear:
    """Counts of the last year of a body; a missing number is 0 (checks.yaml, HD-09)."""

    documents: int = 0
    documents_by_head: int = 0
    sessions: int = 0
    sessions_by_head: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body(Lasting):
    """A steering committee or working group."""

    scope: str
    standing_agency: str | None = None
    last_year: LastYear | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem(Element):
    """What a leader asks to be solved: who owns it, who must use the answer, how it is measured."""

    owner: str
    status: str
    owner_scope: str | None = None
    audience: tuple[str, ...] = ()
    framing: str | None = None
    start: date | None = None
    pain: str | None = None
    baseline: float | None = None
    target: float | None = None
    unit: str | None = None
    due: date | None = None

    @property
    def is_open(self) -> bool:
        """Status approved or active."""
        return self.status in ("approved", "active")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool(Lasting):
    """A system, platform or service that addresses problems."""

    kind: str
    status: str
    provision: str
    capabilities: tuple[str, ...] = ()
    shared: bool = False
    start: date | None = None
    changes: tuple[str, ...] = ()
    collects: tuple[str, ...] = ()
    justification: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Element):
    """A decision, scheme, plan or resolution, with its number and date."""

    kind: str
    number: str | None = None
    date: date | None = None


@dataclass(frozen=True, slots=True)
class Measurement:
    """One value of a metric on one day."""

    date: date
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Element):
    """A "brake": a metric, the line it must stay above or below, and what happens when it does not."""

    metric: str
    must_stay: str
    limit: float
    warn: float | None = None
    action: str | None = None
    watcher: str | None = None
    measurements: tuple[Measurement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Element):
    """A review of a problem, tool or body on one day, with its decision."""

    date: date
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a budget's process; its date may be missing."""

    step: str
    date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget(Element):
    """A budget item: its form, its period (such as ``2022-2023``), its amount in million VND, its proofs."""

    form: str
    period: str
    amount_vnd_m: float | None = None
    evidence: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A finding accepted with a reason, an approver and a last day."""

    check: str
    subjects: tuple[str, ...]
    reason: str
    approved_by: str
    until: date
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The map's own severities (check id to word) and limits (check or metric id to name to value)."""

    severity: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapInfo:
    """The head of a map: what it is about, and the date of which every check and picture speaks."""

    id: str
    title: Mapping[str, str]
    as_of: date
    root: str
    levels: tuple[str, ...]
    stage: str = "running"
    illustrative: bool = False
    notice: Mapping[str, str] = field(default_factory=dict)
    licence: str | None = None
    note: str | None = None

    def title_in(self, language: str) -> str:
        """The title in `language`, or in the other one where there is none."""
        return self.title.get(language) or next(iter(self.title.values()))

    def notice_in(self, language: str) -> str:
        """The notice in `language`, or in the other one, or nothing."""
        return self.notice.get(language) or next(iter(self.notice.values()), "")


SECTION_CLASSES: Mapping[str, type[Element]] = {
    "organizations": Organization,
    "groups": Group,
    "positions": Position,
    "bodies": Body,
    "problems": Problem,
    "tools": Tool,
    "documents": Document,
    "thresholds": Threshold,
    "reviews": Review,
    "budgets": Budget,
}
