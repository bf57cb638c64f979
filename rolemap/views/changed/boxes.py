"""The boxes of a picture of changes: each with its tag and what changed about it; what is too much is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rolemap.i18n import N_, domain, number
from rolemap.model import Organization
from rolemap.model.change import Force
from rolemap.views.changed.scene import Place, Rank, Scene
from rolemap.views.changed.words import element_facts, element_words, field_words
from rolemap.views.choice import Grades
from rolemap.views.diagram import Node
from rolemap.views.words import level_units

_ = domain("views")

ROLES: Mapping[str, str] = {
    "positions": "leader",
    "bodies": "body",
    "documents": "document",
    "problems": "problem",
    "thresholds": "threshold",
    "reviews": "review",
    "tools": "tool",
    "budgets": "budget",
    "groups": "units",
}
_OF_LANE: Mapping[str, str] = {"builders": "builder", "users": "units", "leaders": "body"}
"""What an organization looks like in a lane."""
_FOLDED_AS: Mapping[str, str] = {
    "leaders": "leader",
    "problems": "problem",
    "watch": "threshold",
    "tools": "tool",
    "builders": "builder",
    "users": "units",
}
TAGS: Mapping[str, str] = {
    "added": N_("+ new"),
    "removed": N_("− removed"),
    "changed": N_("Δ changed"),
}
SIGNS: Mapping[str, str] = {"added": "+", "removed": "−", "changed": "Δ"}
_BEGAN, _ENDED = N_("+ in force"), N_("− ended")
_MOST_UNITS = 3
"""So many organizations of one level and fate stand alone among the users; more of them share a box."""
_NAMED_UNITS = 2


@dataclass(frozen=True, slots=True)
class Room:
    """How many boxes each lane holds before the rest shares one, how much context, and how many words a box has."""

    lanes: Mapping[str, int]
    context: int
    details: int


WHOLE = Room({"leaders": 10, "problems": 8, "watch": 6, "builders": 9, "tools": 12, "users": 9}, 4, 3)
FOLDED = Room({"leaders": 5, "problems": 3, "watch": 2, "builders": 3, "tools": 6, "users": 4}, 1, 2)


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes, and in which of them each place stands; a place that is left out stands in none."""

    nodes: tuple[Node, ...]
    box_of: Mapping[Place, str]


def boxes(scene: Scene, room: Room) -> Boxes:
    """The boxes of all places; of a lane with too many the gravest stand alone."""
    grades = Grades(scene.findings.new), Grades(scene.findings.old)
    order = {key: at for at, key in enumerate(_in_map_order(scene))}
    nodes: list[Node] = []
    box_of: dict[Place, str] = {}
    for lane, most in room.lanes.items():
        keys = sorted((key for place, key in scene.places if place == lane), key=order.__getitem__)
        folded = _units_together(scene, keys) if lane == "users" else {}
        alone = [key for key in keys if key not in folded]

        def grade(key: str, lane: str = lane) -> tuple[int, tuple[int, int], int]:
            own = grades[scene.graph(key) is scene.changes.old].of(scene.id(key))
            return scene.places[lane, key], own, order[key]

        shown = _shown(scene, lane, sorted(alone, key=grade), most, room.context)
        folded.update(
            (key, f"more:{lane}")
            for key in alone
            if key not in shown and scene.places[lane, key] < Rank.CONTEXT
        )
        nodes += (_node(scene, lane, key, room.details) for key in alone if key in shown)
        nodes += _folded_nodes(scene, lane, folded)
        box_of.update({(lane, key): _box(scene, lane, key) for key in shown})
        box_of.update({(lane, key): name for key, name in folded.items()})
    return Boxes(tuple(nodes), box_of)


def _in_map_order(scene: Scene) -> Iterator[str]:
    for graph, ours in ((scene.changes.new, True), (scene.changes.old, False)):
        for element in graph.elements():
            key = element.id if ours else f"−{element.id}"
            yield key


def _shown(scene: Scene, lane: str, keys: Sequence[str], most: int, context: int) -> set[str]:
    """The first of `keys`, which stand by how much they matter; context only where there is room for it."""
    changed = [key for key in keys if scene.places[lane, key] < Rank.CONTEXT]
    beside = [key for key in keys if scene.places[lane, key] is Rank.CONTEXT]
    kept = changed if len(changed) <= most else changed[: most - 1]
    return {*kept, *beside[: max(0, min(most - len(changed), context))]}


def _box(scene: Scene, lane: str, key: str) -> str:
    return f"{lane}:{key}" if scene.section(key) == "organizations" else key


