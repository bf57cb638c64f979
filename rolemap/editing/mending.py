"""Repairs that need no form: the edits that do them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rolemap.editing.edit import ABSENT, Document, Edit, Place
from rolemap.editing.fields import relation_fields
from rolemap.editing.hanging import removal
from rolemap.editing.repairs import Repair
from rolemap.editing.shape import Rows, key_of, shape_at
from rolemap.model.vocabulary import SECTIONS


def edits_of(document: Document, repair: Repair) -> tuple[Edit, ...]:
    """The edits that do a repair of which nothing is left to choose; none where something is."""
    if not repair.ready:
        return ()
    if repair.kind == "relation":
        record = dict(repair.presets)
        key = key_of(repair.where, record)
        made = Edit(("relations", repair.where, str(key)), ABSENT, record)
        return (made, *turned(document, repair.turned, repair.into)) if repair.turned else (made,)
    assert repair.place is not None  # only what is added has no place
    if repair.kind == "removal":
        return taken_off(document, repair.place)
    record = record_at(document, repair.place)
    return tuple(
        Edit((*repair.place, key), record.get(key, ABSENT), value) for key, value in repair.presets.items()
    )


def taken_off(document: Document, place: Place) -> tuple[Edit, ...]:
    """The edits that take an element, a relation or a waiver off, with what names it: a delegation has an id."""
    record = record_at(document, place)
    if record is ABSENT:
        return ()
    if place[0] in SECTIONS or record.get("id"):
        return removal(document, record["id"])
    return (Edit(place, record, ABSENT),)


def turned(document: Document, places: Iterable[Place], kind: str) -> tuple[Edit, ...]:
    """The edits by which relations become relations of another kind; keys that it has as well go along."""
    keys = {field.path[0] for field in relation_fields(kind)} - {"id"}
    edits: dict[Place, Edit] = {}
    for place in places:
        old = record_at(document, place)
        if old is ABSENT:
            continue
        edits[place] = Edit(place, old, ABSENT)
        record = {key: value for key, value in old.items() if key in keys}
        new = ("relations", kind, f"{record['from']}>{record['to']}")
        if record_at(document, new) is ABSENT:
            edits.setdefault(new, Edit(new, ABSENT, record))
    return tuple(edits.values())


def record_at(document: Document, place: Place) -> Any:
    """The record of a place: an element, a relation, a waiver; `ABSENT` where there is none."""
    rows: Any = document
    for part in place[:-1]:
        rows = rows.get(part) or {}
    shape = shape_at(place[:-1])
    keys = shape.keys(rows) if isinstance(shape, Rows) and isinstance(rows, list) else None
    return rows[keys.index(place[-1])] if keys and place[-1] in keys else ABSENT
