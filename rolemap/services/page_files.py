"""One file a page: for pasting single pages into a proposal, where a file with all of them is of no use."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rolemap.files.replacing import replace

PLACE = "{page}"
"""What stands in a file name for the number of the page."""


def is_per_page(path: str | Path) -> bool:
    """Whether the name asks for a file for each page."""
    return PLACE in Path(path).name


def replace_all(path: str | Path, pages: Sequence[bytes]) -> tuple[str, ...]:
    """Write each page to its file and return their names; figures are filled with zeros, so that they sort.

    Raises FileUnwritable at the first that cannot be written; those before it are whole.
    """
    place = Path(path)
    figures = len(str(len(pages)))
    names = [
        str(place.with_name(place.name.replace(PLACE, str(number).zfill(figures))))
        for number in range(1, len(pages) + 1)
    ]
    for name, content in zip(names, pages, strict=True):
        replace(name, [content])
    return tuple(names)
