"""Fields that hold more than one value: lists of words, records inside an element, texts by language or by right."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from marshmallow import ValidationError, fields

from rolemap.files.faults import Fault, faults_in, visible, what_stands_there
from rolemap.files.fields import Choice, Scalar
from rolemap.files.suggest import Suggester, did_you_mean, sentences
from rolemap.i18n import domain

_ = domain("files")


class Container(fields.Field[Any]):
    """A field whose values are lists or mappings; it looks at a column row by row."""

    inner: Any  # a Scalar or a Container

    def bind(self, as_text: bool) -> None:
        """Take note of how scalars arrive; the inner field is copied, because schemas of both kinds share it."""
        self.inner = copy.copy(self.inner)
        self.inner.bind(as_text)

    def expected(self) -> str:
        """The sentence that says what to write here."""
        raise NotImplementedError

    def column(self, values: list[Any]) -> tuple[list[Any], list[int]]:
        """The typed values of a column, and the rows that must be looked at singly."""
        loaded: list[Any] = []
        odd = []
        for row, value in enumerate(values):
            try:
                loaded.append(None if value is None else self.deserialize(value))
            except ValidationError:
                loaded.append(None)
                odd.append(row)
            if value is None and self.required:
                odd.append(row)
        return loaded, odd

    def make_error(self, key: str, **kwargs: Any) -> ValidationError:
        """The faults that marshmallow itself finds: a required key that is missing."""
        return ValidationError(
            [Fault(_("The key “{key}” is missing.").format(key=self.name), self.expected())]
        )

    def _wrong_kind(self, value: Any) -> ValidationError:
        return ValidationError([Fault(what_stands_there(value), self.expected())])

    def _load(self, entries: Sequence[tuple[str | int, Any]]) -> dict[str | int, Any]:
        """The typed entries; raises one ValidationError for all that are wrong, with the valid ones beside it."""
        loaded, errors = {}, {}
        for part, value in entries:
            try:
                loaded[part] = self.inner.deserialize(value)
            except ValidationError as error:
                errors[part] = error.messages
        if errors:
            raise ValidationError(errors, valid_data=self._result(loaded))
        return loaded

    def _result(self, loaded: dict[str | int, Any]) -> Any:
        return loaded


class ListOf(Container):
    """A list of scalars as a tuple; entries that are empty do not count (checks.yaml, conventions: blank)."""

    def __init__(self, inner: Scalar, *, empty: Any = (), **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.inner = inner
        self.empty = empty

    def expected(self) -> str:
        return sentences(
            _("Write a list, even of one: [first, second]."),
            self.inner.expected() if isinstance(self.inner, Choice) else "",
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, list):
            raise self._wrong_kind(value)
        return self._result(self._load([(index, one) for index, one in enumerate(value) if one is not None]))

    def _result(self, loaded: dict[str | int, Any]) -> Any:
        return tuple(loaded.values()) or self.empty


class ByKey(Container):
    """A mapping from a few known keys to one kind of value, in the order of those keys."""

    def __init__(self, keys: Sequence[str], inner: Any, *, least: int = 0, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.keys = tuple(keys)
        self.inner = inner
        self.least = least

    def expected(self) -> str:
        return _("Write keys with their values; the keys are: {keys}.").format(keys=", ".join(self.keys))

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise self._wrong_kind(value)
        unknown = [unknown_key(key, self.keys) for key in value if key not in self.keys]
        known = [(key, value[key]) for key in self.keys if value.get(key) is not None]
        errors: dict[Any, Any] = {"_schema": unknown} if unknown else {}
        if len(known) < self.least and not unknown:
            errors["_schema"] = [Fault(_("At least one of the keys is needed."), self.expected())]
        loaded: Any = {}
        try:
            loaded = self._load(known)
        except ValidationError as error:
            errors.update(error.messages_dict)
            loaded = error.valid_data
        if errors:
            raise ValidationError(errors, valid_data=loaded)
        return loaded


class ById(Container):
    """A mapping from free ids (of checks, of limits) to one kind of value, sorted by id."""

    def __init__(self, inner: Any, key: Scalar, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.inner = inner
        self.key = key

    def expected(self) -> str:
        return _("Write keys with their values, such as “AW-03: …”.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise self._wrong_kind(value)
        errors: dict[Any, Any] = {}
        loaded = {}
        for key in sorted(value):
            try:
                name = self.key.parse(key)
            except ValidationError as error:
                bad = [
                    Fault(fault.message, fault.expected, (key,), on_key=True)
                    for fault in faults_in(error.messages)
                ]
                errors.setdefault("_schema", []).extend(bad)
                continue
            try:
                if value[key] is not None:
                    loaded[name] = self.inner.deserialize(value[key])
            except ValidationError as error:
                errors[key] = error.messages
        if errors:
            raise ValidationError(errors, valid_data=loaded)
        return loaded


def unknown_key(key: str, known: Sequence[str], value: Any = "") -> Fault:
    """The fault of a key that the format does not have at this place.

    In YAML, ``{limit: 0,8}`` and ``{name: Sở A, B}`` have the keys ``8`` and ``B`` without a value.
    """
    message = _("The key “{key}” is unknown here.").format(key=visible(key))
    near = Suggester().nearest(key, known)
    if value is None and near is None:
        comma = _("If it belongs to the value before it: numbers have a decimal point (0.8), and text with a comma "
                  "goes in quotation marks.")  # fmt: skip
        return Fault(message, comma, (key,), on_key=True)
    listed = _("Allowed here: {keys}.").format(keys=", ".join(known))
    return Fault(message, sentences(did_you_mean(near), listed), (key,), on_key=True)
