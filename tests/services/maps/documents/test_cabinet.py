"""Documents in the cabinet: the oldest make room."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from rolemap.services.maps.documents import cabinet as cabinets
from rolemap.services.maps.documents.cabinet import KEPT_SECONDS, LEFT_BEHIND, PREFIX, Cabinet
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


def test_folders_of_killed_programs_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young, other = (tmp_path / name for name in (f"{PREFIX}a", f"{PREFIX}b", "khac"))
    for folder in (old, young, other):
        folder.mkdir()
    long_ago = time.time() - LEFT_BEHIND - 60
    for folder in (old, other):
        os.utime(folder, (long_ago, long_ago))
    cabinet = Cabinet()
    cabinet.put("a", b"1")
    assert not old.exists() and young.exists() and other.exists()
    cabinet.close()


def test_what_others_have_tidied_up_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cabinet = Cabinet()
    cabinet.put("a", b"1")
    for folder in tmp_path.iterdir():
        shutil.rmtree(folder)
    assert cabinet.get("a") is None and not cabinet.holds("a")
    cabinet.put("b", b"2")
    assert cabinet.get("b") == b"2"
    cabinet.close()
