"""What stands at a place of a document in words, and whether there is room for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.editing import Place
    from rolemap.model import RoleGraph


def value_words(graph: RoleGraph, place: Place, value: Any) -> str:
    """What stands at a place of a document, in words; empty where nothing does."""
    from rolemap.editing import ABSENT
    from rolemap.views.changed.field_values import list_words
    from rolemap.views.changed.field_values import value_words as words

    if value is ABSENT:
        return ""
    where, field = _where(place), place[-1] if len(place) > 1 else ""
    match value:
        case {"name": str(name)}:
            return name
        case dict():
            return list_words([f"{key}: {words(graph, where, key, one)}" for key, one in value.items()], 6)
        case list():
            return list_words([value_words(graph, place, one) for one in value], 12)
        case str():
            return words(graph, where, field, _date(value) or value)
    return words(graph, where, field, value)


def stands(document: Mapping[str, Any], place: Place) -> bool:
    """Whether the entry in which a value would stand is still there: an element, a relation, a waiver."""
    from rolemap.editing.shape import Rows, shape_at

    here: Any = document
    for depth, part in enumerate(place):
        shape = shape_at(place[:depth]) if depth else None
        if isinstance(shape, Rows):
            keys = shape.keys(here) if isinstance(here, list) else None
            if not keys or part not in keys:
                return False
            here = here[keys.index(part)]
        else:
            here = here.get(part) if isinstance(here, dict) else None
    return True


def _where(place: Place) -> str:
    if place[0] == "relations" and len(place) > 1:
        return place[1]
    return next((part for part in reversed(place[:-1]) if part in ("measurements", "steps")), place[0])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
