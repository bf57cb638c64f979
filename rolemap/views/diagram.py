"""What a picture shows, without colour or position: lanes, nodes, edges, badges, the signs in use.

A view makes one of two things: a `Diagram` (nodes and edges in lanes, placed by Graphviz) or a `Grid` (rows
and cells, placed by their own widths). The renderer decides how either looks; see `rolemap.render.theme`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rolemap.checks.base import Severity
from rolemap.views.dial import Dial, Sparkline


@dataclass(frozen=True, slots=True)
class Badge:
    """The number of one finding, as in the table, the annex and the JSON; `waived` draws it hatched."""

    number: int
    severity: Severity
    key: str
    waived: bool = False
    status: str = ""
    """In a picture of changes: ``new`` (a plus before the number), or ``fixed`` (crossed out; the number is that of
    the old report)."""

    @property
    def text(self) -> str:
        """The number with the sign of its status, where nothing can be crossed out: ``12``, ``+12``, ``×4``."""
        return {"new": "+", "fixed": "×"}.get(self.status, "") + str(self.number)


@dataclass(frozen=True, slots=True)
class Bar:
    """Coverage of one level: `done` of `total` units (sizes); shown as a small bar with "228/260"."""

    label: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Node:
    """One box. `role` says what it is, and the theme what that looks like.

    Roles: ``leader``, ``problem``, ``builder``, ``tool``, ``hub`` (a tool that connects others), ``units``
    (users of one level or one unit), ``body``, ``document``, ``budget``, ``threshold``, ``review``, and
    ``ghost`` (a missing role: dashed, empty, with a name). `title` and `details` are words for people;
    `elements` the ids that the box stands for (for titles, links and focus).
    """

    id: str
    lane: str
    role: str
    title: str
    details: tuple[str, ...] = ()
    badges: tuple[Badge, ...] = ()
    bars: tuple[Bar, ...] = ()
    elements: tuple[str, ...] = ()
    status: str = ""
    """Words of the theme, parted by spaces: ``planned``, ``pilot``, ``national``, ``head``, ``focus`` (the box
    that the picture is about) …; the picture never needs them. In a picture of changes: ``added``, ``removed`` (its
    title is struck out), ``changed``, or ``context`` (thin: as it was)."""
    tag: str = ""
    """A few words on the upper left rim, such as "+ mới"."""

    def __hash__(self) -> int:
        """Of its words alone, which keep their hashes: a box is looked up for every setting that is tried."""
        return hash((self.id, self.title, self.details))


@dataclass(frozen=True, slots=True)
class Edge:
    """One line, drawn in the direction of the work. `role` says what it is.

    Roles: ``sets``, ``steers``, ``chairs``, ``signs``, ``about``, ``addresses``, ``builds``, ``operates``, ``funds``,
    ``uses``, ``delegates`` (thick, dashed, with a word), ``missing`` (dashed, to a ghost), ``partial`` (use
    that does not cover its level), ``owns``, ``advises``, ``asks`` (who must take part), ``linked`` (any other
    relation), ``member`` (no head: a unit and what stands under it), ``integrates`` (no head: undirected),
    ``duplicates`` (thick, dashed, no head: the two do the same). `label` may have two lines, parted by a line feed.
    """

    source: str
    target: str
    role: str
    label: str = ""
    badges: tuple[Badge, ...] = ()
    relations: tuple[tuple[str, str, str], ...] = ()
    """(kind, from, to) of the relations that the line stands for."""
    status: str = ""
    """In a picture of changes: ``added``, ``removed`` (crossed), ``changed``, or ``context``."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A rounded cluster with a title; `role` keeps its colour: leaders, problems, tools, builders, users, documents,
    ``national`` (platforms of the nation), ``apart`` (dashed: what is joined to nothing).
    """

    id: str
    role: str
    title: str
    subtitle: str = ""
    below: bool = False
    """True where it stands under the lane before it, in the same column (builders under problems)."""
    across: bool = False
    """In a picture of clusters: True where it stands across the picture, its boxes in rows."""
    badges: tuple[Badge, ...] = ()
    """In a picture of clusters: findings about all that stands in it, beside its title."""


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """What stands on every exported picture beside its content."""

    title: str
    subtitle: str
    as_of: str
    version: str
    ribbon: str = ""
    """"Dữ liệu minh họa" on an illustrative map, else empty."""
    notice: str = ""
    summary: str = ""
    """One line under the title, such as "10 lỗi · 8 cảnh báo · 0 lưu ý"."""


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sign in use and its meaning. `sign` names it for the renderer: ``node:ghost``, ``edge:delegates``,
    ``badge:error``, ``badge:warning``, ``badge:info``, ``badge:waived``, ``bar``, ``lane:leaders`` …"""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One row of the table of findings beside or under a picture."""

    badge: Badge
    check: str
    text: str
    group: str = ""
    """The heading under which it stands with the lines next to it that have the same."""

    def __hash__(self) -> int:
        """Of the sentence alone, which keeps its hash: a table is looked up for every setting that is tried."""
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Diagram:
    """Nodes and edges in lanes, in the order in which they are to stand."""

    view: str
    block: TitleBlock
    lanes: tuple[Lane, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    legend: tuple[LegendEntry, ...] = ()
    findings: tuple[FindingLine, ...] = ()
    unplaced: tuple[Badge, ...] = ()
    """Findings whose subjects are not on this picture; they are listed with their numbers all the same."""
    flow: str = "columns"
    """``columns``: lanes stand side by side in the direction of the work; ``clusters``: they are a network's parts."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; `state` is ``filled``, ``plain``, or ``missing`` (struck out, says what is).

    Four states are filled by use, for narrow cells whose words stand in the middle: ``full`` (solid),
    ``partial`` (the share of its one bar, and its count), ``none`` (hatched), ``free`` (a dot: not asked for).
    The count of their one bar, or its label, stands above `lines`; a cell without a bar shows its lines alone.
    """

    lines: tuple[str, ...]
    state: str = "plain"
    badges: tuple[Badge, ...] = ()
    bars: tuple[Bar, ...] = ()
    elements: tuple[str, ...] = ()
    light: str = ""
    """A state before the first line, as a shape: ``green``, ``amber``, ``red``, ``unknown``; the words say it too."""
    dial: Dial | None = None
    spark: Sparkline | None = None

    @property
    def charted(self) -> tuple[str, ...]:
        """What its dial and its sparkline say, in words."""
        return tuple(word for chart in (self.dial, self.spark) if chart is not None for word in chart.words)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid; `role` keeps the colour of its lane; `weight` shares out the width."""

    title: str
    role: str
    weight: float = 1.0
    least: float = 0.0
    """Its least width in points, at full size; columns that do not fit together go on pages of their own."""
    badges: tuple[Badge, ...] = ()
    """Findings about what the column stands for, in its head."""
    elements: tuple[str, ...] = ()
    stands_for: int = 1
    """So many things it counts for where a page says which of them it has."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row: a cell for each column; a heading may have one cell only, which then spans the width."""

    id: str
    cells: tuple[Cell, ...]
    depth: int = 0
    """How far its first cell is indented."""
    heading: bool = False
    """True for the row of a group (a level, a district): it heads the rows up to the next heading of no
    greater depth or row of smaller depth, and is repeated with "(tiếp)" where these go on on another page."""
    strip: bool = False
    """True where its cells stand side by side over the whole width, equally wide, and not under the columns;
    where it begins a page it stands over their heads."""
    stands_for: int = 1
    """So many things it counts for where a page says which of them it has: 0 for a sum, more for a folded rest."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells under column titles.

    A page is filled with as many rows as it holds; `rows_per_page` is how many the view would like on A4
    landscape, for which the type is made smaller, down to what can be read.
    """

    view: str
    block: TitleBlock
    columns: tuple[Column, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[LegendEntry, ...] = ()
    findings: tuple[FindingLine, ...] = field(default=())
    unplaced: tuple[Badge, ...] = ()
    rows_per_page: int = 12
    fixed: int = 1
    """So many first columns stand again on each page where the columns do not fit on one."""
    across: str = ""
    """What the columns after the fixed ones are, as a title ("Bài toán"), to say which of them a page has."""
    down: str = ""
    """What the rows are, as a title."""
