"""A matrix of a map: units against tools, posts against problems; each cell holds the relations between the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rolemap.i18n import number, percent
from rolemap.services.maps.matrices.cells import Cells
from rolemap.services.maps.matrices.kinds import KINDS, Kind
from rolemap.services.maps.matrices.rows import GROUP, Group, Wish, groups_of
from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.findings import Sign, sign_of


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as it is drawn: letters, and how it stands."""

    text: str = ""
    rate: str = ""
    through: bool = False
    """What it says it has through a group."""
    needed: bool = False
    """Something must stand there and does not."""
    finding: int = 0

    @property
    def classes(self) -> str:
        """Its classes in a page, as short as thousands of cells want them."""
        return " ".join(
            name for name, on in (("g", self.through), ("r", self.needed), ("f", self.finding)) if on
        )


NOTHING = Cell()
NEEDED = Cell(needed=True)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column or row: the element, its total, and its own findings."""

    id: str
    name: str
    total: str
    sign: Sign | None = None
    """Its first open finding; the worst comes first."""
    more: int = 0
    """How many others it has."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of cells: an element, or a whole group with counts in its cells."""

    head: Head
    cells: tuple[Cell, ...]
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What a page shows of a matrix."""

    kind: Kind
    columns: tuple[Head, ...]
    lines: tuple[Line, ...]
    rows: int
    """How many elements stand in rows, folded ones included."""


def matrix(opened: Opened, slug: str, wish: Wish) -> Matrix:
    """The matrix of that slug, as `wish` asks for it; raises KeyError for a slug that is none."""
    drawing = _Drawing(opened, KINDS[slug], wish)
    groups = groups_of(opened, drawing.cells, wish)
    lines = [line for group in groups for line in drawing.lines(group, alone=len(groups) == 1)]
    every = [row for group in groups for row in group.rows]
    return Matrix(KINDS[slug], tuple(drawing.heads(every)), tuple(lines), len(every))


class _Drawing:
    def __init__(self, opened: Opened, kind: Kind, wish: Wish) -> None:
        self._graph = opened.workspace.graph
        self._report = opened.workspace.report
        self.cells = Cells(opened, kind)
        self._columns = columns_of(opened, kind, wish)

    def heads(self, rows: list[str]) -> Iterable[Head]:
        for column, covered in zip(self._columns, self.cells.covered(rows, self._columns), strict=True):
            yield self._head(column, self._total(column, covered))

    def lines(self, group: Group, *, alone: bool) -> Iterable[Line]:
        """The row of a group, where there are several, and the rows below it where it is open."""
        if not alone or not group.open:
            head = Head(GROUP + group.key, group.name, number(len(group.rows)))
            yield Line(head, tuple(map(_share, self.cells.covered(group.rows, self._columns))), group)
        if group.open:
            yield from map(self._line, group.rows)

    def _line(self, row: str) -> Line:
        cells = tuple(self._cell(row, column) for column in self._columns)
        held = sum(1 for cell in cells if cell.text)
        return Line(self._head(row, number(held) if held else ""), cells)

    def _cell(self, row: str, column: str) -> Cell:
        standing = self.cells.at(row, column)
        if standing is None or not standing.relations:
            finding = standing.findings[0] if standing and standing.findings else 0
            if self.cells.reached(row, column):
                return Cell(self.cells.kind.marks[0].letter, through=True, finding=finding)
            needed = self.cells.needed(row, column)
            return Cell(needed=needed, finding=finding) if finding else NEEDED if needed else NOTHING
        rate = standing.rate
        return Cell(
            "".join(mark.letter for mark in self.cells.marks(standing)),
            "" if rate is None else percent(rate),
            finding=standing.findings[0] if standing.findings else 0,
        )

    def _total(self, column: str, covered: tuple[int, int]) -> str:
        held, among = covered
        return f"{number(held)}/{number(among)}" if self.cells.asks(column) else number(held)

    def _head(self, id: str, total: str) -> Head:
        own = [one for one in self._report.by_subject(id) if one.open]
        first = sign_of(self._report, own[0]) if own else None
        return Head(id, self._graph.name(id), total, first, max(0, len(own) - 1))


def _share(covered: tuple[int, int]) -> Cell:
    held, among = covered
    return Cell(f"{number(held)}/{number(among)}" if held else "")


def columns_of(opened: Opened, kind: Kind, wish: Wish) -> tuple[str, ...]:
    """The ids of the columns: active ones, of one problem where the reader asks for it."""
    graph = opened.workspace.graph
    ids = tuple(one.id for one in graph.map.sections[kind.columns] if graph.is_active(one.id))
    if wish.problem not in graph or graph.section_of(wish.problem) != "problems":
        return ids
    if kind.columns == "problems":
        return (wish.problem,)
    answers = {one.source for one in graph.incoming("addresses", wish.problem)}
    return tuple(one for one in ids if one in answers)
