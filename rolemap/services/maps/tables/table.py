"""A table of a map: its elements of one section, or its relations of one kind, sorted, filtered, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.columns import Column, columns_of, is_section, keys_of, records_of
from rolemap.services.maps.tables.findings import Sign, findings_of_rows, sign_of
from rolemap.services.maps.tables.picking import Picking, Wish
from rolemap.services.maps.tables.words import Words, value_in

ROWS_OF_A_PAGE: Final = 400
"""What a browser shows and moves without effort, with a dozen columns."""
MOST_SIGNS: Final = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """One value: the text that is read, and the one that is edited where it is another."""

    text: str
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One record; `number` counts from 1 in the order of the file."""

    key: str
    number: int
    cells: tuple[Cell, ...]
    signs: tuple[Sign, ...]
    more_signs: int

    @property
    def worst(self) -> str:
        """The kind of its first open finding, or empty: findings come worst first."""
        return next((sign.kind for sign in self.signs if sign.kind != "waived"), "")


@dataclass(frozen=True, slots=True)
class Table:
    """What a page shows of a table."""

    where: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    found: int
    total: int
    page: int
    pages: int
    last_key: str
    """The key of the last record of the file, behind which a new one stands; empty where there is none."""

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that are shown."""
        return tuple(column for column in self.columns if column.shown)

    @property
    def of_elements(self) -> bool:
        """Whether its rows are elements, not relations."""
        return is_section(self.where)


def table(opened: Opened, where: str, wish: Wish) -> Table:
    """The rows of a section or relation kind that `wish` asks for."""
    records = records_of(opened.document, where)
    keys = keys_of(records, where)
    columns = columns_of(opened, where, wish.columns)
    words = Words(opened, where)
    findings = findings_of_rows(opened, where)
    places = Picking(opened, where, columns, words, findings).places(wish)
    pages = max(1, -(-len(places) // ROWS_OF_A_PAGE))
    page = min(max(wish.page, 1), pages)
    shown = [column for column in columns if column.shown]

    def row(place: int) -> Row:
        cells = tuple(_cell(words, column, value_in(records[place], column.field)) for column in shown)
        own = findings.get(place, ())
        signs = tuple(sign_of(opened.workspace.report, one) for one in own[:MOST_SIGNS])
        return Row(keys[place], place + 1, cells, signs, max(0, len(own) - MOST_SIGNS))

    on_page = places[(page - 1) * ROWS_OF_A_PAGE : page * ROWS_OF_A_PAGE]
    return Table(
        where,
        columns,
        tuple(map(row, on_page)),
        len(places),
        len(records),
        page,
        pages,
        keys[-1] if keys else "",
    )


def _cell(words: Words, column: Column, value: Any) -> Cell:
    text, typed = words.shown(column.field, value), words.typed(column.field, value)
    return Cell(text, None if typed == text else typed)
