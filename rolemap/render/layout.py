"""Where everything on a picture stands: one Layout feeds every writer.

Lengths are points (1/72 inch) from the upper left corner of the page, y downwards, rounded to a hundredth;
a text stands at its baseline. A layout knows roles and severities; colours and line styles are the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from rolemap.render.typeface import typeface

if TYPE_CHECKING:
    from rolemap.render.charts.chart import Chart
    from rolemap.render.theme import Theme
    from rolemap.views.diagram import Diagram, Grid

A4 = (842.0, 595.0)
"""A4 landscape in points; a picture without paper is shaped for it."""

Point = tuple[float, float]
Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of its right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height

    def overlaps(self, other: Area, slack: float = 0.0) -> bool:
        """Whether the two share more than `slack` points both ways."""
        return (
            self.x + slack < other.right
            and other.x + slack < self.right
            and self.y + slack < other.bottom
            and other.y + slack < self.bottom
        )

    def holds(self, other: Area, slack: float = 0.01) -> bool:
        """Whether `other` lies inside."""
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: its baseline starts at (x, y); `ink` names a colour of the theme."""

    x: float
    y: float
    text: str
    size: float
    width: float
    bold: bool = False
    ink: str = "text"
    struck: bool = False
    """Whether a line goes through it."""

    @property
    def area(self) -> Area:
        """What the letters may cover, accents and descenders included."""
        face = typeface()
        return Area(
            self.x, self.y - face.ascent * self.size, self.width, (face.ascent + face.descent) * self.size
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """A badge: the number of a finding in the shape of its severity."""

    area: Area
    words: Words
    severity: str
    waived: bool
    key: str
    number: int
    status: str = ""
    """``new``, or ``fixed``: crossed out, a number of another table."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words on the rim of a box that say what became of it, framed as the status asks."""

    area: Area
    words: Words
    status: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """A bar of coverage: the frame, the share of it that is filled, and its words."""

    area: Area
    share: float
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A node or a cell with all that stands in it; `worst` is the gravest open finding, or empty."""

    id: str
    role: str
    area: Area
    title: str
    """All its words, for tooltips and screen readers."""
    words: tuple[Words, ...]
    marks: tuple[Mark, ...] = ()
    gauges: tuple[Gauge, ...] = ()
    charts: tuple[Chart, ...] = ()
    elements: tuple[str, ...] = ()
    status: str = ""
    worst: str = ""
    lane: str = ""
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """An edge: a chain of cubic Béziers (start, then three points each), and the tip of its arrow head."""

    id: str
    source: str
    target: str
    role: str
    path: tuple[Point, ...]
    tip: Point
    title: str
    words: tuple[Words, ...] = ()
    marks: tuple[Mark, ...] = ()
    relations: tuple[tuple[str, str, str], ...] = ()
    status: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A lane or a column head; `role` gives its colour, `filled` a head in full colour."""

    id: str
    role: str
    area: Area
    words: tuple[Words, ...]
    filled: bool = False
    marks: tuple[Mark, ...] = ()
    """Badges of what a column stands for."""
    elements: tuple[str, ...] = ()
    """The ids that a column stands for."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of the legend: a sample of the sign in `area`, and its meaning."""

    sign: str
    area: Area
    words: tuple[Words, ...]
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of the table: its badge and its sentence."""

    mark: Mark
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` of `count`, from 1."""

    number: int
    count: int
    width: float
    height: float
    scale: float = 1.0
    """How far it was made smaller or larger for its paper; line widths follow."""
    heading: str = ""
    """The subtitle of the picture that it shows, or shows a part of."""
    frames: tuple[Frame, ...] = ()
    lines: tuple[Line, ...] = ()
    boxes: tuple[Box, ...] = ()
    words: tuple[Words, ...] = ()
    """Title, subtitle, notes, page number."""
    ribbon: tuple[Area, Words] | None = None
    logo: Area | None = None
    signs: tuple[Sign, ...] = ()
    rows: tuple[Row, ...] = ()
    loose: tuple[Mark, ...] = ()
    """Badges of findings whose subjects are not on the picture."""
    picture: int = 0
    """The place of the picture that it shows among those of its layout."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole picture, ready to be written."""

    view: str
    language: str
    title: str
    description: str
    theme: Theme
    pictures: tuple[Diagram | Grid, ...]
    """What the pages show: a single picture, or an overview and its parts."""
    pages: tuple[Page, ...]

    @property
    def smallest_text(self) -> float:
        """The size in points of the smallest words, those of tables, legends and badges included; 0 without words."""
        return min((words.size for page in self.pages for words in words_of(page)), default=0.0)


def words_of(part: Any) -> Iterator[Words]:
    """Every line of text of a page or of a part of one, numbers in badges included."""
    if isinstance(part, Words):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from words_of(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from words_of(getattr(part, field.name))


def scaled(part: Part, factor: float, dx: float = 0.0, dy: float = 0.0) -> Part:
    """The same part made `factor` times as large, then moved; lengths are rounded to a hundredth of a
    point.
    """
    moved: Part = _moved(part, factor, dx, dy)
    return moved


def _moved(part: Any, factor: float, dx: float, dy: float) -> Any:
    kind: Any = type(part)
    if kind is tuple:
        return tuple([_moved(each, factor, dx, dy) for each in part])
    if kind is Words:  # most parts are words, and most of the others areas
        return Words(
            round(part.x * factor + dx, 2),
            round(part.y * factor + dy, 2),
            part.text,
            round(part.size * factor, 2),
            round(part.width * factor, 2),
            part.bold,
            part.ink,
            part.struck,
        )
    if kind is Area:
        return Area(
            round(part.x * factor + dx, 2),
            round(part.y * factor + dy, 2),
            round(part.width * factor, 2),
            round(part.height * factor, 2),
        )
    steps = _steps(kind)
    if not steps:
        return part
    values = []
    for name, step in steps:
        value = getattr(part, name)
        if step is _KEPT:
            pass
        elif step is _X:
            value = round(value * factor + dx, 2)
        elif step is _Y:
            value = round(value * factor + dy, 2)
        elif step is _LENGTH:
            value = round(value * factor, 2)
        elif step is _POINT:
            value = (round(value[0] * factor + dx, 2), round(value[1] * factor + dy, 2))
        elif step is _POINTS:
            value = tuple([(round(x * factor + dx, 2), round(y * factor + dy, 2)) for x, y in value])
        elif value:  # an inner part; most tuples of them are empty
            value = _moved(value, factor, dx, dy)
        values.append(value)
    return kind(*values)


_KEPT, _X, _Y, _LENGTH, _POINT, _POINTS, _INNER = range(7)
_STEP_OF_NAME = {
    "x": _X, "y": _Y, "width": _LENGTH, "height": _LENGTH, "size": _LENGTH, "tip": _POINT, "path": _POINTS,
}  # fmt: skip
_FLAT = ("str", "int", "float", "bool", "tuple[str", "tuple[tuple[str")
"""How the types of fields begin that hold no lengths, but for those with the names of lengths."""


@cache
def _steps(kind: Any) -> tuple[tuple[str, int], ...]:
    """What scaling does to each field of a kind of part, in order; empty for what is no part."""
    if not is_dataclass(kind):
        return ()
    return tuple((field.name, _step(field.name, str(field.type))) for field in fields(kind))


def _step(name: str, annotation: str) -> int:
    return _STEP_OF_NAME.get(name, _KEPT if annotation.startswith(_FLAT) else _INNER)
