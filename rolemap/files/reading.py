"""Files, standard input and bytes to role maps: which format it is, how much is read, and what stops at the door."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from rolemap.errors import FileUnreadable, UnknownFormat
from rolemap.files import gate, json_in, yaml_in
from rolemap.files.decode import decode
from rolemap.files.document import Unreadable
from rolemap.files.formats import FORMAT_OF_SUFFIX, Format
from rolemap.files.limits import FileLimits
from rolemap.files.placing import refused
from rolemap.i18n import domain
from rolemap.model.role_map import RoleMap
from rolemap.model.rules import ProfileRules

_ = domain("files")

STANDARD_INPUT: Final = "-"


def read(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    rules: ProfileRules | None = None,
    settings: FileLimits | None = None,
) -> RoleMap:
    """The role map in a file, on standard input (``-``), or in the bytes of one.

    A file's suffix says whether it is YAML or JSON; elsewhere the first character does. `name` stands in the places
    of defects. With `rules` the profile and the waivers are checked against the catalogue. Raises DefectsFound with
    every defect, FileUnreadable, or UnknownFormat.
    """
    limits = settings or FileLimits.from_environment()
    if isinstance(source, bytes):
        return loads(source, _sniffed(source), name=name or "<bytes>", rules=rules, settings=limits)
    if str(source) == STANDARD_INPUT:
        shown = name or "<stdin>"
        content = _standard_input(shown, max(limits.yaml_bytes, limits.json_bytes))
        return loads(content, _sniffed(content), name=shown, rules=rules, settings=limits)
    shown = name or str(source)
    file_format = FORMAT_OF_SUFFIX.get(Path(source).suffix.lower())
    if Path(source).is_dir():
        raise FileUnreadable(shown, "Is a directory")
    if file_format is None:
        raise UnknownFormat(shown, tuple(FORMAT_OF_SUFFIX))
    try:
        with open(source, "rb") as file:
            content = _content(file, _limit(limits, file_format))
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnreadable(shown, getattr(error, "strerror", None) or str(error)) from None
    return loads(content, file_format, name=shown, rules=rules, settings=limits)


def loads(
    content: str | bytes,
    file_format: Format,
    *,
    name: str = "<text>",
    rules: ProfileRules | None = None,
    settings: FileLimits | None = None,
) -> RoleMap:
    """The role map in a text of that format; raises DefectsFound with every defect."""
    limits = settings or FileLimits.from_environment()
    reader = json_in.read if file_format == "json" else yaml_in.read
    try:
        with collector_resting():
            text = decode(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"),
                          _limit(limits, file_format))  # fmt: skip
            return gate.admit(reader(text, limits), name, rules, limits.defects)
    except Unreadable as error:
        raise refused(error, name) from None


@contextmanager
def collector_resting() -> Iterator[None]:
    """Keep the garbage collector off inside the block: it would walk a million new records again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _standard_input(shown: str, limit: int) -> bytes:
    if sys.stdin is None:  # closed from outside
        raise FileUnreadable(shown, os.strerror(errno.EBADF))
    try:
        return _content(sys.stdin.buffer, limit)
    except OSError as error:
        raise FileUnreadable(shown, error.strerror or str(error)) from None


def _content(file: BinaryIO, limit: int) -> bytes:
    return file.read(limit + 1)


def _limit(limits: FileLimits, file_format: Format) -> int:
    return limits.json_bytes if file_format == "json" else limits.yaml_bytes


def _sniffed(content: bytes) -> Format:
    start = content[:4096].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return "json" if start[:1] in (b"{", b"[") else "yaml"
