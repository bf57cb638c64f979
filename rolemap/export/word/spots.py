"""Placeholders in a part of a template: found in a paragraph though Word spread them over runs, and replaced there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rolemap.export.word.markup import w
from rolemap.export.word.placeholders import PATTERN, plain
from rolemap.render.measure import clean

_PARAGRAPH, _TEXT = w("p"), w("t")
_BREAKS = frozenset(map(w, ("br", "tab", "cr", "instrText", "fldChar", "drawing", "pict", "object")))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Spot:
    """A placeholder where it stands."""

    name: str
    """As it is compared; see `rolemap.export.word.placeholders.plain`."""
    written: str
    paragraph: Any
    number: int
    """The place of its paragraph in the part, from 1."""
    alone: bool
    """Whether nothing else stands in its paragraph."""


def spots(root: Any) -> Iterator[Spot]:
    """Every placeholder of a part, in order; a brace that is never closed is one with an empty name."""
    for number, paragraph in enumerate(root.iter(_PARAGRAPH), 1):
        whole = "".join(text for _node, text in _texts(paragraph))
        if "{{" not in whole and "}}" not in whole:
            continue
        for found in PATTERN.finditer(whole):
            alone = whole.strip() == found[0]
            yield Spot(plain(found[1]), found[0], paragraph, number, alone)
        rest = PATTERN.sub("", whole)
        if "{{" in rest or "}}" in rest:
            yield Spot("", rest.strip()[:40], paragraph, number, False)


def replace(paragraph: Any, said: Callable[[str], str | None]) -> None:
    """Put what is `said` by its name for every placeholder of a paragraph, in the looks of its first letter."""
    whole = "".join(text for _node, text in _texts(paragraph))
    for found in reversed(
        list(PATTERN.finditer(whole))
    ):  # so the places of those before it stay what they are
        value = said(plain(found[1]))
        if value is not None:
            _put(paragraph, found.start(), found.end(), clean(value.replace("\n", " ")))


def _put(paragraph: Any, start: int, end: int, value: str) -> None:
    at = 0
    for node, text in _texts(paragraph):
        first, last = max(start - at, 0), min(end - at, len(text))
        if node is not None and first < last:
            node.text = text[:first] + (value if at + first == start else "") + text[last:]
            node.set(_SPACE, "preserve")
        at += len(text)


def _texts(paragraph: Any) -> list[tuple[Any, str]]:
    """The pieces of text of a paragraph in order, with what breaks them; those of a text box in it are left out."""
    found: list[tuple[Any, str]] = []

    def walk(element: Any) -> None:
        for child in element:
            if child.tag == _TEXT:
                found.append((child, child.text or ""))
            elif child.tag in _BREAKS:
                found.append((None, "\n"))
            elif child.tag != _PARAGRAPH and isinstance(child.tag, str):
                walk(child)

    walk(paragraph)
    return found
