"""What planners' sheets would make of a map: shown first, and kept as one revision when somebody says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from rolemap.editing import Document
from rolemap.editing.mentions import without
from rolemap.i18n import domain
from rolemap.model.vocabulary import SECTIONS
from rolemap.services.maps.ids import FormRefused
from rolemap.services.maps.importing.own.admitting import Admitted, admitted
from rolemap.services.maps.importing.own.drafting import drafted
from rolemap.services.maps.importing.own.into import Base, base_of
from rolemap.services.maps.importing.own.outcome import Drafted, Issue, Told
from rolemap.services.maps.importing.own.waiting import Waiting, remember
from rolemap.services.maps.importing.preview import ChangedMeanwhile, drop, message_of
from rolemap.services.maps.importing.seen import Sent
from rolemap.store import MapExists, Outdated, UnknownMap
from rolemap.views.changed.field_names import section_name

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.importing")

MOST_SHOWN: Final = 200
"""Cells that could not be taken, shown one by one."""
_PLACES: Final = 4


class Listed(NamedTuple):
    """The elements of a section by their names."""

    title: str
    names: tuple[str, ...]
    more: int


@dataclass(frozen=True)
class Proposal:
    """What would be kept, beside what is; and what of the file is not taken."""

    sent: Sent
    issues: tuple[Issue, ...]
    more: int
    """Issues beyond those in `issues`."""
    told: tuple[Told, ...]
    left: tuple[Told, ...]

    listed: tuple[Listed, ...] = ()
    """What a new map would hold."""

    @property
    def base(self) -> int:
        """The revision that the preview is about; 0 for a new map."""
        return self.sent.existing.revision.number if self.sent.existing else 0


def draft_of(one: Waiting, base: Base) -> Drafted:
    """The rows in the document that takes them; names that were not answered about stand in `unknown`."""
    found = drafted(base.document, one.taken, one.answers.names)
    if one.answers.into.remove and base.existing is not None:
        gone = _not_named(base, found)
        found = replace(found, document=without(found.document, gone))
    return found


def proposal(desk: Desk, one: Waiting) -> Proposal | None:
    """What would be kept; None while there are names about which nothing was said.

    Raises `FormRefused` where the map that was chosen is none, and `DefectsFound`.
    """
    base = base_of(desk, one)
    found = draft_of(one, base)
    if any(key not in one.answers.names for key in found.unknown):
        return None
    result = _admitted(found, base)
    content = result.content
    id = content.map.info.id
    sent = Sent(one.token, one.name, content, content.checked(id), base.existing, "", id)
    issues = sorted(result.issues, key=lambda issue: not issue.whole)
    shown = tuple(issues[:MOST_SHOWN])
    told, left = _together(found.told), tuple(found.left)
    return Proposal(sent, shown, len(issues) - len(shown), told, left, tuple(_listed(content.document)))


def keep(desk: Desk, one: Waiting, base_number: int, anyway: bool, author: str) -> str:
    """Keep it as one revision; the id of the map.

    Raises `ChangedMeanwhile` where the map is no longer the one that was shown, and `FormRefused` where cells would
    be lost and nobody has said that they may.
    """
    base = base_of(desk, one)
    result = _admitted(draft_of(one, base), base)
    if result.issues and not anyway:
        raise FormRefused({"anyway": _("Confirm first that the cells below are left out.")})
    message = message_of(one.name)
    try:
        if base.existing is None:
            id = desk.create(result.content.document, author, message, "import").map
        else:
            id = base.existing.row.id
            desk.replace(id, base_number, result.content.document, author, message)
    except (Outdated, UnknownMap, MapExists):
        raise ChangedMeanwhile from None
    remember(desk, one)
    drop(desk, one.token)
    return id


def _listed(document: Document) -> Iterator[Listed]:
    for section in SECTIONS:
        names = tuple(str(each["name"]) for each in document.get(section) or ())
        if names:
            yield Listed(section_name(section), names[:MOST_SHOWN], max(0, len(names) - MOST_SHOWN))


def _admitted(found: Drafted, base: Base) -> Admitted:
    return admitted(found, base.existing.content if base.existing is not None else None)


def _not_named(base: Base, found: Drafted) -> set[str]:
    """Elements of the sections of the sheets that no row names; the organization of the map itself stays."""
    root = base.document["map"]["root"]
    return {
        each["id"]
        for section, named in found.named.items()
        if section in SECTIONS
        for each in base.document.get(section) or ()
        if each["id"] not in named and each["id"] != root
    }


def _together(told: list[Told]) -> tuple[Told, ...]:
    """The same reading of the same words once, with the cells where they stand."""
    places: dict[str, list[str]] = defaultdict(list)
    for each in told:
        places[each.sentence].append(each.place)
    return tuple(Told(_some(cells), sentence) for sentence, cells in places.items())


def _some(cells: list[str]) -> str:
    shown = ", ".join(cells[:_PLACES])
    return f"{shown}, …" if len(cells) > _PLACES else shown
