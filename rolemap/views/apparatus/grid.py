"""The coverage as a grid: title, legend of the fills in use, and the findings that stand on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain
from rolemap.model import RoleGraph
from rolemap.views.apparatus.presence import LITTLE_USED
from rolemap.views.block import title_block
from rolemap.views.diagram import Badge, Column, Grid, GridRow, LegendEntry
from rolemap.views.legend import badge_legend
from rolemap.views.table import table

_ = domain("views")

_ROWS_PER_PAGE = 20
_STATES = {
    "full": N_("all that it asks take part"),
    "partial": N_("some take part"),
    "none": N_("nobody takes part yet"),
    "missing": N_("no tool yet, or no such unit"),
    "free": N_("not asked"),
}
_SOME = N_("some take part, or some use it less than they must (the lowest rate)")


def coverage_grid(
    graph: RoleGraph,
    report: Report,
    columns: Sequence[Column],
    rows: Sequence[GridRow],
    sentence: str,
    *,
    part: bool = False,
    fixed: int = 2,
) -> Grid:
    """The grid of these rows; `part` says that it shows a part of the map and counts the findings of that part."""
    badges = {one.key: one for one in _badges(columns, rows)}
    findings = tuple(line for line in table(report, badges.values()) if line.badge.key in badges)
    return Grid(
        view="coverage",
        block=title_block(graph, report, sentence, listed=len(findings), own=findings if part else None),
        columns=tuple(columns),
        rows=tuple(rows),
        legend=_legend(rows, badges.values()),
        findings=findings,
        rows_per_page=_ROWS_PER_PAGE,
        fixed=fixed,
        across=_("Problems"),
        down=_("Rows"),
    )


def _badges(columns: Iterable[Column], rows: Iterable[GridRow]) -> Iterator[Badge]:
    for column in columns:
        yield from column.badges
    for row in rows:
        for cell in row.cells:
            yield from cell.badges


def _legend(rows: Iterable[GridRow], badges: Iterable[Badge]) -> tuple[LegendEntry, ...]:
    states = {cell.state for row in rows if len(row.cells) > 1 for cell in row.cells}
    badges = tuple(badges)
    words = dict(_STATES)
    if any(one.key.startswith(LITTLE_USED) for one in badges):
        words["partial"] = _SOME
    return (
        *badge_legend(badges),
        *(LegendEntry(f"cell:{state}", _(text)) for state, text in words.items() if state in states),
    )
