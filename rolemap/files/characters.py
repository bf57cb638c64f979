"""Text made comparable (NFC), and characters that have no business in it: unseen ones, and those that deceive."""

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
        "\xad\u034f\u180e\u200b-\u200d\u2060-\u2064\ufeff",
    ),
    (
        N_("a character that turns the direction of writing (U+{code:04X})"),
        "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f",
    ),
    (N_("a control character (U+{code:04X})"), "\x00-\x1f\x7f-\x9f\ufff9-\ufffb\U000e0000-\U000e007f"),
    (N_("a character that does not exist (U+{code:04X})"), "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"),
)
_NAMED: Final = tuple((name, re.compile(f"[{characters}]")) for name, characters in _KINDS)
_REFUSED: Final = re.compile("|".join(f"[{characters}]" for _name, characters in _KINDS))
_REFUSED_BUT_LINES: Final = re.compile(f"(?!\n)(?:{_REFUSED.pattern})")
_SHORT: Final = 100
_MOST_ACCENTS: Final = 8


def cleaned(text: str, lines: bool) -> tuple[str, str]:
    """`text` in NFC with line breaks as ``\\n``, and a sentence about the first refused character, or nothing.

    Names typed on a Mac arrive decomposed and are made whole without a word. `lines` allows line breaks.
    """
    if _has_piled_accents(text):
        return text, _("More than {most} accents stand on one letter.").format(most=_MOST_ACCENTS)
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    match = (_REFUSED_BUT_LINES if lines else _REFUSED).search(text)
    if match is None:
        return text, ""
    name = next(name for name, pattern in _NAMED if pattern.match(match.group()))
    character = _(name).format(code=ord(match.group()))
    sentence = _("At character {position} of the text stands {character}.")
    return text, sentence.format(position=match.start() + 1, character=character)


def _has_piled_accents(text: str) -> bool:
    # normalising takes the square of the length of such a pile: minutes for a text of some hundred kilobytes
    if len(text) <= _SHORT:
        return False
    pile = 0
    for char in text:
        pile = pile + 1 if unicodedata.combining(char) else 0
        if pile > _MOST_ACCENTS:
            return True
    return False
