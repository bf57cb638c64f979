"""The catalogue and its plain second reading find the same in a few hundred maps made by chance."""

from __future__ import annotations

from collections import Counter

import pytest

from rolemap.checks.catalogue import catalogue
from rolemap.checks.evaluate import evaluate
from rolemap.model import RoleGraph
from tests.checks.plain_reading import Found, Reading
from tests.checks.random_maps import random_map
from tests.conftest import sample

MAPS = 300


def found_by_catalogue(graph: RoleGraph) -> set[Found]:
    return {(f.check, f.subjects, f.severity.value) for f in evaluate(graph).findings}


@pytest.mark.parametrize("start", range(0, MAPS, 50))
def test_both_readings_agree(start: int) -> None:
    for seed in range(start, start + 50):
        role_map = random_map(seed)
        ours, plain = found_by_catalogue(RoleGraph(role_map)), Reading(role_map).findings()
        assert ours == plain, f"seed {seed}: only catalogue {ours - plain}, only plain {plain - ours}"


@pytest.mark.parametrize("name", ["thai-binh", "nam-dinh"])
def test_both_readings_agree_on_the_samples(name: str) -> None:
    graph = sample(name)
    assert found_by_catalogue(graph) == Reading(graph.map).findings()


def test_the_maps_meet_every_predicate_often_enough_to_tell() -> None:
    seen = Counter(check for seed in range(MAPS) for check, _, _ in Reading(random_map(seed)).findings())
    rare = {check for check in catalogue() if not check.startswith("WV") and seen[check] < 5}
    assert not rare, f"the generator hardly ever meets {sorted(rare)}"
