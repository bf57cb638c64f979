"""The kinds of documents that can be ordered: what each is good for, and which wishes it obeys."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rolemap.i18n import N_, domain

_ = domain("services.documents")

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of document."""

    suffix: str
    media_type: str
    title: str
    use: str
    """What it is good for, in a sentence."""
    annexes: bool = False
    """Whether annexes can be chosen."""
    theme: bool = False
    """Whether its pictures can be in colour or in black and white."""
    template: bool = False
    """Whether an organization's own Word file can be its base."""


KINDS = (
    Format(
        "docx",
        f"{_OFFICE}.wordprocessingml.document",
        N_("Word annexes"),
        N_("Put into a proposal as they are and edited further; laid out by Decree 30/2020/NĐ-CP."),
        annexes=True,
        theme=True,
        template=True,
    ),
    Format(
        "pptx",
        f"{_OFFICE}.presentationml.presentation",
        N_("PowerPoint slides"),
        N_("Shown in a meeting; every box and line can be moved and edited."),
        theme=True,
    ),
    Format(
        "pdf",
        "application/pdf",
        N_("PDF annexes"),
        N_("Sent and printed: they look the same on every machine."),
        annexes=True,
        theme=True,
    ),
    Format(
        "xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        N_("Excel workbook"),
        N_("All entries of the map, the role matrix and the gaps; filled in further, it can be read back."),
    ),
    Format(
        "zip",
        "application/zip",
        N_("The whole set (ZIP)"),
        N_("All of these, every picture as an image and the map itself, with a list of the files."),
        annexes=True,
        theme=True,
        template=True,
    ),
)
SUFFIXES = tuple(kind.suffix for kind in KINDS)
THEMES = ("screen", "print")
"""In colour, and for a printer in black and white."""


def formats() -> tuple[Format, ...]:
    """The formats that can be written here, in the reader's language."""
    from rolemap.services.exporting import suffixes

    able = suffixes()
    return tuple(_told(kind) for kind in KINDS if kind.suffix in able)


def format_of(suffix: str) -> Format:
    """The format of a suffix, in the reader's language; raises KeyError for one that cannot be written."""
    return {kind.suffix: kind for kind in formats()}[suffix]


def _told(kind: Format) -> Format:
    return replace(kind, title=_(kind.title), use=_(kind.use))
