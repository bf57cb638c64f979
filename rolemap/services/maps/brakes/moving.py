"""The date of a map moved along with what was measured: only figures up to that date count."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.editing import Edit
    from rolemap.services.maps.brakes.measured import Figure


def moved_to(document: dict[str, Any], figures: Iterable[Figure]) -> tuple[Edit, ...]:
    """The edit that moves the map's date to the last of the figures; none where it is there or beyond."""
    from rolemap.editing import Edit

    was = document["map"]["as_of"]
    last = max((one.day for one in figures), default=date.min)
    if last <= date.fromisoformat(was):
        return ()
    return (Edit(("map", "as_of"), was, last.isoformat()),)
