"""Rows of a table as records: values put into them and taken out, their keys, their order."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.editing import Edit, Place

ENDS = ("from", "to")


def changed(place: Place, was: Any, now: Any, after: str | None = None) -> Edit:
    """The edit of one place; None stands for nothing, as in a record that lacks the key."""
    from rolemap.editing import ABSENT, Edit

    return Edit(place, ABSENT if was is None else was, ABSENT if now is None else now, after)


def held(record: Mapping[str, Any], path: Place) -> Any:
    """What stands at the path of a record; ABSENT where nothing does."""
    from rolemap.editing import ABSENT

    here: Any = record
    for part in path:
        if not isinstance(here, Mapping) or part not in here:
            return ABSENT
        here = here[part]
    return here


def put(record: Mapping[str, Any], values: Mapping[Place, Any]) -> dict[str, Any]:
    """The record with those values; its inner mappings are copied, and those left empty are gone."""
    from rolemap.editing import ABSENT

    result = dict(record)
    for path, value in values.items():
        holder = result
        for part in path[:-1]:
            holder[part] = dict(holder.get(part) or {})
            holder = holder[part]
        if value is ABSENT:
            holder.pop(path[-1], None)
        else:
            holder[path[-1]] = value
    return {key: value for key, value in result.items() if value != {}}


def keyed(record: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Whether the values change the key of a relation: it has no id, and one of its ends is another."""
    return "from" in record and not record.get("id") and any(end in values for end in ENDS)


def new_key(where: str, record: Mapping[str, Any], taken: Container[str]) -> str:
    """The key of a record that joins a list; relations with the same ends are told apart by a number."""
    from rolemap.editing.shape import key_of

    key = key_of(where, record) or ""
    number, free = 1, key
    while free in taken and not record.get("id"):
        number += 1
        free = f"{key}#{number}"
    return free


def moved(place: Place, keys: list[str], at: int, by: int) -> list[Edit]:
    """The edit that puts the entry at `at` so many places further down; nothing where it stands there already."""
    from rolemap.editing.edit import AFTER, FIRST

    others = [*keys[:at], *keys[at + 1 :]]
    to = min(max(at + by, 0), len(others))
    if to == at:
        return []
    was, now = (others[index - 1] if index else FIRST for index in (at, to))
    return [changed((*place, AFTER), was, now)]
