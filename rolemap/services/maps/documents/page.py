"""What the page on which documents are ordered says of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.services.exporting import annex_rows
from rolemap.services.maps.documents.formats import Format, formats
from rolemap.services.maps.starting_out import is_empty

if TYPE_CHECKING:
    from rolemap.services.maps.documents.wishes import Wish
    from rolemap.services.maps.opening import Opened


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be ordered, and what will stand in it."""

    formats: tuple[Format, ...]
    annexes: tuple[tuple[str, str], ...]
    """Slug and title of each."""
    counts: dict[str, int]
    """Open findings by severity."""
    illustrative: bool
    empty: bool
    """Whether the map has neither problems nor tools yet."""

    @property
    def open(self) -> int:
        """How many gaps are open."""
        return sum(self.counts.values())


def offer(opened: Opened) -> Offer:
    """What can be ordered of a map."""
    counts = opened.workspace.report.counts
    return Offer(
        formats(),
        tuple(annex_rows()),
        {severity: counts[severity] for severity in ("error", "warning", "info")},
        opened.workspace.graph.info.illustrative,
        is_empty(opened),
    )


def annex_titles(wish: Wish) -> tuple[str, ...]:
    """The titles of the annexes that were chosen; empty where it is all of them."""
    return tuple(title for slug, title in annex_rows() if slug in wish.annexes)


def annex_slugs() -> tuple[str, ...]:
    """What all annexes are called in forms."""
    return tuple(slug for slug, _title in annex_rows())
