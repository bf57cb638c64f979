"""The schema of a whole map: its head, its sections, its relations, waivers and profile."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

from marshmallow import ValidationError, fields

from rolemap.files import schemas
from rolemap.files.containers import ById, ByKey, Errors, ListOf, unknown_keys
from rolemap.files.faults import Fault, what_stands_there
from rolemap.files.fields import Choice, Flag, Id, Text
from rolemap.files.figures import Day, Number, Version
from rolemap.files.record import Nested, RecordSchema, schema_of
from rolemap.files.relation_schemas import relation_schema
from rolemap.files.table import Records, Table, table_of, valid_part
from rolemap.i18n import LANGUAGES, domain
from rolemap.model import vocabulary as words

_ = domain("files")

SECTION_SCHEMAS: Final[dict[str, type[RecordSchema]]] = {
    "organizations": schemas.OrganizationSchema,
    "groups": schemas.GroupSchema,
    "positions": schemas.PositionSchema,
    "bodies": schemas.BodySchema,
    "problems": schemas.ProblemSchema,
    "tools": schemas.ToolSchema,
    "documents": schemas.DocumentSchema,
    "thresholds": schemas.ThresholdSchema,
    "reviews": schemas.ReviewSchema,
    "budgets": schemas.BudgetSchema,
}


class HeadSchema(RecordSchema):
    """The head of a map: what it is about, and the date of which it speaks."""

    id = Id(required=True)
    title = ByKey(LANGUAGES, Text(most=1000, blank=False), least=1, required=True)
    as_of = Day(required=True)
    root = Id(required=True)
    stage = Choice(words.STAGES)
    levels = ListOf(Text(most=64, blank=False), required=True)
    illustrative = Flag()
    notice = ByKey(LANGUAGES, Text(most=schemas.LONG_TEXT, lines=True))
    licence = Text()
    note = Text(most=schemas.LONG_TEXT, lines=True)


class ProfileSchema(RecordSchema):
    """The map's own severities and limits; whether they are possible, the catalogue of checks says."""

    severity = ById(Choice(words.SEVERITIES), key=Id(), stand_in=words.SEVERITIES[0])
    limits = ById(ById(Number(), key=Text(most=64, blank=False)), key=Id())


class RelationLists(fields.Field[dict[str, Table]]):
    """The relations: a mapping from each kind to its list, as tables."""

    as_text = False

    def bind(self, as_text: bool) -> None:
        """Take note of how scalars arrive."""
        self.as_text = as_text

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dict[str, Table]:
        kinds = tuple(words.RELATION_KINDS)
        if not isinstance(value, dict):
            expected = _("Write kinds of relations with a list each; the kinds are: {kinds}.")
            raise ValidationError([Fault(what_stands_there(value), expected.format(kinds=", ".join(kinds)))])
        errors = Errors()
        errors.faults += unknown_keys(value, kinds)
        tables: dict[str, Table] = {}
        for kind in kinds:
            if value.get(kind) is None:
                continue
            try:
                tables[kind] = table_of(value[kind], relation_schema(kind, self.as_text))
            except ValidationError as error:
                errors.add(kind, error)
                tables[kind] = valid_part(error)
        errors.throw(tables)
        return tables


@cache
def map_schema(as_text: bool) -> RecordSchema:
    """The schema of a map whose scalars arrive as text (YAML) or typed (JSON)."""
    keys: dict[str, fields.Field[Any]] = {
        "rolemap": Version(required=True),
        "map": Nested(HeadSchema, required=True),
        **{name: Records(schema_of(schema, as_text)) for name, schema in SECTION_SCHEMAS.items()},
        "relations": RelationLists(load_default=dict, allow_none=True),
        "waivers": Records(schema_of(schemas.WaiverSchema, as_text)),
        "profile": Nested(ProfileSchema),
    }
    made: type[RecordSchema] = RecordSchema.from_dict(keys, name="MapSchema")  # type: ignore[assignment]  # typed for Schema
    return made(as_text)
