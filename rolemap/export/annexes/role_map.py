"""Annex: the role map as pictures, summed up in figures, with how to read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.figures import figures
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.summing import lacking, size_of_map
from rolemap.export.document import Paragraph
from rolemap.i18n import N_, domain

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    yield Paragraph(size_of_map(material.graph), "lead")
    yield from (Paragraph(text) for text in lacking(material))
    if material.graph.elements():
        yield from figures(material, "three-persons", _("Role map"))
    if material.graph.unclosed_problems:
        yield from figures(material, "scorecard", _("Is every problem carried by all three persons"))


ANNEX = AnnexKind("role-map", 1, N_("Role map"), _blocks)