def _units_together(scene: Scene, keys: Iterable[str]) -> dict[str, str]:
    """The organizations that share a box with others of their level, changed or not: key to the box."""
    groups: dict[tuple[str, bool], list[str]] = {}
    for key in keys:
        element = scene.element(key)
        if isinstance(element, Organization) and scene.places["users", key] < Rank.CONTEXT:
            groups.setdefault((element.level, key in scene.by_key), []).append(key)
    return {
        key: f"units:{level}:{'changed' if changed else 'as they were'}"
        for (level, changed), members in groups.items()
        if len(members) > _MOST_UNITS
        for key in members
    }


def _node(scene: Scene, lane: str, key: str, most: int) -> Node:
    section, status = scene.section(key), scene.status(key)
    return Node(
        _box(scene, lane, key),
        lane,
        _OF_LANE[lane] if section == "organizations" else ROLES[section],
        scene.graph(key).name(scene.id(key)),
        tuple(_details(scene, key, most)),
        elements=scene.ids(key),
        status=status,
        tag=_tag(scene, key),
    )


def _tag(scene: Scene, key: str) -> str:
    change = scene.by_key.get(key)
    if change is None:
        return ""
    match change.force:
        case Force.BEGAN:
            return _(_BEGAN)
        case Force.ENDED:
            return _(_ENDED)
    return _(TAGS[change.fate.value])


def _details(scene: Scene, key: str, most: int) -> Iterator[str]:
    change = scene.by_key.get(key)
    if change is None:
        return
    if change.old is None or change.new is None:
        facts = " · ".join(element_facts(scene.graph(key), change.section, change.element))
        if facts:
            yield facts
        return
    yield from some(list(element_words(scene.changes, change)), most)


def some(lines: Sequence[str], most: int) -> Iterator[str]:
    """The first of these lines; the rest is counted."""
    if len(lines) <= most:
        yield from lines
        return
    yield from lines[: most - 1]
    more = len(lines) - most + 1
    yield _.n("and {n} more change", "and {n} more changes", more).format(n=number(more))


def _folded_nodes(scene: Scene, lane: str, folded: Mapping[str, str]) -> Iterator[Node]:
    """One box for each group: how many units of which level, or how many others, with the first names."""
    groups: dict[str, list[str]] = {}
    for key, name in folded.items():
        groups.setdefault(name, []).append(key)
    for name, keys in groups.items():
        details = [scene.graph(key).name(scene.id(key)) for key in keys[:_NAMED_UNITS]]
        if len(keys) > _NAMED_UNITS:
            details.append(_("… and {n} more").format(n=number(len(keys) - _NAMED_UNITS)))
        kind, word, *_rest = name.split(":")
        title = _units_title(scene, word, keys) if kind == "units" else _others(scene, keys)
        fate, tag = _shared_tag(scene, keys)
        yield Node(name, lane, _FOLDED_AS[lane], title, tuple(details), status=f"folded {fate}", tag=tag)


def _shared_tag(scene: Scene, keys: Iterable[str]) -> tuple[str, str]:
    """The fate and the tag of a box that several share: theirs where it is one, else how many have which."""
    fates = Counter(scene.status(key) for key in keys)
    known = [(fate, fates[fate]) for fate in TAGS if fates[fate]]
    if len(fates) == 1 and known:
        return known[0][0], _(TAGS[known[0][0]])
    if not known:
        return "context", ""
    return "changed", "  ".join(f"{SIGNS[fate]} {number(count)}" for fate, count in known)


def _units_title(scene: Scene, level: str, keys: Sequence[str]) -> str:
    elements = (scene.element(key) for key in keys)
    size = sum(element.size for element in elements if isinstance(element, Organization))
    return _("{units} × {n}").format(units=level_units(level), n=number(size))


def _others(scene: Scene, keys: Sequence[str]) -> str:
    many = Counter(scene.section(key) for key in keys)
    if len(many) == 1 and "tools" in many:
        text = _.n("… and {n} other tool", "… and {n} other tools", len(keys))
    elif len(many) == 1 and "problems" in many:
        text = _.n("… and {n} other problem", "… and {n} other problems", len(keys))
    else:
        text = _.n("… and {n} other element", "… and {n} other elements", len(keys))
    return text.format(n=number(len(keys)))


def settings_node(scene: Scene) -> Iterator[Node]:
    """A box for what changed about the map as a whole; its date stands in the title and is no such thing."""
    changes = scene.changes
    lines = [field_words(changes, "map", one) for one in changes.info if one.field != "as_of"]
    lines += (field_words(changes, "profile", one) for one in changes.profile)
    if lines:
        yield Node(
            "settings", "settings", "document", _("The map as a whole"), tuple(some(lines, 5)), status="changed",
            tag=_(TAGS["changed"]),
        )  # fmt: skip
