"""The defects of a file beside the lines where they stand, so that a person finds them in an editor."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rolemap.model import Defect

AROUND = 2
"""Lines of the file shown before and after the one of a defect."""
LONGEST_LINE = 200
_LEAD = 60
"""Characters left beside the mark in a line that is too long to be shown whole."""
_FAR = 80
"""A mark that begins further to the right would stand outside of a narrow page."""
_PLACE = re.compile(r":([0-9]+):([0-9]+)$")
_UNSEEN = str.maketrans({code: "\ufffd" for code in range(32) if chr(code) not in "\t\n\r"})
_LINE_END = re.compile(r"\r\n|\n|\r")
_WORD = re.compile(r"\"[^\"]*\"?|'[^']*'?|[^\s,:\[\]{}]+|\S|$")


class Line(NamedTuple):
    """A line of the file; in that of the defect, `mark` is the word at its column."""

    number: int
    before: str
    mark: str = ""
    after: str = ""


class Wrong(NamedTuple):
    """A defect with its place and the lines of the file around it; `line` is 0 for the file as a whole."""

    path: str
    message: str
    expected: str
    line: int
    column: int
    lines: tuple[Line, ...]
    place: str = ""
    """The cell of a workbook, as ``Sheet!C7``."""


def beside_lines(defects: Iterable[Defect], content: bytes) -> Iterator[Wrong]:
    """Each defect with its lines."""
    lines = _LINE_END.split(_text(content))
    if lines[1:] and not lines[-1]:
        lines.pop()  # behind the last line end is no line
    for defect in defects:
        place = _PLACE.search(defect.place)
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        shown = tuple(_around(lines, line, column)) if 0 < line <= len(lines) else ()
        yield Wrong(defect.path, defect.message, defect.expected, line, column, shown)


def at_cells(defects: Iterable[Defect], name: str) -> Iterator[Wrong]:
    """Each defect of a workbook with its cell."""
    for defect in defects:
        place = defect.place.removeprefix(name).removeprefix(": ")
        yield Wrong("" if place else defect.path, defect.message, defect.expected, 0, 0, (), place)


def _around(lines: list[str], line: int, column: int) -> Iterator[Line]:
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        text = lines[number - 1]
        if number == line:
            yield _marked(number, text, column - 1)
        elif len(text) > LONGEST_LINE:
            yield Line(number, text[:LONGEST_LINE] + "…")
        else:
            yield Line(number, text)


def _marked(number: int, text: str, at: int) -> Line:
    found = _WORD.search(text, at)
    start, end = found.span() if found else (len(text), len(text))
    before, mark, after = text[:start], text[start:end], text[end:]
    if len(before) > _FAR:
        before = "…" + before[-_LEAD:]
    if len(text) > LONGEST_LINE:
        mark = mark if len(mark) <= _LEAD else mark[:_LEAD] + "…"
        after = after if len(after) <= _LEAD else after[:_LEAD] + "…"
    return Line(number, before, mark, after)


def _text(content: bytes) -> str:
    """The text of a file, which may be damaged: what cannot be read is shown as a sign, and the lines stay."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace").translate(_UNSEEN)
    return content.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").translate(_UNSEEN)
