"""Text on its way to paper: letters that the typeface has, and places where a long word may break."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from pathlib import Path

from rolemap.render.measure import clean, is_drawn
from rolemap.render.typeface import Typeface, set_in, typeface

MAY_BREAK = "\u200b"
"""A zero width space: the page breaks a line there, and leaves it out of the text."""

_LACKING = "\u25a1"
"""An empty square for a letter that the typeface lacks: PDF/A refuses letters without a shape."""
_LONG = 15
"""Words of so many letters and more are no words of a language: identifiers, addresses, codes."""
_ENDLESS = 24
"""A piece of a word that is still longer may break anywhere."""
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
"""Signs without a shape that steer lines, directions and variants."""
_PIECES = re.compile(r"(?<=[/\\_@.:;,|&=+?#)\]-])(?=.)")
_WORDS = re.compile(rf"[^ \u00a0]{{{_LONG},}}")


@cache
def tinos() -> Typeface:
    """The bundled typeface of documents, as wide as Times New Roman letter by letter."""
    folder = fonts_folder()
    return Typeface(
        families=("Tinos",),
        regular=folder / "Tinos-Regular.ttf",
        bold=folder / "Tinos-Bold.ttf",
        ascent=0.891,
        descent=0.216,
        figure_height=0.676,
        x_height=0.459,
        bundled=True,
    )


def fonts_folder() -> Path:
    """Where the bundled fonts are."""
    return Path(str(resources.files("rolemap") / "fonts"))


def plain(text: str) -> str:
    """The text in one line, with letters that Tinos has; composed, so that it can be searched and copied."""
    line = _UNSEEN.sub("", _SPACES.sub(" ", clean(unicodedata.normalize("NFC", text)))).strip()
    with set_in(tinos()):
        return drawable(line)


def breaking(text: str) -> str:
    """The same with `MAY_BREAK` within words that are too long for a narrow column."""
    return _WORDS.sub(lambda word: MAY_BREAK.join(_pieces(word.group())), plain(text))


def _pieces(word: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECES.split(word):
        if len(piece) < _ENDLESS:
            pieces.append(piece)
        else:
            pieces += re.findall(r".[\u0300-\u036f]*", piece)
    return pieces


def drawable(text: str) -> str:
    """The text with an empty square for each letter that the typeface in force lacks."""
    if text.isascii():
        return text
    face = typeface()
    return "".join(sign if _has(face, sign) else _LACKING for sign in text)


@cache
def _has(face: Typeface, sign: str) -> bool:
    """Whether both weights have a shape for a letter."""
    with set_in(face):
        return sign.isascii() or (is_drawn(sign) and is_drawn(sign, bold=True))
