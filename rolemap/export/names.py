"""Names of files that a Vietnamese office can read and Windows can keep."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from rolemap.i18n import day, domain, language

if TYPE_CHECKING:
    from rolemap.model import RoleGraph

_ = domain("export")

LONGEST = 100
"""Characters of a name without its suffix: with its folders a path stays under the 260 of Windows."""
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+')
_SPACE = re.compile(r"\s+")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever suffix follows:
https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""


def safe(name: str, longest: int = LONGEST) -> str:
    """The name without what Windows refuses, in one form of Vietnamese letters; never empty.

    A name that is too long is cut at a word.
    """
    spoken = normalize("NFC", name).replace(": ", " – ").replace("/", "-").replace("\\", "-")
    text = _SPACE.sub(" ", _REFUSED.sub(" ", spoken)).strip(" .")
    if len(text) > longest:
        cut = text[:longest]
        text = (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" .,;–-")
    if not text:
        return _("Document")
    return f"_{text}" if _DEVICES.match(text) else text


def document_name(graph: RoleGraph, suffix: str) -> str:
    """What the file of a document is called: what it is, of which map, as of when.

    “Phụ lục – Bản đồ vai trò chuyển đổi số tỉnh Thái Bình – 30-6-2022.docx”.
    """
    words = {
        "docx": _("Annexes"),
        "pdf": _("Annexes"),
        "pptx": _("Slides"),
        "xlsx": _("Workbook"),
        "zip": _("Document set"),
    }
    date = day(graph.as_of).replace("/", "-")
    what = words.get(suffix, "")
    title = safe(graph.info.title_in(language()), LONGEST - len(what) - len(date) - 6)
    return " – ".join(part for part in (what, title, date) if part) + f".{suffix}"
