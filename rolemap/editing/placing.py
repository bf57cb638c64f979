"""Where in a form a defect belongs: the paths of the gate as places, by keys and ids instead of numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from rolemap.editing.edit import Document, Place
from rolemap.editing.labels import place_label
from rolemap.editing.shape import Keys, Rows, Shape, document_shape
from rolemap.files.faults import Fault, Path, spell
from rolemap.files.suggest import sentences
from rolemap.i18n import domain
from rolemap.model import Defect

_ = domain("editing")

_MOST: Final = 1000


def placed(document: Document, faults: Sequence[Fault]) -> list[Defect]:
    """The faults of a document that came from no file as defects; at most so many as anybody would read."""
    return [_defect(document, fault) for fault in faults[:_MOST]]


def _defect(document: Document, fault: Fault) -> Defect:
    at = place_of(document, fault.path)
    first = ""
    if fault.other is not None:
        other = place_label(document, place_of(document, fault.other))
        first = _("It stands first at: {place}.").format(place=other)
    return Defect(
        place_label(document, at),
        spell(fault.path),
        fault.message,
        sentences(fault.expected, first),
        _id_at(document, fault.path),
        at or None,
    )


def place_of(document: Document, path: Path) -> Place:
    """The place of a path of the gate, up to the value that is edited as a whole."""
    here: Any = document
    shape: Shape = document_shape()
    place: list[str] = []
    for part in path:
        if isinstance(shape, Keys) and isinstance(here, dict):
            place.append(str(part))
            shape, here = shape.part(str(part)), here.get(part)
        elif isinstance(shape, Rows) and isinstance(here, list) and isinstance(part, int):
            keys = shape.keys(here)
            if keys is None or part >= len(keys):
                break
            place.append(keys[part])
            shape, here = shape.row, here[part]
        else:
            break
    return tuple(place)


def _id_at(document: Document, path: Path) -> str | None:
    """The id of the element or relation on the way to `path`."""
    here: Any = document
    found = None
    for part in path if path[:1] != ("map",) else ():
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            found = here["id"]
    return found
