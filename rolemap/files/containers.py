"""Fields that hold more than one value: lists of words, records inside an element, texts by language or by right."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Any, Final

from marshmallow import ValidationError, fields
from marshmallow.exceptions import SCHEMA

from rolemap.files.faults import Fault, faults_in, visible, what_stands_there
from rolemap.files.fields import Choice, Scalar, Text, missing_key
from rolemap.files.suggest import Suggester, did_you_mean, sentences
from rolemap.i18n import domain

_ = domain("files")

_MOST_IN_ONE: Final = 100
"""Faults of one list or mapping that are told; a file of nothing but faults must not take minutes."""

_MOST_ROWS: Final = 1000
"""Faulty values of a column that are looked for, for the same reason."""


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
        odd: list[int] = []
        for row, value in enumerate(values):
            if value is None or len(odd) == _MOST_ROWS:
                loaded.append(None)
                if self.required:
                    odd.append(row)
                continue
            try:
                loaded.append(self.deserialize(value))
            except ValidationError:
                loaded.append(None)
                odd.append(row)
        return loaded, odd

    def make_error(self, key: str, **kwargs: Any) -> ValidationError:
        """The faults that marshmallow itself finds: a required key that is missing, an empty entry of a list."""
        message = what_stands_there(None) if key == "null" else missing_key(self.name)
        return ValidationError([Fault(message, self.expected())])

    def _wrong_kind(self, value: Any) -> ValidationError:
        return ValidationError([Fault(what_stands_there(value), self.expected())])

    def _load(self, entries: Sequence[tuple[str | int, Any]]) -> dict[str | int, Any]:
        """The typed entries; raises one ValidationError for all that are wrong, with the valid ones beside it."""
        loaded, errors = {}, Errors()
        for part, value in entries:
            try:
                loaded[part] = self.inner.deserialize(value)
            except ValidationError as error:
                if errors.add(part, error):
                    break
        errors.throw(loaded)
        return loaded


class ListOf(Container):
    """A list of scalars as a tuple; in lists of text empty entries do not count (checks.yaml, conventions: blank)."""

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
        if isinstance(self.inner, Text) and self.inner.blank:
            value = [one for one in value if one is not None]
        try:
            loaded = self._load(list(enumerate(value)))
        except ValidationError as error:
            right: Any = error.valid_data
            # None in the places of the wrong ones: whoever looks for references needs the index of the others
            raise ValidationError(
                error.messages, valid_data=[right.get(n) for n in range(len(value))]
            ) from None
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
        errors = Errors()
        errors.faults += unknown_keys(value, self.keys)
        known = [(key, value[key]) for key in self.keys if value.get(key) is not None]
        if len(known) < self.least and not errors.faults:
            errors.faults.append(Fault(_("At least one of the keys is needed."), self.expected()))
        loaded: Any = {}
        try:
            loaded = self._load(known)
        except ValidationError as error:
            errors.parts |= error.messages_dict
            loaded = error.valid_data
        errors.throw(loaded)
        return loaded


class ById(Container):
    """A mapping from free ids (of checks, of limits) to one kind of value, sorted by id.

    Whoever judges the ids gets those of wrong values too: with the right part of the value, or with `stand_in`.
    """

    def __init__(self, inner: Any, key: Scalar, *, stand_in: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.inner = inner
        self.key = key
        self.stand_in = stand_in

    def expected(self) -> str:
        return _("Write keys with their values, such as “AW-03: …”.")

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Any:
        if not isinstance(value, dict):
            raise self._wrong_kind(value)
        errors, loaded = Errors(), {}
        for key in sorted(value):
            try:
                name = self.key.parse(key)
            except ValidationError as error:
                for fault in faults_in(error.messages):
                    errors.faults.append(Fault(fault.message, fault.expected, (key,), on_key=True))
                if errors.full:
                    break
                continue
            try:
                if value[key] is not None:
                    loaded[name] = self.inner.deserialize(value[key])
            except ValidationError as error:
                loaded[name] = error.valid_data if isinstance(error.valid_data, dict) else self.stand_in
                if errors.add(key, error):
                    break
        errors.throw({name: value for name, value in loaded.items() if value is not None})
        return loaded


class Errors:
    """The errors of one container, by part and of the whole; full when nobody would read more of them."""

    def __init__(self) -> None:
        self.parts: dict[Any, Any] = {}
        self.faults: list[Fault] = []

    @property
    def full(self) -> bool:
        """Whether enough is wrong to stop looking."""
        return len(self.parts) + len(self.faults) >= _MOST_IN_ONE

    def add(self, part: str | int, error: ValidationError) -> bool:
        """Take the error of one part; whether that was the last one taken."""
        self.parts[part] = error.messages
        return self.full

    def throw(self, right: Any) -> None:
        """Raise ValidationError with all of them, and what was `right` beside them, if there are any."""
        if self.full:
            self.faults.append(Fault(_("More is wrong here than is told; correct this first.")))
        if self.parts or self.faults:
            of_whole = {SCHEMA: self.faults} if self.faults else {}
            raise ValidationError({**of_whole, **self.parts}, valid_data=right)


def unknown_keys(given: Mapping[str, Any], known: Collection[str]) -> list[Fault]:
    """The faults of the keys that the format does not have at this place."""
    strangers = (key for key in given if key not in known)
    return [unknown_key(key, tuple(known), given[key]) for key in islice(strangers, _MOST_IN_ONE)]


def unknown_key(key: str, known: tuple[str, ...], value: Any = "") -> Fault:
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
