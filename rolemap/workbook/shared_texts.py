"""The texts of a workbook, which stand in a part of their own, and how Excel writes what XML cannot."""

from __future__ import annotations

import re
from typing import Final

from rolemap.files.office_xml import Attributes, Walk

_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """A text with the characters that Excel writes as ``_x000D_``; ``_x005F_`` is the underscore itself.

    A line break typed in Windows is one character: ``_x000D_`` and a line feed behind it.
    """
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


class SharedTexts(Walk):
    """The texts in their order; the pieces of a text in several fonts are put together, its reading aids left out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._reading_aid = False
        self.starts |= {"t": self._piece, "rPh": self._aid_begins}
        self.ends |= {"t": self._piece_ends, "rPh": self._aid_ends, "si": self._one}

    def _piece(self, given: Attributes) -> None:
        self.hears = not self._reading_aid

    def _piece_ends(self) -> None:
        self.hears = False

    def _aid_begins(self, given: Attributes) -> None:
        self._reading_aid = True

    def _aid_ends(self) -> None:
        self._reading_aid = False

    def _one(self) -> None:
        self.found.append(unescaped("".join(self.text)))
        self.text.clear()
