"""The door for Python: a map as an object that can be asked, drawn, and shown in a notebook.

import rolemap

m = rolemap.load("thai-binh.yaml")
for gap in m.findings():
    print(gap.number, gap.severity, gap.message)
m.draw("three-persons").save("thai-binh.svg")
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, overload

from rolemap.i18n import domain
from rolemap.services.checking import Workspace, open_map

if TYPE_CHECKING:
    import networkx

    from rolemap.brakes import Brake
    from rolemap.model import RoleGraph
    from rolemap.services.comparing import Comparison
    from rolemap.services.drawing import Picture

_ = domain("services")


@dataclass(frozen=True, slots=True)
class Gap:
    """One finding with its sentences, in the language that was in force when it was asked for."""

    number: int
    key: str
    check: str
    name: str
    severity: str
    """``error``, ``warning`` or ``info``."""
    subjects: tuple[str, ...]
    message: str
    why: str
    remedy: str
    relations: tuple[tuple[str, str, str], ...]
    caused_by: tuple[str, ...]
    waived: bool


class Gaps(Sequence[Gap]):
    """The findings of a map, by severity, check and subjects; a notebook shows them as a table."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        self._gaps = tuple(gaps)

    @overload
    def __getitem__(self, index: int) -> Gap: ...
    @overload
    def __getitem__(self, index: slice) -> Gaps: ...
    def __getitem__(self, index: int | slice) -> Gap | Gaps:
        return Gaps(self._gaps[index]) if isinstance(index, slice) else self._gaps[index]

    def __len__(self) -> int:
        return len(self._gaps)

    def __repr__(self) -> str:
        return "\n".join(f"{gap.number}. {gap.severity} {gap.key}: {gap.message}" for gap in self._gaps)

    def _repr_html_(self) -> str:
        titles = (_("No."), _("Severity"), _("Check"), _("Gap"), _("What to do"))
        head = "".join(f"<th>{escape(title)}</th>" for title in titles)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(self._rows())}</tbody></table>"

    def _rows(self) -> Iterator[str]:
        from rolemap.checks.base import Severity
        from rolemap.checks.wording import severity_name

        for gap in self._gaps:
            word = severity_name(Severity(gap.severity))
            cells = (str(gap.number), word, f"{gap.check} {gap.name}", gap.message, gap.remedy)
            yield "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"


class Map:
    """A role map that was read and checked; see `load`. It is read-only."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    @property
    def graph(self) -> RoleGraph:
        """The typed graph, for questions of one's own."""
        return self._workspace.graph

    @property
    def networkx(self) -> networkx.MultiDiGraph[str]:
        """The same as a networkx graph; the key of an edge is the kind of the relation."""
        return self._workspace.graph.networkx

    @property
    def as_of(self) -> date:
        """The date of which findings, brakes and pictures speak."""
        return self._workspace.graph.as_of

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many findings are open: ``error``, ``warning``, ``info``; and how many ``waived``."""
        return dict(self._workspace.report.counts)

    def findings(self) -> Gaps:
        """All findings, waived ones included, in their order."""
        report = self._workspace.report
        return Gaps(
            [
                Gap(
                    number=finding.number,
                    key=finding.key,
                    check=finding.check,
                    name=report.name(finding),
                    severity=finding.severity.value,
                    subjects=finding.subjects,
                    message=report.message(finding),
                    why=report.why(finding),
                    remedy=report.remedy(finding),
                    relations=finding.relations,
                    caused_by=finding.caused_by,
                    waived=not finding.open,
                )
                for finding in report.findings
            ]
        )

    def brakes(self) -> tuple[Brake, ...]:
        """The five brakes: awareness, participation, the head's role, platforms, budget."""
        return self._workspace.brakes

    def draw(
        self,
        view: str | None = None,
        *,
        theme: str | Path = "screen",
        paper: str | None = None,
        portrait: bool = False,
        focus: str | None = None,
        depth: int | None = None,
    ) -> Picture:
        """One view as a picture, or what of it is at most `depth` steps from the element `focus`.

        Without `view` it is the picture of the three persons, or the one that suits the element. On `paper`
        (``"A4"``, ``"A3"``) nothing is set smaller than can be read: a large picture gets several pages. `theme` may be
        the path of an organization's own theme file, whose mistakes `DefectsFound` holds. Raises
        `UnknownName` for a view, a theme or an element that does not exist, and `NoPlace` for an element that
        the view cannot show.
        """
        from rolemap.services.drawing import Picture

        return Picture(
            self._workspace, view, theme=theme, paper=paper, portrait=portrait, focus=focus, depth=depth
        )

    def changes_since(self, old: Map) -> Comparison:
        """What changed between `old` and this map, and what became of the findings; truthy when anything did.

        Printed it tells what `rolemap diff` tells; its `json` is for other programs, its `draw()` the picture.
        """
        from rolemap.services.comparing import Comparison

        return Comparison(old._workspace, self._workspace)

    def _repr_svg_(self) -> str:
        return self.draw().svg

    def __repr__(self) -> str:
        return f"<rolemap.Map {self.graph.info.id} {self.as_of.isoformat()} {self.graph.map.version}>"


def load(path: str | Path, as_of: date | str | None = None) -> Map:
    """Read and check a map file; `as_of`, a date or its text such as ``"2022-06-30"``, replaces the date in it.

    Raises `rolemap.DefectsFound` with every defect of the file, `FileUnreadable`, `UnknownFormat`, and
    ValueError for a text that is no date.
    """
    if isinstance(as_of, str):
        as_of = date.fromisoformat(as_of)
    elif isinstance(as_of, datetime):  # it is a date too, but cannot be compared with one
        as_of = as_of.date()
    return Map(open_map(path, as_of))
