"""Annex: the five rights of every budget item, each with its evidence or with what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.content.kind import AnnexKind
from rolemap.export.document import Cell, Column, Mark, Paragraph, Row, Table
from rolemap.i18n import N_, domain, number

if TYPE_CHECKING:
    from rolemap.export.document import Block
    from rolemap.export.material import Material
    from rolemap.model import Budget

_ = domain("export")


def _blocks(material: Material) -> Iterator[Block]:
    if not material.graph.budgets:
        yield Paragraph(
            _(
                "No budget item is recorded on this map yet. Record for each item its amount, the tool that it "
                "pays for, and the evidence of the five rights."
            )
        )
        return
    rows = [row for at, one in enumerate(material.graph.budgets, 1) for row in _rows(material, at, one)]
    columns = (Column(_("Right"), 0.2), Column(_("Evidence"), 0.6), Column(_("Conclusion"), 0.2))
    yield Table("evidence", _("Evidence of the five rights by budget item"), columns, tuple(rows))


def _rows(material: Material, at: int, budget: Budget) -> Iterator[Row]:
    from rolemap.views.funding.money import amount_words
    from rolemap.views.funding.rights import RIGHTS, right_cell

    graph, report = material.graph, material.report
    title = _("{n}. {name}").format(n=number(at), name=graph.name(budget.id))
    yield Row((Cell((title, amount_words(budget.amount_vnd_m)), strong=True),), group=True)
    for right in RIGHTS:
        cell = right_cell(graph, report, budget, right)
        marks = tuple(Mark(one.number, one.severity.value, one.waived) for one in cell.badges)
        missing = cell.state == "missing"
        verdict = _("Missing") if missing else _("Proven")
        yield Row((Cell((right.title,)), Cell(cell.lines), Cell((verdict,), marks, missing)))


ANNEX = AnnexKind("evidence", 4, N_("Five-rights evidence of each budget item"), _blocks)
