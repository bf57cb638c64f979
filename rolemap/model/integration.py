"""Tools as a network: what hangs together, what overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from rolemap.model.adjacency import Adjacency
from rolemap.model.elements import Tool
from rolemap.model.text import blank


def components(tools: Iterable[Tool], integrates: Adjacency) -> tuple[frozenset[str], ...]:
    """The connected components of the tools over active integrates relations, largest first, then by file order.

    Walked here and not by networkx: every check of a map needs them, and its import takes longer than a whole check.
    """
    order = {tool.id: place for place, tool in enumerate(tools)}
    neighbours: dict[str, list[str]] = {tool: [] for tool in order}
    for relation in integrates.relations:
        if relation.source in order and relation.target in order:
            neighbours[relation.source].append(relation.target)
            neighbours[relation.target].append(relation.source)
    found: list[frozenset[str]] = []
    unseen = set(order)
    for tool in order:
        if tool in unseen:
            component, waiting = {tool}, [tool]
            while waiting:
                new = set(neighbours[waiting.pop()]) - component
                component |= new
                waiting += new
            unseen -= component
            found.append(frozenset(component))
    return tuple(
        sorted(found, key=lambda component: (-len(component), min(order[tool] for tool in component)))
    )


def pairs_with_common(entry_list: str, tools: Iterable[Tool]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The pairs of tools that share an entry of `entry_list` (``capabilities`` or ``collects``).

    Yields (id, id, common entries), the ids sorted, pairs in order; blank entries do not count.
    """
    holders: dict[str, set[str]] = {}
    for tool in tools:
        for entry in getattr(tool, entry_list):
            if not blank(entry):
                holders.setdefault(entry, set()).add(tool.id)
    common: dict[tuple[str, str], list[str]] = {}
    for entry in sorted(holders):
        for pair in combinations(sorted(holders[entry]), 2):
            common.setdefault(pair, []).append(entry)
    for one, other in sorted(common):
        yield one, other, tuple(common[one, other])
