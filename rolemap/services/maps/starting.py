"""The desk of this machine: where its database lies, and the secret that signs the sessions of its browsers."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from rolemap.errors import FileUnwritable
from rolemap.services.maps.desk import Desk
from rolemap.services.maps.place import data_folder

DATABASE = "ROLEMAP_DATABASE_URL"
SECRET = "secret"


def desk_at(folder: str | Path | None = None) -> tuple[Path, Desk]:
    """The data folder and the desk over its database, or over the one that ``ROLEMAP_DATABASE_URL`` names."""
    from rolemap.store import open_store

    place = data_folder(folder)
    return place, Desk(open_store(os.environ.get(DATABASE) or None, place))


def secret_in(folder: Path) -> bytes:
    """The secret of the data folder, made at the first start; nobody but its owner can read it."""
    file = folder / SECRET
    try:
        return file.read_bytes()
    except FileNotFoundError:
        made = secrets.token_bytes(32)
    try:
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as new:
            new.write(made)
    except FileExistsError:  # another start was quicker
        return file.read_bytes()
    except OSError as error:
        raise FileUnwritable(str(file), error.strerror or str(error)) from error
    return made
