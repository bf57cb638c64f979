"""Annex: as of when, which version, what the signs and words mean, where the data come from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.kind import AnnexKind
from rolemap.export.document import Cell, Column, Paragraph, Row, Table
from rolemap.i18n import N_, day, domain, language

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    graph = material.graph
    rows = (
        (_("Map"), graph.info.title_in(language())),
        (_("Organization that the map is about"), graph.name(graph.info.root)),
        (_("As-of date of the data"), day(graph.as_of)),
        (_("Code of the content"), graph.map.version),
    )
    yield Table(
        "about",
        _("Data of the map"),
        (Column(_("Item"), 0.35), Column(_("Content"), 0.65)),
        tuple(Row((Cell((name,)), Cell((value,)))) for name, value in rows),
    )
    notice = graph.info.notice_in(language())
    if notice:
        yield Paragraph(notice, "warning")


ANNEX = AnnexKind("about", 6, N_("Date of the data, version, legend and glossary"), _blocks)
