"""Forms: the fields of an element, a relation, a waiver or of the head of the map, with what is recorded in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from rolemap.services.maps.tables.words import Words, value_in

if TYPE_CHECKING:
    from rolemap.editing import Place
    from rolemap.editing.fields import Field
    from rolemap.services.maps.opening import Opened

FOLDED: Final = frozenset(
    ("name_en", "code", "size", "tool_count_survey", "head_also", "justification", "collects", "holder",
     "valid_from", "valid_to", "provenance", "source", "note", "licence", "notice.vi", "notice.en", "id")
)  # fmt: skip
"""Keys that most planners never need: they lie folded under the others, unless the gate wants them."""
MOST_OPTIONS: Final = 300
FOLDED_GROUPS: Final = ("last_year.",)


@dataclass(frozen=True)
class Control:
    """One field of a form."""

    field: Field
    place: Place
    """Where its value stands in the document; of something new, only the path within it."""
    value: Any
    """What is recorded, None for nothing."""
    text: str
    """The value as it is typed."""
    choices: tuple[tuple[str, str], ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    """Ids and names of what a reference points to."""
    wrong: str = ""
    """Why the last try was refused."""
    theirs: str = ""
    """What somebody else has written meanwhile."""

    @property
    def name(self) -> str:
        """The name of the field in a form that is sent without JavaScript."""
        return self.field.key

    @property
    def label(self) -> str:
        """The label as a line begins."""
        return self.field.label[:1].upper() + self.field.label[1:]

    @property
    def folded(self) -> bool:
        """Whether it lies under the fold."""
        key = self.field.key
        return not self.field.required and (key in FOLDED or key.startswith(FOLDED_GROUPS))

    @property
    def place_json(self) -> str:
        """The place for a script."""
        return _json(list(self.place))

    @property
    def value_json(self) -> str | None:
        """The recorded value for a script; None where nothing is recorded."""
        return None if self.value is None else _json(self.value)

    @cached_property
    def rows(self) -> list[list[tuple[Field, str]]]:
        """The records of a list of small records, each as its fields with their texts."""
        return [[(part, self._part(part, row)) for part in self.field.fields] for row in self.value or ()]

    @property
    def empty_rows(self) -> list[list[tuple[Field, str]]]:
        """A row to type another record in."""
        return [[(part, "") for part in self.field.fields]]

    def _part(self, part: Field, row: Mapping[str, Any]) -> str:
        from rolemap.services.maps.forms.values import typed

        return typed(part, row.get(part.key))


@dataclass(frozen=True)
class Form:
    """The fields of one thing, the usual ones first."""

    controls: tuple[Control, ...]

    @property
    def usual(self) -> list[Control]:
        """What is always in sight."""
        return [one for one in self.controls if not one.folded]

    @property
    def more(self) -> list[Control]:
        """What lies under the fold."""
        return [one for one in self.controls if one.folded]

    @property
    def more_filled(self) -> int:
        """How many fields under the fold hold something."""
        return sum(one.value is not None for one in self.more)

    @property
    def more_open(self) -> bool:
        """Whether the fold must be open, because something under it is wrong."""
        return any(one.wrong or one.theirs for one in self.more)

    @property
    def wrong(self) -> list[Control]:
        """The fields that were refused."""
        return [one for one in self.controls if one.wrong]

    def without(self, *keys: str) -> Form:
        """The form without some fields."""
        return Form(tuple(one for one in self.controls if one.field.key not in keys))

    def only(self, *keys: str) -> Form:
        """The form of some fields alone."""
        return Form(tuple(one for one in self.controls if one.field.key in keys))

    def told(self, wrong: Mapping[str, str], texts: Mapping[str, Any], theirs: Mapping[str, str]) -> Form:
        """The form after it was refused: what was typed stands in it, and each reason beside its field."""
        return Form(tuple(_told(one, wrong, texts, theirs) for one in self.controls))


def form(
    opened: Opened, where: str, fields: Iterable[Field], record: Mapping[str, Any], base: Sequence[str]
) -> Form:
    """The form of `record`, which stands at the place `base`; an empty base for something new."""
    words = Words(opened, where)
    return Form(tuple(_control(opened, words, field, value_in(record, field), base) for field in fields))


def names(opened: Opened, ids: Any) -> tuple[tuple[str, str], ...]:
    """Ids with the names of their elements; what is no element stands as it is."""
    graph = opened.workspace.graph
    listed = ids if isinstance(ids, list) else [ids] if ids else []
    return tuple((str(one), graph.name(one) if one in graph else str(one)) for one in listed)


def options(opened: Opened, form: Form) -> list[tuple[tuple[str, ...], list[tuple[str, str]]]]:
    """For each set of sections that the form points to its elements, for a browser without JavaScript.

    Long lists are left out: there the id or the name is typed.
    """
    sets = dict.fromkeys(one.field.targets for one in form.controls if one.field.kind == "reference")
    listed = [(sections, elements_of(opened, sections)) for sections in sets]
    return [(sections, rows) for sections, rows in listed if len(rows) <= MOST_OPTIONS]


def elements_of(opened: Opened, sections: Iterable[str]) -> list[tuple[str, str]]:
    """Ids and names of the elements of those sections, in the order of the map."""
    graph = opened.workspace.graph
    return [
        (one["id"], graph.name(one["id"]))
        for section in sections
        for one in opened.document.get(section) or ()
    ]


def _control(opened: Opened, words: Words, field: Field, value: Any, base: Sequence[str]) -> Control:
    from rolemap.editing.fields import choices_in
    from rolemap.services.maps.forms.values import typed

    return Control(
        field,
        (*base, *field.path),
        value,
        typed(field, value),
        choices_in(opened.document, field) if field.kind in ("choice", "delegation") else (),
        names(opened, value) if field.kind == "reference" or field.targets else (),
    )


def _told(
    control: Control, wrong: Mapping[str, str], texts: Mapping[str, Any], theirs: Mapping[str, str]
) -> Control:
    key = control.field.key
    told = replace(control, wrong=wrong.get(key, ""), theirs=theirs.get(key, ""))
    return replace(told, **texts[key]) if key in texts else told


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
