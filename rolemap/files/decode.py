"""Bytes of a file to text: UTF-8 with or without BOM, or UTF-16 with BOM; anything else is a defect."""

from __future__ import annotations

import codecs

from rolemap.files.document import Mark, Unreadable
from rolemap.files.faults import Fault
from rolemap.i18n import domain, number

_ = domain("files")


def decode(content: bytes, limit: int) -> str:
    """The text of a file, without its BOM; raises Unreadable where it is too large or in another encoding.

    Older Vietnamese files are in TCVN3 or VNI, which cannot be told apart safely: guessing would turn names into
    other names, so they are refused with the place of the first byte that is not UTF-8.
    """
    if len(content) > limit:
        raise Unreadable((Mark(1, 1), too_large(limit)))
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return _utf16(content[len(mark) :], encoding)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        bom = len(codecs.BOM_UTF8) if content.startswith(codecs.BOM_UTF8) else 0
        position = error.start + bom
        message = _(
            "The file is not UTF-8 (TCVN3 or VNI?): byte {position} (0x{byte:02X}) fits nowhere."
        ).format(position=position + 1, byte=content[position])
        raise Unreadable((_mark(content[bom:position]), Fault(message, _save_as_utf8()))) from None


def too_large(limit: int) -> Fault:
    """The fault of a file that is larger than `limit` bytes."""
    return Fault(
        _("The file is larger than {limit} MB.").format(limit=number(limit / 1024 / 1024, 4)),
        _("Split the map, or raise the limit with ROLEMAP_MAX_FILE_MB."),
    )


def _utf16(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(encoding, "replace")
        message = _("The file starts as UTF-16, but byte {position} is damaged.").format(
            position=error.start + 3
        )
        raise Unreadable((_mark(before.encode()), Fault(message, _save_as_utf8()))) from None


def _save_as_utf8() -> str:
    return _("Open it in the program that wrote it and save it again as Unicode, UTF-8.")


def _mark(before: bytes) -> Mark:
    line = before.count(b"\n") + 1
    return Mark(line, len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1)
