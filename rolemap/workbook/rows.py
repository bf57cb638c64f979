"""The rows of every sheet: a document of the map laid out by the plan, one mapping of keys to values a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rolemap.editing.edit import Document
from rolemap.files import plain
from rolemap.model.role_map import RoleMap
from rolemap.workbook.plan import OWNER, Sheet

Row = Mapping[str, Any]


def document_of(role_map: RoleMap) -> Document:
    """The map as a document: what is absent or the default of the format is not in it."""
    return {
        "map": plain.head(role_map),
        **dict(plain.sections(role_map)),
        "relations": {kind: list(records) for kind, records in plain.relations(role_map)},
        "waivers": plain.waivers(role_map),
        "profile": plain.profile(role_map),
    }


def rows_of(sheet: Sheet, document: Document) -> list[Row]:
    """The rows of a sheet in the order of the document."""
    match sheet.kind:
        case "head":
            return [document["map"]]
        case "child":
            return list(_entries(sheet, document.get(sheet.of) or ()))
        case "relation":
            return list(document["relations"].get(sheet.key) or ())
        case "profile":
            return list(_settings(document["profile"]))
    return list(document.get(sheet.key) or ())


def value_of(row: Row, key: str) -> Any:
    """The value of a key of a row, also of one within an inner mapping; None where it has none."""
    if key in row:
        return row[key]
    outer, _point, inner = key.partition(".")
    return (row.get(outer) or {}).get(inner) if inner else None


def _entries(sheet: Sheet, elements: Sequence[Row]) -> Iterator[Row]:
    for element in elements:
        for entry in element.get(sheet.key) or ():
            yield {OWNER: element["id"], **(entry if sheet.records else {sheet.key: entry})}


def _settings(profile: Row) -> Iterator[Row]:
    for check, severity in (profile.get("severity") or {}).items():
        yield {"check": check, "severity": severity}
    for check, limits in (profile.get("limits") or {}).items():
        if not limits:
            yield {"check": check}
        for limit, value in limits.items():
            yield {"check": check, "limit": limit, "value": value}
