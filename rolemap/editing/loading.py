"""A document through the gate again after an edit: what was right before is not looked at twice.

It is the gate of files, with the same rules and the same defects; only the tables of records that the document
shares with the one before are taken over. References, profile and waivers are always checked.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from rolemap.brakes import MapRules
from rolemap.editing.canonical import assembled
from rolemap.editing.edit import Document
from rolemap.editing.parts import Parts, all_parts
from rolemap.editing.placing import placed
from rolemap.errors import DefectsFound
from rolemap.files import build, gate, json_out, plain
from rolemap.files.memory import Memory
from rolemap.files.table import remembering
from rolemap.model import MapInfo, RoleMap


@dataclass(frozen=True, eq=False)
class Loaded:
    """A document that the gate let through, with its map."""

    document: Document
    """Written the way the writer of JSON writes it; it shares all records that an edit did not touch."""
    map: RoleMap
    parts: Parts = field(repr=False)
    memory: Memory = field(repr=False)

    def text(self) -> str:
        """The document as canonical JSON text, byte for byte what `rolemap.files.dumps` writes for the map."""
        return "".join(
            json_out.joined(
                plain.head(self.map),
                ((name, part.texts()) for name, part in self.parts.sections.items()),
                ((kind, part.texts()) for kind, part in self.parts.relations.items()),
                plain.waivers(self.map),
                plain.profile(self.map),
            )
        )


def admit(document: Document, previous: Loaded | None = None) -> Loaded:
    """The document with its map; raises DefectsFound with every defect, each with its place (`Defect.at`).

    Where it was made from the document of `previous`, the cost follows what was touched and not what is there.
    """
    return _admitted(document, previous, canonical=False)


def stored(text: str) -> Loaded:
    """The document in a text that `Loaded.text` has written; raises DefectsFound where it has none of it."""
    return _admitted(json.loads(text), None, canonical=True)


def _admitted(document: Document, previous: Loaded | None, *, canonical: bool) -> Loaded:
    memory = Memory(previous.memory if previous is not None else None)
    with remembering(memory):
        content, faults = gate.examined(document, False, MapRules())
    if faults:
        raise DefectsFound(placed(document, faults))
    parts = all_parts(memory, previous.parts if previous is not None else None, canonical=canonical)
    role_map = RoleMap(
        MapInfo(**content["map"]),
        {name: part.model for name, part in parts.sections.items()},
        {kind: part.model for kind, part in parts.relations.items()},
        build.waivers(build.records(content["waivers"])),
        build.profile(content),
    )
    return Loaded(
        assembled(
            role_map,
            ((name, part.records) for name, part in parts.sections.items()),
            ((kind, part.records) for kind, part in parts.relations.items()),
        ),
        role_map,
        parts,
        memory,
    )
