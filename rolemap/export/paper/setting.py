"""Typst sets the pages: in this process, from files in memory, with the bundled fonts and no others."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rolemap.errors import PartMissing, TypesettingFailed
from rolemap.export.paper.letters import fonts_folder
from rolemap.export.paper.telling import Telling

if TYPE_CHECKING:
    from rolemap.export.document import Document
    from rolemap.render.typeface import Typeface

_SOURCES = {"main.typ": "annexes.typ", "parts.typ": "parts.typ"}
"""The files of the page: what Typst calls them, and their names here."""
_STANDARDS = ["a-2a", "ua-1"]
"""PDF/A-2a keeps: everything is inside, text is text. PDF/UA-1 can be read out: structure, language, descriptions."""


def pdf(document: Document) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises PartMissing without Typst, TypesettingFailed where it gives up.
    """
    try:
        import typst
    except ImportError as missing:
        raise PartMissing("typst") from missing
    telling = Telling(document)
    told = json.dumps(telling.told(), ensure_ascii=False)
    folder = resources.files("rolemap.export.paper")
    files = {name: (folder / source).read_bytes() for name, source in _SOURCES.items()}
    files |= {"set.json": told.encode("utf-8")}
    files |= {name: picture.svg for name, picture in telling.pictures.items()}
    with _room(telling.theme.typeface) as (root, fonts):
        try:
            return typst.compile(
                files,
                root=root,
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts
                ),
                ignore_system_fonts=True,
                pdf_standards=_STANDARDS,
                timestamp=datetime.combine(document.head.as_of, time(), UTC),
            )
        except RuntimeError as failed:
            raise TypesettingFailed(str(failed)) from failed


@contextmanager
def _room(face: Typeface) -> Iterator[tuple[Path, list[str]]]:
    """An empty folder as root, and the folders of the fonts: ours, and one with those of an own theme alone."""
    with TemporaryDirectory(prefix="rolemap-") as place:
        root, own = Path(place, "root"), Path(place, "fonts")
        root.mkdir()
        if face.bundled:
            yield root, [str(fonts_folder())]
            return
        own.mkdir()
        for at, path in enumerate((face.regular, face.bold)):
            shutil.copyfile(path, own / f"{at}{path.suffix}")
        yield root, [str(own), str(fonts_folder())]
