"""The dates that a map speaks of: where it changes when it is looked at another day, and what happens then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from rolemap.services.maps.opening import Opened

MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """One date of the map: what is dated so, a few of them in words, and how many more."""

    day: date
    words: tuple[tuple[str, str], ...]
    """Name of the element, and what the date is to it."""
    more: int
    own: bool
    """Whether the map itself is drawn up at this date."""


def moments(opened: Opened) -> tuple[Moment, ...]:
    """Every date in the document, earliest first; elements and relations in the order of the document."""
    graph = opened.workspace.graph
    own = graph.info.as_of
    found: dict[date, dict[tuple[str, str], None]] = {own: {}}
    for day, id, words in _dates(opened.document):
        name = graph.name(id) if id in graph else id
        found.setdefault(day, {})[name, words] = None
    return tuple(
        Moment(day, tuple(words)[:MOST_WORDS], max(0, len(words) - MOST_WORDS), day == own)
        for day, words in sorted(found.items())
    )


def _dates(document: dict[str, Any]) -> Iterator[tuple[date, str, str]]:
    """Date, id of the element (or of the one that a relation begins with), and the name of the field."""
    for section, entries in document.items():
        if section in ("map", "profile"):
            continue
        if section == "relations":
            for kind, relations in entries.items():
                for relation in relations:
                    yield from _in(kind, relation, str(relation.get("from", "")))
        elif isinstance(entries, list):
            for entry in entries:
                yield from _in(section, entry, str(entry.get("id") or entry.get("check", "")))


def _in(where: str, value: Any, id: str, field: str = "") -> Iterator[tuple[date, str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _in(where, inner, id, key)
    elif isinstance(value, list):
        for inner in value:
            yield from _in(where, inner, id, field)
    elif isinstance(value, str) and (day := _day(value)) is not None:
        from rolemap.views.changed.field_names import field_name

        yield day, id, field_name(where, field)


def _day(text: str) -> date | None:
    if len(text) != len("2022-06-30"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
