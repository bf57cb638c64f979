"""Terms of the glossary found in a sentence, so that a page can lead to what a word means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from rolemap.i18n import language
from rolemap.services.helping.glossary import Term, terms

MOST = 3
"""So many links stand in one sentence: more would make it hard to read."""
LEAST_LETTERS = 9
"""Shorter terms are the daily words of every page."""


class Piece(NamedTuple):
    """A part of a sentence, and the term that it is."""

    text: str
    term: Term | None


def pieces(text: str) -> tuple[Piece, ...]:
    """The sentence in parts; the first `MOST` different terms in it stand alone."""
    pattern, by_word = _words(language())
    found: list[Piece] = []
    at, seen = 0, set[str]()
    for match in pattern.finditer(text):
        term = by_word[match[0].lower()]
        if term.anchor in seen or len(seen) == MOST:
            continue
        seen.add(term.anchor)
        found += [Piece(text[at : match.start()], None), Piece(match[0], term)]
        at = match.end()
    found.append(Piece(text[at:], None))
    return tuple(piece for piece in found if piece.text)


@lru_cache(maxsize=2)
def _words(language: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    by_word = {word: term for term in terms() for word in _forms(term.vi if language == "vi" else term.en)}
    longest_first = sorted(by_word, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE), by_word


def _forms(name: str) -> Iterator[str]:
    """The words of an entry: without what stands in brackets, each of several that share it."""
    for form in re.sub(r"\([^)]*\)|…|\.\.\.", "", name).split("/"):
        word = " ".join(form.split()).lower()
        if len(word) >= LEAST_LETTERS:
            yield word
