"""Characters that have no business in a name: what cannot be seen, or makes text read differently from what it is."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from rolemap.i18n import N_, domain

_ = domain("files")

_KINDS: Final = (
    (N_("a line break"), "\n\x0b\x0c\r\x85\u2028\u2029"),
    (N_("a tab"), "\t"),
    (
        N_("an invisible character of no width (U+{code:04X})"),
        "\u00ad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff",
    ),
    (
        N_("a character that turns the direction of writing (U+{code:04X})"),
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    ),
    (N_("a control character (U+{code:04X})"), "\x00-\x1f\x7f-\x9f\ufff9-\ufffb\U000e0000-\U000e007f"),
    (N_("a character that does not exist (U+{code:04X})"), "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"),
)
_NAMES: Final = tuple((name, re.compile(f"[{characters}]")) for name, characters in _KINDS)
_REFUSED: Final = re.compile("[" + "".join(characters for _name, characters in _KINDS) + "]")
_REFUSED_BUT_LINES: Final = re.compile(
    "["
    + "".join(characters for _name, characters in _KINDS)
    .replace("\n", "")
    .replace("\x00-\x1f", "\x00-\x09\x0b-\x1f")
    + "]"
)


def normalised(text: str) -> str:
    """`text` in NFC with line breaks as ``\\n``; names typed on a Mac arrive decomposed."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


def first_refused(text: str, lines: bool) -> tuple[int, str] | None:
    """The index and the description of the first refused character; `lines` allows line breaks."""
    match = (_REFUSED_BUT_LINES if lines else _REFUSED).search(text)
    if match is None:
        return None
    char = match.group()
    name = next(name for name, pattern in _NAMES if pattern.match(char))
    return match.start(), _(name).format(code=ord(char))
