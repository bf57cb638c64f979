"""What mends a gap: a form that knows already what the map can tell, or edits where nothing is left to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Place
    from rolemap.services.maps.opening import Opened


@dataclass(frozen=True, slots=True)
class Mend:
    """One way to mend a gap, as a page offers it."""

    label: str
    kind: str
    """``relation`` or ``element`` to add, ``field`` to fill in, ``removal``, or ``waiver``."""
    where: str
    """The section, the relation kind, or ``waivers``."""
    place: Place | None
    """What is to be changed or taken off."""
    presets: tuple[tuple[str, str], ...]
    """Keys and values that the form begins with; a list is as many pairs."""
    keys: tuple[str, ...]
    """Keys that are left to fill in."""
    edits: str
    """The edits as JSON where nothing is left to choose; else empty."""


def mends_of(opened: Opened, finding: Finding) -> tuple[Mend, ...]:
    """What mends a finding, the best first; a waiver last, where the check allows one."""
    import json

    from rolemap.editing import to_json
    from rolemap.editing.mending import edits_of
    from rolemap.editing.repairs import repairs

    made = []
    for repair in repairs(opened.workspace.graph, finding):
        edits = edits_of(opened.document, repair)
        presets = dict(repair.presets)
        if repair.relation:
            presets |= {"relation": repair.relation, "about": repair.about}
        for key, ids in repair.candidates.items():
            presets[f"candidates.{key}"] = list(ids)
        if repair.turned:
            presets |= {"replace": [place[-1] for place in repair.turned], "into": repair.into}
        made.append(
            Mend(
                label=repair.label,
                kind=repair.kind,
                where=repair.where,
                place=repair.place,
                presets=tuple(_pairs(presets)),
                keys=repair.keys,
                edits=json.dumps(to_json(edits), ensure_ascii=False) if edits else "",
            )
        )
    return tuple(made)


def _pairs(presets: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The presets as an address can carry them; records within records are left to the reader."""
    for key, value in presets.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, bool):
                yield key, "true" if one else "false"
            elif isinstance(one, str | int | float):
                yield key, str(one)
