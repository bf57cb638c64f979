"""A copy is whole, though others write meanwhile."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from rolemap.store import errors, open_store
from tests.store.entries import entry


def test_a_copy_is_a_whole_store_while_others_write(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "data")
    with store.writing() as repository:
        repository.add("a", entry("[]", "new"))
    done = threading.Event()

    def write() -> None:
        number = 1
        while not done.is_set():
            with store.writing() as repository:
                number = repository.append("a", number, entry(f"[{number}]")).number

    writer = threading.Thread(target=write)
    writer.start()
    folders = [tmp_path / f"copy{number}" for number in range(5)]
    for folder in folders:
        folder.mkdir()
        store.backup(folder / "rolemap.db")
    done.set()
    writer.join()
    heads = []
    for folder in folders:
        assert [path.name for path in folder.iterdir()] == ["rolemap.db"]
        assert stat.S_IMODE((folder / "rolemap.db").stat().st_mode) == 0o600
        copy = open_store(None, folder)
        assert copy.verify() == []
        with copy.reading() as repository:
            heads.append(repository.map("a").head.number)
        copy.close()
    assert heads == sorted(heads) and heads[0] < heads[-1]
    store.close()


def test_a_copy_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "data")
    (tmp_path / "copy.db").write_text("old")
    store.backup(tmp_path / "copy.db")
    store.close()
    assert (tmp_path / "copy.db").read_bytes().startswith(b"SQLite format 3")


def test_a_copy_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    store = open_store(None, tmp_path / "data")
    assert store.file is not None
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "missing" / "copy.db", tmp_path / "folder", store.file):
        with pytest.raises(errors.CopyFailed) as refused:
            store.backup(target)
        assert str(target) in str(refused.value) and refused.value.exit_code == 3
    assert store.verify() == []
    store.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "folder"]


def test_a_server_is_copied_by_its_own_tool(database: str, tmp_path: Path) -> None:
    store = open_store(database, tmp_path)
    with pytest.raises(errors.BackupElsewhere, match="pg_dump"):
        store.backup(tmp_path / "copy.db")
    store.close()
    assert list(tmp_path.iterdir()) == []
