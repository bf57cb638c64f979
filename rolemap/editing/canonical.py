"""Documents as the writer of JSON writes them, with dates as text: keys in the order of the format, no defaults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rolemap.editing.edit import Document, same
from rolemap.files import build, plain
from rolemap.files.table import Table
from rolemap.model import Element, RoleMap
from rolemap.model.vocabulary import FORMAT_VERSION

Record = dict[str, Any]


def document_of(role_map: RoleMap) -> Document:
    """The document of a map: what reading its JSON would give."""
    return assembled(
        role_map,
        ((section, [_dated(one) for one in records]) for section, records in plain.sections(role_map)),
        ((kind, [_dated(one) for one in records]) for kind, records in plain.relations(role_map)),
    )


def assembled(
    role_map: RoleMap,
    sections: Iterable[tuple[str, list[Record]]],
    relations: Iterable[tuple[str, list[Record]]],
) -> Document:
    """The document of a map whose records of elements and relations are known; no empty list is among them."""
    document: Document = {
        "rolemap": FORMAT_VERSION,
        "map": _dated(plain.head(role_map)),
        **dict(sections),
    }
    optional = {
        "relations": dict(relations),
        "waivers": [_dated(one) for one in plain.waivers(role_map)],
        "profile": plain.profile(role_map),
    }
    return document | {key: value for key, value in optional.items() if value}


def element_records(section: str, elements: Iterable[Element]) -> Iterator[Record]:
    """The records of elements of a section."""
    return (_dated(plain.element_record(section, element)) for element in elements)


def relation_records(kind: str, table: Table) -> Iterator[Record]:
    """The records of relations of a kind."""
    return (_dated(plain.ordered(kind, values)) for values in build.records(table))


def written(given: Any, record: Record) -> Record:
    """`record`, or what was `given` where that is written the same way already."""
    return (
        given if isinstance(given, dict) and list(given) == list(record) and same(given, record) else record
    )


def _dated(value: Any) -> Any:
    """The value with ISO text for dates."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: one if type(one) is str else _dated(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one) for one in value]
    return value
