"""Where the parts of a map stand in the workbook from which it was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rolemap.files.document import WHOLE_FILE, CellMark, Place, Places
from rolemap.files.faults import Path
from rolemap.workbook.intake.tables import Table

Origins = Mapping[Path, tuple[Table, int]]
"""The table and the row of each record by its path."""


def locate(tables: Mapping[str, Table], origins: Origins, paths: Collection[Path]) -> Places:
    """The cells of the asked paths and of all that leads to them."""
    wanted = {path[:length] for path in paths for length in range(len(path) + 1)}
    found = {path: _mark(tables, origins, path) for path in wanted}
    return {path: Place(mark, mark) for path, mark in found.items() if mark is not None}


def _mark(tables: Mapping[str, Table], origins: Origins, path: Path) -> CellMark | None:
    if path in origins:
        table, row = origins[path]
        return table.mark(row) if path != ("map",) else table.mark()
    for length in range(len(path) - 1, 0, -1):
        if path[:length] in origins:
            table, row = origins[path[:length]]
            return _within(table, row, path[length:])
    if path and path[-1] in tables and len(path) == 1 + (path[0] == "relations"):
        return tables[str(path[-1])].mark()
    return WHOLE_FILE


def _within(table: Table, row: int, rest: Path) -> CellMark | None:
    """The cell of a value within a record: that of the longest key, or of the first of several."""
    names = [str(part) for part in rest]
    for length in range(len(names), 0, -1):
        key = ".".join(names[:length])
        if key in table.columns:
            return table.mark(row, key)
    inner = next((key for key in table.columns if key.startswith(names[0] + ".")), None)
    return table.mark(row, inner) if inner else None
