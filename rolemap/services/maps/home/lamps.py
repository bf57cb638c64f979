"""The brakes in two letters each, for where a light stands and no room is left for a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rolemap.i18n import domain

_checks = domain("checks")


class Named(NamedTuple):
    """A brake: its id, its name, and the letters that stand for the name."""

    id: str
    name: str
    short: str


def named_brakes() -> tuple[Named, ...]:
    """The brakes in their order, in the reader's language."""
    from rolemap.brakes.panels import PANELS
    from rolemap.checks.catalogue import GROUPS

    held = {panel.id for panel in PANELS}
    names = {group.id: _checks(group.name) for group in GROUPS if group.id in held}
    short = short_names(names.values())
    return tuple(Named(id, name, short[name]) for id, name in names.items())


def short_names(names: Iterable[str]) -> Mapping[str, str]:
    """Two letters for each name, no two alike while that can be: initials of its words, else letters of the first."""
    given: dict[str, str] = {}
    for name in names:
        tried = list(_letters(name))
        given[name] = next((letters for letters in tried if letters not in given.values()), tried[0])
    return given


def _letters(name: str) -> Iterator[str]:
    words = [word for part in name.split() if (word := "".join(filter(str.isalpha, part)))]
    first = words[0] if words else name
    if len(words) > 1:
        yield (first[0] + words[1][0]).upper()
    yield first[:2].upper()
    yield from ((first[0] + letter).upper() for letter in first[2:])
