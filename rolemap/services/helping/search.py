"""One search over all of help: checks, metrics, views, parts of the format, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from rolemap.i18n import domain, language
from rolemap.model.text import folded

_ = domain("services.helping")


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `kind` and `key` say which page it stands on."""

    kind: str
    """``check``, ``gauge``, ``view``, ``format``, ``document`` or ``term``."""
    key: str
    title: str
    line: str
    search: str


def find(query: str) -> tuple[Hit, ...]:
    """What holds words that begin as those of `query`, marks or not; those with all of them in the title first."""
    words = wanted(query)
    if not words:
        return ()
    found = [hit for hit in _all(language()) if holds(hit.search, words)]
    return tuple(sorted(found, key=lambda hit: not holds(searchable(hit.title), words)))


def wanted(query: str) -> tuple[str, ...]:
    """The words of a query as they are looked for."""
    return tuple(f" {word}" for word in searchable(query).split())


def searchable(text: str) -> str:
    """`text` without marks and signs, each word behind one space."""
    return " " + " ".join(_SIGNS.sub(" ", folded(text)).split())


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a searchable text has a word that begins as each of `words`."""
    return all(word in text for word in words)


_SIGNS = re.compile(r'["“”()/:,;.]')


@lru_cache(maxsize=2)
def _all(_language: str) -> tuple[Hit, ...]:
    return tuple(
        Hit(kind, key, title, line, searchable(f"{key} {title} {line} {more}"))
        for kind, key, title, line, more in _entries()
    )


def _entries() -> Iterator[tuple[str, str, str, str, str]]:
    from rolemap.services.helping import brakes, checks, documents, file_format, glossary, views

    for chapter in checks.chapters():
        for row in chapter.rows:
            yield "check", row.id, f"{row.id} {row.name}", row.line, checks.page(row.id).remedy
    for brake in brakes.brake_rows():
        for gauge in brake.gauges:
            yield "gauge", gauge.id, gauge.name, f"{brake.name}: {gauge.lines}", gauge.remedy
    for view in views.view_rows():
        yield "view", view.slug, view.title, view.question, ""
    for part in file_format.parts():
        labels = ", ".join(row.label for row in part.rows)
        yield "format", part.id, part.name, labels, " ".join(row.key for row in part.rows)
    for topic in documents.topics():
        yield "document", topic.anchor, topic.title, topic.line, topic.more
    for term in glossary.terms():
        english = language() == "en"
        first, second = (term.en, term.vi) if english else (term.vi, term.en)
        yield "term", term.anchor, first, second, f"{term.sense_vi} {term.sense_en}"
