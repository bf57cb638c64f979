"""The history of a map as its readers look through it: by day, each revision against the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from rolemap.errors import RolemapError
from rolemap.i18n import N_, day, domain

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk
    from rolemap.store import Revision

_ = domain("services.history")
_checks = domain("checks")

PAGE = 40
"""Revisions on one page of the history."""
TOGETHER = timedelta(minutes=10)
"""Saves of one author that follow each other within this time are one stretch of work."""
SMALL = frozenset(("edit", "undo", "redo"))
"""Kinds of revisions that a stretch of work is made of; all others stand alone."""
LONGEST_MESSAGE = 500

COUNTS = ("error", "warning", "info", "waived")
_RANKS: Mapping[str, int] = {"green": 0, "unknown": 1, "amber": 2, "red": 3}
_KINDS: Mapping[str, str] = {
    "new": N_("begun"),
    "import": N_("from a file"),
    "edit": N_("edited"),
    "undo": N_("undone"),
    "redo": N_("redone"),
    "restore": N_("restored"),
}
MILESTONE = "milestone"


class NothingToMark(RolemapError):
    """A milestone has no message by which it could be found again."""

    def __init__(self) -> None:
        super().__init__(_("Type what the milestone stands for, such as “Submitted for appraisal”."))


class Light(NamedTuple):
    """One brake at a revision: its state, and whether it got worse (above 0) or better (below 0)."""

    brake: str
    name: str
    state: str
    word: str
    moved: int


class Count(NamedTuple):
    """How many findings of a severity, and how many more (or fewer) than at the revision before."""

    name: str
    number: int
    more: int


@dataclass(frozen=True)
class Row:
    """One revision in the history."""

    revision: Revision
    at: datetime
    """In the time of the office."""
    kind: str
    """A kind of the store, or ``milestone``."""
    word: str
    lights: tuple[Light, ...]
    counts: tuple[Count, ...]

    @property
    def number(self) -> int:
        """The number of the revision."""
        return self.revision.number


@dataclass(frozen=True)
class Stretch:
    """Revisions that were saved one soon after the other by one author, newest first; mostly a single one."""

    rows: tuple[Row, ...]
    lights: tuple[Light, ...]
    counts: tuple[Count, ...]
    """Against what stood before all of them."""

    @property
    def last(self) -> Row:
        """The newest of them."""
        return self.rows[0]

    @property
    def first(self) -> Row:
        """The oldest of them."""
        return self.rows[-1]


@dataclass(frozen=True)
class Day:
    """All that was saved on one day, newest first."""

    date: date
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class Page:
    """A part of the history, newest first; `before` is the number below which the next part begins."""

    days: tuple[Day, ...]
    before: int | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every revision on the page."""
        return tuple(row for one in self.days for stretch in one.stretches for row in stretch.rows)


def history(desk: Desk, id: str, now: datetime, before: int | None = None, size: int = PAGE) -> Page:
    """The revisions of a map below the number `before`; days are those of the time zone of `now`."""
    found = desk.revisions(id, before, size + 1)
    shown = found[:size]
    zone = now.tzinfo or UTC
    rows = [_row(one, found[at + 1] if at + 1 < len(found) else None, zone) for at, one in enumerate(shown)]
    olders = {one.number: found[at + 1] if at + 1 < len(found) else None for at, one in enumerate(shown)}
    days = tuple(
        Day(when, _label(when, now.date()), tuple(_stretches(list(same), olders)))
        for when, same in groupby(rows, key=lambda row: row.at.date())
    )
    return Page(days, shown[-1].number if len(found) > size else None)


def milestone(desk: Desk, id: str, base: int, author: str, message: str) -> Revision:
    """Put a milestone on revision `base`, the newest; raises `NothingToMark` and `Outdated`."""
    words = " ".join(message.split())[:LONGEST_MESSAGE]
    if not words:
        raise NothingToMark
    return desk.mark(id, base, author, words)


def kind_word(kind: str) -> str:
    """How a revision came to be, in a word."""
    return _("milestone") if kind == MILESTONE else _(_KINDS[kind])


def kind_of(revision: Revision, before: Revision | None) -> str:
    """The kind of a revision; one that keeps its document once more is a milestone."""
    same = before is not None and before.document_hash == revision.document_hash
    return MILESTONE if same and revision.kind == "edit" else revision.kind


def lights_of(revision: Revision, before: Revision | None) -> tuple[Light, ...]:
    """The five lights in their order, each against the revision before."""
    from rolemap.checks.catalogue import GROUPS

    found = ((group, revision.lights[group.id]) for group in GROUPS if group.id in revision.lights)
    was = before.lights if before is not None else {}
    return tuple(
        _light(group.id, _checks(group.name), state, was.get(group.id, state)) for group, state in found
    )


def _light(id: str, name: str, state: str, was: str) -> Light:
    from rolemap.brakes import State

    return Light(id, name, state, State(state).label, _RANKS[state] - _RANKS[was])


def counts_of(revision: Revision, before: Revision | None) -> tuple[Count, ...]:
    """The findings counted by severity, each against the revision before."""
    was = before.counts if before is not None else revision.counts
    return tuple(
        Count(name, revision.counts.get(name, 0), revision.counts.get(name, 0) - was.get(name, 0))
        for name in COUNTS
    )


def _row(revision: Revision, before: Revision | None, zone: tzinfo) -> Row:
    kind = kind_of(revision, before)
    lights, counts = lights_of(revision, before), counts_of(revision, before)
    return Row(revision, revision.at.astimezone(zone), kind, kind_word(kind), lights, counts)


def _stretches(rows: Sequence[Row], olders: Mapping[int, Revision | None]) -> Iterator[Stretch]:
    gathered: list[Row] = []
    for row in rows:
        if gathered and not _together(row, gathered[-1]):
            yield _stretch(gathered, olders)
            gathered = []
        gathered.append(row)
    if gathered:
        yield _stretch(gathered, olders)


def _stretch(rows: list[Row], olders: Mapping[int, Revision | None]) -> Stretch:
    newest, before = rows[0].revision, olders[rows[-1].number]
    return Stretch(tuple(rows), lights_of(newest, before), counts_of(newest, before))


def _together(older: Row, newer: Row) -> bool:
    return (
        older.kind in SMALL
        and newer.kind in SMALL
        and older.revision.author == newer.revision.author
        and newer.at - older.at <= TOGETHER
    )


def _label(when: date, today: date) -> str:
    match (today - when).days:
        case 0:
            return _("Today, {day}").format(day=day(when))
        case 1:
            return _("Yesterday, {day}").format(day=day(when))
    return day(when)
