"""A database becomes what the queries expect, and is copied before it is changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from rolemap.store import copying, errors, migrating, open_existing, open_store
from rolemap.store.store import Store
from rolemap.store.tables import metadata
from tests.store.conftest import Place
from tests.store.entries import entry

LATER = '''
"""A step that a later version of the program brings."""
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{before}"

def upgrade() -> None:
    op.add_column("maps", sa.Column("later", sa.Text))
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes this the program of a later version, with one more migration."""
    folder = Path(migrating.migrations.__path__[0])

    def arrive(extra: str = LATER) -> None:
        steps = tmp_path / "steps"
        steps.mkdir()
        for file in folder.glob("v*.py"):
            (steps / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        newest = migrating._steps().get_current_head()
        (steps / "v9999_later.py").write_text(extra.format(before=newest), encoding="utf-8")
        monkeypatch.setattr(migrating.migrations, "__path__", [str(steps)])

    return arrive


def test_the_migrations_make_the_tables_that_the_queries_name(place: Place) -> None:
    store = place.open()
    with store._reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migrating.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_an_older_database_is_migrated(place: Place, later: Any) -> None:
    store = place.open()
    with store.writing() as repository:
        repository.add("a", entry("[1]", "new"))
    store.close()
    later()
    store = place.open()
    with store._reader.connect() as connection:
        assert connection.execute(text("SELECT later FROM maps")).all() == [(None,)]
    with store.reading() as repository:
        assert repository.document("a", 1) == "[1]"
    store.close()


def test_a_copy_of_it_is_kept_before(tmp_path: Path, later: Any) -> None:
    folder = tmp_path / "data"
    store = open_store(None, folder)
    with store.writing() as repository:
        repository.add("a", entry("[1]", "new"))
    store.close()
    newest = migrating._steps().get_current_head()
    later()
    open_store(None, folder).close()
    (copy,) = folder.glob(f"rolemap-*-before-migration-{newest}.db")
    with sqlite3.connect(copy) as connection:
        assert connection.execute("SELECT version_num FROM rolemap_version").fetchall() == [(newest,)]
        assert connection.execute("SELECT count(*) FROM revisions").fetchall() == [(1,)]
        assert (
            "later"
            not in connection.execute("SELECT sql FROM sqlite_master WHERE name = 'maps'").fetchone()[0]
        )
    connection.close()
    open_store(None, folder).close()
    assert list(folder.glob("rolemap-*.db")) == [copy]


def test_a_new_database_is_not_copied(tmp_path: Path) -> None:
    open_store(None, tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["rolemap.db"]


def test_a_migration_that_fails_changes_nothing(place: Place, later: Any) -> None:
    store = place.open()
    with store.writing() as repository:
        repository.add("a", entry())
    store.close()
    later(LATER + "    raise ValueError('halfway')\n")
    with pytest.raises(ValueError, match="halfway"):
        place.open()
    store = open_existing(place.url, place.folder)
    with store._reader.connect() as connection:
        version = connection.execute(text("SELECT version_num FROM rolemap_version")).scalar()
        columns = connection.execute(text("SELECT * FROM maps")).keys()
    store.close()
    assert version != "9999" and "later" not in columns


def test_a_database_that_is_not_migrated_can_be_copied_but_not_verified(
    place: Place, later: Any, tmp_path: Path
) -> None:
    place.open().close()
    later()
    store = open_existing(place.url, place.folder)
    with pytest.raises(errors.DatabaseOlder):
        store.verify()
    if place.url is None:
        store.backup(tmp_path / "copy.db")
    store.close()


def test_a_newer_database_is_left_alone(place: Place) -> None:
    store = place.open()
    with store._writer.begin() as connection:
        connection.execute(text("UPDATE rolemap_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(errors.DatabaseNewer, match="9999") as refused:
        place.open()
    assert refused.value.exit_code == 3


def test_only_the_last_copies_are_kept(tmp_path: Path) -> None:
    store = open_store(None, tmp_path)
    assert store.file is not None
    for day in range(1, 9):
        (tmp_path / f"rolemap-202001{day:02d}T000000Z-before-migration-0000.db").touch()
    mine = tmp_path / "rolemap-mine.db"
    mine.touch()
    copying.keep_before_migration(store._reader, store.file, "0001")
    store.close()
    copies = sorted(path.name for path in tmp_path.glob("rolemap-2*.db"))
    assert len(copies) == copying.KEPT
    assert copies[0].startswith("rolemap-20200105") and copies[-1].endswith("-before-migration-0001.db")
    assert mine.exists()


def test_what_the_first_version_kept_is_still_there(place: Place) -> None:
    store = open_first(place)
    with store._writer.begin() as connection:
        waiting = {"t": "t", "n": "bảng.xlsx", "at": "2999-01-01T00:00:00.000000Z", "c": b"1"}
        connection.execute(
            text("INSERT INTO uploads (token, name, at, content) VALUES (:t, :n, :at, :c)"), waiting
        )
    store.close()
    store = place.open()
    with store.writing() as repository:
        assert repository.upload("t").answers == ""
        repository.answer("t", "{}")
        assert repository.upload("t").answers == "{}"
        assert repository.mappings(["tên"]) == {}
    store.close()


def open_first(place: Place) -> Store:
    """A database as the first version of the program made it."""
    place.folder.mkdir(parents=True, exist_ok=True)
    place.open().close()
    store = open_existing(place.url, place.folder)
    with store._writer.begin() as connection:
        connection.execute(text("DROP TABLE templates"))
        connection.execute(text("DROP TABLE mappings"))
        connection.execute(text("ALTER TABLE uploads DROP COLUMN answers"))
        connection.execute(text("UPDATE rolemap_version SET version_num = '0001'"))
    return store
