"""Positions found by who holds them: lists often name the person, or the person and the position together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from rolemap.editing import Document
from rolemap.editing.abbreviations import plain_words
from rolemap.workbook.own.synonyms import first_words

SECTION: Final = "positions"
_PARTS: Final = re.compile(r"\s+[-–]\s+|\s*[(),;]\s*")


class Holders:
    """The persons of a map, each with the positions that they hold."""

    def __init__(self, document: Document) -> None:
        self._held: defaultdict[str, list[str]] = defaultdict(list)
        for one in document.get(SECTION) or ():
            if one.get("holder"):
                self._held[plain_words(one["holder"])].append(one["id"])

    def positions(self, text: str) -> list[str]:
        """The positions of a person, called by name and perhaps as “đ/c”."""
        words = plain_words(text)
        for address in first_words("holders"):
            words = words.removeprefix(f"{address} ")
        return list(self._held.get(words, ()))


def parts_of(text: str) -> Iterator[str]:
    """The parts of a text that may each say who is meant: “Nguyễn Văn A - Phó Chủ tịch UBND tỉnh”."""
    parts = [part for part in _PARTS.split(text) if part]
    return iter(parts if len(parts) > 1 else ())
