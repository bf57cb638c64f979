"""A draft through the gate of the format: what the gate refuses is told with its cell, and left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.editing import ABSENT, Document, Edit, apply
from rolemap.editing.mentions import without
from rolemap.errors import DefectsFound
from rolemap.model.vocabulary import SECTIONS
from rolemap.services.maps.importing.own.outcome import Drafted, Issue
from rolemap.services.maps.opening import Content, content_of

if TYPE_CHECKING:
    from rolemap.model import Defect

_TRIES = 6


@dataclass
class Admitted:
    """A draft that is a map, with all that had to be left out."""

    content: Content
    drafted: Drafted

    @property
    def issues(self) -> Sequence[Issue]:
        """What could not be taken, in the order of the file."""
        return self.drafted.issues


def admitted(drafted: Drafted, previous: Content | None) -> Admitted:
    """The draft as a map; raises `DefectsFound` where what is wrong does not come from the sheets."""
    document = drafted.document
    for _try in range(_TRIES):
        try:
            return Admitted(content_of(document, previous), drafted)
        except DefectsFound as found:
            smaller = document
            for defect in found.defects:
                smaller = _left_out(smaller, defect, drafted)
            if smaller == document:
                raise
            document = smaller
    return Admitted(content_of(document, previous), drafted)


def _left_out(document: Document, defect: Defect, drafted: Drafted) -> Document:
    """The document without what a defect is about; told as an issue with the cell from which it came."""
    at = tuple(defect.at or ())
    of_relation = at[:1] == ("relations",)
    owner = at[:3] if of_relation else at[:2]
    if not of_relation and at[:1] and at[0] not in SECTIONS:
        return document
    place = drafted.places.get(at[:3]) or drafted.places.get(owner, "")
    whole = of_relation or len(at) < 3
    smaller = document
    if not whole:
        smaller = apply(document, [Edit(at[:3], _held(document, at[:3]), ABSENT)]).document
    if whole or smaller == document:
        smaller = _without_relation(document, at) if of_relation else without(document, {at[1]})
        whole = True
    if smaller != document:
        drafted.issues.append(Issue(place, defect.place, "", defect.message, defect.expected, whole))
    return smaller


def _held(document: Document, at: tuple[str, ...]) -> object:
    """What stands at the key of an element."""
    rows = document.get(at[0]) if at[0] in SECTIONS else ()
    return next((one.get(at[2], ABSENT) for one in rows or () if one["id"] == at[1]), ABSENT)


def _without_relation(document: Document, at: tuple[str, ...]) -> Document:
    source, _arrow, goal = at[2].partition("#")[0].partition(">")
    rows = document["relations"][at[1]]
    kept = [one for one in rows if (one["from"], one["to"]) != (source, goal) and one.get("id") != at[2]]
    relations = {**document["relations"], at[1]: kept}
    return {**document, "relations": {kind: rows for kind, rows in relations.items() if rows}}
