"""The annex set as a Word document, to be edited, pasted and signed like any other paper of the office.

Pictures are vectors with a PNG beside them, tables are tables, numbers of figures are fields. Where the wishes hold an
organization's template, the annexes go into it; see `rolemap.export.word.placeholders` for what it may ask for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.errors import PartMissing

if TYPE_CHECKING:
    from rolemap.export.material import Material


def write(material: Material) -> bytes:
    """The file; raises `PartMissing` without python-docx, `DefectsFound` for a template that cannot be used."""
    try:
        import docx  # noqa: F401  # whether it is there
    except ImportError as missing:
        raise PartMissing("python-docx") from missing
    from rolemap.export.word.writing import written

    return written(material)
