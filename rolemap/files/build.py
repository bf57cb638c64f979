"""From checked values to the model: elements by section, relations by kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rolemap.files.fields import Column
from rolemap.files.table import EMPTY, Table
from rolemap.model.elements import (
    SECTION_CLASSES,
    Element,
    LastYear,
    MapInfo,
    Measurement,
    Profile,
    Step,
    Waiver,
)
from rolemap.model.relations import RelationTable
from rolemap.model.role_map import RoleMap


def build(content: dict[str, Any]) -> RoleMap:
    """The map of what the map schema loaded; everything in `content` is right."""
    return RoleMap(
        MapInfo(**content["map"]),
        {section: elements(kind, content.get(section) or EMPTY) for section, kind in SECTION_CLASSES.items()},
        {kind: relations(kind, table) for kind, table in (content.get("relations") or {}).items()},
        waivers(records(content.get("waivers") or EMPTY)),
        profile(content),
    )


def waivers(values: Iterable[dict[str, Any]]) -> tuple[Waiver, ...]:
    """Waivers out of their checked values."""
    return tuple(Waiver(**one) for one in values)


def profile(content: dict[str, Any]) -> Profile:
    """The profile of the map."""
    return Profile(**(content.get("profile") or {}))


def records(table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table as keyword arguments, without what is absent."""
    keys = tuple(table.columns)
    for row in zip(*map(_values, table.columns.values()), strict=True):
        yield {key: value for key, value in zip(keys, row, strict=True) if value is not None}


def _values(column: Column) -> list[Any]:
    if isinstance(column, list):
        return column
    return [None if number != number else number for number in column.tolist()]  # NaN is absent


def elements(kind: type[Element], table: Table) -> tuple[Element, ...]:
    """The elements in a table of one section."""
    return tuple(kind(**_typed(values)) for values in records(table))


def _typed(values: dict[str, Any]) -> dict[str, Any]:
    if "last_year" in values:
        values["last_year"] = LastYear(**values["last_year"])
    if "measurements" in values:
        values["measurements"] = tuple(Measurement(**one) for one in values["measurements"])
    if "steps" in values:
        values["steps"] = tuple(Step(**one) for one in values["steps"])
    return values


def relations(kind: str, table: Table) -> RelationTable:
    """The relations in a table of one kind."""
    own = {key: column for key, column in table.columns.items() if key not in ("from", "to")}
    return RelationTable.from_columns(kind, table.column("from"), table.column("to"), own)
