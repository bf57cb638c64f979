"""The maps on the shelf as a list shows them: title, owner, date, brakes, findings, last change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rolemap.i18n import day, domain, language
from rolemap.services.maps.history.listed import Count, Light, counts_of, kind_word, lights_of

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk
    from rolemap.store import MapRow

_ = domain("services.listing")

ORDERS = ("changed", "title", "owner", "as_of", "gaps")
"""By what the list can be ordered; the first is how it stands unless told."""


@dataclass(frozen=True)
class Row:
    """One map on the list."""

    id: str
    title: str
    owner: str
    as_of: date
    lights: tuple[Light, ...]
    counts: tuple[Count, ...]
    at: datetime
    """When it was changed last, in the time of the office."""
    when: str
    """The same in words."""
    author: str
    what: str
    """What was changed last: the message, or what kind of change it was."""
    revisions: int
    deleted: str
    """On which day it was put into the bin; empty for a map on the shelf."""


def listing(
    desk: Desk, now: datetime, search: str = "", order: str = ORDERS[0], *, deleted: bool = False
) -> tuple[Row, ...]:
    """The maps that hold all words of `search`, in that order; times are those of the time zone of `now`."""
    rows = [_row(row, now) for row in desk.shelf(search, deleted=deleted)]
    return tuple(sorted(rows, key=_KEYS.get(order, _KEYS[ORDERS[0]])))


def _row(row: MapRow, now: datetime) -> Row:
    head = row.head
    titles = (head.title_vi, head.title_en) if language() == "vi" else (head.title_en, head.title_vi)
    at = head.at.astimezone(now.tzinfo)
    return Row(
        id=row.id,
        title=next(filter(None, titles), row.id),
        owner=head.owner,
        as_of=head.as_of,
        lights=lights_of(head, None),
        counts=counts_of(head, None),
        at=at,
        when=_when(at, now),
        author=head.author,
        what=head.message or kind_word(head.kind),
        revisions=head.number,
        deleted=day(row.deleted.astimezone(now.tzinfo).date()) if row.deleted else "",
    )


def _when(at: datetime, now: datetime) -> str:
    """Such as “15:04 today” or a date; nobody counts the minutes of last week."""
    match (now.date() - at.date()).days:
        case 0:
            return _("today at {time}").format(time=at.strftime("%H:%M"))
        case 1:
            return _("yesterday at {time}").format(time=at.strftime("%H:%M"))
    return day(at.date())


def _gaps(row: Row) -> tuple[int, ...]:
    return tuple(-count.number for count in row.counts)


def _by_name(texts: Iterable[str]) -> tuple[Any, ...]:
    from rolemap.model.text import folded

    return tuple(folded(text) for text in texts)


_KEYS: Mapping[str, Callable[[Row], Any]] = {
    "changed": lambda row: (-row.at.timestamp(), row.id),
    "title": lambda row: (_by_name([row.title]), row.id),
    "owner": lambda row: (_by_name([row.owner, row.title]), row.id),
    "as_of": lambda row: (-row.as_of.toordinal(), _by_name([row.title]), row.id),
    "gaps": lambda row: (_gaps(row), row.id),
}
