"""Elements looked up as they are typed: by name without accents, by initials, by id. Indexed once for each content."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rolemap.i18n import language
from rolemap.services.maps.forms_words import one_of
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
    initials: str
    lowered: str
    """The id in lower case."""


_indexes: Shelf[tuple[Entry, ...]] = Shelf(8)


def search(opened: Opened, asked: str, sections: Collection[str] = (), limit: int = 20) -> dict[str, Any]:
    """The elements that `asked` may mean, the likeliest first, with what tells equal names apart."""
    entries = _index(opened)
    if sections:
        wanted = frozenset(sections)
        entries = tuple(one for one in entries if one.section in wanted)
    words = _folded(asked).split()
    ranked = sorted(_ranked(entries, words), key=lambda pair: pair[0]) if words else enumerate(entries)
    found = [entry for _rank, entry in ranked]
    graph = opened.workspace.graph
    return {
        "results": [_told(graph, one) for one in found[: max(1, min(limit, MOST))]],
        "count": len(found),
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


def _index(opened: Opened) -> tuple[Entry, ...]:
    return _indexes.get((opened.revision.document_hash, language()), lambda: tuple(_entries(opened)))


def _entries(opened: Opened) -> Iterator[Entry]:
    from rolemap.model.vocabulary import SECTIONS

    graph = opened.workspace.graph
    for section in SECTIONS:
        for record in opened.document.get(section) or ():
            name = graph.name(record["id"])
            folded = _folded(f"{name} {record.get('code', '')} {record.get('number', '')}")
            words = _folded(name).split()
            initials = "".join(word if word.isdigit() else word[0] for word in words if word not in _SKIPPED)
            yield Entry(record["id"], section, name, f" {folded}", initials, record["id"].lower())


def _ranked(entries: tuple[Entry, ...], words: list[str]) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Whole name or id, then its beginning, then initials, then beginnings of words, then parts of words."""
    asked = " ".join(words)
    joined = "".join(words)
    for at, one in enumerate(entries):
        if asked == one.folded[1:] or joined == one.lowered or joined == one.lowered.rpartition(".")[2]:
            rank = 0
        elif one.folded.startswith(f" {asked}"):
            rank = 1
        elif one.initials.startswith(joined):
            rank = 2
        elif all(f" {word}" in one.folded for word in words):
            rank = 3
        elif all(word in one.folded for word in words) or joined in one.lowered.replace(".", ""):
            rank = 4
        elif joined in one.initials:
            rank = 5
        else:
            continue
        yield (rank, at), one


def _folded(text: str) -> str:
    from rolemap.model.text import folded

    return " ".join(_WORDS.findall(folded(text)))
