"""Places of a document in words, and the place that the path of a defect means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.editing import Place
    from rolemap.model import RoleGraph

_ = domain("services")

_PARTS = re.compile(r"[^.\[\]]+")


def place_words(graph: RoleGraph, place: Place) -> str:
    """What a place is called: "Sở Tài chính · trạng thái", "Sở Tài chính – sử dụng – Cổng dịch vụ công · bắt buộc"."""
    from rolemap.views.changed.field_names import field_name, kind_name, section_name

    where, *rest = place
    if where == "relations":
        if not rest:
            return _("relations")
        if len(rest) == 1:
            return kind_name(rest[0])
        kind, key, *field = rest
        return _joined(_relation_words(graph, kind, key), _field(kind, field))
    if where in ("map", "profile"):
        return field_name(where, ".".join(rest)) if rest else _("the head of the map")
    if where == "waivers":
        return _joined(_("waiver {key}").format(key=_waiver_words(graph, rest[0])), _field(where, rest[1:])) if rest \
            else _("waivers")  # fmt: skip
    if not rest:
        return section_name(where)
    return _joined(_named(graph, rest[0]), _field(where, rest[1:]))


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


def place_of(path: str, document: Mapping[str, Any]) -> Place | None:
    """The place that ``tools[3].status`` means in `document`; None where there is no such place."""
    from rolemap.editing.shape import Keys, Rows, Shape, document_shape

    here: Any = document
    shape: Shape | None = document_shape()
    place: list[str] = []
    for part in _PARTS.findall(path):
        if isinstance(shape, Rows) and isinstance(here, list):
            row = int(part) if part.isdigit() else -1
            keys = shape.keys(here)
            if keys is None or not 0 <= row < len(here):
                break
            place.append(keys[row])
            here, shape = here[row], shape.row
        elif isinstance(shape, Keys):
            place.append(part)
            here = here.get(part) if isinstance(here, dict) else None
            shape = shape.part(part)
        else:
            break
    return tuple(place) or None


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


def _joined(thing: str, field: str) -> str:
    return _("{thing} · {field}").format(thing=thing, field=field) if field else thing


def _field(where: str, parts: list[str]) -> str:
    from rolemap.editing.edit import AFTER
    from rolemap.views.changed.field_names import field_name

    if not parts:
        return ""
    if parts[-1] == AFTER:
        return _("position in the list")
    if parts[0] in ("measurements", "steps") and len(parts) > 1:
        day = _date(parts[1])
        return _("{thing} · {field}").format(
            thing=field_name(where, parts[0]), field=_day(day) if day else parts[1]
        )
    return field_name(where, ".".join(parts))


def _named(graph: RoleGraph, id: str) -> str:
    return graph.name(id) if id in graph else id


def _relation_words(graph: RoleGraph, kind: str, key: str) -> str:
    from rolemap.views.changed.field_names import kind_name

    source, _sign, target = key.partition("#")[0].partition(">")
    if not target:
        found = next((one for one in graph.map.relations.get(kind, ()) if one.id == key), None)
        if found is None:
            return _("{kind}: {key}").format(kind=kind_name(kind), key=key)
        source, target = found.source, found.target
    return _("{source} – {kind} – {target}").format(
        source=_named(graph, source), kind=kind_name(kind), target=_named(graph, target)
    )


def _waiver_words(graph: RoleGraph, key: str) -> str:
    check, *subjects = key.split(":")
    return _("{kind}: {key}").format(kind=check, key=", ".join(_named(graph, one) for one in subjects))


def _where(place: Place) -> str:
    if place[0] == "relations" and len(place) > 1:
        return place[1]
    return next((part for part in reversed(place[:-1]) if part in ("measurements", "steps")), place[0])


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _day(value: date) -> str:
    from rolemap.i18n import day

    return day(value)
