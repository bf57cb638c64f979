"""Faults become defects: each with its place in the file, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from rolemap.errors import DefectsFound
from rolemap.files.document import AnyMark, Document, Places, Unreadable
from rolemap.files.faults import Fault, Path, spell
from rolemap.files.suggest import sentences
from rolemap.i18n import domain
from rolemap.model.defects import Defect

_ = domain("files")


def refused(error: Unreadable, name: str) -> DefectsFound:
    """What a reader could not get through, as defects."""
    return DefectsFound([defect(name, mark, fault) for mark, fault in error.faults])


def placed(
    document: Document, name: str, faults: list[Fault], found: Sequence[tuple[AnyMark, Fault]], most: int
) -> list[Defect]:
    """The faults, and what the reader `found`, as at most `most` defects in the order of the file."""
    places = document.locate(
        {path for fault in faults for path in (fault.path, fault.other) if path is not None}
    )
    marked = [(_mark(places, fault.path, fault.on_key), fault) for fault in faults]
    marked = sorted([*found, *marked], key=itemgetter(0))
    defects = []
    for mark, fault in marked[:most]:
        other = _mark(places, fault.other, False).written(name) if fault.other else None
        defects.append(defect(name, mark, fault, _id_at(document.data, fault.path), other))
    if len(marked) > most:
        message = _("There are {count} defects; only the first {most} are told.").format(
            count=len(marked), most=most
        )
        defects.append(defect(name, marked[most][0], Fault(message, _("Correct these first."))))
    return defects


def _mark(places: Places, path: Path, on_key: bool) -> AnyMark:
    """The mark of a path, or of the nearest thing above it that exists."""
    exists = path in places
    while path not in places:
        path = path[:-1]
    return places[path].key if on_key and exists else places[path].value


def _id_at(data: Any, path: Path) -> str | None:
    """The id of the innermost element or relation on the way to `path`, where it has one."""
    found = None
    if path[:1] == ("map",):  # the map's own id names the document, no element
        return None
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found = data["id"]
    return found


def defect(
    name: str, mark: AnyMark, fault: Fault, element_id: str | None = None, other: str | None = None
) -> Defect:
    """One fault as a defect of the file `name`; `other` is a second place."""
    first = _("The first one is at {place}.").format(place=other) if other else ""
    return Defect(
        mark.written(name), spell(fault.path), fault.message, sentences(fault.expected, first), element_id
    )
