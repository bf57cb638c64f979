"""Elements looked up as they are typed: by name without accents, by initials, by id. Indexed once for each content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import language
from rolemap.services.maps.forms.words import one_of
from rolemap.services.maps.opening import Opened, Shelf

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

MOST: Final = 50
_WORDS: Final = re.compile(r"[^\W_]+")
_SKIPPED: Final = frozenset(("va", "and", "of", "the"))
"""Words that abbreviations leave out: STTTT."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One element, ready to be compared with what was typed."""

    id: str
    section: str
    name: str
    folded: str
    """The name in lower case without accents, words parted by one space, one in front."""
    short: str
    """The same with the abbreviations of offices: “ubnd” for “uy ban nhan dan”."""
    initials: str
    lowered: str
    """The id in lower case."""
    whole: str
    """All of these, for the first look."""


_indexes: Shelf[tuple[Entry, ...]] = Shelf(24)


def search(opened: Opened, asked: str, sections: Collection[str] = (), limit: int = 20) -> dict[str, Any]:
    """The elements that `asked` may mean, the likeliest first, with what tells equal names apart."""
    entries = _index(opened, tuple(dict.fromkeys(sections)))
    words = _folded(asked).split()
    meant = [one for one in entries if all(word in one.whole for word in words)] if words else entries
    short = _in_short(asked)
    if short and short.split() != words:  # "Văn phòng UBND" where the map says "VP Ủy ban nhân dân"
        meant = list(dict.fromkeys([*meant, *(one for one in entries if f" {short}" in one.short)]))
    joined = "".join(words)
    if joined and len(words) > 1:  # an id or initials typed with points or spaces
        meant = list(dict.fromkeys([*meant, *(one for one in entries if joined in one.whole)]))
    most = max(1, min(limit, MOST))
    found = _best(meant, words, short, most) if words else list(meant[:most])
    graph = opened.workspace.graph
    return {
        "results": [_told(graph, one) for one in found],
        "count": len(meant),
    }


def detail(graph: RoleGraph, id: str) -> str:
    """What an element is and where it belongs, to tell it from another one of the same name."""
    from rolemap.views.changed.field_values import choice_word
    from rolemap.views.words import level_name

    section = graph.section_of(id)
    element = graph.element(id)
    parts = [one_of(section)]
    if section == "organizations":
        parts = [
            choice_word(section, "kind", getattr(element, "kind", "")),
            level_name(getattr(element, "level", "")),
        ]
    for key in ("parent", "organization", "owner", "scope"):
        other = getattr(element, key, None)
        if isinstance(other, str) and other in graph:
            parts.append(graph.name(other))
            break
    for key in ("number", "date", "period"):
        value = getattr(element, key, None)
        if value:
            parts.append(str(value))
    return " · ".join(part for part in parts if part)


def _told(graph: RoleGraph, entry: Entry) -> dict[str, str]:
    return {"id": entry.id, "name": entry.name, "section": entry.section, "detail": detail(graph, entry.id)}


def _index(opened: Opened, sections: tuple[str, ...]) -> tuple[Entry, ...]:
    """The entries of those sections (of all, where none is named), kept by the content of the map."""
    key = (opened.revision.document_hash, language())
    if not sections:
        return _indexes.get(key, lambda: tuple(_entries(opened)))
    return _indexes.get(
        (*key, sections), lambda: tuple(one for one in _index(opened, ()) if one.section in sections)
    )


def _entries(opened: Opened) -> Iterator[Entry]:
    from rolemap.model.vocabulary import SECTIONS

    graph = opened.workspace.graph
    for section in SECTIONS:
        for record in opened.document.get(section) or ():
            # Whatever language is read, both names are known; what is read ranks first.
            name = graph.name(record["id"])
            names = list(dict.fromkeys((name, record.get("name", ""), record.get("name_en", ""))))
            folded = _folded(" ".join((*names, record.get("code", ""), record.get("number", ""))))
            initials, *others = (_initials(one) for one in names)
            lowered = record["id"].lower()
            short = f" {_in_short(' '.join(names))}"
            whole = (
                f" {folded}\n{short}\n{initials} {' '.join(others)}\n"
                f"{_folded(lowered).replace(' ', '')}\n{lowered}"
            )
            yield Entry(record["id"], section, name, f" {folded}", short, initials, lowered, whole)


def _best(meant: Sequence[Entry], words: list[str], short: str, most: int) -> list[Entry]:
    """The likeliest of those that are meant, those of equal rank in the order of the map.

    Once enough of the better ranks are found the others need not be looked at.
    """
    asked, joined = " ".join(words), "".join(words)
    ranks: list[list[Entry]] = [[] for _rank in range(6)]
    for one in meant:
        ranks[_rank(one, asked, joined, words, short)].append(one)
        if len(ranks[0]) >= most:
            break
    return [one for rank in ranks for one in rank][:most]


def _rank(one: Entry, asked: str, joined: str, words: list[str], short: str) -> int:
    """Whole name or id, then its beginning, then initials, then beginnings of words, then parts of words."""
    folded, lowered = one.folded, one.lowered
    if folded[1:] == asked or joined in (lowered, lowered.replace(".", ""), lowered.rpartition(".")[2]):
        return 0
    if folded.startswith(asked, 1) or one.short.startswith(short, 1):
        return 1
    if one.initials.startswith(joined):
        return 2
    if f" {words[0]}" in folded:
        return 3 if len(words) == 1 or all(f" {word}" in folded for word in words) else 4
    return 4 if joined not in one.initials else 5


def _initials(name: str) -> str:
    words = _folded(name).split()
    return "".join(word if word.isdigit() else word[0] for word in words if word not in _SKIPPED)


def _in_short(text: str) -> str:
    """A text without accents, its office words abbreviated."""
    from rolemap.editing.abbreviations import in_short as short

    return short(text)


def _folded(text: str) -> str:
    from rolemap.model.text import folded

    return " ".join(_WORDS.findall(folded(text)))
