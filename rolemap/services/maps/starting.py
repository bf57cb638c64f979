"""The desk of this machine: where its database lies, and the secret that signs the sessions of its browsers."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from rolemap.errors import FileUnwritable
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.place import data_folder, database_url

SECRET = "secret"
DEMONSTRATION = "demo"
"""The folder below the data folder that the demonstration has for itself."""


def desk_at(folder: str | Path | None = None, url: str | None = None) -> tuple[Path, Desk]:
    """The data folder, made where it is missing, and the desk over its database, or over the one at `url`.

    Raises `rolemap.store.StoreError`, and `FileUnwritable` for the folder.
    """
    from rolemap.store import open_store

    place = data_folder(folder)
    store = open_store(url, place)
    _make(place)  # a database elsewhere needs none, the secret does
    return place, Desk(store)


def desk_here(folder: str | Path | None = None) -> tuple[Path, Desk]:
    """The desk at which this machine works: `desk_at`, with the database that ``ROLEMAP_DATABASE_URL`` names."""
    return desk_at(folder, database_url())


def secret_in(folder: Path) -> bytes:
    """The secret of the data folder, made at the first start; nobody but its owner can read it."""
    file = folder / SECRET
    try:
        return file.read_bytes()
    except FileNotFoundError:
        made = secrets.token_bytes(32)
    except OSError as error:
        raise FileUnwritable(str(file), error.strerror or str(error)) from error
    try:
        handle, draft = tempfile.mkstemp(dir=folder)  # only its owner can read it
        with open(handle, "wb") as new:
            new.write(made)
        try:
            os.link(draft, file)  # whole or not at all, and never over another one
        except FileExistsError:  # another start was quicker
            return file.read_bytes()
        finally:
            os.unlink(draft)
    except OSError as error:
        raise FileUnwritable(str(file), error.strerror or str(error)) from error
    return made


def _make(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise FileUnwritable(str(folder), error.strerror or str(error)) from error
