"""The schemas of relations, made from the vocabulary: ends, own keys of the kind, and the keys that all have."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from marshmallow import fields

from rolemap.files.containers import ListOf
from rolemap.files.faults import Fault
from rolemap.files.fields import Choice, Flag, Id, Text
from rolemap.files.figures import Day, Number, Share
from rolemap.files.record import RecordSchema, schema_of
from rolemap.files.schemas import LONG_TEXT, ends_before_start, validity_rule
from rolemap.model import vocabulary as words

_FIELD_OF: Final[Mapping[str, Callable[[], fields.Field[Any]]]] = {
    "flag": Flag,
    "share": Share,
    "number": Number,
    "date": Day,
    "text": Text,
    "scope": lambda: ListOf(Choice(words.DELEGATION_SCOPES), empty=None),
    "mode": lambda: Choice(words.SIGNING_MODES),
    "delegation": Id,
    "provenance": lambda: Choice(words.PROVENANCES),
}
_BY_NAME: Final[Mapping[str, Callable[[], fields.Field[Any]]]] = {
    "id": Id,
    "note": lambda: Text(most=LONG_TEXT, lines=True),
}


class RelationSchema(RecordSchema):
    """What all relations share: their own dates."""

    def doubtful(self, columns: Mapping[str, list[Any]]) -> list[int]:
        return ends_before_start(columns)

    def broken_rules(self, record: Mapping[str, Any], given: Mapping[str, Any]) -> Iterator[Fault]:
        return validity_rule(record)


@cache
def _schema_class(kind: str) -> type[RecordSchema]:
    keys: dict[str, fields.Field[Any]] = {"from": Id(required=True), "to": Id(required=True)}
    for key, word in {**words.RELATION_KINDS[kind].own, **words.COMMON_RELATION_KEYS}.items():
        keys[key] = _BY_NAME.get(key, _FIELD_OF[word])()
    made: type[RecordSchema] = RelationSchema.from_dict(keys, name=f"{kind.capitalize()}Schema")  # type: ignore[assignment]  # from_dict is typed for Schema
    return made


def relation_schema(kind: str, as_text: bool) -> RecordSchema:
    """The schema of the relations of that kind."""
    return schema_of(_schema_class(kind), as_text)
