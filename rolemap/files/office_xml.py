"""XML of office files, element by element: no document type, no entities, and never more than was asked for.

expat is used as it is, and no tree is built: a part of a hundred megabytes costs no more memory than the element
that is being read, and a document type is refused before anything of it is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final
from xml.parsers import expat

Attributes = Mapping[str, str]
MOST_ELEMENTS: Final = 3_000_000
"""Of one part, or of all that are read with one allowance; half a million cells with text have two million."""

_MOST_NAMES: Final = 1000


class BadXml(Exception):
    """A part is no XML that an office program writes: broken, or endless."""


class TooManyElements(BadXml):
    """A part has more elements than anybody wrote on purpose, mostly empty ones."""


class DocumentType(BadXml):
    """A part declares a document type, with which entities and other files could be brought in."""


class _Enough(Exception):
    """The root element has begun: what is forbidden can only stand before it."""


class Handlers(dict[str, Any]):
    """Functions by the names of elements, found with a namespace before the name as well."""

    def __missing__(self, name: str) -> Any:
        found = self.get(local(name))
        if len(self) < _MOST_NAMES:
            self[name] = found
        return found


class Walk:
    """Calls back for each element of a part; a subclass fills `starts` and `ends` by names without namespace.

    A function in `starts` is given the attributes, one in `ends` nothing. Text between the tags is gathered in
    `text` while `hears` is set.
    """

    def __init__(self) -> None:
        self.starts = Handlers()
        self.ends = Handlers()
        self.text: list[str] = []
        self.hears = False
        self.left = MOST_ELEMENTS

    def over(self, pieces: Iterable[bytes]) -> None:
        """Read the part; raises BadXml."""
        parser = _parser()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._hear
        _feed(parser, pieces)

    def _start(self, name: str, attributes: Attributes) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooManyElements
        handler = self.starts[name]
        if handler is not None:
            handler(attributes)

    def _end(self, name: str) -> None:
        handler = self.ends[name]
        if handler is not None:
            handler()

    def _hear(self, text: str) -> None:
        if self.hears:
            self.text.append(text)


def refuse_document_type(pieces: Iterable[bytes]) -> None:
    """Read a part up to its root element; raises BadXml where it is none, DocumentType where it has one."""
    parser = _parser()
    parser.StartElementHandler = _enough
    try:
        _feed(parser, pieces)
    except _Enough:
        return


def local(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition(" ")[2]


def _parser() -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    return parser


def _feed(parser: expat.XMLParserType, pieces: Iterable[bytes]) -> None:
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (
        expat.ExpatError,
        ValueError,
        LookupError,
    ) as error:  # the latter two: an encoding it does not know
        raise BadXml from error


def _enough(name: str, attributes: Attributes) -> None:
    raise _Enough


def _refuse(*anything: object) -> None:
    raise DocumentType
