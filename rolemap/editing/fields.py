"""What a form asks for: the keys of each section, relation kind, waiver and of the map, as the gate takes them.

Which keys there are, what they take and which are needed is read off the schemas of the gate; what a reference may
point to, off the references that the gate looks after. Labels and words are those of the pictures of changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from rolemap.editing.edit import Document, Place
from rolemap.editing.ends import end_label
from rolemap.editing.hints import hint
from rolemap.model.vocabulary import LEVELS_BESIDE_THE_MAP, RELATION_KINDS, SECTIONS
from rolemap.views.changed.field_names import field_name
from rolemap.views.changed.field_values import choice_word
from rolemap.views.words import level_name

LEVEL_KEYS: Final = ("level", "audience")
"""Keys whose words are the levels of the map: data of the map, so a form asks `choices_in`."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key as a form shows it."""

    key: str
    """Parts of an inner mapping are joined by points: ``title.vi``, ``evidence.price``."""
    label: str
    kind: str
    """id, text, long, number, count, share, date, flag, choice, reference, delegation, texts or records.

    ``texts`` is a list of free texts, ``records`` one of small records; lists of others say `many`."""
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    targets: tuple[str, ...] = ()
    """The sections that a reference may point to; those that a text may name, where it is a text."""
    many: bool = False
    most: int | None = None
    """Characters of a text."""
    least: float | None = None
    greatest: float | None = None
    hint: str = ""
    fields: tuple[Field, ...] = ()
    """Of each record of a list of records."""

    @property
    def path(self) -> Place:
        """The place of the value within its element."""
        return tuple(self.key.split("."))


def section_fields(section: str) -> tuple[Field, ...]:
    """The fields of an element of that section, in the order in which they are written."""
    from rolemap.files.map_schema import SECTION_SCHEMAS
    from rolemap.files.record import schema_of

    fields = _fields(section, schema_of(SECTION_SCHEMAS[section], as_text=False))
    return _in_order(fields, ("id", "name", "name_en"))


