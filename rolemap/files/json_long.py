"""Large JSON maps: their lists of relations are read piece by piece into columns, and no record outlives its piece.

A million records are a million dicts, which cost more to keep than to parse. Here a list is cut between two records
(``}, {``), each piece is parsed by the C parser as a list of its own, its values go to columns, and the memory of the
records is used again for the next piece. A wrong cut, inside a text or an inner record, leaves something unclosed
and the piece is no JSON; so a piece that parses was cut right. Whatever is unusual is left to the plain way.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, repeat
from json.decoder import scanstring  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any, Final

from rolemap.model.vocabulary import RELATION_KINDS

SHORTEST: Final = 1_000_000
"""Characters of a text from which this way is quicker than the plain one."""

_PIECE: Final = 60_000  # characters; some hundred records, which fit into the cache of a processor
_CUT: Final = re.compile(r"\}[ \t\n\r]*,[ \t\n\r]*(?=\{)")
_SPACE: Final = re.compile(r"[ \t\n\r]*")
_PLAIN: Final = json.JSONDecoder()


class LongList:
    """A list of records by columns: what each record has under a key, or None.

    `singular` are the rows that are no mapping; `pairs` counts the keys of all records. A record itself is read
    again from the text when somebody asks for it by its row.
    """

    def __init__(self, text: str) -> None:
        self.columns: dict[str, list[Any]] = {}
        self.singular: list[int] = []
        self.pairs = 0
        self._text = text
        self._length = 0
        self._first_rows: list[int] = []
        self._pieces: list[tuple[int, int]] = []
        self._open: tuple[int, list[Any]] = (-1, [])

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Any]:
        return map(self.__getitem__, range(self._length))

    def __getitem__(self, row: int) -> Any:
        if not 0 <= row < self._length:
            raise IndexError(row)
        piece = bisect_right(self._first_rows, row) - 1
        if self._open[0] != piece:
            start, end = self._pieces[piece]
            self._open = piece, json.loads(f"[{self._text[start:end]}]")
        return self._open[1][row - self._first_rows[piece]]

    def add(self, records: list[Any], start: int, end: int) -> None:
        """Take the records of the next piece, which stands between two places of the text."""
        if not records:
            return
        self._first_rows.append(self._length)
        self._pieces.append((start, end))
        if set(map(type, records)) != {dict}:
            self.singular += [self._length + row for row, one in enumerate(records) if type(one) is not dict]
            records = [one if type(one) is dict else {} for one in records]
        self.pairs += sum(map(len, records))
        for key in set(chain.from_iterable(records)) - self.columns.keys():
            self.columns[key] = [None] * self._length
        for key, column in self.columns.items():
            column += map(dict.get, records, repeat(key))
        self._length += len(records)


def read(text: str) -> dict[str, Any] | None:
    """The map in `text` with its relations as LongLists; None where the plain way must say what is the matter."""
    try:
        data: dict[str, Any] = {}
        for key, index in (root := _Members(text, _skip(text, 0))):
            if key == "relations" and text[index] == "{":
                data[key], root.index = _relations(text, index)
            else:
                data[key], root.index = _PLAIN.raw_decode(text, index)
        return data if _skip(text, root.index) == len(text) else None
    except (ValueError, IndexError, RecursionError):  # broken JSON; json.loads knows how to say so
        return None


def _relations(text: str, index: int) -> tuple[dict[str, Any], int]:
    data: dict[str, Any] = {}
    for kind, value in (members := _Members(text, index)):
        if kind in RELATION_KINDS and text[value] == "[":
            data[kind], members.index = _long_list(text, value)
        else:
            data[kind], members.index = _PLAIN.raw_decode(text, value)
    return data, members.index


def _long_list(text: str, index: int) -> tuple[LongList, int]:
    """The list that opens at `index`, and the place behind it."""
    records = LongList(text)
    start = index + 1
    while (cut := _CUT.search(text, start + _PIECE)) is not None:
        end = cut.start() + 1
        try:
            piece = json.loads(f"[{text[start:end]}]")
        except ValueError:  # the list ends before the cut, or the cut was wrong
            break
        records.add(piece, start, end)
        start = cut.end()
    width = 4 * _PIECE
    while True:
        rest = "[" + text[start : start + width]
        try:
            piece, length = _PLAIN.raw_decode(rest)
        except ValueError:
            if start + width >= len(text):
                raise
            width *= 4
            continue
        behind = start + length - 1
        records.add(piece, start, behind - 1)
        return records, behind


class _Members:
    """The members of the object at `index`, read strictly: each key once, with the index of its value.

    The reader sets `index` behind the value before asking for the next; in the end it stands behind the object.
    Raises ValueError where the text is no JSON or a key stands twice.
    """

    def __init__(self, text: str, index: int) -> None:
        self.index = index
        self._text = text

    def __iter__(self) -> Iterator[tuple[str, int]]:
        text, seen = self._text, set()
        index = _skip(text, _past(text, self.index, "{"))
        if text[index] == "}":
            self.index = index + 1
            return
        while True:
            key, index = scanstring(text, _past(text, index, '"'), True)
            if key in seen:
                raise ValueError(key)
            seen.add(key)
            yield key, _skip(text, _past(text, _skip(text, index), ":"))
            index = _skip(text, self.index)
            if text[index] == "}":
                self.index = index + 1
                return
            index = _skip(text, _past(text, index, ","))


def _past(text: str, index: int, char: str) -> int:
    if text[index] != char:
        raise ValueError(index)
    return index + 1


def _skip(text: str, index: int) -> int:
    match = _SPACE.match(text, index)
    return match.end() if match else index
