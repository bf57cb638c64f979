"""Ids for thresholds and reviews that are written on the brakes page: short, in the manner of the map, and free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import takewhile
from typing import Any

LONGEST = 64
_ROOM = 4
"""Letters left for a number at the end."""
_LETTERS: Mapping[str, str] = {"thresholds": "b", "reviews": "r"}


def fresh_id(document: dict[str, Any], section: str, about: str, suffix: str = "") -> str:
    """An id that no element of the map has: the stem of its section, the tail of what it is about, a number.

    The stem is what the ids of the section share (``tb.b``), else that of the root with a letter of the section.
    """
    sections = [value for value in document.values() if isinstance(value, list)]
    taken = {one["id"] for entries in sections for one in entries if "id" in one}
    root = document["map"]["root"].rpartition(".")[0]
    stem = _stem(one["id"] for one in document.get(section) or ()) or ".".join(
        part for part in (root, _LETTERS[section]) if part
    )
    tail = about.rpartition(".")[2] or section
    wanted = "-".join(part for part in (f"{stem}.{tail}", suffix) if part)[: LONGEST - _ROOM]
    number, found = 2, wanted
    while found in taken:
        found, number = f"{wanted}-{number}", number + 1
    return found


def _stem(ids: Iterable[str]) -> str:
    """The parts before a point that all ids begin with, their last parts left out."""
    split = [id.split(".")[:-1] for id in ids]
    alike = takewhile(lambda parts: len(set(parts)) == 1, zip(*split, strict=False))
    return ".".join(parts[0] for parts in alike)
