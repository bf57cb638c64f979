"""A document as a reader gives it to the gate: plain data, how its scalars arrive, and where things stand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from rolemap.files.faults import Fault, Path, visible


class Mark(NamedTuple):
    """A place in a text, line and column counted from 1."""

    line: int
    column: int

    def written(self, name: str) -> str:
        """The place in the file `name`, as it stands before a defect: ``map.yaml:12:7``."""
        return f"{name}:{self.line}:{self.column}"


class CellMark(NamedTuple):
    """A place in a workbook: a cell, a sheet as a whole (row 0), or the whole file (no title).

    Marks are told in the order of sheets, rows and columns, all counted from 1.
    """

    sheet: int = 0
    row: int = 0
    column: int = 0
    title: str = ""

    def written(self, name: str) -> str:
        """The place in the file `name`, as planners know it: ``map.xlsx: Organizations!C7``."""
        if not self.title:
            return name
        if not self.row:
            return f"{name}: {visible(self.title)}"
        return f"{name}: {visible(self.title)}!{column_letters(self.column)}{self.row}"


WHOLE_FILE: Final = CellMark()
"""The mark of what is wrong with an office file as a whole."""

AnyMark = Mark | CellMark
"""All marks of one document are of one kind, so that they can be put in order."""


def column_letters(column: int) -> str:
    """The letters of a column of a sheet, counted from 1: A, Z, AA."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Place(NamedTuple):
    """Where one entry of a document stands: its key (or, in a list, the value again) and its value."""

    key: AnyMark
    value: AnyMark


Places = Mapping[Path, Place]


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader found: mappings, lists and scalars, with scalars as text (YAML) or typed (JSON).

    `locate` reads the text a second time and gives the places of the asked paths and of all that leads to them;
    a path that does not exist is left out. It is called only when there is something to tell. `faults` are what
    the reader found wrong without having to stop; `late_faults` are dear to look for: they are asked for when
    the gate is done, with the answer whether it found anything. `said` puts what the gate found into the words of
    the file, and leaves out what the reader has told already.
    """

    data: Any
    as_text: bool
    locate: Callable[[Collection[Path]], Places]
    faults: Sequence[tuple[AnyMark, Fault]] = ()
    late_faults: Callable[[bool], Sequence[tuple[AnyMark, Fault]]] = field(default=lambda gate_failed: ())
    said: Callable[[list[Fault]], list[Fault]] = field(default=lambda faults: faults)


class Unreadable(Exception):
    """A text that could not be read to its end, with everything that was found wrong up to there."""

    def __init__(self, *faults: tuple[AnyMark, Fault]) -> None:
        self.faults = faults
        super().__init__(faults[-1][1].message)


class Wanted:
    """Paths asked for, as a tree: what a reader must look at, level by level."""

    __slots__ = ("children", "path")

    def __init__(self, path: Path = ()) -> None:
        self.path = path
        self.children: dict[str | int, Wanted] = {}

    @classmethod
    def tree(cls, paths: Collection[Path]) -> Wanted:
        """The tree of `paths`."""
        root = cls()
        for path in paths:
            node = root
            for part in path:
                if part not in node.children:
                    node.children[part] = cls((*node.path, part))
                node = node.children[part]
        return root


def marks_at(text: str, indexes: Collection[int]) -> dict[int, Mark]:
    """The marks of many characters of `text`, counted in one walk."""
    marks, line, seen, line_start = {}, 1, 0, 0
    for index in sorted(indexes):
        newlines = text.count("\n", seen, index)
        if newlines:
            line += newlines
            line_start = text.rfind("\n", seen, index) + 1
        seen = index
        marks[index] = Mark(line, index - line_start + 1)
    return marks


def mark_at(text: str, index: int) -> Mark:
    """The mark of one character of `text`."""
    return marks_at(text, (index,))[index]
