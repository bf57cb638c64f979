"""Read maps and run the catalogue on them: the workspace that every other service starts from."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.errors import DefectsFound, InputNamedTwice, InputRefused, OtherWorkbook, UnknownFormat
from rolemap.i18n import language

if TYPE_CHECKING:
    from rolemap.brakes import Brake
    from rolemap.checks.findings import Report
    from rolemap.model import RoleGraph, RoleMap

STANDARD_INPUT = "-"
WORKBOOK = ".xlsx"
_OTHER_WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".xltx", ".ods", ".csv")


@dataclass(frozen=True)
class Workspace:
    """A map that was read and checked: its graph at a date, its findings, its brakes."""

    source: str
    """The name of the file as the reader gave it; ``-`` for standard input."""
    report: Report
    whole: bool = True
    """Whether the whole catalogue was run; the brakes speak only then."""

    @property
    def graph(self) -> RoleGraph:
        """The map at the date of the report."""
        return self.report.graph

    @property
    def brakes(self) -> tuple[Brake, ...]:
        """The five brakes in the reader's language; none where only some checks were run."""
        if not self.whole:
            return ()
        code = language()
        if code not in self._brakes:
            from rolemap.brakes import brakes

            self._brakes[code] = brakes(self.graph, self.report)
        return self._brakes[code]

    @cached_property
    def _brakes(self) -> dict[str, tuple[Brake, ...]]:
        """By language: a workspace is read by people who speak different ones, and brakes hold sentences."""
        return {}

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of the file, from 1, where each subject of a finding begins; none where it has no lines."""
        if self.source == STANDARD_INPUT:
            return {}
        if is_workbook(self.source):  # it has sheets and cells
            return {}
        from rolemap.files.places import lines

        return lines(
            self.source, self.graph.map, {id for finding in self.report.findings for id in finding.subjects}
        )


def read_map(source: str | Path, remarks: list[str] | None = None) -> RoleMap:
    """The map of a file (or of standard input), with its profile and waivers held against checks and brakes.

    What a reader of a workbook may not expect, such as hidden rows that count, is added to `remarks`. Raises
    `DefectsFound`, `FileUnreadable`, `UnknownFormat`.
    """
    from rolemap.brakes import MapRules
    from rolemap.files import read

    if is_workbook(source):
        from rolemap.workbook.reading import read as read_workbook

        return read_workbook(source, rules=MapRules(), remarks=remarks)
    try:
        return read(source, rules=MapRules())
    except UnknownFormat:
        if Path(source).suffix.lower() in _OTHER_WORKBOOKS:
            raise OtherWorkbook(str(source)) from None
        raise UnknownFormat(str(source), map_suffixes()) from None


def is_workbook(source: str | Path) -> bool:
    """Whether a file is an Excel workbook, by its suffix."""
    return Path(source).suffix.lower() == WORKBOOK


def map_suffixes() -> tuple[str, ...]:
    """The suffixes of the files in which a map may stand."""
    from rolemap.files.formats import FORMAT_OF_SUFFIX

    return (*FORMAT_OF_SUFFIX, WORKBOOK)


def open_map(source: str | Path, as_of: date | None = None, only: Collection[str] = ()) -> Workspace:
    """Read one map and run the catalogue on it, or the checks `only`; `as_of` replaces the date in the map.

    Raises what `read_map` raises, and `UnknownName` for a check that does not exist.
    """
    from rolemap.checks.evaluate import evaluate
    from rolemap.model import RoleGraph

    graph = RoleGraph(read_map(source), as_of)
    return Workspace(str(source), evaluate(graph, only or None), whole=not only)


def open_maps(
    sources: Iterable[str | Path], as_of: date | None = None, only: Collection[str] = ()
) -> tuple[Workspace, ...]:
    """Read several maps; the defects of all of them are raised together, so that one look finds them all.

    A file that cannot be read, or is of another kind, is one of the defects. Raises `InputNamedTwice` too.
    """
    return open_each(((source, as_of) for source in sources), only)


def open_each(
    wanted: Iterable[tuple[str | Path, date | None]], only: Collection[str] = ()
) -> tuple[Workspace, ...]:
    """Read several maps, each at a date of its own; see `open_maps`."""
    from rolemap.model import Defect

    opened: list[Workspace] = []
    defects: list[Defect] = []
    wanted = tuple(wanted)
    if sum(str(source) == STANDARD_INPUT for source, _as_of in wanted) > 1:
        raise InputNamedTwice
    for source, as_of in wanted:
        try:
            opened.append(open_map(source, as_of, only))
        except DefectsFound as found:
            defects.extend(found.defects)
        except InputRefused as refused:
            defects.append(Defect(refused.path, "", refused.message, refused.expected))
    if defects:
        raise DefectsFound(defects)
    return tuple(opened)
