"""An algebra of edits on plain documents: difference, apply, inverse; undo, merge and every form rest on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.editing.applying import Applied, Conflict, apply, merge
    from rolemap.editing.differing import difference
    from rolemap.editing.edit import ABSENT, Document, Edit, Place, inverse
    from rolemap.editing.wire import from_json, to_json

__all__ = [
    "ABSENT",
    "Applied",
    "Conflict",
    "Document",
    "Edit",
    "Place",
    "apply",
    "difference",
    "from_json",
    "inverse",
    "merge",
    "to_json",
]

_HOMES = {
    "ABSENT": "edit",
    "Applied": "applying",
    "Conflict": "applying",
    "Document": "edit",
    "Edit": "edit",
    "Place": "edit",
    "apply": "applying",
    "difference": "differing",
    "from_json": "wire",
    "inverse": "edit",
    "merge": "applying",
    "to_json": "wire",
}


def __getattr__(name: str) -> Any:
    """Load the gate's schemas, and marshmallow with them, only where documents are edited (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"rolemap.editing.{_HOMES[name]}"), name)
