"""The whole set in one archive: every document, the pictures one by one, the map itself, and a list of it all.

The list stands in it twice: `manifest.json` for programs, with the size and the SHA-256 of every file, and a text
for people. Names are those of an office, in the reader's language, and stay within what Windows keeps; folders are
numbered in the order in which a reader wants them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.export.names import document_name, safe
from rolemap.export.packing import packed
from rolemap.i18n import day, domain, language, number

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")

FORMAT = 1
"""The version of the manifest's form."""
MANIFEST = "manifest.json"
_DOCUMENTS = ("docx", "pdf", "pptx", "xlsx")
_MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "svg": "image/svg+xml",
    "png": "image/png",
    "yaml": "application/yaml",
}
_MADE_FIRST = ("pptx", "xlsx", "pdf")
"""Documents without pictures in dots, which are made while these are drawn."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of the archive: its name there, its suffix, what it is in words, and its content."""

    name: str
    suffix: str
    what: str
    content: bytes


def write(material: Material) -> bytes:
    """The archive."""
    files = tuple(_files(material))
    return packed(
        (
            (f"{safe(_('Read first'))}.txt", _told(material, files).encode("utf-8-sig")),
            *((file.name, file.content) for file in files),
            (MANIFEST, _manifest(material, files)),
        )
    )


def _files(material: Material) -> Iterator[File]:
    graph = material.graph
    words = {
        "docx": _("The annexes for Word: to be edited and pasted into a proposal"),
        "pdf": _("The same annexes as PDF: to be sent and printed"),
        "pptx": _("Slides; every shape can be moved and edited"),
        "xlsx": _("The map as a workbook, with role matrix and findings; it can be filled in and read back"),
    }
    folder = safe(_("1 Documents"))
    material.rasters.start()
    for suffix in _MADE_FIRST:
        material.written(suffix)
    for suffix in _DOCUMENTS:
        content = material.written(suffix)
        yield File(f"{folder}/{document_name(graph, suffix)}", suffix, words[suffix], content)
    yield from _pictures(material)
    from rolemap.files import dumps

    name = f"{safe(_('3 Data'))}/{safe(graph.info.id)}.yaml"
    text = dumps(graph.map, "yaml")
    yield File(name, "yaml", _("The map itself, to be opened again with rolemap"), text.encode("utf-8"))


def _pictures(material: Material) -> Iterator[File]:
    """Each figure of the annexes as a vector image and as a PNG, which Office 2010 and 2013 need.

    Both are the whole page, with title, date and code, because they leave the set one by one. The PNG is the one that
    the Word file has a piece of: a page is drawn once.
    """
    from rolemap.render import writers

    folder = safe(_("2 Pictures"))
    for at, figure in enumerate(material.document.figures, start=1):
        name = f"{folder}/{at:02} {safe(figure.caption, 70)}"
        svg = writers()["svg"](figure.layout)
        yield File(f"{name}.svg", "svg", _("{picture}: vector image").format(picture=figure.caption), svg)
        png = material.rasters.of(figure).page
        yield File(f"{name}.png", "png", _("{picture}: image").format(picture=figure.caption), png)


def _manifest(material: Material, files: tuple[File, ...]) -> bytes:
    graph = material.graph
    data = {
        "rolemap": FORMAT,
        "map": graph.info.id,
        "title": graph.info.title_in(language()),
        "as_of": graph.as_of.isoformat(),
        "content": graph.map.version,
        "revision": material.wishes.revision,
        "language": language(),
        "findings": dict(material.report.counts),
        "files": [
            {
                "name": file.name,
                "media_type": _MEDIA[file.suffix],
                "what": file.what,
                "bytes": len(file.content),
                "sha256": hashlib.sha256(file.content).hexdigest(),
            }
            for file in files
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _told(material: Material, files: tuple[File, ...]) -> str:
    """The list for people, with the line ends of Windows."""
    graph = material.graph
    lines = [
        graph.info.title_in(language()),
        _("As of {date}, content {code}").format(date=day(graph.as_of), code=graph.map.version),
        *([_("Illustrative data")] if graph.info.illustrative else []),
        "",
        _("In this archive:"),
    ]
    for file in files:
        size = _("{n} KB").format(n=number(max(1, round(len(file.content) / 1024))))
        lines += ["", file.name, f"    {file.what} ({size})"]
    lines += [
        "",
        _("{manifest} lists the same for programs, with the SHA-256 of every file.").format(
            manifest=MANIFEST
        ),
    ]
    return "\r\n".join(lines) + "\r\n"
