"""Documents of a checked map: annexes for Word and PDF, slides, the workbook, and all of it in one archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from rolemap.errors import FileUnreadable, UnknownFormat
from rolemap.files.replacing import replace
from rolemap.services.checking import Workspace
from rolemap.services.drawing import Picture

if TYPE_CHECKING:
    from rolemap.export.material import Progress
    from rolemap.render.layout import Layout

LARGEST_TEMPLATE = 5 * 1024 * 1024
"""Bytes of an organization's own template, packed."""


class Export:
    """The documents of one map in the reader's language; whatever they share is made once.

    `annexes` are slugs of `annex_rows`, all of them unless named. `theme` is that of the pictures (``screen``,
    ``print``, or the path of an organization's own). `template` is an organization's own .docx for the Word
    file. `revision` is the number of the map in its history, if any. `progress` is told of each part before it
    is made: what it is, how many are done, how many there are.

    Writing raises `UnknownName` for an annex or a theme that does not exist, `DefectsFound` for a template or a
    theme that cannot be used, `PartMissing`, and what laying out raises.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        annexes: Sequence[str] = (),
        theme: str | Path = "screen",
        template: bytes = b"",
        revision: int | None = None,
        progress: Progress | None = None,
    ) -> None:
        from rolemap.export.material import Material, Wishes, untold

        self._material = Material(
            workspace.report,
            _Drawings(workspace, theme),
            Wishes(tuple(annexes), template, revision),
            progress or untold,
        )

    def written_as(self, suffix: str) -> bytes:
        """The document of that suffix: ``docx``, ``pdf``, ``pptx``, ``xlsx``, ``zip``."""
        if suffix not in suffixes():
            raise UnknownFormat(f".{suffix}", tuple(f".{known}" for known in suffixes()))
        return self._material.written(suffix)

    def save(self, path: str | Path) -> None:
        """Write the document that the suffix of `path` names, or nothing when anything fails.

        Raises `FileUnwritable` too.
        """
        replace(path, [self.written_as(suffix_of(path))])


def suffixes() -> tuple[str, ...]:
    """The suffixes of the documents that can be written."""
    from rolemap.export.formats import suffixes as found

    return found()


def suffix_of(path: str | Path) -> str:
    """The format that the suffix of `path` chooses; raises `UnknownFormat` before any work is done."""
    suffix = Path(path).suffix.lower().removeprefix(".")
    if suffix not in suffixes():
        raise UnknownFormat(str(path), tuple(f".{known}" for known in suffixes()))
    return suffix


def file_name(workspace: Workspace, suffix: str) -> str:
    """What the document is called as a file: in the reader's language, with letters that Windows can keep."""
    from rolemap.export.names import document_name

    return document_name(workspace.graph, suffix)


def annex_rows() -> list[tuple[str, str]]:
    """The slug of every annex and its title in the reader's language, in their order."""
    from rolemap.export.annexes import annex_rows as rows

    return rows()


def template_in(path: str | Path) -> bytes:
    """The content of a template's file; raises `FileUnreadable` where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read(LARGEST_TEMPLATE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileUnreadable(str(path), getattr(error, "strerror", None) or str(error)) from None


class _Drawings:
    """The pictures of a map, each laid out once; safe for several threads, which wait for different pictures."""

    def __init__(self, workspace: Workspace, theme: str | Path) -> None:
        self._workspace = workspace
        self._theme = theme
        self._pictures: dict[tuple[object, ...], tuple[Lock, Picture]] = {}
        self._lock = Lock()

    def layout(
        self, view: str, *, focus: str | None = None, paper: str | None = "A4", portrait: bool = False
    ) -> Layout:
        """See `rolemap.export.material.Pictures`."""
        from rolemap.i18n import language

        key = view, focus, paper, portrait, language()
        with self._lock:
            if key not in self._pictures:
                picture = Picture(
                    self._workspace, view, theme=self._theme, paper=paper, portrait=portrait, focus=focus,
                    table=False,
                )  # fmt: skip
                self._pictures[key] = Lock(), picture
            busy, picture = self._pictures[key]
        with busy:
            return picture.layout
