"""The rows of the coverage: the apparatus level by level, folded by superior, the worst unfolded first.

Units that are absent from the same problems share one row with their names. What is not unfolded is counted: a
reader sees that it is there, and how much of it is absent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rolemap.i18n import domain, number
from rolemap.model import Alike, Units
from rolemap.views.apparatus.presence import Presence
from rolemap.views.diagram import Cell, GridRow
from rolemap.views.words import level_units

_ = domain("views")

_MOST_LETTERS = 180
"""So long are the names of the units in one row at most, where all are named."""
_MOST_NAMES, _FEW_NAMES = 8, 3
"""So many units are named in a row, or so many where not all of them can be."""
_LEAST_SETS = 2
"""So many rows at least show who is absent in a group that is unfolded, before the next group is."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of the apparatus and its units that the picture speaks of."""

    id: str
    units: Units


def whole_row(presence: Presence, units: Units) -> GridRow:
    """The first row: the whole apparatus."""
    words = _("The whole apparatus: {units}").format(units=size_words(units))
    return presence.row("whole", Cell((words,)), units, depth=0, heading=True, on=presence.of_whole())


def level_rows(presence: Presence, levels: Sequence[Level], most: int) -> Iterator[GridRow]:
    """The rows of all levels; about `most` of them stand for groups and units, shared out evenly."""
    room = most
    for at, level in enumerate(levels):
        rows = list(_unfolded(presence, level, room // (len(levels) - at)))
        room -= len(rows)
        yield level_row(presence, level)
        yield from rows
        if rows:
            yield from complete_row(presence, level)


def level_row(presence: Presence, level: Level) -> GridRow:
    """The heading of a level: how many units it has, and how many of them take part."""
    title = _("{units} × {n}").format(units=level_units(level.id), n=number(level.units.size))
    on = presence.of_level(level.id)
    return presence.row(f"level:{level.id}", Cell((title,)), level.units, depth=0, heading=True, on=on)


def group_row(presence: Presence, level: Level, superior: str | None, units: Units) -> GridRow:
    """The heading of the units of a level under one superior."""
    size = size_words(units)
    if superior is None:
        label = Cell((size,))
    else:
        name = presence.graph.name(superior)
        words = _("{organization}: {units}").format(organization=name, units=size)
        label = Cell((words,), elements=(superior,))
    return presence.row(f"group:{level.id}/{superior or ''}", label, units, depth=1, heading=True)


def rest_row(presence: Presence, id: str, units: Units, *, depth: int) -> GridRow:
    """Absent units that have no row of their own."""
    words = _.n("… and {n} more unit that lacks some", "… and {n} more units that lack some", units.size)
    return presence.row(f"{id} rest", Cell((words.format(n=number(units.size)),)), units, depth=depth)


def complete_row(presence: Presence, level: Level) -> Iterator[GridRow]:
    """A line on the units of a level that take part in all that asks them, where there are any."""
    complete = (presence.absences.complete & level.units).size
    if complete:
        pattern = _.n(
            "… and {n} unit that takes part in all that asks it",
            "… and {n} units that take part in all that asks them",
            complete,
        )
        yield GridRow(f"complete:{level.id}", (Cell((pattern.format(n=number(complete)),)),), depth=1)


def size_words(units: Units) -> str:
    """ "26 đơn vị"."""
    return _.n("{n} unit", "{n} units", units.size).format(n=number(units.size))


def _unfolded(presence: Presence, level: Level, most: int) -> Iterator[GridRow]:
    superiors, absences = presence.graph.superiors, presence.absences
    if len(superiors.sizes(level.units)) <= 1:
        yield from _sets(presence, level.id, level.units, most, depth=1)
        return
    worst = absences.worst(level.units)
    many = max(1, most * 2 // 3)
    shown, others = (worst, ()) if len(worst) <= many + 1 else (worst[:many], worst[many:])
    room = most - len(shown)
    for at, superior in enumerate(shown):
        units = superiors.below([superior], level.units)
        if len(units) == 1:
            yield from _sets(presence, level.id, units, 1, depth=1)
            continue
        share = max(_LEAST_SETS, -(-room // (len(shown) - at)))
        sets = list(_sets(presence, f"{level.id}/{superior or ''}", units, min(share, room), depth=2))
        room -= len(sets)
        yield group_row(presence, level, superior, units)
        yield from sets
    if others:
        yield others_row(presence, level, others)


def _sets(presence: Presence, id: str, units: Units, most: int, *, depth: int) -> Iterator[GridRow]:
    """Who is absent, the units alike in one row; the last row counts those that have none of their own."""
    if most < 1:
        return
    sets, rest = presence.absences.alike(units, most)
    if len(sets) == 1 and depth > 1 and sets[0].units == units:
        return  # the heading says the same of all of them
    if rest and len(sets) > 1:
        sets, rest = presence.absences.alike(units, most - 1)
    yield from (set_row(presence, id, one, depth=depth) for one in sets)
    if rest:
        yield rest_row(presence, id, rest, depth=depth)


def set_row(
    presence: Presence, id: str, alike: Alike, *, depth: int, named: Sequence[str] | None = None
) -> GridRow:
    """The row of units that are absent from the same problems, by the names of the `named` (default: some)."""
    ids = alike.units.ids
    named = tuple(named or _named(presence, ids))
    names = _("; ").join(map(presence.graph.name, named))
    if len(ids) > len(named):
        words = _("{names} and {n} more units")
        names = words.format(names=names, n=number(len(ids) - len(named)))
    if len(ids) > 1:
        names = _("{units}: {names}").format(units=size_words(alike.units), names=names)
    badges = presence.of_units(named) if len(named) <= _MOST_NAMES else ()
    label = Cell((names,), badges=badges, elements=named)
    return presence.alike(f"{id}:{ids[0]}", label, alike, depth=depth)


def _named(presence: Presence, ids: Sequence[str]) -> tuple[str, ...]:
    """The units whose names stand in a row: all, or the first few."""
    letters = sum(len(presence.graph.name(name)) + 2 for name in ids[:_MOST_NAMES])
    fit = len(ids) <= _MOST_NAMES and letters <= _MOST_LETTERS
    return tuple(ids if fit else ids[:_FEW_NAMES])


def others_row(presence: Presence, level: Level, superiors: Sequence[str | None]) -> GridRow:
    """The units of a level under superiors that have no heading of their own."""
    units = presence.graph.superiors.below(superiors, level.units)
    words = _("… and {units} under {n} other superiors")
    label = Cell((words.format(units=size_words(units), n=number(len(superiors))),))
    return presence.row(f"others:{level.id}", label, units, depth=1)
