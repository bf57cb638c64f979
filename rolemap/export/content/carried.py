"""Every problem with its three persons in brief, or with who is missing: the scorecard as a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.document import Cell, Column, Mark, Row, Table
from rolemap.i18n import domain
from rolemap.views.chain.use import bar_text
from rolemap.views.scorecard import build

if TYPE_CHECKING:
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph
    from rolemap.views.diagram import Bar
    from rolemap.views.diagram import Cell as Drawn

_ = domain("export")

_SHARES = (0.21, 0.19, 0.2, 0.23, 0.17)


def carried_table(graph: RoleGraph, report: Report) -> Table:
    """The rows of the scorecard, with its words and its badges; a problem is called by its name alone."""
    grid = build(graph, report)
    columns = tuple(Column(one.title, share) for one, share in zip(grid.columns, _SHARES, strict=True))
    rows = tuple(Row(tuple(_cells(row.cells))) for row in grid.rows)
    return Table("carried", _("The three persons of each problem"), columns, rows)


def _cells(cells: tuple[Drawn, ...]) -> Iterator[Cell]:
    for place, cell in enumerate(cells):
        # What else is to be known of a problem stands in the table of responsibilities.
        words = cell.lines if place else cell.lines[:1]
        lines = (*(_covered(bar) for bar in cell.bars), *words)
        badges = tuple(Mark(one.number, one.severity.value, one.waived) for one in cell.badges)
        yield Cell(lines, badges, missing=cell.state == "missing")


def _covered(bar: Bar) -> str:
    return _("{level}: {part}").format(level=bar.label, part=bar_text(bar.done, bar.total))
