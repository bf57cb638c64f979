"""What can stand in the place of a database, and what is then said."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
from pathlib import Path

import psycopg
import pytest

from rolemap.store import StoreError, errors, open_existing, open_store
from tests.store.conftest import Place
from tests.store.entries import entry


def test_the_folder_and_the_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    store = open_store(None, folder)
    with store.writing() as repository:
        repository.add("a", entry())
    rights = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.iterdir())}
    store.close()
    assert rights == {"b": 0o700, "rolemap.db": 0o600, "rolemap.db-wal": 0o600, "rolemap.db-shm": 0o600}


def test_connections_are_set_up_for_many_and_for_power_cuts(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    with store._reader.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    store.close()
    assert found == ["wal", 2, 1, 60_000]


def test_what_was_kept_is_there_when_it_is_opened_again(place: Place) -> None:
    for number in (1, 2):
        store = place.open()
        with store.writing() as repository:
            if number == 1:
                repository.add("a", entry())
            assert repository.map("a").head.number == 1
        assert store.alive()
        store.close()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden here")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(errors.FolderUnusable):
        open_store(None, tmp_path / "data")
    tmp_path.chmod(0o700)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    for folder in (tmp_path / "data", tmp_path / "data" / "deeper"):
        with pytest.raises(errors.FolderUnusable) as refused:
            open_store(None, folder)
        assert str(folder) in str(refused.value) and refused.value.exit_code == 3


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "rolemap.db").mkdir()
    with pytest.raises(errors.FolderUnusable):
        open_store(None, tmp_path)


@pytest.mark.parametrize(
    "content", [b"role map\n" * 200, b"\x00" * 4096, b"SQLite format 3\x00" + b"x" * 4096]
)
def test_a_file_that_is_no_database_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "rolemap.db"
    file.write_bytes(content)
    with pytest.raises(errors.NoDatabase, match=r"rolemap\.db"):
        open_store(None, tmp_path)
    assert file.read_bytes() == content


def test_a_database_of_another_program_stays_as_it_is(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "rolemap.db")
    other.execute("CREATE TABLE maps (place TEXT)")
    other.close()
    with pytest.raises(errors.DatabaseOfOthers):
        open_store(None, tmp_path)


def test_whoever_looks_after_a_database_makes_none(tmp_path: Path) -> None:
    with pytest.raises(errors.NothingHere):
        open_existing(None, tmp_path / "data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("url", ["mysql://a/b", "nonsense", "postgresql", "sqlite:///x.db"])
def test_an_address_that_is_none(tmp_path: Path, url: str) -> None:
    with pytest.raises(errors.UrlUnknown):
        open_store(url, tmp_path)


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(errors.ServerSilent) as refused:
        open_store(f"postgresql://someone:secret@/maps?host={tmp_path}", tmp_path)
    assert refused.value.exit_code == 3
    assert "someone" in str(refused.value) and "secret" not in str(refused.value)


def test_a_driver_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(errors.DriverMissing, match=r"rolemap\[postgres\]") as refused:
        open_store("postgres://a/b", tmp_path)
    assert isinstance(refused.value, StoreError) and refused.value.exit_code == 3


def test_a_database_whose_tables_are_gone_is_not_alive(place: Place) -> None:
    store = place.open()
    with store._writer.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE maps RENAME TO elsewhere")
    assert not store.alive()
    store.close()


def test_a_file_that_is_damaged_while_it_is_used_is_told(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    with store.writing() as repository:
        repository.add("a", entry("[" + "1," * 200_000 + "1]", "new"))
    store.close()
    assert store.file is not None
    content = bytearray(store.file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    store.file.write_bytes(content)
    store = open_existing(None, tmp_path)
    assert not store.alive()
    with pytest.raises(StoreError), store.reading() as repository:
        repository.maps()
    with pytest.raises(StoreError):
        store.verify()
    store.close()


def test_connections_that_the_server_has_cut_are_replaced(database: str, server: str, tmp_path: Path) -> None:
    store = open_store(database, tmp_path)
    assert store.alive()
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'maps%'"
        )
    assert store.alive()
    with store.writing() as repository:
        repository.add("a", entry())
    store.close()
