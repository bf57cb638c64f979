"""A file is either the whole new one or still the old one: a reader never sees half of it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from rolemap.errors import FileUnwritable


def replace(path: str | Path, pieces: Iterable[bytes]) -> None:
    """Write `pieces` to a new file beside `path`, and put it in its place when all of it is on the disk.

    A link keeps pointing to its file, and a file that was there keeps its rights. Raises FileUnwritable.
    """
    try:
        _replace(Path(path).resolve(), pieces)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnwritable(str(path), getattr(error, "strerror", None) or str(error)) from None


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    if target.is_dir():
        raise IsADirectoryError(None, "Is a directory")
    if target.exists() and not os.access(target, os.W_OK):  # replacing it would get round its protection
        raise PermissionError(None, os.strerror(errno.EACCES))
    from tempfile import mkstemp

    handle, beside = mkstemp(prefix=".rolemap-", suffix=".tmp", dir=target.parent)
    try:
        with open(handle, "wb") as file:
            os.chmod(beside, _mode_of(target))
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        os.unlink(beside)
        raise


def _mode_of(target: Path) -> int:
    """The rights of the file that is replaced; for a new file what the user's umask leaves, as with any program."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
