"""The annex set as PDF: ready to be printed, kept (PDF/A) and read out (PDF/UA), with pictures as vectors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")


def write(material: Material) -> bytes:
    """The PDF; raises PartMissing without Typst, TypesettingFailed, and what assembling the document raises."""
    from rolemap.export.paper.setting import pdf

    document = material.document
    material.progress(_("Setting the pages"), 0, 1)
    return pdf(document)
