"""Role maps in a database: append-only revisions, chained by their hashes; SQLite by default, PostgreSQL where asked.

The store keeps text and knows no documents. What it hands out are the records of `records`; the database itself is
opened by `open_store`, which brings it to this version of the program first.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rolemap.store.errors import MapExists, Outdated, StoreError, UnknownMap, UnknownRevision, UploadGone
from rolemap.store.records import Broken, MapRow, NewRevision, Revision, Summary, Upload

if TYPE_CHECKING:  # these two bring SQLAlchemy with them
    from rolemap.store.repository import Repository as Repository
    from rolemap.store.store import Store as Store

__all__ = [
    "Broken",
    "MapExists",
    "MapRow",
    "NewRevision",
    "Outdated",
    "Revision",
    "StoreError",
    "Summary",
    "UnknownMap",
    "UnknownRevision",
    "Upload",
    "UploadGone",
    "open_existing",
    "open_store",
]


def open_store(url: str | None, folder: Path) -> Store:
    """The database at `url`, else the file ``rolemap.db`` in `folder`, which is made where it is missing.

    It is migrated to this version of the program; a file that exists is copied before. Raises `StoreError`.
    """
    # SQLAlchemy takes a third of a second to import; only whoever opens a database pays for it.
    from rolemap.store.opening import open_database

    return open_database(url, folder)


def open_existing(url: str | None, folder: Path) -> Store:
    """The database as `open_store` finds it, but neither made nor migrated: to look after it, not to work with it."""
    from rolemap.store.opening import open_database

    return open_database(url, folder, make=False)
