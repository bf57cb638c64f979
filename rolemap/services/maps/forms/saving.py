"""A form sent without JavaScript is saved, or comes back with each reason beside its field; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound
from rolemap.services.maps.desk import Desk, EditsConflict, Saved
from rolemap.services.maps.forms.form import Form, form
from rolemap.services.maps.forms.sent import Sent, Understood, understood, wrong_by_key
from rolemap.services.maps.saving.places import value_words

if TYPE_CHECKING:
    from rolemap.editing import Edit, Place
    from rolemap.editing.fields import Field
    from rolemap.services.maps.opening import Opened


@dataclass(frozen=True)
class Refused:
    """A form that was not saved, as it is shown again."""

    form: Form
    others: tuple[str, ...] = ()
    """What is wrong beside the fields of this form."""
    conflict: bool = False
    """Whether others have written the same fields; on the next try the reader's values stay."""


def change(
    desk: Desk,
    opened: Opened,
    fields: Sequence[Field],
    sent: Sent,
    base: Place,
    old: Mapping[str, Any],
    author: str,
) -> Saved | Refused:
    """Save what the form makes of the record `old`, which stands at `base` in the opened revision."""
    from rolemap.editing.differing import between
    from rolemap.editing.shape import shape_at

    told = understood(opened, fields, sent, old)
    shape = shape_at(base)
    assert shape is not None  # the form was made of what stands there
    edits = tuple(between(shape, dict(old), told.record, base))
    shown = form(opened, _where(base), fields, old, base)
    return _saved(desk, opened, edits, told, shown, author)


def add(
    desk: Desk,
    opened: Opened,
    where: str,
    fields: Sequence[Field],
    sent: Sent,
    author: str,
    presets: Mapping[str, Any] | None = None,
    more: Iterable[Edit] = (),
) -> tuple[Saved | Refused, str]:
    """Save a new element, relation or waiver with the edits `more`; the outcome, and the key of what is new."""
    from rolemap.editing import ABSENT, Edit

    told = understood(opened, fields, sent, presets or {})
    base = (where,) if where in _tops() else ("relations", where)
    key = key_for(opened, where, told.record)
    edits = (Edit((*base, key), ABSENT, told.record), *more)
    shown = form(opened, where, fields, told.record, (*base, key))
    return _saved(desk, opened, edits, told, shown, author), key


def wrong_with(
    opened: Opened, where: str, fields: Sequence[Field], sent: Sent, presets: Mapping[str, Any]
) -> dict[str, str]:
    """By key: what is wrong with the new record that was sent; nothing is saved."""
    from rolemap.editing import ABSENT, Edit

    told = understood(opened, fields, sent, presets)
    place = (where, key_for(opened, where, told.record))
    shown = form(opened, where, fields, told.record, place)
    return {**_also_wrong(opened, [Edit(place, ABSENT, told.record)], shown), **told.wrong}


def key_for(opened: Opened, where: str, record: Mapping[str, Any]) -> str:
    """The key that a new record gets; a second relation of the same ends is the second one."""
    from rolemap.editing.shape import key_of
    from rolemap.services.maps.tables.columns import keys_of, records_of

    key = key_of(where, record) or ""
    if where in _tops() or record.get("id"):
        return key
    taken = set(keys_of(records_of(opened.document, where), where))
    count, one = 1, key
    while one in taken:
        count += 1
        one = f"{key}#{count}"
    return one


def _saved(
    desk: Desk, opened: Opened, edits: Sequence[Edit], told: Understood, shown: Form, author: str
) -> Saved | Refused:
    if told.wrong:
        return Refused(shown.told({**_also_wrong(opened, edits, shown), **told.wrong}, told.texts, {}))
    try:
        return desk.save(opened.row.id, opened.revision.number, edits, author)
    except DefectsFound as found:
        wrong, others = wrong_by_key(shown, found.defects)
        return Refused(shown.told(wrong, told.texts, {}), tuple(others))
    except EditsConflict as found:
        graph = desk.open(opened.row.id).workspace.graph
        places = {one.place: one.field.key for one in shown.controls}
        theirs = {
            places[one.edit.place]: value_words(graph, one.edit.place, one.theirs)
            for one in found.conflicts
            if one.edit.place in places
        }
        return Refused(shown.told({}, told.texts, theirs), conflict=True)


def _also_wrong(opened: Opened, edits: Sequence[Edit], shown: Form) -> dict[str, str]:
    """What the gate would say of the other fields, so that all of it is told in one round."""
    from rolemap.editing import apply
    from rolemap.services.maps.opening import content_of

    if not all(edit.place[-1] for edit in edits):
        return {}  # without a name there is no id yet
    try:
        content_of(apply(opened.document, edits).document, opened.content)
    except DefectsFound as found:
        return wrong_by_key(shown, found.defects)[0]
    return {}


def _where(base: Place) -> str:
    return base[1] if base[0] == "relations" else base[0]


def _tops() -> tuple[str, ...]:
    from rolemap.model.vocabulary import SECTIONS

    return (*SECTIONS, "waivers", "map")
