"""Questions about the map itself: repeated and unsourced relations; what nothing refers to; what has ended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from rolemap.model.adjacency import Adjacency
from rolemap.model.elements import Body, Element, Group, Organization, Position, Problem, Threshold
from rolemap.model.relations import Ints, Mask, Relation
from rolemap.model.text import blank

_FAR_FUTURE = np.iinfo(np.int32).max


def repeated(kinds: Iterable[Adjacency]) -> Iterator[tuple[Relation, ...]]:
    """The relations of one kind and the same ends of which some have a common day of their own dates.

    For an undirected kind the order of the ends plays no part (checks.yaml, MH-01).
    """
    for adjacency in kinds:
        yield from _repeated(adjacency)


def _repeated(adjacency: Adjacency) -> Iterator[tuple[Relation, ...]]:
    if len(adjacency.table) < 2:
        return
    width = int(max(adjacency.sources.max(), adjacency.targets.max())) + 1
    sources, targets = adjacency.sources.astype(np.int64), adjacency.targets
    if adjacency.kind.undirected:
        keys = np.minimum(sources, targets) * width + np.maximum(sources, targets)
    else:
        keys = sources * width + targets
    ordered = np.sort(keys)
    twice = ordered[1:][ordered[1:] == ordered[:-1]]
    if not len(twice):
        return
    suspects = np.flatnonzero(np.isin(keys, twice))
    together: dict[int, list[int]] = {}
    for row in suspects.tolist():
        together.setdefault(int(keys[row]), []).append(row)
    starts, ends = _own_period(adjacency)
    table = adjacency.table
    for rows in together.values():
        if _share_a_day([(int(starts[row]), int(ends[row])) for row in rows]):
            yield tuple(Relation(table, row) for row in rows)


def _own_period(adjacency: Adjacency) -> tuple[Ints, Ints]:
    count = len(adjacency.table)
    starts, ends = adjacency.table.dates("valid_from"), adjacency.table.dates("valid_to")
    first = np.zeros(count, dtype=np.int32) if starts is None else starts
    last = (
        np.full(count, _FAR_FUTURE, dtype=np.int32)
        if ends is None
        else np.where(ends == 0, _FAR_FUTURE, ends)
    )
    return first, last.astype(np.int32)


def _share_a_day(periods: list[tuple[int, int]]) -> bool:
    """Whether two of the half-open periods have a common day; an empty period has none."""
    reached = -1
    for first, last in sorted(period for period in periods if period[0] < period[1]):
        if first < reached:
            return True
        reached = max(reached, last)
    return False


def self_pointing(kinds: Iterable[Adjacency]) -> Iterator[Relation]:
    """Every relation, of any date, from an element to itself."""
    for adjacency in kinds:
        if len(adjacency.table):
            yield from adjacency.rows(adjacency.sources == adjacency.targets)


def unsourced(kinds: Iterable[Adjacency]) -> Iterator[Relation]:
    """Every relation, of any date, of provenance public whose source is blank (checks.yaml, MH-05)."""
    for adjacency in kinds:
        provenance = adjacency.table.column("provenance")
        if isinstance(provenance, list):
            for row, word in enumerate(provenance):
                if word == "public" and blank(adjacency.table.value("source", row)):
                    yield Relation(adjacency.table, row)


def in_relations(kinds: Iterable[Adjacency], count: int) -> Mask:
    """Which of the `count` elements stand at an end of some relation, of any date."""
    mask = np.zeros(count, dtype=np.bool_)
    for adjacency in kinds:
        mask[adjacency.sources] = True
        mask[adjacency.targets] = True
    return mask


def named_elements(elements: Iterable[Element]) -> set[str]:
    """The ids that some other element names under one of its keys (checks.yaml, MH-03)."""
    named: set[str] = set()
    for element in elements:
        named.update(name for name in _names(element) if name is not None and name != element.id)
    return named


def _names(element: Element) -> tuple[str | None, ...]:
    match element:
        case Organization():
            return (element.parent, *element.head_also)
        case Group():
            return (element.under, *element.members)
        case Position():
            return (element.organization,)
        case Body():
            return (element.scope, element.standing_agency)
        case Problem():
            return (element.owner, element.owner_scope)
        case Threshold():
            return (element.watcher,)
        case _:
            return ()


def inactive_in_use(
    organizations: tuple[Organization, ...],
    active: Mask,
    active_groups: Iterable[Group],
    kinds: Iterable[Adjacency],
) -> Mapping[str, tuple[Relation, ...]]:
    """Organizations that have ended (or not begun) and the relations within their own dates that still use them.

    Counted are relations of any kind but succeeds with the organization at an end, and those that come from an
    active group by list that has it as a member (checks.yaml, MH-04).
    """
    ended = np.zeros(len(active), dtype=np.bool_)
    ended[: len(organizations)] = ~active[: len(organizations)]
    if not ended.any():
        return {}
    ids = {organization.id for organization, gone in zip(organizations, ended.tolist(), strict=False) if gone}
    members = {
        group.id: gone for group in active_groups if (gone := [name for name in group.members if name in ids])
    }
    found: dict[str, list[Relation]] = {}
    for adjacency in kinds:
        if adjacency.kind.name == "succeeds" or not len(adjacency.table):
            continue
        for relation in adjacency.rows(adjacency.own & (ended[adjacency.sources] | ended[adjacency.targets])):
            for end in dict.fromkeys((relation.source, relation.target)):
                if end in ids:
                    found.setdefault(end, []).append(relation)
        if adjacency.kind.name == "uses":
            for relation in adjacency.rows(adjacency.own):
                for member in members.get(relation.source, ()):
                    found.setdefault(member, []).append(relation)
    return {name: tuple(relations) for name, relations in found.items()}
