"""The archive of an office file: opened only when its size, its parts and their names are harmless."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from rolemap.files.decode import too_large
from rolemap.files.document import WHOLE_FILE, Unreadable
from rolemap.files.faults import Fault, visible
from rolemap.files.limits import MEGABYTE, FileLimits
from rolemap.i18n import domain, number

_ = domain("files")

_ENTRY: Final = b"PK\x01\x02"
_PIECE: Final = 16 * MEGABYTE  # expat looks at an unfinished tag again with every piece, so they are large
_SMALL: Final = 4 * MEGABYTE
"""Parts up to this size may be packed as well as they can: a sheet of empty rows is."""

_ENCRYPTED: Final = 0x1


def opened(content: bytes, limits: FileLimits) -> ZipFile:
    """The archive in `content`, every part of it unpacked once and measured; raises Unreadable.

    What the archive says about sizes is not believed. Nothing is kept of the parts.
    """
    if len(content) > limits.office_bytes:
        raise refusal(too_large(limits.office_bytes))
    if (
        content.count(_ENTRY) > limits.office_parts
    ):  # before the directory, which takes memory for each of them
        raise refusal(_too_much(_("It has more than {most} parts."), limits.office_parts))
    try:
        archive = ZipFile(BytesIO(content))
        _refuse_names(archive.infolist())
        _measure(archive, limits)
    except (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError):
        raise refusal(damaged()) from None
    return archive


def pieces_of(archive: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """One part in large pieces."""
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            yield piece


def save_anew() -> str:
    """What to do with a file that no office program has written as it is."""
    return _("Open it in Excel or Word, save it under a new name, and take that file.")


def damaged() -> Fault:
    """The fault of a file that an office program would offer to repair."""
    return Fault(
        _("The file is damaged: it cannot be read to its end."),
        save_anew(),
    )


def refusal(*faults: Fault) -> Unreadable:
    """The refusal of an office file as a whole."""
    return Unreadable(*((WHOLE_FILE, fault) for fault in faults))


def _refuse_names(parts: list[ZipInfo]) -> None:
    seen = set()
    for info in parts:
        name = info.orig_filename
        if info.flag_bits & _ENCRYPTED or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise refusal(_foreign(_("Its part “{part}” is locked, or packed in an unusual way."), name))
        if _leads_out(name):
            raise refusal(_foreign(_("Its part “{part}” has a name that no office program gives."), name))
        if name.casefold() in seen:  # Excel does not tell names apart by case
            raise refusal(_foreign(_("Its part “{part}” is there twice."), name))
        seen.add(name.casefold())


def _leads_out(name: str) -> bool:
    return (
        not name.isprintable()
        or "\\" in name
        or ":" in name
        or name.startswith("/")
        or any(step in ("", ".", "..") for step in name.removesuffix("/").split("/"))
    )


def _measure(archive: ZipFile, limits: FileLimits) -> None:
    total = 0
    for info in archive.infolist():
        size = 0
        with archive.open(info) as part:
            while piece := part.read(MEGABYTE):
                size += len(piece)
                total += len(piece)
                if total > limits.office_unpacked:
                    most = _("Unpacked it has more than {most} MB.")
                    raise refusal(_too_much(most, limits.office_unpacked // MEGABYTE))
                if size > _SMALL and size > limits.office_ratio * info.compress_size:
                    raise refusal(_bomb(info.filename))


def _too_much(sentence: str, most: int) -> Fault:
    return Fault(
        " ".join((_("The file is too large for what it may be."), sentence.format(most=number(most)))),
        _("Delete sheets, rows and pictures that are not needed, and save it again."),
    )


def _bomb(part: str) -> Fault:
    return Fault(
        _("Its part “{part}” is packed so tightly that it is hardly a document.").format(part=visible(part)),
        _("Copy the cells or the text that are needed into a new file, and take that."),
    )


def _foreign(sentence: str, part: str) -> Fault:
    return Fault(sentence.format(part=visible(part)), save_anew())
