"""What all schemas of the gate share: null is absent, unknown keys are faults, rules come after the fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar

from marshmallow import EXCLUDE, Schema, ValidationError, fields, pre_load, validates_schema

from rolemap.files.containers import Container, Errors, unknown_keys
from rolemap.files.faults import Fault, what_stands_there
from rolemap.i18n import domain

_ = domain("files")


class RecordSchema(Schema):
    """One record of the format. `as_text` says whether scalars arrive as text (YAML) or typed (JSON).

    Subclasses give the keys as fields, and the rules that hold between keys twice: `broken_rules` for one record,
    and `doubtful` for the rows of a column table that may break one (see `rolemap.files.table`).
    """

    nulls_are_absent: ClassVar[bool] = True
    """False where a key without a value is a mistake, which its field then tells."""

    class Meta(Schema.Meta):
        unknown = EXCLUDE  # unknown keys are found below, with a suggestion
        register = False

    def __init__(self, as_text: bool) -> None:
        self.as_text = as_text
        super().__init__()

    def on_bind_field(self, field_name: str, field_obj: fields.Field[Any]) -> None:
        """Tell each field how scalars arrive."""
        field_obj.bind(self.as_text)  # type: ignore[attr-defined]  # every field of the gate has it

    def broken_rules(self, record: Mapping[str, Any], given: Mapping[str, Any]) -> Iterable[Fault]:
        """The faults between the keys of a record: `record` has the right values only, `given` all as they came."""
        return ()

    def doubtful(self, columns: Mapping[str, list[Any]]) -> Iterable[int]:
        """The rows of a table that may break a rule between keys."""
        return ()

    @pre_load
    def _without_nulls(self, data: Any, **kwargs: Any) -> dict[str, Any]:
        if not isinstance(data, dict):
            raise ValidationError([Fault(what_stands_there(data), _keys_expected(self))])
        return {key: value for key, value in data.items() if value is not None or not self.nulls_are_absent}

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _unknown_keys(self, record: dict[str, Any], original: dict[str, Any], **kwargs: Any) -> None:
        unknown = unknown_keys(original, self.fields)
        if unknown:
            raise ValidationError(unknown)

    @validates_schema(pass_original=True, skip_on_field_errors=False)
    def _rules(self, record: dict[str, Any], original: dict[str, Any], **kwargs: Any) -> None:
        broken = list(self.broken_rules(record, original))
        if broken:
            raise ValidationError(broken)


def _keys_expected(schema: RecordSchema) -> str:
    required = ", ".join(key for key, one in schema.fields.items() if one.required)
    if not required:
        return _("Write keys with their values here; allowed are: {keys}.").format(
            keys=", ".join(schema.fields)
        )
    return _("Write keys with their values here; needed are: {keys}.").format(keys=required)


@cache
def schema_of(kind: type[RecordSchema], as_text: bool) -> RecordSchema:
    """The schema of that class for text or typed scalars; made once, on first use."""
    return kind(as_text)


class Nested(Container):
    """A record inside a record, as a dict."""

    def __init__(self, kind: type[RecordSchema], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._kind = kind
        self._as_text = False

    def bind(self, as_text: bool) -> None:
        self._as_text = as_text

    def expected(self) -> str:
        return _keys_expected(self.schema)

    @property
    def schema(self) -> RecordSchema:
        """The schema of the inner record."""
        return schema_of(self._kind, self._as_text)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        return self.schema.load(value)


class NestedList(Nested):
    """A list of records inside a record, as a tuple of dicts."""

    def expected(self) -> str:
        return _("Write a list: each entry starts with “- ” or stands in brackets.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise self._wrong_kind(value)
        loaded, errors = [], Errors()
        for index, one in enumerate(value):
            try:
                loaded.append(self.schema.load(one))
            except ValidationError as error:
                if errors.add(index, error):
                    break
        errors.throw(loaded)
        return tuple(loaded)
