"""The annex set as PDF: ready to be printed, kept (PDF/A) and read out (PDF/UA), with pictures as vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.export.material import Material


def write(material: Material) -> bytes:
    """The PDF; raises PartMissing without Typst, TypesettingFailed, and what assembling the document raises."""
    from rolemap.export.paper.setting import pdf

    return pdf(material.document)
