"""One cell of a matrix in full: its letters, the keys of each relation in it, and what is wrong there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import domain
from rolemap.services.maps.matrices.cells import Cells
from rolemap.services.maps.matrices.kinds import KINDS, Mark
from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.columns import fields_of, keys_of, records_of
from rolemap.services.maps.tables.findings import Sign, sign_of
from rolemap.services.maps.tables.words import Words, value_in

if TYPE_CHECKING:
    from rolemap.editing.fields import Field

_ = domain("services.matrices")

LEFT_OUT: Final = frozenset({"from", "to", "id", "provenance"})
"""Keys that the cell itself says, or that are typed in the table of the relations."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a relation: its field, the text in the form, and the words to choose from."""

    name: str
    field: Field
    typed: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One relation of the cell; `key` names it among those of its kind."""

    kind: str
    key: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Details:
    """A cell in full."""

    row: str
    row_name: str
    column: str
    column_name: str
    marks: tuple[tuple[Mark, bool], ...]
    parts: tuple[Part, ...]
    signs: tuple[Sign, ...]
    through: tuple[str, ...]
    needed: bool


def details(opened: Opened, slug: str, row: str, column: str) -> Details:
    """The cell between two elements; raises KeyError where one of them is not there."""
    kind, graph, report = KINDS[slug], opened.workspace.graph, opened.workspace.report
    names = graph.name(row), graph.name(column)
    cells = Cells(opened, kind)
    standing = cells.at(row, column)
    on = cells.marks(standing) if standing else ()
    relations = standing.relations if standing else []
    numbers = set(standing.findings) if standing else set()
    return Details(
        row,
        names[0],
        column,
        names[1],
        tuple((mark, mark in on) for mark in kind.marks),
        tuple(_part(opened, relation.kind, relation.row) for relation in relations),
        tuple(sign_of(report, one) for one in report.findings if one.number in numbers),
        tuple(map(graph.name, cells.groups_reaching(row, column))),
        not relations and cells.needed(row, column),
    )


def _part(opened: Opened, kind: str, at: int) -> Part:
    from rolemap.editing.fields import choices_in
    from rolemap.views.changed.field_names import kind_name

    records = records_of(opened.document, kind)
    key, words = keys_of(records, kind)[at], Words(opened, kind)
    entries = tuple(
        Entry(
            f"{kind}|{key}|{field.key}",
            field,
            words.typed(field, value_in(records[at], field)),
            choices_in(opened.document, field),
        )
        for field in fields_of(kind)
        if field.key not in LEFT_OUT
    )
    title = kind_name(kind)
    return Part(kind, key, title[:1].upper() + title[1:], entries)


def cells_of(form: Mapping[str, str]) -> dict[str, list[dict[str, str]]]:
    """What was typed into the form of a cell, by relation kind, as cells of the tables of relations."""
    found: dict[str, list[dict[str, str]]] = {}
    for name, text in form.items():
        kind, bar, rest = name.partition("|")
        if bar:
            key, _bar, column = rest.rpartition("|")
            found.setdefault(kind, []).append({"row": key, "column": column, "text": text})
    return found


def read(opened: Opened, form: Mapping[str, str]) -> dict[str, Any]:
    """The form of a cell as edits, and what was not understood; see `tables_edits.read`."""
    from rolemap.services.maps.tables import edits as tables_edits

    answers = [tables_edits.read(opened, kind, {"cells": cells}) for kind, cells in cells_of(form).items()]
    return {
        "edits": [edit for answer in answers for edit in answer["edits"]],
        "refused": [one for answer in answers for one in answer["refused"]],
    }
