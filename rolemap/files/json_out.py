"""JSON for programs: two spaces a level, one line a relation, the order of the format."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from rolemap.files import plain
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import FORMAT_VERSION


def dump(role_map: RoleMap) -> Iterator[str]:
    """The text of the map in pieces."""
    yield f'{{\n  "rolemap": {FORMAT_VERSION},\n  "map": {_pretty(plain.head(role_map), "  ")}'
    for name, records in plain.sections(role_map):
        yield f',\n  "{name}": {_pretty(records, "  ")}'
    kinds = plain.relations(role_map)
    for place, (kind, relations) in enumerate(kinds):
        yield ",\n" if place else ',\n  "relations": {\n'
        yield f'    "{kind}": [\n'
        yield from _lines(relations)
        yield "\n    ]"
    if any(len(table) for table in role_map.relations.values()):
        yield "\n  }"
    if role_map.waivers:
        yield f',\n  "waivers": {_pretty(plain.waivers(role_map), "  ")}'
    settings = plain.profile(role_map)
    if settings:
        yield f',\n  "profile": {_pretty(settings, "  ")}'
    yield "\n}\n"


def _lines(records: Iterable[plain.Record]) -> Iterator[str]:
    encode = json.JSONEncoder(ensure_ascii=False, default=_date).encode
    for place, record in enumerate(records):
        yield ("" if place == 0 else ",\n") + "      " + encode(record)


def _pretty(value: Any, indent: str) -> str:
    """A value over several lines; lists of scalars and empty things stay on one."""
    inner = indent + "  "
    if isinstance(value, dict) and value:
        pairs = [
            f"{inner}{json.dumps(key, ensure_ascii=False)}: {_pretty(one, inner)}"
            for key, one in value.items()
        ]
        return "{\n" + ",\n".join(pairs) + f"\n{indent}}}"
    if isinstance(value, list) and any(isinstance(one, dict | list) for one in value):
        return "[\n" + ",\n".join(inner + _pretty(one, inner) for one in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False, default=_date)


def _date(value: date) -> str:
    return value.isoformat()
