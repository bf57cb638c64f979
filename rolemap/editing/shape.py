"""Where a document of format 1 can be edited: its mappings, its lists of keyed entries, and its single values.

The shape is read off the schemas of the gate: what is a record there has keys here, what is a list of records has
entries, and all else is one value that is edited as a whole.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rolemap.editing.edit import Place


@dataclass(frozen=True)
class Leaf:
    """A single value, lists of words included."""


@dataclass(frozen=True)
class Keys:
    """A mapping: its known keys, and the shape of all others."""

    parts: Mapping[str, Shape]
    rest: Shape

    def part(self, key: str) -> Shape:
        """The shape of what stands under `key`."""
        return self.parts.get(key, self.rest)


@dataclass(frozen=True)
class Rows:
    """A list of entries, each with a key that is made from it."""

    row: Keys
    key: Callable[[Mapping[str, Any]], str | None]

    def keys(self, entries: list[Any]) -> list[str] | None:
        """The keys of the entries, the second of the same key with ``#2``; None where one has none."""
        found: list[str] = []
        try:
            for entry in entries:
                one = self.key(entry)
                if not one:
                    return None
                found.append(one)
        except (AttributeError, TypeError):  # an entry is no mapping, or holds a list where text belongs
            return None
        return found if len(set(found)) == len(found) else numbered(found)


Shape = Leaf | Keys | Rows

LEAF = Leaf()


@cache
def document_shape() -> Keys:
    """The shape of a whole document."""
    from rolemap.files.map_schema import map_schema

    return _record(map_schema(as_text=False))


def shape_at(place: Place) -> Shape | None:
    """The shape of what stands at `place`; None where the format has no such place."""
    here: Shape = document_shape()
    for part in place:
        if isinstance(here, Keys):
            if part not in here.parts and here.rest is LEAF and here.parts:
                return None
            here = here.part(part)
        elif isinstance(here, Rows):
            here = here.row
        else:
            return None
    return here


def key_of(kind: str, record: Mapping[str, Any]) -> str | None:
    """The key by which a place names a record of a section, of a relation kind, or of ``waivers``."""
    shape = document_shape()
    rows = shape.parts.get(kind) or shape.part("relations").part(kind)  # type: ignore[union-attr]  # it has kinds
    return rows.key(record) if isinstance(rows, Rows) else None


def _record(schema: Any) -> Keys:
    return Keys({key: _shape(one) for key, one in schema.fields.items()}, LEAF)


def _shape(field: Any) -> Shape:
    from rolemap.files.containers import ById, ByKey
    from rolemap.files.map_schema import RelationLists
    from rolemap.files.record import Nested, NestedList
    from rolemap.files.relation_schemas import relation_schema
    from rolemap.files.schemas import WaiverSchema
    from rolemap.files.table import Records
    from rolemap.model.vocabulary import RELATION_KINDS

    match field:
        case NestedList():
            first = next(iter(field.schema.fields))
            return Rows(_record(field.schema), lambda entry: _text(entry.get(first)))
        case Nested():
            return _record(field.schema)
        case Records():
            of_waivers = isinstance(field.schema, WaiverSchema)
            return Rows(_record(field.schema), _waiver_key if of_waivers else _element_key)
        case RelationLists():
            kinds = {kind: _record(relation_schema(kind, as_text=False)) for kind in RELATION_KINDS}
            return Keys({kind: Rows(row, _relation_key) for kind, row in kinds.items()}, LEAF)
        case ByKey():
            return Keys(dict.fromkeys(field.keys, LEAF), LEAF)
        case ById():
            return Keys({}, _shape(field.inner))
    return LEAF


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _element_key(entry: Mapping[str, Any]) -> str | None:
    return _text(entry.get("id"))


def _relation_key(entry: Mapping[str, Any]) -> str | None:
    one = entry.get("id")
    if one is None:
        return entry["from"] + ">" + entry["to"] if "from" in entry and "to" in entry else None
    return _text(one)


def _waiver_key(entry: Mapping[str, Any]) -> str | None:
    return (
        ":".join([entry["check"], *entry["subjects"]]) if "check" in entry and "subjects" in entry else None
    )


def numbered(keys: list[str]) -> list[str]:
    """The keys with ``#2``, ``#3`` … behind those that have been met before."""
    met: dict[str, int] = {}
    numbered = []
    for key in keys:
        met[key] = met.get(key, 0) + 1
        numbered.append(key if met[key] == 1 else f"{key}#{met[key]}")
    return numbered
