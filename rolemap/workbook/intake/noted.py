"""What is wrong with a workbook, collected while it is read: each fault with its cell, and which paths were told."""

from __future__ import annotations

from typing import Final

from rolemap.files.document import CellMark
from rolemap.files.faults import Fault, Path

_MOST: Final = 2000
"""Faults that are kept; a thousand are told."""


class Noted:
    """The faults found so far."""

    def __init__(self) -> None:
        self.faults: list[tuple[CellMark, Fault]] = []
        self._told: set[Path] = set()
        self._columns: set[tuple[str, str]] = set()

    def add(self, mark: CellMark, message: str, expected: str = "", path: Path = ()) -> None:
        """Note a fault at a cell; where it has a path in the map, nothing else is said about that."""
        if len(self.faults) < _MOST:
            self.faults.append((mark, Fault(message, expected, path)))
        for length in range(1, len(path) + 1):
            self._told.add(path[:length])

    def add_column(self, mark: CellMark, sheet: str, key: str, message: str, expected: str) -> None:
        """Note that a column is missing: nothing is said about it row by row."""
        self.add(mark, message, expected)
        self._columns.add((sheet, key))

    def knows(self, path: Path) -> bool:
        """Whether something was said already about what stands at the path, about a part of it, or about its column."""
        names = [part for part in path if isinstance(part, str)]
        return path in self._told or (len(names) > 1 and (names[-2], names[-1]) in self._columns)
