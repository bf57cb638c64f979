"""The map as one frozen networkx.MultiDiGraph, for algorithms of that library and for notebooks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx

from rolemap.model.relations import RelationTable
from rolemap.model.role_map import RoleMap
from rolemap.model.vocabulary import SECTIONS


def multigraph(role_map: RoleMap) -> networkx.MultiDiGraph[Any]:
    """All elements as nodes and all relations of any date as edges keyed by relation kind."""
    graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph(id=role_map.info.id)
    for section in SECTIONS:
        graph.add_nodes_from(
            (element.id, {"element": element, "section": section}) for element in role_map.sections[section]
        )
    for table in role_map.relations.values():
        graph.add_edges_from(_edges(table))
    return networkx.freeze(graph)


def _edges(table: RelationTable) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    seen: dict[tuple[str, str], int] = {}
    for record in table.records():
        ends = record.pop("from"), record.pop("to")
        count = seen[ends] = seen.get(ends, 0) + 1
        yield *ends, table.kind if count == 1 else f"{table.kind}#{count}", record
