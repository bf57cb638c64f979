"""`rolemap verify` and `rolemap backup`."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from rolemap.store import open_store
from tests.cli.conftest import Run
from tests.store.entries import entry


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a database with one map of two revisions."""
    monkeypatch.delenv("ROLEMAP_DATABASE_URL", raising=False)
    folder = tmp_path / "data"
    store = open_store(None, folder)
    with store.writing() as repository:
        repository.add("tinh", entry("[]", "new"))
        repository.append("tinh", 1, entry("[1]"))
    store.close()
    return folder


def test_a_whole_database_verifies(run: Run, data: Path) -> None:
    ran = run("verify", "--data", data)
    assert (ran.code, ran.out) == (0, "1 sơ đồ, mọi phiên bản còn nguyên vẹn như khi lưu.\n")


def test_the_folder_may_be_named_in_the_environment(
    run: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROLEMAP_DATA", str(data))
    assert run("verify", "--lang", "en").out == "1 map, every revision is as it was kept.\n"


def test_what_is_broken_is_listed_with_what_to_do(run: Run, data: Path) -> None:
    with sqlite3.connect(data / "rolemap.db") as connection:
        connection.execute("DROP TRIGGER revisions_stay")
        connection.execute("UPDATE revisions SET author = 'x' WHERE number = 2")
        connection.execute("UPDATE maps SET head = 1")
    connection.close()
    ran = run("verify", "--data", data, "--lang", "en")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "tinh, revision 2: What is said about it (author, time, message, figures) is not what was kept.",
        "tinh: The newest revision should be 1 and is 2.",
    ]
    assert "newest backup" in ran.err


def test_without_a_database_nothing_is_made(run: Run, tmp_path: Path) -> None:
    for words in (("verify",), ("backup", tmp_path / "copy.db")):
        ran = run(*words, "--data", tmp_path / "none")
        assert ran.code == 3 and ran.out == "" and str(tmp_path / "none") in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_copy_verifies(run: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    copy = tmp_path / "copy" / "rolemap.db"
    ran = run("backup", copy, "--data", data)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Đã ghi tệp {copy}.\n")
    assert run("verify", "--data", copy.parent).code == 0


def test_a_copy_that_cannot_be_written(run: Run, data: Path, tmp_path: Path) -> None:
    ran = run("backup", tmp_path / "none" / "copy.db", "--data", data, "--lang", "en")
    assert ran.code == 3 and "No such file or directory" in ran.err


def test_an_address_that_is_none(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROLEMAP_DATABASE_URL", "mysql://a")
    ran = run("verify", "--data", data)
    assert ran.code == 3 and "ROLEMAP_DATABASE_URL" in ran.err
