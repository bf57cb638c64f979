"""Documents in the cabinet: the oldest make room."""

from __future__ import annotations

import pytest

from rolemap.services.maps.documents import cabinet as cabinets
from rolemap.services.maps.documents.cabinet import KEPT_SECONDS, Cabinet
from tests.services.maps.documents.conftest import Clock


def test_the_oldest_make_room_but_the_last_stays(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cabinets, "MOST_BYTES", 10)
    cabinet = Cabinet(clock)
    for name in ("a", "b", "c"):
        cabinet.put(name, b"12345")
    assert [cabinet.get(name) for name in ("a", "b", "c")] == [None, b"12345", b"12345"]
    cabinet.put("d", b"x" * 99)
    assert cabinet.get("c") is None and cabinet.get("d") == b"x" * 99
    cabinet.close()
    assert cabinet.get("d") is None


def test_it_says_when_there_is_something_to_remove(clock: Clock) -> None:
    cabinet = Cabinet(clock)
    assert cabinet.sweep() is None
    cabinet.put("a", b"1")
    clock.now = 600.0
    cabinet.put("b", b"2")
    assert cabinet.sweep() == KEPT_SECONDS - 600
    clock.now = float(KEPT_SECONDS)
    assert cabinet.sweep() == 600 and not cabinet.holds("a") and cabinet.holds("b")
    cabinet.close()
