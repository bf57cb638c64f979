"""Documents without an element, or with another id for it: every key that holds an id is seen to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from rolemap.editing.edit import ABSENT, Document
from rolemap.editing.fields import relation_fields, section_fields
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS

Record = dict[str, Any]


def without(document: Document, ids: set[str]) -> Document:
    """The document without the elements `ids`, and without what cannot be without them."""
    gone = set(ids)
    while True:
        new = _rewritten(document, partial(_kept, gone=frozenset(gone)))
        more = ids_in(document) - ids_in(new) - gone
        if not more:
            return new
        gone |= more


def renamed(document: Document, old: str, new: str) -> Document:
    """The document with the id `new` in the place of `old`, wherever it is named."""
    changed = _rewritten(document, partial(_with_other_id, old=old, new=new))
    head = document.get("map")
    if isinstance(head, dict) and head.get("root") == old:
        changed = {**changed, "map": {**head, "root": new}}
    return changed


def _rewritten(document: Document, rewrite: Callable[[str, Record], Record | None]) -> Document:
    """The document with every record rewritten; one that becomes None is left out, and what is the same is shared."""
    new: Document = {}
    for key, value in document.items():
        if key in SECTIONS or key == "waivers":
            value = _rows(value, key, rewrite)
        elif key == "relations" and isinstance(value, dict):
            kinds = {kind: _rows(rows, kind, rewrite) for kind, rows in value.items()}
            value = {kind: rows for kind, rows in kinds.items() if rows is not ABSENT}
        if value is not ABSENT and (value or key != "relations"):
            new[key] = value
    return new


def _rows(rows: Any, where: str, rewrite: Callable[[str, Record], Record | None]) -> Any:
    if not isinstance(rows, list):
        return rows
    new = [rewrite(where, row) if isinstance(row, dict) else row for row in rows]
    if all(one is row for one, row in zip(new, rows, strict=True)):
        return rows
    return [one for one in new if one is not None] or ABSENT


def _kept(where: str, record: Record, gone: frozenset[str]) -> Record | None:
    """The record without the ids that are gone; None where it goes with them."""
    if record.get("id") in gone or (where == "waivers" and not gone.isdisjoint(record.get("subjects") or ())):
        return None
    new = record
    for key, required in _references(where).items():
        value = record.get(key)
        if isinstance(value, list):
            if not gone.isdisjoint(value):
                rest = [word for word in value if word not in gone]
                new = _set(new, key, rest if rest or key == "members" else ABSENT)
        elif value in gone and value is not None:
            if required:
                return None
            new = _set(new, key, ABSENT)
    return new


def _with_other_id(where: str, record: Record, old: str, new: str) -> Record:
    changed = record
    for key in ("id", "approved_by", *_references(where)):
        value = record.get(key)
        if isinstance(value, list) and old in value:
            changed = _set(changed, key, [new if word == old else word for word in value])
        elif value == old and isinstance(value, str):
            changed = _set(changed, key, new)
    return changed


def _set(record: Record, key: str, value: Any) -> Record:
    if value is ABSENT:
        return {one: held for one, held in record.items() if one != key}
    return {**record, key: value}


def ids_in(document: Document) -> set[str]:
    """The ids of all elements and of the relations that have one."""
    lists = [document.get(section) for section in SECTIONS]
    lists += (document.get("relations") or {}).values()
    return {one for rows in lists for one in _ids_of(rows)}


def _ids_of(rows: Any) -> Iterator[str]:
    for row in rows if isinstance(rows, list) else ():
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            yield row["id"]


@cache
def _references(where: str) -> Mapping[str, bool]:
    """The keys of a section, relation kind or of waivers that hold ids, and whether a record falls without them.

    A group by rule falls with the organization under which its members stand.
    """
    if where == "waivers":
        return {"subjects": True}
    fields = (
        section_fields(where)
        if where in SECTIONS
        else relation_fields(where)
        if where in RELATION_KINDS
        else ()
    )
    return {
        one.key: one.required or (where, one.key) == ("groups", "under")
        for one in fields
        if one.kind in ("reference", "delegation")
    }
