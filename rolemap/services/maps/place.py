"""Where the maps are kept, unless they are told another place."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder(given: str | Path | None) -> Path:
    """The folder of the database: `given`, else ``ROLEMAP_DATA``, else the user's own folder for data of programs.

    That is ``~/.local/share/rolemap`` or what ``XDG_DATA_HOME`` says, ``~/Library/Application Support/rolemap`` on a
    Mac, ``%LOCALAPPDATA%\\rolemap`` on Windows. It is not made here.
    """
    named = given or os.environ.get("ROLEMAP_DATA")
    return Path(named).expanduser() if named else _own_folder() / "rolemap"


def database_url() -> str | None:
    """The address of the PostgreSQL database in ``ROLEMAP_DATABASE_URL``; None for the file in the data folder."""
    return os.environ.get("ROLEMAP_DATABASE_URL") or None


def _own_folder() -> Path:
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    if sys.platform == "darwin":
        return home / "Library" / "Application Support"
    # The XDG rule: a path that is not absolute is to be ignored.
    asked = Path(os.environ.get("XDG_DATA_HOME", ""))
    return asked if asked.is_absolute() else home / ".local" / "share"
