"""The page “which column is what”: one sheet with its first rows, what each column may be, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rolemap.editing.fields import choices_in
from rolemap.i18n import domain
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.services.maps.importing.own.answering import asked_for, said_by_name
from rolemap.services.maps.importing.own.drafting import ROOT
from rolemap.services.maps.importing.own.into import levels_of
from rolemap.services.maps.importing.own.waiting import Waiting
from rolemap.views.changed.field_names import kind_name, section_name
from rolemap.workbook.grid import RawSheet, letters
from rolemap.workbook.own.entries import entries_of
from rolemap.workbook.own.heads import headings
from rolemap.workbook.own.mapping import (
    COUNTED,
    SheetMapping,
    targets,
)

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.importing")

SHOWN_ROWS: Final = 8
"""Rows shown below the headings."""
_LONGEST: Final = 90
_WORDS_ONLY: Final = frozenset({"choice", "flag", "reference"})
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Tab:
    """A sheet of the workbook: its title, and what its rows are."""

    at: int
    title: str
    row: str


@dataclass(frozen=True)
class Column:
    """A column of the sheet."""

    number: int
    letter: str
    heading: str
    key: str


@dataclass(frozen=True)
class ShownRow:
    """A row as it is shown; `part` is ``head``, ``left`` or empty."""

    number: int
    part: str
    cells: tuple[tuple[str, int], ...]
    """The texts, each with how many columns it spans."""


@dataclass(frozen=True)
class Default:
    """What is asked once for all rows."""

    key: str
    label: str
    choices: Choices
    """Empty for a text to be typed."""
    value: str
    required: bool


@dataclass(frozen=True)
class ColumnsPage:
    """One sheet of a workbook, and what there is to choose about it."""

    token: str
    name: str
    at: int
    title: str
    tabs: tuple[Tab, ...]
    mapping: SheetMapping
    rows: tuple[ShownRow, ...]
    columns: tuple[Column, ...]
    kinds: tuple[tuple[str, Choices], ...]
    options: tuple[tuple[str, Choices], ...]
    defaults: tuple[Default, ...]
    entries: int
    """How many rows would be taken."""
    left: int
    remembered: bool
    cut: bool
    wrong: tuple[str, ...]


def columns_page(desk: Desk, one: Waiting, at: int, wrong: tuple[str, ...] = ()) -> ColumnsPage:
    """What the page shows of sheet number `at`."""
    at = at if 0 <= at < len(one.sheets) else 0
    sheet, mapping = one.sheets[at], one.answers.sheets[at]
    entries = entries_of(sheet, mapping) if mapping.row else ()
    left = {entry.number for entry in entries if entry.why_not}
    texts = headings(sheet, mapping.first, mapping.last)
    last = min(len(sheet.rows), mapping.last + SHOWN_ROWS)
    return ColumnsPage(
        token=one.token,
        name=one.name,
        at=at,
        title=sheet.title,
        tabs=tuple(
            Tab(number, each.title, row_name(one.answers.sheets[number].row))
            for number, each in enumerate(one.sheets)
        ),
        mapping=mapping,
        rows=tuple(_shown_row(sheet, mapping, row, left) for row in range(1, last + 1)),
        columns=tuple(
            Column(number, letters(number), text.replace("\n", " – "), mapping.columns.get(number, ""))
            for number, text in enumerate(texts, 1)
        ),
        kinds=_kinds(),
        options=tuple(_options(mapping.row)),
        defaults=tuple(_defaults(desk, one, mapping)),
        entries=len(entries) - len(left),
        left=len(left),
        remembered=at in one.answers.remembered,
        cut=sheet.cut,
        wrong=wrong,
    )


def _shown_row(sheet: RawSheet, mapping: SheetMapping, row: int, left: set[int]) -> ShownRow:
    part = "left" if row in left or row < mapping.first else ""
    if mapping.first <= row <= mapping.last:
        part = "head"
    return ShownRow(row, part, tuple(_spanning(sheet, row, bool(part))))


def _spanning(sheet: RawSheet, row: int, may_spread: bool) -> Iterator[tuple[str, int]]:
    """The texts of a row with their widths; a title, the only text of its row, runs on as it does in Excel."""
    filled = [column for column in range(1, sheet.width + 1) if sheet.text(row, column)]
    column = 1
    while column <= sheet.width:
        area = sheet.area_at(row, column)
        span = min(area.right, sheet.width) - column + 1 if area is not None and area.left == column else 1
        if may_spread and filled == [column]:
            span = sheet.width - column + 1
        yield _short(sheet.text(row, column)), span
        column += span


def row_name(row: str) -> str:
    """What the rows of a sheet are, in words; empty for a sheet that is left out."""
    return section_name(row) if row in SECTIONS else kind_name(row) if row else ""


def _defaults(desk: Desk, one: Waiting, mapping: SheetMapping) -> Iterator[Default]:
    document = {"map": {"levels": levels_of(desk, one.answers.into)}}
    for target in asked_for(mapping.row, mapping.columns):
        field = target.field
        choices: list[tuple[str, str]] = []
        if field.kind in _WORDS_ONLY:
            first = _("as the name says") if said_by_name(mapping.row, target) else _("choose")
            choices.append(("", first if field.required else _("leave empty")))
        if field.kind == "choice":
            choices += choices_in(document, field)
        elif field.kind == "flag":
            choices += [("x", _("yes"))]
        elif field.kind == "reference":
            choices.append((ROOT, _("the organization of which the map speaks")))
        value = mapping.defaults.get(target.key, "")
        yield Default(target.key, target.label, tuple(choices), value, field.required)


def _kinds() -> tuple[tuple[str, Choices], ...]:
    return (
        (_("Rows that are elements"), tuple((section, section_name(section)) for section in SECTIONS)),
        (_("Rows that are relations"), tuple((kind, kind_name(kind)) for kind in RELATION_KINDS)),
    )


def _options(row: str) -> Iterator[tuple[str, Choices]]:
    known = targets(row)
    own = tuple((one.key, one.label) for one in known if not one.relation)
    yield row_name(row) or _("Columns"), (*own, (COUNTED, _("number of the row (not taken)")))
    others = tuple((one.key, one.label) for one in known if one.relation)
    if others:
        yield _("Who does what, named in the row"), others


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
