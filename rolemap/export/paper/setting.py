"""Typst sets the pages: in a child, from files in memory, with the bundled fonts and no others."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rolemap.errors import EngineFailed, EngineTooSlow, PartMissing, TypesettingFailed, TypesettingTooSlow
from rolemap.export.document import Table
from rolemap.export.paper.letters import fonts_folder
from rolemap.export.paper.telling import Telling
from rolemap.render.engine import EngineLimits, answer_of

if TYPE_CHECKING:
    from rolemap.export.document import Document
    from rolemap.render.typeface import Typeface

LIMITS = EngineLimits(seconds=60.0, memory_mib=6144, output_mib=128)
"""A province of 300 units takes a second and 250 MiB; address space is several times what is used."""
_SOURCES = {"main.typ": "annexes.typ", "parts.typ": "parts.typ"}
"""The files of the page: what Typst calls them, and their names here."""
_STANDARDS = ("a-2a", "ua-1")
"""PDF/A-2a is to be kept: all is inside, text is text. PDF/UA-1 can be read out: structure, language, descriptions."""
_UNTAGGED = ("a-2u",)
"""The same without structure."""
_MOST_TAGGED = 1500
"""Rows of tables up to which structure is told; it takes a second and 200 MiB for each thousand, and ever more."""


def pdf(document: Document, limits: EngineLimits = LIMITS) -> bytes:
    """The document as PDF; the same document gives the same bytes.

    Raises PartMissing without Typst, TypesettingFailed where it refuses the document, TypesettingTooSlow where it
    needs more than `limits`.
    """
    if find_spec("typst") is None:
        raise PartMissing("typst")
    telling = Telling(document)
    tagged = _rows(document) <= _MOST_TAGGED
    told = json.dumps(telling.told(), ensure_ascii=False)
    folder = resources.files("rolemap.export.paper")
    files = {name: (folder / source).read_text(encoding="utf-8") for name, source in _SOURCES.items()}
    pictures = {name: picture.svg for name, picture in telling.pictures.items()}
    with _room(telling.theme.typeface) as (root, fonts):
        asked = {
            "path": [str(Path(entry).resolve()) for entry in sys.path],
            "files": {**files, **pictures, "set.json": told},
            "root": root,
            "fonts": fonts,
            "standards": _STANDARDS if tagged else _UNTAGGED,
            "tagged": tagged,
            "day": document.head.as_of.isoformat(),
        }
        answer = _asked(json.dumps(asked).encode("utf-8"), limits)
    if not answer.startswith(b"%PDF"):
        raise TypesettingFailed(answer.decode("utf-8", "replace"))
    return answer


def _rows(document: Document) -> int:
    return sum(
        len(table.rows) for annex in document.annexes for table in annex.blocks if isinstance(table, Table)
    )


def _asked(question: bytes, limits: EngineLimits) -> bytes:
    child = resources.files("rolemap.export.paper") / "child.py"
    try:
        return answer_of((sys.executable, "-I", str(child)), question, limits)
    except EngineTooSlow as slow:
        raise TypesettingTooSlow(slow.detail) from slow
    except EngineFailed as failed:
        raise TypesettingFailed(failed.detail) from failed


@contextmanager
def _room(face: Typeface) -> Iterator[tuple[str, list[str]]]:
    """An empty folder as root, and the folders of the fonts: ours, and one with those of an own theme alone."""
    with TemporaryDirectory(prefix="rolemap-") as place:
        root, own = Path(place, "root"), Path(place, "fonts")
        root.mkdir()
        if face.bundled:
            yield str(root), [str(fonts_folder())]
            return
        own.mkdir()
        for at, path in enumerate((face.regular, face.bold)):
            shutil.copyfile(path, own / f"{at}{path.suffix}")
        yield str(root), [str(own), str(fonts_folder())]