def relation_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a relation of that kind, its ends first."""
    from rolemap.files.relation_schemas import relation_schema

    return _in_order(_fields(kind, relation_schema(kind, as_text=False)), ("from", "to"))


def map_fields() -> tuple[Field, ...]:
    """The fields of the head of the map."""
    from rolemap.files.map_schema import HeadSchema
    from rolemap.files.record import schema_of

    return tuple(_fields("map", schema_of(HeadSchema, as_text=False)))


def waiver_fields() -> tuple[Field, ...]:
    """The fields of a waiver."""
    from rolemap.files.record import schema_of
    from rolemap.files.schemas import WaiverSchema

    return tuple(_fields("waivers", schema_of(WaiverSchema, as_text=False)))


def choices_in(document: Document, field: Field) -> tuple[tuple[str, str], ...]:
    """The words that `field` may have in this document: levels and delegations are data of the map."""
    if field.kind == "delegation":
        return tuple(_delegations(document))
    if field.path[-1] in LEVEL_KEYS and field.kind == "choice":
        named = document.get("map", {}).get("levels") or []
        beside = () if field.many else LEVELS_BESIDE_THE_MAP
        return tuple((level, level_name(level)) for level in dict.fromkeys((*named, *beside)))
    return field.choices


def names_in(document: Document) -> dict[str, str]:
    """The name of every element by its id; what is no element of the format is left out."""
    return {
        one["id"]: str(one.get("name") or one["id"])
        for section in SECTIONS
        for one in _entries(document.get(section))
        if isinstance(one.get("id"), str)
    }


def _entries(value: Any) -> Iterator[dict[str, Any]]:
    """The mappings in a list; none of what is no list."""
    return (one for one in (value if isinstance(value, list) else ()) if isinstance(one, dict))


def _delegations(document: Document) -> Iterator[tuple[str, str]]:
    names = names_in(document)
    for one in (document.get("relations") or {}).get("delegates") or ():
        if one.get("id"):
            yield one["id"], f"{names.get(one['from'], one['from'])} → {names.get(one['to'], one['to'])}"


_LAST: Final = ("valid_from", "valid_to", "provenance", "source", "note")


def _in_order(fields: Iterator[Field], first: tuple[str, ...]) -> tuple[Field, ...]:
    """The fields with `first` in front, then those of their own, then what all have."""
    found = {field.key: field for field in fields}
    own = [key for key in found if key not in first and key not in _LAST]
    return tuple(found[key] for key in (*first, *own, *_LAST) if key in found)


def _fields(where: str, schema: Any) -> Iterator[Field]:
    for key, one in schema.fields.items():
        yield from _of_key(where, key, one)


def _of_key(where: str, key: str, one: Any) -> Iterator[Field]:
    """The fields of one key of the gate; an inner mapping has one a part."""
    from rolemap.files import containers, record

    match one:
        case record.NestedList():
            inner = tuple(_fields(key, one.schema))
            yield _made(where, key, "records", one.required, many=True, fields=inner)
        case record.Nested():
            for part, inner_field in one.schema.fields.items():
                yield from _of_key(where, f"{key}.{part}", inner_field)
        case containers.ByKey():
            for part in one.keys:
                yield from _of_key(where, f"{key}.{part}", one.inner)
        case containers.ListOf():
            yield from _of_scalar(where, key, one.inner, one.required, many=True)
        case _:
            yield from _of_scalar(where, key, one, one.required, many=False)


def _of_scalar(where: str, key: str, one: Any, required: bool, *, many: bool) -> Iterator[Field]:
    from rolemap.files import fields as scalars
    from rolemap.files import figures

    targets = targets_of(where, key)
    match one:
        case scalars.Choice():
            choices = tuple((word, choice_word(where, key, word)) for word in one.words)
            yield _made(where, key, "choice", required, many=many, choices=choices)
        case scalars.Flag():
            yield _made(where, key, "flag", required)
        case figures.Share():
            yield _made(where, key, "share", required, least=one.low, greatest=one.high)
        case figures.Number():
            yield _made(where, key, "number", required)
        case figures.Count():
            yield _made(where, key, "count", required, least=one.low)
        case figures.Day():
            yield _made(where, key, "date", required)
        case scalars.Id():
            yield _of_id(where, key, required, targets, many)
        case scalars.Text() if key in LEVEL_KEYS:
            yield _made(where, key, "choice", required, many=many)
        case scalars.Text():
            kind = "texts" if many else "long" if one.lines else "text"
            yield _made(where, key, kind, required, many=many, most=one.most, targets=targets)


def _of_id(where: str, key: str, required: bool, targets: tuple[str, ...], many: bool) -> Field:
    if key == "by_delegation":
        return _made(where, key, "delegation", required)
    if (where, key) == ("waivers", "check"):
        from rolemap.checks.catalogue import catalogue
        from rolemap.checks.wording import words_of

        choices = tuple(
            (check.id, f"{check.id} {words_of(check)(check.name)}") for check in catalogue().values()
        )
        return _made(where, key, "choice", required, choices=choices)
    return _made(where, key, "reference" if targets else "id", required, targets=targets, many=many)


def _made(where: str, key: str, kind: str, required: bool, **others: Any) -> Field:
    is_end = where in RELATION_KINDS and key in ("from", "to")
    label = end_label(where, key) if is_end else field_name(where, key)
    return Field(key, label, kind, required, hint=hint(where, key), **others)


def targets_of(where: str, key: str) -> tuple[str, ...]:
    """The sections to which a key may point, by its section, relation kind, ``map`` or ``waivers``."""
    if where in RELATION_KINDS and key in ("from", "to"):
        kind = RELATION_KINDS[where]
        return kind.sources if key == "from" else kind.targets
    return _targets().get((where, key), ())


@cache
def _targets() -> Mapping[tuple[str, str], tuple[str, ...]]:
    from rolemap.files.references import REFERENCES

    return {
        **{(section, key): (target,) for section, key, target in REFERENCES},
        ("map", "root"): ("organizations",),
        ("waivers", "subjects"): SECTIONS,
        ("waivers", "approved_by"): ("positions",),
    }
