"""What stands in a Word file, part by part, as plain XML."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from rolemap.export.word.markup import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"


class File:
    """A Word file that was written."""

    def __init__(self, content: bytes) -> None:
        with ZipFile(BytesIO(content)) as archive:
            assert archive.testzip() is None
            self.parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}

    def root(self, name: str = "word/document.xml") -> Any:
        """The element of a part."""
        return etree.fromstring(self.parts[name])

    @property
    def roots(self) -> Iterator[tuple[str, Any]]:
        """Every part that is XML."""
        for name, content in self.parts.items():
            if name.endswith((".xml", ".rels")):
                yield name, etree.fromstring(content)

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """The elements that an XPath finds."""
        found: list[Any] = self.root(part).xpath(path, namespaces=NAMESPACES)
        return found

    @property
    def paragraphs(self) -> list[str]:
        """The text of every paragraph of the main text, in order, tables included."""
        return [text_of(each) for each in self.find("//w:p")]

    def relations(self, part: str = "word/document.xml") -> dict[str, tuple[str, str, bool]]:
        """Of each relationship of a part its kind, its target, and whether that lies outside."""
        folder, _, name = part.rpartition("/")
        root = self.root(f"{folder}/_rels/{name}.rels".lstrip("/"))
        return {
            each.get("Id"): (
                each.get("Type").rsplit("/", 1)[1],
                each.get("Target"),
                each.get("TargetMode") == "External",
            )
            for each in root
        }


def text_of(paragraph: Any) -> str:
    """The text of a paragraph, a line feed for a break."""
    pieces = []
    for each in paragraph.iter(f"{W}t", f"{W}br"):
        pieces.append("\n" if each.tag == f"{W}br" else each.text or "")
    return "".join(pieces)
