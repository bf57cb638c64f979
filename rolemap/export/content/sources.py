"""Where the data of a map come from: how much is public or illustrative, and the sources by name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rolemap.model.vocabulary import RELATION_KINDS

if TYPE_CHECKING:
    from rolemap.model import RoleGraph


def provenances(graph: RoleGraph) -> Counter[str]:
    """How many elements and relations are ``public``, ``illustrative``, or without a word on it (empty)."""
    found = Counter(element.provenance or "" for element in graph.elements())
    for kind in RELATION_KINDS:
        table = graph.map.relations[kind]
        words = table.column("provenance")
        found.update((word or "" for word in words) if isinstance(words, list) else {"": len(table)})
    return found


def sources(graph: RoleGraph) -> list[tuple[str, int]]:
    """Every source that elements and relations name, and how many name it; the most usual first."""
    found = Counter(element.source.strip() for element in graph.elements() if element.source)
    for kind in RELATION_KINDS:
        words = graph.map.relations[kind].column("source")
        if isinstance(words, list):
            found.update(word.strip() for word in words if word)
    del found[""]
    return found.most_common()
