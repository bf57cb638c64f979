"""Two maps held against each other: what changed, what became of the findings, and the picture of both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound
from rolemap.services.checking import Workspace, open_each
from rolemap.services.drawing import Picture

if TYPE_CHECKING:
    from rolemap.checks.comparing import FindingChanges
    from rolemap.model.change import Changes
    from rolemap.views.diagram import Diagram, Grid

VIEW = "changes"


@dataclass(frozen=True)
class Comparison:
    """An old map and a new one, both read and checked; truthy when anything happened between them.

    Shown in the language in force at that moment.
    """

    old: Workspace
    new: Workspace

    @cached_property
    def changes(self) -> Changes:
        """Elements, relations, settings that differ."""
        from rolemap.model.changes import changes

        return changes(self.old.graph, self.new.graph)

    @cached_property
    def findings(self) -> FindingChanges:
        """The findings of both reports: new, open, fixed, waived."""
        from rolemap.checks.comparing import FindingChanges

        return FindingChanges(self.old.report, self.new.report, self.changes.renamed)

    def __bool__(self) -> bool:
        return bool(self.changes or self.findings)

    @property
    def text(self) -> str:
        """Both for a reader, as `rolemap diff` tells it."""
        return self._written("text")

    @property
    def json(self) -> str:
        """Both for other programs, as ``rolemap diff --format json`` gives it."""
        return self._written("json")

    def _written(self, form: str) -> str:
        from rolemap.services.reports import writer

        write: Callable[[Any], str] = writer("changes", form)
        return write(self)

    def draw(
        self, *, theme: str | Path = "screen", paper: str | None = None, portrait: bool = False
    ) -> PictureOfChanges:
        """The picture of both; see `rolemap.services.drawing.Picture`."""
        return PictureOfChanges(self, theme=theme, paper=paper, portrait=portrait)

    def _repr_svg_(self) -> str:
        return self.draw().svg

    def __repr__(self) -> str:
        return self.text


class PictureOfChanges(Picture):
    """Two maps in one picture; everything else is as with the picture of one."""

    def __init__(
        self,
        comparison: Comparison,
        *,
        theme: str | Path = "screen",
        paper: str | None = None,
        portrait: bool = False,
    ) -> None:
        super().__init__(comparison.new, VIEW, theme=theme, paper=paper, portrait=portrait)
        self._old = comparison.old

    def _built(self, fold: bool) -> Diagram | Grid:
        assert self.view.compared is not None, VIEW
        return self.view.compared(self._old.report, self._workspace.report, fold=fold)


def compare(
    old: str | Path, new: str | Path, as_of_old: date | None = None, as_of: date | None = None
) -> Comparison:
    """Read and check both maps, each as of its own date unless another one is given.

    Both may be one file, at two dates. Raises what `rolemap.services.checking.open_maps` raises, the defects of
    both files together.
    """
    try:
        before, after = open_each(((old, as_of_old), (new, as_of)))
    except DefectsFound as found:
        # Those of one file at two dates are the same twice.
        raise DefectsFound(tuple(dict.fromkeys(found.defects))) from None
    return Comparison(before, after)
