"""Elements found by what people call them: the id, the name with or without accents, its office abbreviation."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rolemap.editing.abbreviations import holds_all_words, in_short, plain_words
from rolemap.editing.edit import Document
from rolemap.files.suggest import Suggester
from rolemap.model.text import normal_name

_WITH_ID: Final = re.compile(r".*\(([A-Za-z][A-Za-z0-9_.-]*)\)\s*", re.DOTALL)
_FEWEST: Final = 2
"""So many words must stay of a name, and of what is left out of it."""


@dataclass(frozen=True, slots=True)
class _Table:
    """The names of a section: by id, and the ids by each way to write them, the strictest way first."""

    names: Mapping[str, str]
    written: Mapping[str, list[str]]
    short: dict[str, list[str]]
    at_home: Mapping[str, list[str]]


class Names:
    """The elements of a document by section, ready to be looked up many times."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, _Table] = {}
        self._suggester = Suggester()

    def find(self, text: str, sections: Sequence[str]) -> list[str]:
        """The ids that `text` may mean among those sections: none, one, or several of the same name."""
        tables = [self._table(section) for section in sections]
        bracketed = _WITH_ID.fullmatch(text)
        for one in (text, bracketed[1] if bracketed else ""):
            if any(one in table.names for table in tables):
                return [one]
        short = in_short(text)
        for found in (
            [one for table in tables for one in table.written.get(normal_name(text), ())],
            [one for table in tables for one in table.written.get(plain_words(text), ())],
            [one for table in tables for one in table.short.get(short, ())],
            [one for table in tables for one in table.at_home.get(short, ())],
        ):
            if found:
                return list(dict.fromkeys(found))
        return []

    def nearest(self, text: str, sections: Sequence[str]) -> str | None:
        """The name that holds every word of `text`, rather one that begins with it; else the name most like it."""
        names = {
            short: table.names[ids[0]]
            for table in map(self._table, reversed(sections))
            for short, ids in reversed(table.short.items())
        }
        short = in_short(text)
        whole = [one for one, name in names.items() if short and holds_all_words(name, text)]
        if whole:
            return names[min(whole, key=lambda one: (not one.startswith(short), len(one)))]
        near = self._suggester.nearest(short, tuple(names))
        return names[near] if near else None

    def name(self, element_id: str, sections: Sequence[str]) -> str:
        """The name of an element of those sections."""
        tables = (self._table(section).names for section in sections)
        return next((names[element_id] for names in tables if element_id in names), element_id)

    def _table(self, section: str) -> _Table:
        if section not in self._known:
            names = {one["id"]: str(one.get("name", "")) for one in self._document.get(section) or ()}
            ways: tuple[defaultdict[str, list[str]], ...] = tuple(defaultdict(list) for _way in range(3))
            for one, name in names.items():
                short = in_short(name)
                for way, keys in zip(
                    ways,
                    ({normal_name(name), plain_words(name)}, {short}, self._without_home(short)),
                    strict=True,
                ):
                    for key in keys:
                        way[key].append(one)
            self._known[section] = _Table(names, *ways)
        return self._known[section]

    def _without_home(self, short: str) -> Iterator[str]:
        """The name without the place that the map is about: in Nam Định “UBND tỉnh” is that of Nam Định."""
        words = short.split()
        for left_out in range(_FEWEST, len(words) - _FEWEST + 1):
            if words[-left_out:] == self._home[-left_out:]:
                yield " ".join(words[:-left_out])

    @cached_property
    def _home(self) -> list[str]:
        """The words of the organization at the root of the map."""
        root = (self._document.get("map") or {}).get("root")
        name = next(
            (one.get("name", "") for one in self._document.get("organizations") or () if one["id"] == root),
            "",
        )
        return in_short(name).split()
