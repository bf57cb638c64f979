"""What mends a finding in a map: which form opens, what it knows already, and what is left to choose.

The checks declare it in words (`rolemap.checks.mending`); here the words become elements and relations of a graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import singledispatch
from itertools import islice
from typing import Any, Final

from rolemap.checks import mending
from rolemap.checks.base import Check
from rolemap.checks.catalogue import catalogue
from rolemap.checks.findings import Finding
from rolemap.editing.edit import Place
from rolemap.editing.labels import relation_label
from rolemap.editing.named import Named
from rolemap.i18n import domain
from rolemap.model import Relation, RoleGraph
from rolemap.model.vocabulary import RELATION_KINDS

_ = domain("editing")

MOST: Final = 8
"""Repairs of one finding that are offered; a table is the place for more."""

_MOST_OF_ONE: Final = 3


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to mend a finding."""

    label: str
    kind: str
    """``relation`` or ``element`` to add, ``field`` to fill in, ``removal``, or ``waiver``."""
    where: str
    """The section, the relation kind, or ``waivers``."""
    place: Place | None = None
    """What is to be changed or taken off; None where something is added."""
    presets: Mapping[str, Any] = field(default_factory=dict)
    """Values that the form has already, as they stand in a document."""
    keys: tuple[str, ...] = ()
    """Keys that are left to fill in."""
    candidates: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids that fit a key, where several do."""
    relation: str = ""
    """The kind of relation that a new element gets, from it to `about`."""
    about: str = ""
    turned: tuple[Place, ...] = ()
    """Relations that become relations of the kind `into` when this one is added."""
    into: str = ""

    @property
    def ready(self) -> bool:
        """Whether nothing is left to choose: it can be done at once."""
        if self.kind == "removal":
            return True
        if self.kind in ("relation", "field"):
            return bool(self.presets) and not set(self.keys) - self.presets.keys()
        return False


def repairs(graph: RoleGraph, finding: Finding) -> tuple[Repair, ...]:
    """What mends `finding`, the best first; at the end that it is accepted with a reason, where that is allowed."""
    check = catalogue()[finding.check]
    named = Named(graph, check, finding)
    found = {
        (one.kind, one.where, one.label): one
        for mend in check.repairs
        for one in islice(_resolved(mend, named), _MOST_OF_ONE)
    }
    offered = list(islice(found.values(), MOST))
    if check.waivable and finding.waived is None:
        offered.append(_waiver(check, finding))
    return tuple(offered)


def _waiver(check: Check, finding: Finding) -> Repair:
    presets = {"check": check.id, "subjects": list(finding.subjects)}
    return Repair(
        _("Accept it with a reason"), "waiver", "waivers", None, presets, ("reason", "approved_by", "until")
    )


@singledispatch
def _resolved(mend: Any, named: Named) -> Iterator[Repair]:
    raise TypeError(f"no form is known for what mends it: {mend!r}")


@_resolved.register
def _relate(mend: mending.Relate, named: Named) -> Iterator[Repair]:
    """One repair a known end of which there are several, unless the other end is not known either."""
    kind = RELATION_KINDS[mend.kind]
    ends = {
        "from": named.ids(mend.source, kind.sources),
        "to": named.ids(mend.target, kind.targets),
    }
    if any(who and not ids for who, ids in ((mend.target, ends["to"]), (_word(mend.source), ends["from"]))):
        return
    for source in ends["from"] if "{name}" in mend.label and mend.source else (None,):
        for target in ends["to"] or (None,):
            known = ends | ({"from": (source,)} if source else {}) | ({"to": (target,)} if target else {})
            if not all(len(ids) == 1 for ids in known.values()) or not named.related(mend.kind, known):
                yield _relation(mend, known, named, source or target)


def _word(who: mending.Who) -> str:
    """The word that must name somebody; heads may be missing in the map, and are then chosen."""
    return who if isinstance(who, str) and who != "heads" else ""


def _relation(
    mend: mending.Relate, ends: Mapping[str, tuple[str, ...]], named: Named, one: str | None
) -> Repair:
    single = {key: ids[0] for key, ids in ends.items() if len(ids) == 1}
    several = {key: ids for key, ids in ends.items() if len(ids) > 1}
    sources = RELATION_KINDS[mend.turns].sources if mend.turns else ()
    turned = (mark for mark in named.marks(mend.kind) if named.graph.section_of(mark.source) in sources)
    return Repair(
        named.label(mend.label, one),
        "relation",
        mend.kind,
        None,
        {**single, **mend.presets},
        tuple(key for key in ends if key not in single),
        several,
        turned=tuple(named.place(mark) for mark in turned),
        into=mend.turns,
    )


@_resolved.register
def _fill(mend: mending.Fill, named: Named) -> Iterator[Repair]:
    for one in named.ids(mend.who):
        section = named.graph.section_of(one)
        keys = tuple(key for key in mend.keys if named.has_key(section, key))
        if keys:
            yield Repair(named.label(mend.label, one), "field", section, (section, one), mend.presets, keys)


@_resolved.register
def _fill_relation(mend: mending.FillRelation, named: Named) -> Iterator[Repair]:
    for relation in named.marks(mend.kind):
        place = named.place(relation)
        label = named.label(mend.label, _relation_name(named.graph, relation))
        keys = tuple(key for key in mend.keys if named.has_key(relation.kind, key))
        if keys:
            yield Repair(label, "field", relation.kind, place, mend.presets, keys)


@_resolved.register
def _create(mend: mending.Create, named: Named) -> Iterator[Repair]:
    about = named.ids(mend.about)
    if mend.about and not about:
        return
    presets = {key: named.value(mend.section, key, value) for key, value in mend.presets.items()}
    if mend.today:
        presets[mend.today] = named.graph.as_of.isoformat()
    for one in about or ("",):
        keys = named.needed(mend.section, presets)
        label = named.label(mend.label, one or None)
        yield Repair(label, "element", mend.section, None, presets, keys, {}, mend.relation, one)


@_resolved.register
def _drop(mend: mending.Drop, named: Named) -> Iterator[Repair]:
    for relation in named.repeated() if mend.repeated else named.marks(mend.kind):
        label = named.label(mend.label, _relation_name(named.graph, relation))
        yield Repair(label, "removal", relation.kind, named.place(relation))


@_resolved.register
def _drop_element(mend: mending.DropElement, named: Named) -> Iterator[Repair]:
    for one in named.ids(mend.who):
        section = named.graph.section_of(one)
        yield Repair(named.label(mend.label, one), "removal", section, (section, one))


@_resolved.register
def _connect(mend: mending.Connect, named: Named) -> Iterator[Repair]:
    for one in named.ids(mend.who):
        section = named.graph.section_of(one)
        for kind in RELATION_KINDS.values():
            for key, sections in (("from", kind.sources), ("to", kind.targets)):
                if section in sections:
                    label = relation_label({one: named.graph.name(one)}, kind.name, f"{one}>…")
                    if key == "to":
                        label = relation_label({one: named.graph.name(one)}, kind.name, f"…>{one}")
                    other = ("to",) if key == "from" else ("from",)
                    yield Repair(label, "relation", kind.name, None, {key: one}, other)


@_resolved.register
def _fill_waiver(mend: mending.FillWaiver, named: Named) -> Iterator[Repair]:
    for place in named.waivers():
        yield Repair(named.label(mend.label, None), "field", "waivers", place, {}, mend.keys)


@_resolved.register
def _drop_waiver(mend: mending.DropWaiver, named: Named) -> Iterator[Repair]:
    for place in named.waivers():
        yield Repair(named.label(mend.label, None), "removal", "waivers", place)


def _relation_name(graph: RoleGraph, relation: Relation) -> str:
    """A relation in words, by the names of its ends."""
    names = {one: graph.name(one) for one in (relation.source, relation.target)}
    return relation_label(names, relation.kind, f"{relation.source}>{relation.target}")
