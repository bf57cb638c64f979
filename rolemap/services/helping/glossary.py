"""The glossary as a page: the terms under their letters, searched with marks or without."""

from __future__ import annotations

from rolemap.views.glossary import Term as Term
from rolemap.views.glossary import terms as terms


def letters(query: str = "") -> tuple[tuple[str, tuple[Term, ...]], ...]:
    """The terms that hold every word of `query`, marks or not, in either language; under their letters."""
    from rolemap.services.helping.search import holds, searchable, wanted

    words = wanted(query)
    by_letter: dict[str, list[Term]] = {}
    for term in terms():
        if holds(searchable(term.text), words):
            by_letter.setdefault(term.letter, []).append(term)
    return tuple((letter, tuple(found)) for letter, found in by_letter.items())
