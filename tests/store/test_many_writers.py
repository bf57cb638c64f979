"""Many editors at once: each change is kept, and nobody is told that the database is locked."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

from tests.store.conftest import Place
from tests.store.entries import entry
from tests.store.workers import MAP

ROOT = Path(__file__).parents[2]
PROCESSES, THREADS, EDITS = 4, 5, 25


def start(work: str, place: Place, *more: str) -> subprocess.Popen[str]:
    """Another process at work on the store."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.workers", work, str(place.folder), place.url or "", *more],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_twenty_editors_lose_nothing(place: Place) -> None:
    store = place.open()
    with store.writing() as repository:
        repository.add(MAP, entry("[]", "new"))
    editors = [[f"{process}.{thread}" for thread in range(THREADS)] for process in range(PROCESSES)]
    running = [start("edits", place, *names) for names in editors]
    told = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * PROCESSES, told
    assert told == [""] * PROCESSES
    with store.reading() as repository:
        head = repository.map(MAP).head.number
        entries = json.loads(repository.document(MAP, head))
    made = {f"{name}:{number}" for names in editors for name in names for number in range(EDITS)}
    assert len(made) == 500
    assert Counter(entries) == Counter(made)
    assert head == 1 + len(made)
    assert store.verify() == []
    store.close()


def test_several_starts_at_once_make_one_database(place: Place) -> None:
    running = [start("opens", place) for _number in range(4)]
    assert [process.communicate() for process in running] == [("open\n", "")] * 4
    store = place.open()
    assert store.alive() and store.verify() == []
    store.close()
