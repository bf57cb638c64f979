"""A database is found or made, and brought to this version of the program."""

from __future__ import annotations

from pathlib import Path

from rolemap.store.store import Store

FILE = "rolemap.db"


def open_database(url: str | None, folder: Path, *, make: bool = True) -> Store:
    """The store at `url` (PostgreSQL), else in the file of `folder`; see `rolemap.store.open_store`.

    Without `make` nothing is made and nothing migrated.
    """
    if url:
        from rolemap.store import postgresql

        return postgresql.open_server(url, make)
    from rolemap.store import sqlite

    return sqlite.open_file(folder / FILE, make)
