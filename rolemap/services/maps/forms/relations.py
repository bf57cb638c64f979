"""The relations of an element by kind, each with its own keys, as its form shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.services.maps.forms.form import Form, form
from rolemap.services.maps.forms.words import heading, one_of
from rolemap.services.maps.tables.words import Words, value_in

if TYPE_CHECKING:
    from rolemap.editing import Place
    from rolemap.editing.fields import Field
    from rolemap.services.maps.opening import Opened

SHOWN: Final = 25
"""Relations of one kind with a form of their own; the others are counted and found in the table."""
COMMON: Final = frozenset(("id", "provenance", "source", "note"))
ENDS: Final = ("from", "to")


@dataclass(frozen=True)
class Row:
    """One relation, seen from one of its ends."""

    place: Place
    record: Mapping[str, Any]
    other: str
    """The id of the element at the other end."""
    name: str
    words: tuple[str, ...]
    """What it says beside its ends: mandatory, 80%, from 01/01/2022."""
    form: Form
    removal: list[dict[str, Any]]
    """The edits that take it off."""


@dataclass(frozen=True)
class Group:
    """The relations of one kind in which an element stands at one end."""

    kind: str
    end: str
    """The end at which the element of the form stands."""
    label: str
    sections: tuple[str, ...]
    """Where the other end may be looked for."""
    other: str
    """What may stand there, in words."""
    rows: tuple[Row, ...]
    count: int

    @property
    def other_end(self) -> str:
        """The end that a new relation still lacks."""
        return ENDS[self.end == "from"]

    @property
    def hidden(self) -> int:
        """How many are not listed."""
        return self.count - len(self.rows)


def groups(opened: Opened, section: str, id: str) -> tuple[Group, ...]:
    """Every kind of relation that an element of `section` may have; those that it has first."""
    found = [_group(opened, kind, end, id) for kind, end in _possible(section)]
    return tuple(sorted(found, key=lambda group: not group.count))


def row_of(opened: Opened, kind: str, key: str) -> Row | None:
    """One relation by its key, seen from its from end; None where there is none."""
    keyed = _keyed(opened, kind)
    return _row(opened, kind, "from", key, keyed[key], Words(opened, kind)) if key in keyed else None


def own_fields(kind: str) -> tuple[Field, ...]:
    """The keys of a relation beside its ends."""
    from rolemap.editing.fields import relation_fields

    return tuple(field for field in relation_fields(kind) if field.key not in ENDS)


def _possible(section: str) -> Iterator[tuple[str, str]]:
    from rolemap.model.vocabulary import RELATION_KINDS

    for kind, one in RELATION_KINDS.items():
        if section in one.sources:
            yield kind, "from"
        if section in one.targets and not one.undirected:
            yield kind, "to"


def _group(opened: Opened, kind: str, end: str, id: str) -> Group:
    from rolemap.model.vocabulary import RELATION_KINDS

    one = RELATION_KINDS[kind]
    ends = ENDS if one.undirected else (end,)
    found = [
        (key, record, at)
        for key, record in _keyed(opened, kind).items()
        for at in ends
        if record.get(at) == id
    ]
    words = Words(opened, kind)
    sections = one.targets if end == "from" else one.sources
    rows = tuple(_row(opened, kind, at, key, record, words) for key, record, at in found[:SHOWN])
    return Group(kind, end, heading(kind, end), sections, ", ".join(map(one_of, sections)), rows, len(found))


def _keyed(opened: Opened, kind: str) -> dict[str, Mapping[str, Any]]:
    from rolemap.services.maps.tables.columns import keys_of, records_of

    records = records_of(opened.document, kind)
    return dict(zip(keys_of(records, kind), records, strict=True))


def _row(opened: Opened, kind: str, end: str, key: str, record: Mapping[str, Any], words: Words) -> Row:
    place = ("relations", kind, key)
    other = str(record[ENDS[end == "from"]])
    fields = own_fields(kind)
    said = [
        field.label if value is True else f"{field.label}: {words.shown(field, value)}"
        for field in fields
        if field.key not in COMMON and (value := value_in(record, field)) is not None
    ]
    graph = opened.workspace.graph
    name = graph.name(other) if other in graph else other
    return Row(
        place,
        record,
        other,
        name,
        tuple(said),
        form(opened, kind, fields, record, place),
        _removal(opened, place, record),
    )


def _removal(opened: Opened, place: Place, record: Mapping[str, Any]) -> list[dict[str, Any]]:
    from rolemap.editing import ABSENT, Edit, to_json
    from rolemap.editing.mending import taken_off

    # Nothing can name a relation without an id: the document need not be searched for it.
    return to_json(
        taken_off(opened.document, place) if "id" in record else [Edit(place, dict(record), ABSENT)]
    )
