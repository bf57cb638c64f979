"""One annex before it is written: its title, its place in the set, and what it is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.export.document import Annex, Block
    from rolemap.export.material import Material
    from rolemap.model import RoleGraph


@dataclass(frozen=True, slots=True)
class AnnexKind:
    """An annex that can be asked for; `title` is marked English of the domain ``export``."""

    slug: str
    place: int
    """Annexes stand in this order, whatever the order in which they are asked for."""
    title: str
    blocks: Callable[[Draft], Iterator[Block]]
    """What stands in it for one map, in the language in force."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What an annex is made from: the map, and the annexes that stand with it in the set."""

    material: Material
    names: Mapping[str, str]
    """How each annex of the set is called, by slug: “Phụ lục III”; none where it is the only one."""
    earlier: tuple[Annex, ...]
    """The annexes before it, made already."""

    @property
    def graph(self) -> RoleGraph:
        """The map at the date of the report."""
        return self.material.graph

    @property
    def report(self) -> Report:
        """The findings of the whole catalogue."""
        return self.material.report
