"""How wide a line of text is and where it breaks, by the typeface in force and never by a font of the machine.

Widths are the sum of the advances of the letters (Pillow's BASIC layout, no kerning), taken at 2048 units
to the em where hinting changes nothing; the writers switch kerning off, so every line is as long as
measured here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rolemap.render.typeface import Typeface, typeface

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

UNITS_PER_EM = 2048
ELLIPSIS = "…"

_WIDE = 1.25
"""Width in em allowed for a sign that the typeface lacks (an emoji, a Chinese character)."""
_SIGN = frozenset("×·–—-+=→&/|")
_NUMBER = re.compile(r"^[(\[“]?[-+−±≥≤<>~]?\d[\d.,:/–%-]*$")
_BREAK_INSIDE = re.compile(r"(?<=[/\\_@.:;,|&=+?#-])")
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


@lru_cache(maxsize=8)
def _font(face: Typeface, bold: bool, size: int = UNITS_PER_EM) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(face.path(bold), size, layout_engine=ImageFont.Layout.BASIC)


_SHAPE_SIZE = 24
"""Pixels at which two letters are told apart; large enough for accents, and quick."""


@lru_cache(maxsize=8192)
def _shape(face: Typeface, sign: str, bold: bool) -> bytes:
    return bytes(_font(face, bold, _SHAPE_SIZE).getmask(sign))


@lru_cache(maxsize=8192)
def _advance(face: Typeface, sign: str, bold: bool) -> float:
    """Advance of one letter in em."""
    if ord(sign) > 0x2FF and not unicodedata.combining(sign) and not _is_drawn(face, sign, bold):
        return _WIDE
    return _font(face, bold).getlength(sign) / UNITS_PER_EM


@lru_cache(maxsize=8192)
def _is_drawn(face: Typeface, sign: str, bold: bool) -> bool:
    return sign.isspace() or _shape(face, sign, bold) != _shape(face, "\U000fffff", bold)


def is_drawn(sign: str, bold: bool = False) -> bool:
    """Whether the typeface has a shape for this letter."""
    return _is_drawn(typeface(), sign, bold)


@lru_cache(maxsize=65536)
def _width(face: Typeface, text: str, size: float, bold: bool) -> float:
    return size * sum(_advance(face, sign, bold) for sign in text)


def width(text: str, size: float, bold: bool = False) -> float:
    """Width of a line in points, for a font size in points."""
    return _width(typeface(), text, size, bold)


def clean(text: str) -> str:
    """The text as it may stand in a picture: no control characters (XML refuses them), no lone surrogates."""
    return _UNSEEN.sub("\ufffd", text)


def wrap(
    text: str, size: float, room: float, *, bold: bool = False, lines: int = 4, even: bool = True
) -> tuple[str, ...]:
    """Break `text` at spaces into at most `lines` lines no wider than `room` points.

    `even` makes the lines equally long; else they are filled, and only a single last word gets company. A
    number keeps its unit. A single word wider than the room is broken after a slash or a hyphen, then
    between letters; only what does not fit into the last line is cut, with an ellipsis. A line feed in the
    text breaks the line.
    """
    return _wrap(typeface(), text, size, room, bold, lines, even)


@lru_cache(maxsize=16384)
def _wrap(
    face: Typeface, text: str, size: float, room: float, bold: bool, lines: int, even: bool
) -> tuple[str, ...]:
    # `face` is the one in force, which all below asks for; here it is a key of the cache.
    paragraphs = [_SPACE.sub(" ", part).strip() for part in clean(text).split("\n")]
    broken = [line for part in paragraphs if part for line in _paragraph(part, size, room, bold, even)]
    if len(broken) <= lines:
        return tuple(broken)
    return (*broken[: lines - 1], _shorten(" ".join(broken[lines - 1 :]), size, room, bold))


def _paragraph(text: str, size: float, room: float, bold: bool, even: bool) -> list[str]:
    if width(text, size, bold) <= room:
        return [text]
    words = [part for word in _words(text) for part in _parts(word, size, room, bold)]
    widths = [width(word, size, bold) for word in words]
    gap = width(" ", size, bold)
    fewest = _fill(words, widths, gap, room)
    if not even:
        return _without_widow(fewest, size, room, bold)
    low, high = max(widths), room
    for _step in range(9):
        middle = (low + high) / 2
        if len(_fill(words, widths, gap, middle)) == len(fewest):
            high = middle
        else:
            low = middle
    return _fill(words, widths, gap, high)


def _without_widow(lines: list[str], size: float, room: float, bold: bool) -> list[str]:
    """Give a last line of one word the last word of the line before, where that has more than two."""
    if len(lines) > 1 and " " not in lines[-1] and lines[-2].count(" ") > 1:
        start, _space, word = lines[-2].rpartition(" ")
        if width(f"{word} {lines[-1]}", size, bold) <= room:
            return [*lines[:-2], start, f"{word} {lines[-1]}"]
    return lines


def _fill(words: list[str], widths: list[float], gap: float, room: float) -> list[str]:
    lines: list[str] = []
    used = 0.0
    for word, wide in zip(words, widths, strict=True):
        if lines and used + gap + wide <= room + 1e-6:
            lines[-1] = f"{lines[-1]} {word}"
            used += gap + wide
        else:
            lines.append(word)
            used = wide
    return lines


def _words(text: str) -> list[str]:
    """Split at spaces, keeping a number with its unit and a short last word with the one before."""
    joined: list[str] = []
    for word in text.split(" "):
        last = joined[-1].rsplit(" ", 1)[-1] if joined else ""
        if joined and (
            last == "×" or (word in _SIGN and word != "×") or (_NUMBER.match(last) and len(word) <= 8)
        ):
            joined[-1] = f"{joined[-1]} {word}"
        else:
            joined.append(word)
    if len(joined) > 1 and (_NUMBER.match(joined[-1]) or len(joined[-1]) <= 2) and len(joined[-2]) <= 8:
        last = joined.pop()
        joined[-1] = f"{joined[-1]} {last}"
    return joined


def _parts(word: str, size: float, room: float, bold: bool) -> list[str]:
    if width(word, size, bold) <= room:
        return [word]
    if " " in word:
        return [part for piece in word.split(" ") for part in _parts(piece, size, room, bold)]
    parts: list[str] = [""]
    for piece in _BREAK_INSIDE.split(word):
        if width(parts[-1] + piece, size, bold) <= room:
            parts[-1] += piece
            continue
        parts.append("")
        for sign in piece:
            if parts[-1] and width(parts[-1] + sign, size, bold) > room and not unicodedata.combining(sign):
                parts.append("")
            parts[-1] += sign
    return [part for part in parts if part]


def _shorten(text: str, size: float, room: float, bold: bool) -> str:
    if width(text, size, bold) <= room:
        return text
    while text and width(text + ELLIPSIS, size, bold) > room:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS
