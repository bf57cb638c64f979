"""The open database: transactions for reading and for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError, IntegrityError, ProgrammingError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnection

from rolemap.store.errors import DatabaseFailed
from rolemap.store.records import Broken
from rolemap.store.repository import Repository


class Store:
    """A database of maps; any number of threads may use one, each in transactions of its own.

    `reader` and `writer` are faces of one pool of connections that begin their transactions each in their own way;
    `file` is the SQLite file, None for a server.
    """

    def __init__(self, reader: Engine, writer: Engine, file: Path | None) -> None:
        self._reader = reader
        self._writer = writer
        self.file = file
        # SQLite lets one writer in and has the others poll; those of this process queue here, where waiting is free. A
        # server as well is quicker with them one by one: most of them write to the same map.
        self._turn = Lock()

    @contextmanager
    def reading(self) -> Iterator[Repository]:
        """A transaction that sees one state of the database, whatever others write meanwhile."""
        with _failures_told(), self._reader.connect() as connection:
            yield Repository(connection)

    @contextmanager
    def writing(self) -> Iterator[Repository]:
        """A transaction that is kept when the block ends, and undone when it raises; keep it short, never nest it."""
        with _failures_told(), self._turn, self._writer.begin() as connection:
            yield Repository(connection)

    def alive(self) -> bool:
        """Whether the database answers."""
        try:
            with self._reader.connect() as connection:
                connection.execute(text("SELECT count(*) FROM maps"))
        except (SQLAlchemyError, sqlite3.Error):
            return False
        return True

    def verify(self) -> list[Broken]:
        """Every place where the database does not hold what was written."""
        from rolemap.store.verifying import broken

        with _failures_told(), self._reader.connect() as connection:
            return list(broken(connection))

    def backup(self, path: str | Path) -> None:
        """Copy the database to the file `path`, whole and consistent, while others write."""
        from rolemap.store.copying import copy_database

        with _failures_told():
            copy_database(self._reader, self.file, Path(path))

    def close(self) -> None:
        """Give back every connection; the store is of no use afterwards."""
        self._writer.dispose()


@contextmanager
def _failures_told() -> Iterator[None]:
    """Say in a sentence that the database gave up; a mistake in our own use of it stays an error of the program."""
    try:
        yield
    except (DBAPIError, NoConnection, sqlite3.Error) as error:
        if isinstance(error, IntegrityError | ProgrammingError):
            raise
        raise DatabaseFailed(str(getattr(error, "orig", error))) from error
