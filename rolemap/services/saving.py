"""Write a file whole or not at all: a reader never sees half of it, and a failure leaves what was there."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from rolemap.errors import FileUnwritable


def save(path: str | Path, content: bytes) -> None:
    """Write `content` to `path`, beside it first and then in its place; raises `FileUnwritable`."""
    target = Path(path)
    beside = ""
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp keeps others out; a picture or a report is made to be shared.
        os.chmod(beside, 0o666 & ~_umask())
        os.replace(beside, target)
    except OSError as error:
        if beside:
            Path(beside).unlink(missing_ok=True)
        raise FileUnwritable(str(path), error.strerror or str(error)) from error


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current
