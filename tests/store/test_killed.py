"""A process that is killed in the middle of a save loses nothing that it had acknowledged."""

from __future__ import annotations

import random
import time

import pytest

from tests.store.conftest import Place
from tests.store.entries import entry
from tests.store.test_many_writers import start
from tests.store.workers import MAP, document


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_acknowledged_is_lost(place: Place, seed: int) -> None:
    store = place.open()
    with store.writing() as repository:
        repository.add(MAP, entry(document(1), "new"))
    store.close()
    chance = random.Random(seed)
    process = start("saves", place)
    assert process.stdout is not None
    assert process.stdout.readline() == "2\n"
    time.sleep(chance.uniform(0.0, 0.2))
    process.kill()
    acknowledged = [2, *map(int, process.communicate()[0].split())]
    assert acknowledged == list(range(2, len(acknowledged) + 2))

    store = place.open()
    assert store.verify() == []
    with store.reading() as repository:
        head = repository.map(MAP).head.number
        # The last save may have been kept while its word was not yet out.
        assert acknowledged[-1] <= head <= acknowledged[-1] + 1
        assert all(repository.document(MAP, number) == document(number) for number in range(1, head + 1))
    with store.writing() as repository:
        repository.append(MAP, head, entry())
    store.close()
