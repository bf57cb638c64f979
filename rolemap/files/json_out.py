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
    return joined(
        plain.head(role_map),
        ((name, map(element_text, records)) for name, records in plain.sections(role_map)),
        ((kind, map(relation_text, records)) for kind, records in plain.relations(role_map)),
        plain.waivers(role_map),
        plain.profile(role_map),
    )


def joined(
    head: plain.Record,
    sections: Iterable[tuple[str, Iterable[str]]],
    relations: Iterable[tuple[str, Iterable[str]]],
    waivers: list[plain.Record],
    profile: plain.Record,
) -> Iterator[str]:
    """The text of a map in pieces, out of the texts of its elements and relations; no section or kind is empty."""
    yield f'{{\n  "rolemap": {FORMAT_VERSION},\n  "map": {_pretty(head, "  ")}'
    for name, texts in sections:
        yield f',\n  "{name}": [\n'
        yield ",\n".join(texts)
        yield "\n  ]"
    some = False
    for kind, texts in relations:
        yield ",\n" if some else ',\n  "relations": {\n'
        some = True
        yield f'    "{kind}": [\n'
        yield ",\n".join(texts)
        yield "\n    ]"
    if some:
        yield "\n  }"
    if waivers:
        yield f',\n  "waivers": {_pretty(waivers, "  ")}'
    if profile:
        yield f',\n  "profile": {_pretty(profile, "  ")}'
    yield "\n}\n"


def element_text(record: plain.Record) -> str:
    """The text of one element in its section."""
    return "    " + _pretty(record, "    ")


def relation_text(record: plain.Record) -> str:
    """The line of one relation."""
    return "      " + _encode(record)


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


_encode = json.JSONEncoder(ensure_ascii=False, default=_date).encode
