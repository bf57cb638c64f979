"""All that the form of an element shows: its fields, relations and gaps, and what names it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.forms.form import Form, form, options
from rolemap.services.maps.forms.relations import Group, groups
from rolemap.services.maps.forms.words import one_of
from rolemap.services.maps.unknown import UnknownElement

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Edit
    from rolemap.services.maps.desk import Desk, Saved
    from rolemap.services.maps.forms.saving import Refused
    from rolemap.services.maps.forms.sent import Sent
    from rolemap.services.maps.opening import Opened

_ = domain("services.forms")


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A field of another element that names this one."""

    id: str
    label: str


@dataclass(frozen=True)
class ElementView:
    """An element as its form shows it."""

    element: str
    section: str
    name: str
    what: str
    """What it is: a tool, a problem."""
    record: Mapping[str, Any]
    form: Form
    groups: tuple[Group, ...]
    found: tuple[tuple[Finding, str], ...]
    named_by: tuple[NamedBy, ...]
    listed: list[Any]


def element_view(opened: Opened, id: str) -> ElementView:
    """The form of the element `id`; raises `UnknownElement`."""
    section, record = located(opened, id)
    report = opened.workspace.report
    shown = element_form(opened, section, record)
    return ElementView(
        id,
        section,
        opened.workspace.graph.name(id),
        one_of(section),
        record,
        shown,
        groups(opened, section, id),
        tuple((finding, report.message(finding)) for finding in report.by_subject(id)),
        tuple(_named_by(opened, section, id)),
        options(opened, shown),
    )


def element_form(opened: Opened, section: str, record: Mapping[str, Any]) -> Form:
    """The fields of an element that is recorded already; its id is changed by another form."""
    from rolemap.editing.fields import section_fields

    return form(opened, section, section_fields(section), record, (section, str(record["id"]))).without("id")


def located(opened: Opened, id: str) -> tuple[str, dict[str, Any]]:
    """The section and the record of an element; raises `UnknownElement`."""
    graph = opened.workspace.graph
    if id not in graph:
        raise UnknownElement(id)
    section = graph.section_of(id)
    return section, next(one for one in opened.document[section] if one["id"] == id)


def _named_by(opened: Opened, section: str, id: str) -> Iterator[NamedBy]:
    from rolemap.editing.fields import section_fields
    from rolemap.model.vocabulary import SECTIONS

    graph = opened.workspace.graph
    for other in SECTIONS:
        keys = [
            field for field in section_fields(other) if section in field.targets and field.kind == "reference"
        ]
        for record in opened.document.get(other) or () if keys else ():
            for field in keys:
                value = record.get(field.key)
                if value == id or (isinstance(value, list) and id in value):
                    words = _("{thing}: {field}").format(thing=graph.name(record["id"]), field=field.label)
                    yield NamedBy(record["id"], words)
    if opened.document["map"].get("root") == id:
        yield NamedBy("", _("the map itself: the organization that it is about"))


def save(desk: Desk, opened: Opened, id: str, sent: Sent, author: str) -> Saved | Refused:
    """Save the form of an element that was sent without JavaScript."""
    from rolemap.editing.fields import section_fields
    from rolemap.services.maps.forms.saving import change

    section, record = located(opened, id)
    fields = tuple(field for field in section_fields(section) if field.key != "id")
    return change(desk, opened, fields, sent, (section, id), record, author)


def renaming(opened: Opened, id: str, new: str) -> list[dict[str, Any]]:
    """The edits that give an element another id, as JSON; raises `UnknownElement`."""
    from rolemap.editing import to_json

    return to_json(_renaming(opened, id, new))


def rename(desk: Desk, map_id: str, id: str, new: str, author: str) -> Saved:
    """Give an element another id wherever the map names it; raises `DefectsFound`."""
    opened = desk.open(map_id)
    return desk.save(map_id, opened.revision.number, _renaming(opened, id, new), author)


def _renaming(opened: Opened, id: str, new: str) -> tuple[Edit, ...]:
    from rolemap.editing.hanging import renaming as edits

    located(opened, id)
    return edits(opened.document, id, " ".join(new.split()))
