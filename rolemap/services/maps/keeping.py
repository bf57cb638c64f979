"""The database in the hands of whoever looks after it: verify it, copy it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.services.maps.place import data_folder, database_url

if TYPE_CHECKING:
    from rolemap.store import Broken, Store


def open_here(folder: str | Path | None = None) -> Store:
    """The store of ``ROLEMAP_DATABASE_URL``, else that of the data folder, made where there is none.

    Raises `rolemap.store.StoreError`.
    """
    from rolemap.store import open_store

    return open_store(database_url(), data_folder(folder))


def verify(folder: str | Path | None = None) -> tuple[int, list[Broken]]:
    """How many maps are kept, those in the bin included, and every place where one does not hold what was written.

    Raises StoreError, for a folder without a database too: nothing is made here.
    """
    from rolemap.store import open_existing

    store = open_existing(database_url(), data_folder(folder))
    try:
        with store.reading() as repository:
            count = len(repository.maps()) + len(repository.maps(deleted=True))
        return count, store.verify()
    finally:
        store.close()


def backup(target: str | Path, folder: str | Path | None = None) -> None:
    """Copy the database to the file `target` while the server runs; raises StoreError."""
    from rolemap.store import open_existing

    store = open_existing(database_url(), data_folder(folder))
    try:
        store.backup(target)
    finally:
        store.close()
