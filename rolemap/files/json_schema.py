"""The gate's own schemas as JSON Schema, for other programs: one source of what a map document may hold.

What holds between records (references, unique ids, periods) cannot be said there; the gate alone decides.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from marshmallow import fields

from rolemap.files.containers import ById, ByKey, ListOf
from rolemap.files.fields import ID_PATTERN, Choice, Flag, Id, Text
from rolemap.files.figures import LARGEST_COUNT, Count, Day, Number, Version
from rolemap.files.map_schema import RelationLists, map_schema
from rolemap.files.record import Nested, NestedList, RecordSchema
from rolemap.files.relation_schemas import relation_schema
from rolemap.files.table import Records
from rolemap.model import vocabulary as words

ROOT: Final = "MapDocument"
"""The name of the schema of a whole document."""

Schema = dict[str, Any]
Refer = Callable[[str], str]
"""Gives the reference to a schema of that name, such as ``#/$defs/Tool``."""


def map_schemas(refer: Refer) -> dict[str, Schema]:
    """The JSON Schema (2020-12) of a document of format 1 and of all records in it, by name."""
    found: dict[str, Schema] = {}
    _Converter(refer, found).record(map_schema(False), ROOT)
    return dict(sorted(found.items()))


class _Converter:
    def __init__(self, refer: Refer, found: dict[str, Schema]) -> None:
        self._refer = refer
        self._found = found

    def record(self, schema: RecordSchema, name: str) -> Schema:
        """A reference to the schema of one record, which is put among the found ones."""
        if name not in self._found:
            self._found[name] = {}
            self._found[name] = {
                "type": "object",
                "properties": {
                    key: self.value(one) if one.required else _or_null(self.value(one))
                    for key, one in schema.fields.items()
                },
                "required": [key for key, one in schema.fields.items() if one.required],
                "additionalProperties": False,
            }
        return {"$ref": self._refer(name)}

    def value(self, one: fields.Field[Any]) -> Schema:
        """The schema of what may stand under a key."""
        for kind, convert in self._kinds.items():
            if isinstance(one, kind):
                return convert(self, one)
        return _scalar(one)

    def _list(self, one: ListOf) -> Schema:
        entry = self.value(one.inner)
        # Rows that somebody left empty in a list of words do not count, so that the gate takes them.
        left_out = isinstance(one.inner, Text) and one.inner.blank
        return {"type": "array", "items": _or_null(entry) if left_out else entry}

    def _by_key(self, one: ByKey) -> Schema:
        properties = {key: _or_null(self.value(one.inner)) for key in one.keys}
        schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if one.least:
            schema["minProperties"] = one.least
        return schema

    def _by_id(self, one: ById) -> Schema:
        return {
            "type": "object",
            "propertyNames": self.value(one.key),
            "additionalProperties": _or_null(self.value(one.inner)),
        }

    def _nested(self, one: Nested) -> Schema:
        return self.record(one.schema, _name(one.schema))

    def _nested_list(self, one: NestedList) -> Schema:
        return {"type": "array", "items": self._nested(one)}

    def _records(self, one: Records) -> Schema:
        return {"type": "array", "items": self.record(one.schema, _name(one.schema))}

    def _relations(self, one: RelationLists) -> Schema:
        lists = {
            kind: _or_null(
                {"type": "array", "items": self.record(relation_schema(kind, False), f"Relation_{kind}")}
            )
            for kind in words.RELATION_KINDS
        }
        return {"type": "object", "properties": lists, "additionalProperties": False}

    _kinds: Final[dict[type[fields.Field[Any]], Callable[[_Converter, Any], Schema]]] = {
        ListOf: _list,
        ByKey: _by_key,
        ById: _by_id,
        NestedList: _nested_list,
        Nested: _nested,
        Records: _records,
        RelationLists: _relations,
    }


def _scalar(one: fields.Field[Any]) -> Schema:
    match one:
        case Version():
            return {"type": "integer", "const": 1}
        case Id():
            return {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"}
        case Choice():
            return {"type": "string", "enum": list(one.words)}
        case Flag():
            return {"type": "boolean"}
        case Count():
            return {"type": "integer", "minimum": one.low, "maximum": LARGEST_COUNT}
        case Number():
            return {"type": "number", "minimum": one.low, "maximum": one.high}
        case Day():
            return {"type": "string", "format": "date"}
        case Text():
            schema: Schema = {"type": "string", "maxLength": one.most}
            return schema if one.blank else {**schema, "minLength": 1, "pattern": r"\S"}
    raise TypeError(type(one))


def _or_null(schema: Schema) -> Schema:
    """The same, or null, which the gate reads as absent."""
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    return {**schema, "type": [schema["type"], "null"]}


def _name(schema: RecordSchema) -> str:
    return type(schema).__name__.removesuffix("Schema")
