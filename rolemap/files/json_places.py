"""Where things stand in a JSON text: found by walking down only what is asked for, the rest skipped by the C parser."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any, Final

from rolemap.files.document import Mark, Place, Places, Wanted, marks_at
from rolemap.files.faults import Path

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_STRING_OR: Final = (
    r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\Z)|'  # possessive: linear, also where a string never ends
)
_BRACKETS: Final = re.compile(_STRING_OR + r"[\[\]{}]", re.DOTALL)
_DIGITS: Final = re.compile(_STRING_OR + r"\d++", re.DOTALL)
_LONGEST_INTEGER: Final = 4300
_DEEPEST_FORMAT: Final = (
    8  # nothing nested deeper passes the gate, so a key that stands twice there gets nowhere
)


def locate(text: str, paths: Collection[Path]) -> Places:
    """The places of `paths` and of what leads to them in a text that is known to be JSON."""
    found: dict[Path, tuple[int, int]] = {}
    start = _skip_space(text, 0)
    root = Wanted.tree(paths)
    found[()] = (start, start)
    _walk(text, start, root, found)
    marks = marks_at(text, {index for pair in found.values() for index in pair})
    return {path: Place(marks[key], marks[value]) for path, (key, value) in found.items()}


def _walk(text: str, index: int, node: Wanted, found: dict[Path, tuple[int, int]]) -> int:
    """Note the children of `node` in the value at `index`; the index behind the value."""
    if not node.children or text[index] not in "[{":
        return _end(text, index)
    for part, key_index, value_index in (entries := _Entries(text, index)):
        child = node.children.get(part)
        if child is None:
            entries.index = _end(text, value_index)
        else:
            found[child.path] = (key_index, value_index)
            entries.index = _walk(text, value_index, child, found)
    return entries.index


class _Entries:
    """The entries of the list or object that opens at `index`: key or number, index of the key, index of the value.

    Whoever reads them sets `index` behind the value before asking for the next one; in the end it stands behind
    the closing bracket.
    """

    def __init__(self, text: str, index: int) -> None:
        self.index = index + 1
        self._text = text
        self._is_object = text[index] == "{"

    def __iter__(self) -> Iterator[tuple[str | int, int, int]]:
        text, number = self._text, 0
        while True:
            index = _skip_space(text, self.index)
            if text[index] == ",":
                index = _skip_space(text, index + 1)
            if text[index] in "]}":
                self.index = index + 1
                return
            if self._is_object:
                key, after = scanstring(text, index + 1, True)
                yield key, index, _skip_space(text, _skip_space(text, after) + 1)
            else:
                yield number, index, index
            number += 1


def duplicates(text: str, most: int) -> list[tuple[Path, Mark, Mark]]:
    """The keys that stand twice in one object: path, place of the first, place of each repetition; `most` at most."""
    found: list[tuple[Path, int, int]] = []
    _hunt(text, _skip_space(text, 0), (), found, most)
    marks = marks_at(text, {index for _path, first, second in found for index in (first, second)})
    return [(path, marks[first], marks[second]) for path, first, second in found]


def _hunt(text: str, index: int, path: Path, found: list[tuple[Path, int, int]], most: int) -> int:
    seen: dict[str | int, int] = {}
    for part, key_index, value_index in (entries := _Entries(text, index)):
        if part in seen and len(found) < most:
            found.append(((*path, part), seen[part], key_index))
        seen.setdefault(part, key_index)
        if text[value_index] not in "[{" or len(path) >= _DEEPEST_FORMAT or len(found) >= most:
            entries.index = _end(text, value_index)
            continue
        try:
            entries.index = _STRICT.raw_decode(text, value_index)[1]
        except _Twice:
            entries.index = _hunt(text, value_index, (*path, part), found, most)
    return entries.index


class _Twice(Exception):
    """A key stands twice somewhere in the object just read."""


def _once(pairs: list[tuple[str, Any]]) -> None:
    if len(dict(pairs)) != len(pairs):
        raise _Twice


_STRICT: Final = json.JSONDecoder(object_pairs_hook=_once)
_PLAIN: Final = json.JSONDecoder()


def _end(text: str, index: int) -> int:
    end: int = _PLAIN.raw_decode(text, index)[1]
    return end


def _skip_space(text: str, index: int) -> int:
    match = _SPACE.match(text, index)
    return match.end() if match else index


def first_deeper(text: str, depth: int) -> int:
    """The index of the first bracket that opens level `depth` + 1, or 0."""
    level = 0
    for match in _BRACKETS.finditer(text):
        char = match.group()[0]
        if char in "[{":
            level += 1
            if level > depth:
                return match.start()
        elif char in "]}":
            level -= 1
    return 0


def first_long_number(text: str) -> int:
    """The index of the first integer with more digits than Python reads, or 0."""
    for match in _DIGITS.finditer(text):
        if match.end() - match.start() > _LONGEST_INTEGER and match.group()[0] != '"':
            return match.start()
    return 0
