"""Near misses: the word, key or id that was probably meant."""

from __future__ import annotations

import difflib
import unicodedata
from typing import Final

from rolemap.i18n import domain

_ = domain("files")

Candidates = tuple[str, ...] | frozenset[str]

_CLOSE_ENOUGH: Final = 0.66  # one letter wrong in three
_LONGEST_WORD: Final = 80
_SHORT_LIST: Final = 1000
_COMPARISONS: Final = 30_000  # about a quarter of a second; a map full of wrong ids must not take minutes


class Suggester:
    """Finds the nearest of many candidates, and stops suggesting when it has compared enough for one file."""

    def __init__(self) -> None:
        self._left = _COMPARISONS
        self._known: dict[tuple[str, Candidates], str | None] = {}

    def nearest(self, word: str, candidates: Candidates) -> str | None:
        """The candidate most like `word`, or None; accents and case do not count as differences."""
        key = (word, candidates)
        if key not in self._known:
            self._known[key] = self._search(word, candidates)
        return self._known[key]

    def _search(self, word: str, candidates: Candidates) -> str | None:
        if not word or len(word) > _LONGEST_WORD or self._left <= 0:
            return None
        if len(candidates) <= _SHORT_LIST:
            pool = sorted(candidates)
        else:
            # of a long list of ids only those of the same start and about the same length; that takes its time too
            self._left -= len(candidates) // 20
            pool = sorted(one for one in candidates if one[:2] == word[:2] and abs(len(one) - len(word)) <= 2)
        pool = pool[: max(self._left, 0)]
        self._left -= len(pool)
        plain = {fold(candidate): candidate for candidate in reversed(pool)}
        near = difflib.get_close_matches(fold(word), plain, n=1, cutoff=_CLOSE_ENOUGH)
        return plain[near[0]] if near else None


def fold(word: str) -> str:
    """`word` without accents, in lower case, with one kind of separator: what people confuse is then equal."""
    apart = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    bare = "".join(char for char in apart if not unicodedata.combining(char))
    return bare.casefold().replace("-", "_").replace(" ", "_")


def did_you_mean(word: str | None) -> str:
    """The sentence that offers `word`, or nothing."""
    return _("Did you mean “{word}”?").format(word=word) if word else ""


def sentences(*parts: str) -> str:
    """Whole sentences one after the other; empty ones are left out."""
    return " ".join(part for part in parts if part)
