"""Names that may be meant by one that nothing has: those that share its rarer words, the most alike first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from rolemap.editing import Document
from rolemap.editing.abbreviations import holds_all_words, in_short, plain_words

_MOST: Final = 3
_COMPARED: Final = 12
_ALIKE: Final = 0.6


class Likeness:
    """The names of some sections by their words; made once, asked about many names."""

    def __init__(self, document: Document, sections: Sequence[str]) -> None:
        self._names: dict[str, str] = {}
        self._short: dict[str, str] = {}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for section in sections:
            for one in document.get(section) or ():
                id, name = one["id"], str(one.get("name", ""))
                self._names[id], self._short[id] = name, in_short(name)
                for word in {*self._short[id].split(), *plain_words(name).split()}:
                    self._by_word[word].append(id)

    def near(self, text: str) -> tuple[tuple[str, str], ...]:
        """Ids and names of the elements most like `text`; none where nothing is like it."""
        short = in_short(text)
        points: defaultdict[str, float] = defaultdict(float)
        known = {*short.split(), *plain_words(text).split()} & self._by_word.keys()
        words = sorted(known, key=lambda word: (len(self._by_word[word]), word))
        for word in words[:4]:
            for id in self._by_word[word]:
                points[id] += 1 / len(self._by_word[word])
        first = sorted(points, key=lambda id: (-points[id], id))[:_COMPARED]
        alike = ((likeness(short, self._short[id]), id) for id in first)
        found = sorted(
            (-share, id) for share, id in alike if share >= _ALIKE or holds_all(self._names[id], text)
        )
        return tuple((id, self._names[id]) for _share, id in found[:_MOST])


def holds_all(name: str, text: str) -> bool:
    """Whether a name has every word of a text of at least two."""
    return len(text.split()) > 1 and holds_all_words(name, text)


def begins_with(name: str, text: str) -> bool:
    """Whether a name is a longer form of a text: both in short, or both in full."""
    return any(form(name).startswith(f"{form(text)} ") for form in (in_short, plain_words))


def likeness(one: str, other: str) -> float:
    """How much two names in short form have in common: 1 is all."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
