"""What every writer of a document is given: the checked map, its pictures, and what the reader asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rolemap.brakes import Brake
    from rolemap.checks.findings import Report
    from rolemap.export.document import Document
    from rolemap.export.rasters.sharing import Rasters
    from rolemap.model import RoleGraph
    from rolemap.render.layout import Layout


class Pictures(Protocol):
    """Draws views of the map; the same picture is laid out once, however many documents it stands in."""

    def layout(
        self, view: str, *, focus: str | None = None, paper: str | None = "A4", portrait: bool = False
    ) -> Layout:
        """The picture of a view (of an element where `focus` names one), without its own table of findings.

        On `paper` it has as many pages as it needs to be legible; without (None) it is as large as it likes.
        Raises what laying out raises: `NoPlace` for an element that the view cannot show, `EngineFailed`.
        """
        ...


Progress = Callable[[str, int, int], None]
"""Told what is being made, in the reader's language, how many parts are done, and how many there are."""


def untold(_what: str, _done: int, _of: int) -> None:
    """Progress that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the reader asked for."""

    annexes: tuple[str, ...] = ()
    """Slugs of the annexes that are wanted, in any order; empty for all."""
    template: bytes = b""
    """An organization's own .docx, which only the Word writer obeys; empty for the built-in page."""
    revision: int | None = None
    """The number of the map in its history, where it is kept in one."""


@dataclass(frozen=True)
class Material:
    """The checked map and all that was made of it; each is made when it is first asked for, and once."""

    report: Report
    pictures: Pictures
    wishes: Wishes = field(default_factory=Wishes)
    progress: Progress = untold

    @property
    def graph(self) -> RoleGraph:
        """The map at the date of the report."""
        return self.report.graph

    @cached_property
    def brakes(self) -> tuple[Brake, ...]:
        """The five brakes in the reader's language."""
        from rolemap.brakes import brakes

        return brakes(self.graph, self.report)

    @cached_property
    def document(self) -> Document:
        """The annex set, in the reader's language. Raises `UnknownName` for an annex that does not exist."""
        from rolemap.export.annexes import assemble

        return assemble(self)

    @cached_property
    def rasters(self) -> Rasters:
        """The figures of the document in dots, for programs that cannot draw vectors."""
        from rolemap.export.rasters.sharing import Rasters

        return Rasters(tuple(self.document.figures))

    def written(self, suffix: str) -> bytes:
        """The document in that format, written once. Raises KeyError for a suffix that is no format."""
        if suffix not in self._written:
            from rolemap.export.formats import writer

            self._written[suffix] = writer(suffix)(self)
        return self._written[suffix]

    @cached_property
    def _written(self) -> dict[str, bytes]:
        return {}
