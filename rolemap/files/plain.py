"""A role map as plain data in the order of the format: what both writers write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from rolemap.files.map_schema import SECTION_SCHEMAS
from rolemap.files.record import schema_of
from rolemap.model.elements import Element, Group, Waiver
from rolemap.model.relations import Relation, RelationTable, column_types
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import COMMON_RELATION_KEYS

_FIRST: Final = ("id", "name", "name_en")
_VALIDITY: Final = ("valid_from", "valid_to")
_LAST: Final = ("provenance", "source", "note")
_HEAD: Final = (
    "id", "title", "as_of", "root", "stage", "levels", "illustrative", "notice", "licence", "note",
)  # fmt: skip

Record = dict[str, Any]


def sections(role_map: RoleMap) -> Iterator[tuple[str, list[Record]]]:
    """The sections that have elements, each with its elements as records."""
    for name, elements in role_map.sections.items():
        if elements:
            yield name, [element_record(name, element) for element in elements]


def head(role_map: RoleMap) -> Record:
    """The head of the map; `stage` is always written, because it decides what pictures put first."""
    written = _record(role_map.info, _HEAD)
    written["stage"] = role_map.info.stage
    return {key: written[key] for key in _HEAD if key in written}


def relations(role_map: RoleMap) -> Iterator[tuple[str, Iterator[Record]]]:
    """The kinds of which there are relations, each with its relations as records."""
    for kind, table in role_map.relations.items():
        if len(table):
            yield kind, _relation_records(table)


def waivers(role_map: RoleMap) -> list[Record]:
    """The waivers as records."""
    return [waiver_record(waiver) for waiver in role_map.waivers]


def profile(role_map: RoleMap) -> Record:
    """The profile; empty where the map has no settings of its own."""
    settings = {"severity": role_map.profile.severity, "limits": role_map.profile.limits}
    return {key: _plain(value) for key, value in settings.items() if value}


def element_record(section: str, element: Element) -> Record:
    """One element of a section as it stands in a document."""
    return _record(element, _element_keys(section), _always(element))


def relation_record(relation: Relation) -> Record:
    """One relation as it stands in a document."""
    found = {key: relation.get(key) for key in column_types(relation.kind)}
    ends = {"from": relation.source, "to": relation.target}
    return ordered(relation.kind, ends | {key: value for key, value in found.items() if value is not None})


def waiver_record(waiver: Waiver) -> Record:
    """One waiver as it stands in a document."""
    return _record(waiver, tuple(one.name for one in fields(Waiver)))


def plain(value: Any) -> Any:
    """A value of a key as it stands in a document; None where it has none."""
    return None if value is None else _plain(value)


def _relation_records(table: RelationTable) -> Iterator[Record]:
    yield from (ordered(table.kind, record) for record in table.records())


def ordered(kind: str, record: Record) -> Record:
    """The values of a relation of that kind as they stand in a document, in the order of the format."""
    return {key: _plain(record[key]) for key in _relation_keys(kind) if key in record}


@cache
def _relation_keys(kind: str) -> tuple[str, ...]:
    own = (key for key in column_types(kind) if key not in COMMON_RELATION_KEYS)
    return ("id", "from", "to", *own, *_VALIDITY, *_LAST)


@cache
def _element_keys(section: str) -> tuple[str, ...]:
    common = {*_FIRST, *_VALIDITY, *_LAST}
    keys = tuple(schema_of(SECTION_SCHEMAS[section], as_text=False).fields)
    return (
        *_FIRST,
        *(key for key in keys if key not in common),
        *(key for key in _VALIDITY if key in keys),
        *_LAST,
    )


def _always(element: Element) -> tuple[str, ...]:
    """Keys that are written also when they are empty: a group by list is one even without members."""
    return ("members",) if isinstance(element, Group) and not element.by_rule else ()


def _record(thing: Any, keys: tuple[str, ...], always: tuple[str, ...] = ()) -> Record:
    """The values of `thing` that differ from the format's defaults."""
    kind: Any = type(thing)
    defaults = _defaults(kind)
    return {
        key: _plain(value)
        for key in keys
        if (value := getattr(thing, key)) is not None and (value != defaults.get(key) or key in always)
    }


@cache
def _defaults(kind: Any) -> Mapping[str, Any]:
    return {
        one.name: one.default_factory() if one.default_factory is not MISSING else one.default
        for one in fields(kind)
        if one.default is not MISSING or one.default_factory is not MISSING
    }


def _plain(value: Any) -> Any:
    """Lists for tuples, mappings for records, whole numbers without a decimal point; dates stay dates."""
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, str | bool | int | date):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    if is_dataclass(value):
        pairs = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {key: _plain(one) for key, one in pairs if one is not None}
    return [_plain(one) for one in value]
