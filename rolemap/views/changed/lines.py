"""The lines of a picture of changes: what came, went or changed, with its words; what stayed is thin and silent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from rolemap.i18n import domain, number
from rolemap.model.change import Fate, Force
from rolemap.views.changed.boxes import SIGNS, Boxes
from rolemap.views.changed.field_names import kind_name
from rolemap.views.changed.scene import ChangedLine, Place, Scene
from rolemap.views.changed.words import relation_words
from rolemap.views.diagram import Edge
from rolemap.views.part import MOST_RELATIONS

_ = domain("views")

_ROLES: Mapping[str, str] = {
    "accepts": "linked",
    "appraises": "linked",
    "decides": "linked",
    "replaces": "linked",
    "succeeds": "linked",
}
"""How relations are drawn that no other picture draws; every other kind has its own role."""
_BACKWARDS = ("addresses", "uses")
"""Kinds that are drawn against their direction: arrows follow the work."""
_MOST_WORDS = 2
_MANY = 24
"""Above so many lines that changed, words on all of them would hide the picture."""

_Key = tuple[str, str, str]
"""Two boxes and a status."""


class _Told(NamedTuple):
    """One changed relation as a part of a line: its kind, and what changed about it."""

    kind: str
    words: tuple[str, ...]
    relation: tuple[str, str, str]


def lines(scene: Scene, made: Boxes) -> tuple[Edge, ...]:
    """One line for each two boxes, fate and sort, those that changed first; lines within a box are none.

    Where they are many, a line keeps silent that shares the fate of a box at its end: the tag there says enough.
    """
    edges = list(_changed(scene, made))
    if len(edges) > _MANY:
        fates = {node.id: node.status.split()[-1] for node in made.nodes}
        edges = [
            replace(edge, label="") if edge.status in (fates[edge.source], fates[edge.target]) else edge
            for edge in edges
        ]
    changed = {frozenset((edge.source, edge.target)) for edge in edges}
    return (*edges, *_context(scene, made.box_of, changed))


def _changed(scene: Scene, made: Boxes) -> Iterator[Edge]:
    shared = {node.id for node in made.nodes if node.status.startswith("folded")}
    found: dict[tuple[str, str], dict[str, list[_Told]]] = {}
    for line in scene.lines:
        ends = _ends(line.kind, line.source, line.target, made.box_of)
        if ends is not None:
            found.setdefault(ends, {}).setdefault(line.status, []).append(_told(scene, line))
    for ends, by_fate in found.items():
        if len(by_fate) > 1 and shared & set(ends):
            yield _edge(ends, "changed", [one for told in by_fate.values() for one in told], _tally(by_fate))
        else:
            yield from (_edge(ends, fate, told, _label(fate, told)) for fate, told in by_fate.items())


def _edge(ends: tuple[str, str], status: str, told: Sequence[_Told], label: str) -> Edge:
    relations = tuple(dict.fromkeys(one.relation for one in told))
    if len(relations) > MOST_RELATIONS:
        relations = ()
    return Edge(*ends, _role(told[0].kind), label, relations=relations, status=status)


def _tally(by_fate: Mapping[str, Sequence[_Told]]) -> str:
    """What a line says that stands for several of different fates: "sử dụng: + 3, − 8"."""
    kinds = dict.fromkeys(one.kind for told in by_fate.values() for one in told)
    counts = [
        _("{sign} {words}").format(sign=SIGNS[fate], words=number(len(by_fate[fate])))
        for fate in SIGNS
        if fate in by_fate
    ]
    return _("{words}: {counts}").format(words=", ".join(map(kind_name, kinds)), counts=", ".join(counts))


def _told(scene: Scene, line: ChangedLine) -> _Told:
    change = line.change
    moved = any(one.field in ("from", "to") for one in change.fields)
    words = () if moved or change.fate is not Fate.CHANGED else tuple(relation_words(scene.changes, change))
    if change.fields and change.force is not Force.NONE:
        words = words[1:]  # the sign says that it began or ended, and the keys say why
    return _Told(line.kind, words, change.relation.key)


def _label(status: str, several: Sequence[_Told]) -> str:
    """The sign, what the line says, and what changed where that is the same for all that it stands for."""
    kinds = list(dict.fromkeys(one.kind for one in several))
    words = ", ".join(map(kind_name, kinds))
    if len(several) > len(kinds):
        words = _("{words} × {n}").format(words=words, n=number(len(several)))
    text = _("{sign} {words}").format(sign=SIGNS[status], words=words)
    said = {one.words for one in several}
    details = said.pop() if len(said) == 1 else ()
    if not details:
        return text
    return "\n".join((text, *details[:_MOST_WORDS]))


def _role(kind: str) -> str:
    return _ROLES.get(kind, kind)


def _ends(kind: str, source: Place, target: Place, box_of: Mapping[Place, str]) -> tuple[str, str] | None:
    ends = box_of.get(source), box_of.get(target)
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    return (ends[1], ends[0]) if kind in _BACKWARDS else (ends[0], ends[1])


def _context(scene: Scene, box_of: Mapping[Place, str], changed: Iterable[frozenset[str]]) -> Iterator[Edge]:
    """Thin lines for what is as it was, one for each two boxes that no change joins."""
    taken = set(changed)
    found: dict[_Key, list[tuple[str, tuple[str, str, str]]]] = {}
    for relation, source, target, status in scene.context_lines():
        ends = _ends(relation.kind, source, target, box_of)
        if ends is not None and not (status == "context" and frozenset(ends) in taken):
            found.setdefault((*ends, status), []).append((relation.kind, relation.key))
    for (source_box, target_box, status), several in found.items():
        told = [_Told(kind, (), key) for kind, key in several]
        label = "" if status == "context" else _label(status, told)
        yield _edge((source_box, target_box), status, told, label)
