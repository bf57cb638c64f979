"""The form of a new element: what the address already says stands in it, and its id is made of its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rolemap.i18n import domain
from rolemap.services.maps.forms.form import Form, form, options
from rolemap.services.maps.forms.saving import Refused, add, wrong_with
from rolemap.services.maps.forms.sent import Sent, preset_record
from rolemap.services.maps.forms.words import heading, one_of

if TYPE_CHECKING:
    from rolemap.editing import Edit
    from rolemap.services.maps.desk import Desk, Saved
    from rolemap.services.maps.opening import Opened

_ = domain("services.forms")


@dataclass(frozen=True)
class Linked:
    """The relation that a new element gets at once."""

    kind: str
    end: str
    """The end at which the new element stands."""
    other: str
    label: str


@dataclass(frozen=True)
class NewView:
    """A new element as its form shows it."""

    section: str
    what: str
    form: Form
    linked: tuple[Linked, ...]
    listed: list[Any]
    given: tuple[tuple[str, str], ...]
    """What the address says, to be sent along."""


def new_view(opened: Opened, section: str, asked: Any) -> NewView | None:
    """The form of a new element of `section`; None where the format has no such section.

    `asked` may name values by their keys, and ``relation`` with ``about``: a relation to that element.
    """
    from rolemap.editing.fields import section_fields
    from rolemap.model.vocabulary import SECTIONS

    if section not in SECTIONS:
        return None
    fields = section_fields(section)
    record = preset_record(fields, asked)
    if record.get("name") and not record.get("id"):
        record["id"] = suggested(opened, section, record["name"])
    shown = form(opened, section, fields, record, ())
    given = tuple(
        (key, value) for key in asked for value in asked.getlist(key) if key in ("relation", "about")
    )
    return NewView(
        section, one_of(section), shown, linked(opened, section, asked), options(opened, shown), given
    )


def suggested(opened: Opened, section: str, name: str) -> str:
    """An id for a new element of that name; empty without a name."""
    from rolemap.editing.ids import suggest_id
    from rolemap.model.vocabulary import SECTIONS

    return suggest_id(opened.document, section, name) if name.strip() and section in SECTIONS else ""


def linked(opened: Opened, section: str, asked: Any) -> tuple[Linked, ...]:
    """The relations that the address asks for, as far as the format has them."""
    from rolemap.model.vocabulary import RELATION_KINDS

    graph = opened.workspace.graph
    kind = RELATION_KINDS.get(asked.get("relation", ""))
    if kind is None:
        return ()
    found = []
    for other in asked.getlist("about"):
        there = graph.section_of(other) if other in graph else ""
        for end, mine, theirs in (("from", kind.sources, kind.targets), ("to", kind.targets, kind.sources)):
            if section in mine and there in theirs:
                words = _("{heading}: {name}").format(heading=heading(kind.name, end), name=graph.name(other))
                found.append(Linked(kind.name, end, other, words))
                break
    return tuple(found)


def save(
    desk: Desk, opened: Opened, section: str, sent: Sent, asked: Mapping[str, Any], author: str
) -> tuple[Saved | Refused, str]:
    """Keep the element that was sent without JavaScript, with its relations."""
    from rolemap.editing.fields import section_fields

    typed, presets = _ids(opened, section, sent)
    asked_fields = [field for field in section_fields(section) if field.key != "id" or typed]
    links: Sequence[Edit] = _link_edits(opened, section, sent, presets["id"])
    return add(desk, opened, section, asked_fields, sent, author, presets, links)


def look(opened: Opened, section: str, sent: Sent) -> dict[str, str]:
    """All that is wrong with the element that was sent, by key; nothing is kept."""
    from rolemap.editing.fields import section_fields

    _typed, presets = _ids(opened, section, sent)
    return wrong_with(opened, section, section_fields(section), sent, presets)


def _ids(opened: Opened, section: str, sent: Sent) -> tuple[str, dict[str, str]]:
    """The id that was typed, and the one to take: that, or one made of the name."""
    typed = str((sent.getlist("id") or [""])[0]).strip()
    name = str((sent.getlist("name") or [""])[0]).strip()
    return typed, {"id": typed or suggested(opened, section, name)}


def _link_edits(opened: Opened, section: str, sent: Any, id: str) -> list[Edit]:
    from rolemap.editing import ABSENT, Edit

    edits = []
    for one in linked(opened, section, sent):
        ends = {"from": id, "to": one.other} if one.end == "from" else {"from": one.other, "to": id}
        edits.append(Edit(("relations", one.kind, f"{ends['from']}>{ends['to']}"), ABSENT, ends))
    return edits
