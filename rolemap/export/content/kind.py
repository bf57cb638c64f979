"""One annex before it is written: its title, its place in the set, and how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """An annex that can be asked for; `title` is marked English of the domain ``export``."""

    slug: str
    place: int
    """Annexes stand in this order, whatever the order in which they are asked for."""
    title: str
    blocks: Callable[[Material], Iterator[Block]]
    """What stands in it for one map, in the language in force."""
