"""Tools as a network: what hangs together, what overlaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from rolemap.model.adjacency import Adjacency
from rolemap.model.elements import Tool
from rolemap.model.text import blank


def components(tools: Iterable[Tool], integrates: Adjacency) -> tuple[frozenset[str], ...]:
    """The connected components of the tools over active integrates relations, largest first, then by file order."""
    import networkx

    order = {tool.id: place for place, tool in enumerate(tools)}
    network = networkx.Graph()
    network.add_nodes_from(order)
    network.add_edges_from(
        (relation.source, relation.target)
        for relation in integrates.relations
        if relation.source in order and relation.target in order
    )
    found = [frozenset(component) for component in networkx.connected_components(network)]
    return tuple(sorted(found, key=lambda component: (-len(component), min(order[tool] for tool in component))))


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
