"""What became of the rows of a planner's sheets: the document, what could not be taken, how words were understood."""

from __future__ import annotations

from dataclasses import dataclass, field

from rolemap.editing import Document
from rolemap.services.maps.importing.own.names import Unknown
from rolemap.workbook.grid import RawSheet
from rolemap.workbook.own.mapping import SheetMapping


@dataclass(frozen=True)
class Issue:
    """A cell, or a row, that could not be taken."""

    place: str
    """``Sheet!C7``."""
    label: str
    text: str
    message: str
    expected: str = ""
    whole: bool = False
    """Whether the whole row is lost with it."""


@dataclass(frozen=True)
class Told:
    """A cell that was understood in a way that a reader may want to check, or a row that was left out."""

    place: str
    sentence: str


@dataclass
class Drafted:
    """What became of the rows."""

    document: Document
    issues: list[Issue] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    left: list[Told] = field(default_factory=list)
    unknown: dict[str, Unknown] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    """Ids of elements that the draft has made."""
    named: dict[str, set[str]] = field(default_factory=dict)
    """By section: the ids of the elements that rows of the sheets name."""
    places: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Where in the file an element, or one of its keys, comes from."""


@dataclass(frozen=True)
class Element:
    """A row that is an element: its record, which was in the map before or is new."""

    sheet: RawSheet
    mapping: SheetMapping
    number: int
    section: str
    id: str
