"""Relations of one kind: grouped where few, by sorted columns where many, and the same answers either way."""

from __future__ import annotations

import pytest

from rolemap.model import RoleGraph, adjacency
from rolemap.model.vocabulary import RELATION_KINDS
from tests.checks.random_maps import random_map


def answers(graph: RoleGraph) -> list[tuple[str, str, list[int], list[int]]]:
    return [
        (
            kind,
            element.id,
            [relation.row for relation in graph.incoming(kind, element.id)],
            [relation.row for relation in graph.outgoing(kind, element.id)],
        )
        for kind in RELATION_KINDS
        for element in graph.elements()
    ]


@pytest.mark.parametrize("seed", range(5))
def test_few_and_many_relations_give_the_same_answers(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    role_map = random_map(seed)
    few = answers(RoleGraph(role_map))
    monkeypatch.setattr(adjacency, "_FEW", -1)
    many = answers(RoleGraph(role_map))
    assert few == many
    assert any(rows for _, _, rows, _ in few)
