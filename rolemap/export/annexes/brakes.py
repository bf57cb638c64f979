"""Annex: the five brakes with their figures and limits, and the early-warning thresholds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.figures import figures
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.signs import light
from rolemap.export.document import Cell, Column, Paragraph, Row, Table
from rolemap.i18n import N_, domain

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    from rolemap.brakes import watches

    graph = material.graph
    rows: list[Row] = []
    for brake in material.brakes:
        title = _("{light}: {brake}").format(light=light(brake.state), brake=brake.name)
        rows.append(Row((Cell((title,), strong=True),), group=True))
        rows += (
            Row(
                (
                    Cell((one.name,)),
                    Cell((one.shown,)),
                    Cell((one.lines,)),
                    Cell((light(one.state),)),
                    Cell((one.sentence, one.action) if one.action else (one.sentence,)),
                )
            )
            for one in brake.metrics
        )
    columns = (
        Column(_("Figure"), 0.2),
        Column(_("Value"), 0.12, "right"),
        Column(_("Limits"), 0.18),
        Column(_("State"), 0.14),
        Column(_("What it says, what to do"), 0.36),
    )
    yield Table("brakes", _("The five brakes"), columns, tuple(rows))
    yield from figures(material, "brakes", _("The five brakes: figures, limits, trend"))
    found = watches(graph)
    if not found:
        yield Paragraph(_("There is no early-warning threshold on this map yet."))
        return
    columns = (
        Column(_("Threshold"), 0.3),
        Column(_("State"), 0.15),
        Column(_("Measured, trend"), 0.35),
        Column(_("Watched by"), 0.2),
    )
    yield Table(
        "thresholds",
        _("Early-warning thresholds"),
        columns,
        tuple(
            Row(
                (
                    Cell((graph.name(one.id),)),
                    Cell((light(one.state),)),
                    Cell((one.sentence, one.action) if one.action else (one.sentence,)),
                    Cell((graph.name(one.watcher) if one.watcher else _("nobody"),), missing=not one.watcher),
                )
            )
            for one in found
        ),
    )


ANNEX = AnnexKind("brakes", 5, N_("The five brakes and thresholds"), _blocks)
