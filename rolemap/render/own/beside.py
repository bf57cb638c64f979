"""The files that a theme file names: fonts and a logo, in its folder or below and nowhere else.

A theme may come from anywhere, and what it names goes into pictures that are handed on; so it reaches no file of
the machine that was not put beside it, neither by a path nor by a link.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from rolemap.files.faults import Fault
from rolemap.i18n import domain, number

_ = domain("render.own")


class Refused(Exception):
    """A file that cannot be used, and why."""

    def __init__(self, message: str, expected: str = "") -> None:
        self.message, self.expected = message, expected
        super().__init__(message)

    def at(self, *path: str) -> Fault:
        """The fault of the key in the theme file that names the file."""
        return Fault(self.message, self.expected, path)


def read_beside(theme: Path, name: str, most: int) -> tuple[Path, bytes]:
    """The place and the bytes of a file that the theme file names; raises Refused, also above `most` bytes."""
    folder = theme.resolve().parent
    try:
        place = (folder / name.replace("\\", "/")).resolve(strict=True)
    except (OSError, ValueError, RuntimeError) as error:  # ValueError: a NUL; RuntimeError: a circle of links
        raise _unreadable(error) from None
    if not place.is_relative_to(folder):
        raise Refused(
            _("This file lies outside the folder of the theme file."),
            _("Copy it into that folder, or into one below it, and write its name from there."),
        )
    try:
        content = _content(place, most)
    except OSError as error:
        raise _unreadable(error) from None
    if len(content) > most:
        message = _("This file is larger than {most} kB.").format(most=number(most // 1024))
        raise Refused(message, _("Take a smaller one."))
    return place, content


def _content(place: Path, most: int) -> bytes:
    # Not blocking: a pipe in place of a file would make the program wait for ever.
    handle = os.open(place, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise Refused(_("This is no file."), _("Name a file, no folder or device."))
        with open(handle, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(handle)


def _unreadable(error: Exception) -> Refused:
    if isinstance(error, FileNotFoundError):
        return Refused(
            _("This file does not exist."),
            _(
                "Write its name as seen from the folder of the theme file, such as “fonts/BeVietnamPro-Bold.ttf”."
            ),
        )
    return Refused(_("This file cannot be read."), _("Check its name and the access rights."))
