"""An office file as a package of parts: what kind it is, and which part leads to which."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from zipfile import ZipFile

from rolemap.files.office_xml import Attributes, Walk
from rolemap.files.office_zip import pieces_of

CONTENT_TYPES: Final = "[Content_Types].xml"


class Relation(NamedTuple):
    """That one part leads to another, or to something outside."""

    id: str
    kind: str
    """The last word of its type: ``worksheet``, ``image``, ``hyperlink``."""
    target: str
    """The name of the part; the address where it stands outside."""
    outside: bool


class Package:
    """An office file that was found harmless: read from it without fear, part by part."""

    def __init__(self, content: bytes, archive: ZipFile) -> None:
        self.content = content
        """The file as it came, for libraries that read it themselves."""
        self.kind = ""
        """``xlsx``, ``docx`` or ``pptx``."""
        self.main = ""
        """The part with which reading begins."""
        self._archive = archive
        self._parts = {info.filename.casefold(): info for info in archive.infolist() if not info.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts."""
        return tuple(info.filename for info in self._parts.values())

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part in large pieces; raises KeyError where there is none of that name."""
        return pieces_of(self._archive, self._parts[name.casefold()])

    def read(self, name: str) -> bytes:
        """One part; raises KeyError where there is none of that name."""
        return b"".join(self.pieces(name))

    def relations(self, name: str = "") -> dict[str, Relation]:
        """What a part leads to, by id; what the file as a whole leads to where no part is named."""
        folder, base = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{base}.rels")
        if listed not in self:
            return {}
        walk = _Relations(folder)
        walk.over(self.pieces(listed))
        return walk.found


class _Relations(Walk):
    def __init__(self, folder: str) -> None:
        super().__init__()
        self.found: dict[str, Relation] = {}
        self.starts["Relationship"] = self._one
        self._folder = folder

    def _one(self, given: Attributes) -> None:
        id, target = given.get("Id", ""), given.get("Target", "")
        outside = given.get("TargetMode", "") == "External"
        if not outside:
            target = posixpath.normpath(posixpath.join("/", self._folder, target)).lstrip("/")
        kind = given.get("Type", "").rstrip("/").rpartition("/")[2]
        key = id
        while key in self.found:  # a second one of the same id must be seen all the same
            key += "+"
        self.found[key] = Relation(id, kind, target, outside)


def content_types(package: Package) -> Mapping[str, str]:
    """The content type of each part by its name in small letters, as the package declares it."""
    walk = _Types()
    walk.over(package.pieces(CONTENT_TYPES))
    by_suffix = (
        (name, walk.of_suffix.get(posixpath.splitext(name)[1].lstrip("."), ""))
        for name in map(str.casefold, package.names)
    )
    return {name: walk.of_part.get(name, kind) for name, kind in by_suffix}


class _Types(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.of_suffix: dict[str, str] = {}
        self.of_part: dict[str, str] = {}
        self.starts["Default"] = self._suffix
        self.starts["Override"] = self._part

    def _suffix(self, given: Attributes) -> None:
        self.of_suffix[given.get("Extension", "").casefold()] = given.get("ContentType", "").casefold()

    def _part(self, given: Attributes) -> None:
        self.of_part[given.get("PartName", "").lstrip("/").casefold()] = given.get(
            "ContentType", ""
        ).casefold()
