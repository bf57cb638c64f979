"""Folded boxes that a reader unfolds on the picture."""

from __future__ import annotations

from typing import Any

import pytest

from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from rolemap.views import views
from rolemap.views.diagram import Diagram
from tests.conftest import graph_of_data

MANY = 40


@pytest.fixture(scope="module")
def wide() -> RoleGraph:
    """A unit with so many sub-units, posts, problems and tools that every picture folds some."""
    numbers = range(MANY)
    data: dict[str, Any] = {
        "rolemap": 1,
        "map": {
            "id": "rong",
            "title": {"vi": "Rộng"},
            "as_of": "2025-01-01",
            "root": "u",
            "stage": "running",
            "levels": ["province", "commune"],
        },
        "organizations": [
            {"id": "u", "name": "Ủy ban", "kind": "committee", "level": "province", "apparatus": True},
            *(
                {"id": f"x{n}", "name": f"Xã {n}", "kind": "committee", "level": "commune", "parent": "u",
                 "apparatus": True}
                for n in numbers
            ),
        ],
        "positions": [
            {"id": f"c{n}", "name": f"Chức vụ {n}", "organization": "u", "rank": "head" if n == 0 else "staff"}
            for n in numbers
        ],
        "problems": [
            {"id": f"p{n}", "name": f"Bài toán {n}", "owner": "u", "status": "active", "audience": ["province"]}
            for n in numbers
        ],
        "tools": [
            {"id": f"t{n}", "name": f"Công cụ {n}", "kind": "system", "status": "live", "provision": "built"}
            for n in numbers
        ],
        "relations": {
            "sets": [{"from": f"c{n}", "to": f"p{n}"} for n in numbers],
            "addresses": [{"from": f"t{n}", "to": f"p{n}"} for n in numbers],
            "owns": [{"from": "u", "to": f"t{n}"} for n in numbers],
        },
    }  # fmt: skip
    return graph_of_data(data)


def folded(picture: object) -> set[str]:
    """The names of the folded boxes, as they stand in the ids of an SVG."""
    assert isinstance(picture, Diagram)
    return {
        node.id.removeprefix("more:").replace(":", "_")
        for node in picture.nodes
        if "folded" in node.status.split()
    }


@pytest.mark.parametrize("slug", sorted(slug for slug, view in views().items() if view.unfolded is not None))
def test_what_is_unfolded_is_folded_no_more(wide: RoleGraph, slug: str) -> None:
    """Each folded box by itself, and the boxes that it stood for are all there."""
    view = views()[slug]
    assert view.unfolded is not None
    report = evaluate(wide)
    before = view.build(wide, report)
    names = folded(before)
    if slug == "problem":  # one problem has no more than one of each here
        assert names == set()
    for name in names:
        after = view.unfolded(wide, report, unfold=(name,))
        assert name not in folded(after), name
        assert isinstance(before, Diagram)
        assert isinstance(after, Diagram)
        assert len(after.nodes) > len(before.nodes)
    assert view.unfolded(wide, report, unfold=("nothing of that name",)) == before


def test_around_an_element_the_same_boxes_unfold(wide: RoleGraph) -> None:
    """The focus stays."""
    view = views()["unit"]
    assert view.unfolded is not None
    after = view.unfolded(wide, evaluate(wide), unfold=("below_commune",), focus="u")
    assert isinstance(after, Diagram)
    assert {f"x{n}" for n in range(MANY)} <= {node.id for node in after.nodes}
