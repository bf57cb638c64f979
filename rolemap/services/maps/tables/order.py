"""The order of a Vietnamese dictionary: letters first, tones after them, numbers by their size."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {mark: rank for rank, mark in enumerate("\u0300\u0309\u0303\u0301\u0323", 1)}
"""Level tone first, then huyền, hỏi, ngã, sắc, nặng: the order of Vietnamese dictionaries."""
_PARTS = re.compile(r"\d+|\D")
_SIGN, _NUMBER, _LETTER = range(3)

SortKey = tuple[Any, ...]


@lru_cache(maxsize=65_536)
def name_order(text: str) -> SortKey:
    """The sort key of a name; "Tổ 2" stands before "Tổ 10", "Đông" behind "Dương"."""
    letters: list[tuple[int, int]] = []
    tones: list[tuple[int, int]] = []
    letter = ""
    for part in _PARTS.findall(unicodedata.normalize("NFD", text.lower())):
        if part in _TONES:
            tones.append((len(letters), _TONES[part]))
        elif part.isdecimal():
            letters.append((_NUMBER, int(part)))
        elif unicodedata.combining(part) and letters:
            # A hat may stand behind the tone (ộ is o, dot, hat): it belongs to the letter all the same.
            letter = unicodedata.normalize("NFC", letter + part)
            letters[-1] = (_LETTER, _RANKS.get(letter, ord(letter[0])))
        else:
            letter = part
            rank = _RANKS.get(part)
            letters.append((_SIGN, ord(part)) if rank is None else (_LETTER, rank))
    return tuple(letters), tuple(tones), text
