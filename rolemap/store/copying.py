"""Copies of a SQLite database that are whole and consistent, while others write."""

from __future__ import annotations

import os
import re
import secrets
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from rolemap.store.errors import BackupElsewhere, CopyFailed

KEPT = 5
"""How many copies from before a migration are kept beside the database; the oldest go first."""


def copy_database(engine: Engine, file: Path | None, target: Path) -> None:
    """Copy the database to `target`, which is replaced only when all of the copy is on the disk.

    Raises BackupElsewhere for a server, whose own tools do this, and CopyFailed.
    """
    if file is None:
        raise BackupElsewhere
    if target.resolve() == file.resolve():
        raise CopyFailed(str(target), os.strerror(17))
    beside = target.parent / f".{target.name}.{secrets.token_hex(4)}.part"
    try:
        _copy(engine, beside)
        os.replace(beside, target)
        _settle_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise CopyFailed(str(target), getattr(error, "strerror", None) or str(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def keep_before_migration(engine: Engine, file: Path, version: str) -> None:
    """Copy the database beside itself before it is migrated from `version`, and drop the oldest such copies."""
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy_database(engine, file, file.with_name(f"{file.stem}-{now}-before-migration-{version}{file.suffix}"))
    pattern = re.compile(
        rf"{re.escape(file.stem)}-\d{{8}}T\d{{6}}Z-before-migration-.*{re.escape(file.suffix)}"
    )
    copies = sorted(path for path in file.parent.iterdir() if pattern.fullmatch(path.name))
    for path in copies[:-KEPT]:
        path.unlink(missing_ok=True)


def _copy(engine: Engine, target: Path) -> None:
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    copy = sqlite3.connect(target)
    try:
        source = engine.raw_connection()
        try:
            # All pages in one go: a copy in portions would begin anew at every save that comes between.
            driver: Any = source.driver_connection
            driver.backup(copy, pages=-1)
        finally:
            source.close()
        # A copy is one file; without this it would ask for its journal when it is opened.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    handle = os.open(target, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle_folder(folder: Path) -> None:
    """The new name is on the disk too; Windows knows no such thing for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
