"""Documents that were made, in a private folder, until they are too old or take too much room."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic, time

PREFIX = "rolemap-documents-"
KEPT_SECONDS = 3600
LEFT_BEHIND = 24 * 3600
"""Seconds after which nothing in such a folder can be of use to anybody."""
MOST_BYTES = 256 << 20
"""Of all documents together; the oldest go first."""


class Cabinet:
    """The documents by their keys. Safe for many threads; the folder is made with the first of them."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._folder: Path | None = None
        self._kept: OrderedDict[str, tuple[float, int]] = OrderedDict()
        """When each was made and how large it is, the oldest first."""
        self._lock = Lock()

    def put(self, key: str, content: bytes) -> None:
        """Keep a document."""
        with self._lock:
            if self._folder is None or not self._folder.is_dir():
                self._kept.clear()
                _remove_left_behind()
                # Only the user who runs the program can look into it.
                self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            (self._folder / key).write_bytes(content)
            self._kept[key] = (self._clock(), len(content))
            self._kept.move_to_end(key)
            while sum(size for _at, size in self._kept.values()) > MOST_BYTES and len(self._kept) > 1:
                self._drop(next(iter(self._kept)))

    def get(self, key: str) -> bytes | None:
        """The document, or None where it was never made or is no longer kept."""
        self.sweep()
        with self._lock:
            if key not in self._kept or self._folder is None:
                return None
            try:
                return (self._folder / key).read_bytes()
            except FileNotFoundError:  # somebody has tidied up the folder for temporary files
                del self._kept[key]
                return None

    def holds(self, key: str) -> bool:
        """Whether the document is kept."""
        self.sweep()
        return key in self._kept

    def sweep(self) -> float | None:
        """Remove what is too old; in how many seconds there is something to remove again, None for never."""
        with self._lock:
            now = self._clock()
            while self._kept:
                at, _size = next(iter(self._kept.values()))
                if now - at < KEPT_SECONDS:
                    return at + KEPT_SECONDS - now
                self._drop(next(iter(self._kept)))
            return None

    def close(self) -> None:
        """Remove everything."""
        with self._lock:
            self._kept.clear()
            if self._folder is not None:
                shutil.rmtree(self._folder, ignore_errors=True)
                self._folder = None

    def _drop(self, key: str) -> None:
        del self._kept[key]
        assert self._folder is not None
        (self._folder / key).unlink(missing_ok=True)


def _remove_left_behind() -> None:
    """Remove the folders of programs that were killed: none is written to for so long by one that still runs."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            old = time() - folder.stat().st_mtime > LEFT_BEHIND
        except FileNotFoundError:
            continue
        if old:
            shutil.rmtree(folder, ignore_errors=True)
