"""Names of other elements in the cells of a planner's sheet: found, or asked about once each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from rolemap.editing import Document
from rolemap.editing.abbreviations import in_short
from rolemap.editing.naming import Names
from rolemap.editing.pasting import Unread
from rolemap.i18n import domain
from rolemap.services.maps.importing.own.holders import SECTION, Holders, parts_of
from rolemap.services.maps.importing.own.likeness import Likeness, begins_with
from rolemap.workbook.own.synonyms import by_name, first_words

_ = domain("services.importing")

NONE, NEW, IS = "none", "new:", "is:"
_BETWEEN: Final = re.compile(r"\s*[;\n]\s*")
_BULLET: Final = re.compile(r"^(?:[-–+•*]|\d{1,2}[.)])\s*")
_END: Final = re.compile(r"[\s.,;]+$")
_READILY_MADE: Final = frozenset({"organizations", "tools", "problems", "bodies"})
"""Sections of which a name alone says enough; a post is rather one that the map has under another name."""
_SAYING: Final = (("organizations", "kind"), ("positions", "rank"))


@dataclass
class Unknown:
    """A name that no element has: where it stands, what it may be, and what is chosen for it."""

    key: str
    text: str
    sections: tuple[str, ...]
    places: list[str] = field(default_factory=list)
    near: tuple[tuple[str, str], ...] = ()
    """Ids and names of elements that may be meant."""
    choice: str = ""


class NameBook:
    """Finds names in a map to which the elements of the sheet were added; remembers those that it did not find."""

    def __init__(self, document: Document, answers: Mapping[str, str], made: Mapping[str, str]) -> None:
        self._document = document
        self._names = Names(document)
        self._holders = Holders(document)
        self._found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        self._likeness: dict[tuple[str, ...], Likeness] = {}
        self._answers = answers
        self._made = made
        self.unknown: dict[str, Unknown] = {}

    def ids(self, text: str, sections: tuple[str, ...], place: str) -> list[str] | Unread:
        """The ids of the elements that a cell names, without those whose names stay empty."""
        found: list[str] = []
        for one in self._parts(text, sections):
            known = self._find(one, sections)
            if len(known) > 1:
                return self._several(one, known, sections)
            found += known or self._asked(one, sections, place)
        return list(dict.fromkeys(found))

    def _find(self, text: str, sections: tuple[str, ...]) -> list[str]:
        """As `Names.find`; lists name the same offices over and over."""
        if (text, sections) not in self._found:
            found = self._names.find(text, sections)
            if not found and SECTION in sections:
                found = self._person(text, sections)
            self._found[text, sections] = found
        return self._found[text, sections]

    def _person(self, text: str, sections: tuple[str, ...]) -> list[str]:
        """The position of a person, or the one that a part of the text names."""
        for one in (text, *parts_of(text)):
            found = self._holders.positions(one) or self._names.find(one, sections)
            if found:
                return found
        return []

    def _asked(self, text: str, sections: tuple[str, ...], place: str) -> list[str]:
        key = key_of(text, sections)
        if key in self._made:
            return [self._made[key]]
        if key not in self.unknown:
            near = self._near(text, sections)
            choice = self._answers.get(key) or self._likely(text, sections, near)
            self.unknown[key] = Unknown(key, text, sections, [], near, choice)
        self.unknown[key].places.append(place)
        answer = self._answers.get(key, "")
        id = answer.removeprefix(IS)
        return [id] if answer.startswith(IS) and self._find(id, sections) == [id] else []

    def _parts(self, text: str, sections: tuple[str, ...]) -> Iterator[str]:
        """The names in a cell: one a line or between semicolons; commas part names where that makes names known."""
        for line in _BETWEEN.split(text):
            one = _END.sub("", _BULLET.sub("", " ".join(line.split())))
            if one:
                yield from self._at_commas(one, sections)

    def _at_commas(self, text: str, sections: tuple[str, ...]) -> Iterator[str]:
        pieces = [piece for piece in re.split(r"\s*,\s*", text) if piece]
        at = 0
        while at < len(pieces):
            ends = (
                end for end in range(len(pieces), at, -1) if self._find(", ".join(pieces[at:end]), sections)
            )
            end = next(ends, 0) or self._next_start(pieces, at, sections)
            yield ", ".join(pieces[at:end])
            at = end

    def _next_start(self, pieces: list[str], at: int, sections: tuple[str, ...]) -> int:
        """Where the next name begins behind one that is not known: at a piece that begins as names of offices do."""
        for end in range(at + 1, len(pieces)):
            if self._find(pieces[end], sections) or _begins_a_name(pieces[end], sections):
                return end
        return len(pieces)

    def _near(self, text: str, sections: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
        if sections not in self._likeness:
            self._likeness[sections] = Likeness(self._document, sections)
        return self._likeness[sections].near(text)

    def _likely(self, text: str, sections: tuple[str, ...], near: tuple[tuple[str, str], ...]) -> str:
        """What is offered first: the one element of a longer such name, else a new one where the name tells what."""
        short = in_short(text)
        # Only a longer form of the same name: names of communes and posts differ by a letter, and are others.
        longer = [id for id, name in near if begins_with(name, text)]
        if len(longer) == 1:
            return f"{IS}{longer[0]}"
        if short.split()[:1] and short.split()[0] in first_words("groups"):
            return f"{NEW}groups" if "groups" in sections else NONE
        told = any(section == sections[0] and by_name(section, key, text) for section, key in _SAYING)
        return f"{NEW}{sections[0]}" if told or sections[0] in _READILY_MADE else NONE

    def _several(self, text: str, known: list[str], sections: tuple[str, ...]) -> Unread:
        message = _("“{text}” is the name of {count} elements: {ids}.").format(
            text=text, count=len(known), ids=", ".join(known)
        )
        named = tuple((one, self._names.name(one, sections)) for one in known)
        return Unread(message, _("Write the id of the one that is meant."), named)


def key_of(text: str, sections: tuple[str, ...]) -> str:
    """By what an unknown name is known among the answers."""
    return f"{'+'.join(sections)}/{in_short(text)}"


def _begins_a_name(text: str, sections: tuple[str, ...]) -> bool:
    return text[:1].isupper() and any(
        by_name(section, key, text) for section, key in _SAYING if section in sections
    )
