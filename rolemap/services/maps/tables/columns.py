"""The columns of a table: what the format knows of a section or relation kind, and what is shown unless asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.services.maps.opening import Opened
from rolemap.services.maps.tables.words import value_in

if TYPE_CHECKING:
    from rolemap.editing.fields import Field

RARE: Final = frozenset(
    {"name_en", "provenance", "source", "note", "head_also", "tool_count_survey", "justification"}
)
"""Keys that most planners fill in later, if at all: hidden until somebody asks for them."""
WHERE_USED: Final = frozenset({"valid_from", "valid_to", "id", "code", "owner_scope"})
"""Keys that are shown only in a table that has a value for them, so that short tables stay narrow."""
FIGURES: Final = frozenset({"number", "count", "share"})
VALUE_KINDS: Final = frozenset({"choice", "flag"})
"""Kinds of few values: they are filtered by value, all others by what their text holds."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, whether it is shown, and whether it stays when the table is moved sideways."""

    field: Field
    shown: bool
    fixed: bool
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """The key of the format: ``status``, ``last_year.sessions``."""
        return self.field.key

    @property
    def is_figure(self) -> bool:
        """Whether its values are numbers, set to the right."""
        return self.field.kind in FIGURES

    @property
    def editable(self) -> bool:
        """Whether it can be typed in place; lists of small records need their form."""
        return self.field.kind != "records"


def is_section(where: str) -> bool:
    """Whether `where` is a section; else it is a relation kind."""
    from rolemap.model.vocabulary import SECTIONS

    return where in SECTIONS


def has_table(where: str) -> bool:
    """Whether the format has a section or a relation kind of that name."""
    from rolemap.model.vocabulary import RELATION_KINDS

    return is_section(where) or where in RELATION_KINDS


def fields_of(where: str) -> tuple[Field, ...]:
    """The fields of a section or of a relation kind."""
    from rolemap.editing.fields import relation_fields, section_fields

    return section_fields(where) if is_section(where) else relation_fields(where)


def records_of(document: dict[str, Any], where: str) -> list[dict[str, Any]]:
    """The elements of a section or the relations of a kind as plain records."""
    if is_section(where):
        return document.get(where) or []
    return (document.get("relations") or {}).get(where) or []


def keys_of(records: list[dict[str, Any]], where: str) -> list[str]:
    """The key of each record, by which a place names it."""
    from rolemap.editing.shape import Keys, Rows, document_shape

    parts = document_shape().parts
    relations = parts["relations"]
    assert isinstance(relations, Keys)
    rows = parts[where] if is_section(where) else relations.part(where)
    assert isinstance(rows, Rows)
    return rows.keys(records) or []


def columns_of(opened: Opened, where: str, chosen: Collection[str] = ()) -> tuple[Column, ...]:
    """All columns of a table; `chosen` are the keys to show beside the fixed ones, none for the usual choice."""
    from rolemap.editing.fields import choices_in

    records = records_of(opened.document, where)
    fixed = ("id", "name") if is_section(where) else ("from", "to")

    def shown(field: Field) -> bool:
        if field.key in fixed:
            return True
        if chosen:
            return field.key in chosen
        if field.key in RARE:
            return False
        return field.key not in WHERE_USED or any(value_in(record, field) is not None for record in records)

    return tuple(
        Column(field, shown(field), field.key in fixed, choices_in(opened.document, field))
        for field in fields_of(where)
    )
