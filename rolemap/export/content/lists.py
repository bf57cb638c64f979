"""Lists of names within a sentence or a cell: the first ones by name, the rest counted, nothing passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from rolemap.i18n import domain, number

if TYPE_CHECKING:
    from rolemap.model import Organization, RoleGraph, Units

_ = domain("export")

MOST_UNITS = 12
"""So many units of a level are named; the rest is counted."""


def joined(names: Sequence[str]) -> str:
    """Names one after the other, parted so that a comma within one is not taken for two."""
    return ("; " if any("," in name for name in names) else ", ").join(names)


def names_of(graph: RoleGraph, ids: Iterable[str]) -> str:
    """The names of elements, each once."""
    return joined(tuple(graph.name(one) for one in dict.fromkeys(ids)))


def units_of(graph: RoleGraph, units: Units, most: int = MOST_UNITS) -> str:
    """The first `most` organizations by name, and how many units the others are; a block counts by its size.

    One more than `most` is named too: to count a single one takes no less room.
    """
    first = tuple(islice(units, most + 1))
    if len(units) > most + 1:
        first = first[:most]
    names = joined(tuple(graph.name(one) for one in first))
    more = units.size - sum(cast("Organization", graph.element(one)).size for one in first)
    if not more:
        return names
    pattern = _.n("{names} … and {n} other unit", "{names} … and {n} other units", more)
    return pattern.format(names=names, n=number(more))
