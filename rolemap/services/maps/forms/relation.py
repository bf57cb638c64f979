"""One relation as its form shows it, and a new one with the ends that a repair proposes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from rolemap.services.maps.forms.form import Form, form, names, options
from rolemap.services.maps.forms.relations import Row, own_fields, row_of
from rolemap.services.maps.forms.saving import Refused, add, change
from rolemap.services.maps.forms.sent import Sent, preset_record

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Edit
    from rolemap.editing.fields import Field
    from rolemap.services.maps.desk import Desk, Saved
    from rolemap.services.maps.opening import Opened


@dataclass(frozen=True)
class RelationView:
    """A relation with its two ends and its own keys."""

    kind: str
    key: str
    what: str
    source: tuple[str, str]
    target: tuple[str, str]
    form: Form
    removal: list[dict[str, Any]]
    """The edits that take it off."""
    found: tuple[tuple[Finding, str], ...]


@dataclass(frozen=True)
class NewRelation:
    """A new relation, perhaps instead of another one."""

    kind: str
    what: str
    form: Form
    listed: list[Any]
    candidates: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """For an end (its key and label) the elements that a repair proposes."""
    instead: list[dict[str, Any]]
    """The edits that take other relations off, or make them relations of another kind."""
    instead_words: str
    replaced: tuple[str, ...]
    """The keys of the relations that go."""
    into: str
    """The kind that they become."""
    into_words: str


def view(opened: Opened, kind: str, key: str) -> RelationView | None:
    """A relation by its key; None where there is none."""
    from rolemap.views.changed.field_names import kind_name

    row = _row(opened, kind, key)
    if row is None:
        return None
    source, target = str(row.record["from"]), str(row.record["to"])
    report = opened.workspace.report
    found = tuple(
        (one, report.message(one)) for one in report.findings if (kind, source, target) in one.relations
    )
    named = names(opened, [source, target])
    what = kind_name(kind)
    return RelationView(kind, key, what, named[0], named[1], row.form, row.removal, found)


def new_view(opened: Opened, kind: str, asked: Any) -> NewRelation | None:
    """The form of a new relation; None where the format has no such kind.

    `asked` may name values by their keys, ``candidates.from`` and ``candidates.to``, and ``replace``: keys of
    relations in whose place it comes, which become relations of the kind ``into`` where that is named.
    """
    from rolemap.editing import to_json
    from rolemap.editing.ends import end_label
    from rolemap.editing.labels import place_label
    from rolemap.model.vocabulary import RELATION_KINDS
    from rolemap.views.changed.field_names import kind_name

    if kind not in RELATION_KINDS:
        return None
    fields = _fields(kind)
    replaced, into = asked.getlist("replace"), asked.get("into", "")
    off = _off(opened, kind, replaced, into)
    gone = [edit.place for edit in off if edit.place[1] == kind]
    shown = form(opened, kind, fields, preset_record(fields, asked), ())
    candidates = tuple(
        (end, end_label(kind, end), names(opened, asked.getlist(f"candidates.{end}")))
        for end in ("from", "to")
    )
    return NewRelation(
        kind,
        kind_name(kind),
        shown,
        options(opened, shown),
        tuple(one for one in candidates if one[2]),
        to_json(off),
        "; ".join(place_label(opened.document, place) for place in gone),
        tuple(place[2] for place in gone),
        into if into in RELATION_KINDS else "",
        kind_name(into) if into in RELATION_KINDS else "",
    )


def create(desk: Desk, opened: Opened, kind: str, sent: Sent, author: str) -> tuple[Saved | Refused, str]:
    """Keep the relation that was sent without JavaScript."""
    more = _off(opened, kind, sent.getlist("replace"), "".join(sent.getlist("into")[:1]))
    return add(desk, opened, kind, _fields(kind), sent, author, more=more)


def save(desk: Desk, opened: Opened, kind: str, key: str, sent: Sent, author: str) -> Saved | Refused:
    """Save the keys of a relation that were sent without JavaScript."""
    row = _row(opened, kind, key)
    assert row is not None  # its form was shown
    return change(desk, opened, own_fields(kind), sent, row.place, row.record, author)


def remove(desk: Desk, opened: Opened, kind: str, key: str, author: str) -> Saved:
    """Take a relation off."""
    return desk.save(opened.row.id, opened.revision.number, _off(opened, kind, [key]), author)


def _off(opened: Opened, kind: str, keys: Sequence[str], into: str = "") -> tuple[Edit, ...]:
    from rolemap.editing.mending import taken_off, turned
    from rolemap.model.vocabulary import RELATION_KINDS

    rows = [row for row in (_row(opened, kind, key) for key in keys) if row is not None]
    if into in RELATION_KINDS:
        return turned(opened.document, [row.place for row in rows], into)
    return tuple(edit for row in rows for edit in taken_off(opened.document, row.place))


def _row(opened: Opened, kind: str, key: str) -> Row | None:
    from rolemap.model.vocabulary import RELATION_KINDS

    return row_of(opened, kind, key) if kind in RELATION_KINDS else None


def _fields(kind: str) -> tuple[Field, ...]:
    """The fields with labels that say what the ends are: who sets, and the problem."""
    from rolemap.editing.ends import end_label
    from rolemap.editing.fields import relation_fields

    return tuple(
        replace(field, label=end_label(kind, field.key)) if field.key in ("from", "to") else field
        for field in relation_fields(kind)
    )
