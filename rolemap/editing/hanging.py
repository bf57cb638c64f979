"""What hangs on an element: whatever names its id, and what has to go or be corrected with it.

An element that is removed takes along relations at its ends and waivers of its findings. What names it in an
optional key only loses that key; what cannot be without it (a position without its organization) goes too, with all
that hangs on that in turn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rolemap.editing.differing import difference
from rolemap.editing.edit import ABSENT, Document, Edit, Place
from rolemap.editing.fields import names_in
from rolemap.editing.labels import label_in, relation_label
from rolemap.editing.mentions import renamed, without


@dataclass(frozen=True, slots=True)
class Hanging:
    """One thing that names an element, or that goes with something that does."""

    place: Place
    """Of the record where all of it goes, of the key where only that is cleared."""
    kind: str
    """A section, a relation kind, ``waivers`` or ``map``."""
    label: str
    fate: str
    """``goes``; ``cleared``; or ``blocks``: the root of the map has to be another one first."""


def hanging(document: Document, element_id: str) -> tuple[Hanging, ...]:
    """All that names the element, and all that goes with what goes; by sections, then relations."""
    names = names_in(document)
    found = [_shown(names, edit) for edit in removal(document, element_id) if edit.place[1:] != (element_id,)]
    if document.get("map", {}).get("root") == element_id:
        place = ("map", "root")
        found.append(Hanging(place, "map", label_in(names, place), "blocks"))
    return tuple(found)


def removal(document: Document, element_id: str) -> tuple[Edit, ...]:
    """The edits that take the element and all that hangs on it out of the document; none where there is none.

    The root of a map cannot go: of such a document the gate says that ``map.root`` leads nowhere.
    """
    return difference(document, without(document, {element_id}))


def renaming(document: Document, old: str, new: str) -> tuple[Edit, ...]:
    """The edits that give an element, or a relation with an id, another id wherever it is named."""
    return difference(document, renamed(document, old, new))


def _shown(names: Mapping[str, str], edit: Edit) -> Hanging:
    place = edit.place
    whole = edit.now is ABSENT and len(place) == (3 if place[0] == "relations" else 2)
    kind = place[1] if place[0] == "relations" else place[0]
    label = label_in(names, place)
    if whole and place[0] == "relations" and isinstance(edit.was, Mapping):
        # A relation with an id is known by its ends, as every other is.
        label = relation_label(names, kind, f"{edit.was['from']}>{edit.was['to']}")
    return Hanging(place, kind, label, "goes" if whole else "cleared")
