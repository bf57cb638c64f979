"""Archives that are the same bytes for the same content: no clock, no order of a file system, no name of a machine."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can name."""
_DENSE = (".png", ".docx", ".pptx", ".xlsx")
"""Endings of files that are compressed already."""
_UNIX = 3
_READABLE = 0o100644 << 16


def packed(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of these files, in this order; names may hold any letters."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in parts:
            entry = ZipInfo(name, _EPOCH)
            entry.compress_type = ZIP_STORED if name.endswith(_DENSE) else ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE
            archive.writestr(entry, content)
    return held.getvalue()


def without_clock(package: bytes) -> bytes:
    """The same office document with its parts in the same order and no times of writing."""
    with ZipFile(BytesIO(package)) as archive:
        return packed((entry.filename, archive.read(entry)) for entry in archive.infolist())
