"""SQLite as it must be set up, so that what was acknowledged survives, and writers wait instead of failing."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from rolemap.store.errors import DatabaseFailed, FolderUnusable, NoDatabase, NothingHere
from rolemap.store.migrating import migrate, up_to_date
from rolemap.store.store import Store

PATIENCE = 60.0
"""Seconds for which a writer waits for the writers of other processes."""
_BEGIN = "rolemap_begin"


def open_file(path: Path, make: bool) -> Store:
    """The store in the file `path`; with `make` it is made where it is missing, for its owner's eyes only."""
    if make:
        _make(path)
    elif not path.is_file():
        raise NothingHere(str(path.parent))
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": PATIENCE, "isolation_level": None},
        # One connection a thread at work: a thread waits for the database and never for the pool.
        pool_size=8,
        max_overflow=-1,
    )
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    reader = engine.execution_options(**{_BEGIN: "BEGIN"})
    # A plain BEGIN that writes later fails when another writer came between; this one waits at the start instead.
    writer = engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
    try:
        if make:
            _write_ahead(reader)
            _bring_up_to_date(reader, writer, path)
    except BaseException as error:
        engine.dispose()
        cause = error.orig if isinstance(error, DBAPIError) else error
        if isinstance(cause, sqlite3.OperationalError):
            raise DatabaseFailed(str(cause)) from error
        if isinstance(cause, sqlite3.DatabaseError):
            raise NoDatabase(str(path)) from error
        raise
    return Store(reader, writer, path)


def _make(path: Path) -> None:
    try:
        if not path.parent.is_dir():
            path.parent.mkdir(parents=True, mode=0o700, exist_ok=True)
        # SQLite gives the files beside it the rights of this one.
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise FolderUnusable(str(path.parent), error.strerror or str(error)) from None


def _settle(connection: sqlite3.Connection, record: object) -> None:
    # FULL: a save is on the disk before it is acknowledged, even when the power goes.
    for setting in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options()[_BEGIN])


def _write_ahead(engine: Engine) -> None:
    """Let readers read while one writes; the file remembers it.

    SQLite does not wait when two processes try this at once but lets one fail, so it is tried again.
    """
    deadline = time.monotonic() + PATIENCE
    while True:
        driver: Any = engine.raw_connection()
        try:
            driver.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        finally:
            driver.close()


def _bring_up_to_date(reader: Engine, writer: Engine, path: Path) -> None:
    from rolemap.store.copying import keep_before_migration

    with reader.connect() as connection:
        if up_to_date(connection):
            return
    with writer.begin() as connection:
        migrate(connection, before=lambda version: keep_before_migration(reader, path, version))
