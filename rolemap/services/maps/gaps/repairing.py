"""What mends a gap: a form that knows already what the map can tell, or edits where nothing is left to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rolemap.checks.findings import Finding
    from rolemap.editing import Edit, Place
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
    asks: tuple[tuple[str, str, str], ...] = ()
    """What edits that take off or stop something change: what, what was there, what is there then."""


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
                asks=_asks(opened, edits),
            )
        )
    return tuple(made)


def _asks(opened: Opened, edits: tuple[Edit, ...]) -> tuple[tuple[str, str, str], ...]:
    """What is shown before the edits are saved; nothing where they only add or fill in."""
    from rolemap.editing import ABSENT
    from rolemap.services.maps.saving.places import value_words

    if not any(edit.now is ABSENT or edit.place[-1] == "status" for edit in edits):
        return ()
    graph = opened.workspace.graph
    return tuple(
        (
            _place_words(opened, edit),
            value_words(graph, edit.place, edit.was),
            value_words(graph, edit.place, edit.now),
        )
        for edit in edits
    )


def _place_words(opened: Opened, edit: Edit) -> str:
    """A place in words; a relation that is known by an id still says whom it joins."""
    from rolemap.editing.fields import names_in
    from rolemap.editing.labels import place_label, relation_label

    match edit.place, edit.was:
        case ("relations", kind, _key), {"from": source, "to": target}:
            return relation_label(names_in(opened.document), kind, f"{source}>{target}")
    return place_label(opened.document, edit.place)


def _pairs(presets: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The presets as an address can carry them; records within records are left to the reader."""
    for key, value in presets.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, bool):
                yield key, "true" if one else "false"
            elif isinstance(one, str | int | float):
                yield key, str(one)
