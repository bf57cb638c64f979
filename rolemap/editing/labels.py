"""Places and values of a document in words, for defects, conflicts and lists of what hangs on an element."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rolemap.editing.edit import AFTER, Document, Place
from rolemap.editing.fields import names_in
from rolemap.editing.shape import Rows, shape_at
from rolemap.i18n import day, domain
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.views.changed.field_names import field_name, kind_name, section_name
from rolemap.views.changed.field_values import choice_word

_ = domain("editing")


def place_label(document: Document, place: Place) -> str:
    """A place as a planner knows it: “Cổng dịch vụ công: trạng thái”."""
    return label_in(names_in(document), place)


def label_in(names: Mapping[str, str], place: Place) -> str:
    """As `place_label`, with the names of all elements at hand."""
    if not place:
        return _("the map as a whole")
    owner, rest = _owner(names, place)
    where = place[1] if place[0] == "relations" and len(place) > 1 else place[0]
    field = _field(where, rest)
    return _("{owner}: {field}").format(owner=owner, field=field) if field else owner


def _field(where: str, rest: Place) -> str:
    """The words for what lies within a record; an entry of a list inside it has its own."""
    if rest[-1:] == (AFTER,):
        return _("order")
    if len(rest) > 1 and isinstance(shape_at((where, "", rest[0])), Rows):
        entry = choice_word(where, "step", _day(rest[1]))
        named = _("{list} ({entry})").format(list=field_name(where, rest[0]), entry=entry)
        inner = field_name(rest[0], ".".join(rest[2:])) if rest[2:] else ""
        return _("{owner}: {field}").format(owner=named, field=inner) if inner else named
    return field_name(where, ".".join(rest)) if rest else ""


def _day(key: str) -> str:
    """The key of a measurement is its date; any other key is itself."""
    try:
        return day(date.fromisoformat(key))
    except ValueError:
        return key


def _owner(names: Mapping[str, str], place: Place) -> tuple[str, Place]:
    """The words for the record in which a place lies, and what of the place lies within the record."""
    first = place[0]
    if first in SECTIONS:
        if len(place) == 1:
            return section_name(first), ()
        return names.get(place[1], place[1]), place[2:]
    if first == "relations":
        if len(place) < 3 or place[1] not in RELATION_KINDS:
            return (kind_name(place[1]) if place[1:2] and place[1] in RELATION_KINDS else _("relations")), ()
        return relation_label(names, place[1], place[2]), place[3:]
    if first == "waivers":
        return (_waiver(names, place[1]) if len(place) > 1 else _("waivers")), place[2:]
    if first == "profile":
        return _("settings of the map"), place[1:]
    return _("the map"), place[1:]


def _waiver(names: Mapping[str, str], key: str) -> str:
    """A waiver by its check and the names of what it is about."""
    check, *subjects = key.partition("#")[0].split(":")
    about = ", ".join(names.get(one, one) for one in subjects)
    return _("waiver {key}").format(key=f"{check} ({about})" if about else check)


def relation_label(names: Mapping[str, str], kind: str, key: str) -> str:
    """A relation in words: “Chủ tịch UBND tỉnh – đặt bài toán – Thủ tục hành chính”; by its id where it has one."""
    source, arrow, target = key.partition("#")[0].partition(">")
    if not arrow:
        return _("{kind} ({id})").format(kind=kind_name(kind), id=key)
    return _("{source} – {kind} – {target}").format(
        source=names.get(source, source), kind=kind_name(kind), target=names.get(target, target)
    )
