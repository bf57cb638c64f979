"""Annex: the five rights of every budget item, each with its evidence or with what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.brakes.budget import five_of_five, in_conflict, proven_money
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.money import budget_rows
from rolemap.export.content.signs import marks
from rolemap.export.document import Cell, Column, Paragraph, Row, Table
from rolemap.i18n import N_, domain, number
from rolemap.views.funding.rights import RIGHTS

if TYPE_CHECKING:
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block
    from rolemap.model import Budget
    from rolemap.views.funding.rights import Right

_ = domain("export")


def _blocks(draft: Draft) -> Iterator[Block]:
    graph, report = draft.graph, draft.report
    if not graph.budgets:
        yield Paragraph(
            _(
                "No budget item is recorded on this map yet. Record for each item its amount, the tool that it "
                "pays for, and the evidence of the five rights."
            )
        )
        return
    yield Paragraph(" ".join(_summed(draft)), "lead")
    if len(graph.budgets) > 1:
        rows = tuple(_overview(draft, place, one) for place, one in enumerate(graph.budgets, 1))
        yield Table("rights", _("The five rights of all budget items"), _overview_columns(), rows)
    columns = (
        Column(_("Subject"), 0.22),
        Column(_("Recorded on the map"), 0.5),
        Column(_("Conclusion"), 0.28),
    )
    rows = tuple(
        row for place, one in enumerate(graph.budgets, 1) for row in budget_rows(graph, report, place, one)
    )
    yield Table("evidence", _("Evidence of the five rights, item by item"), columns, rows)


def _summed(draft: Draft) -> Iterator[str]:
    """How many items and how much money are proven, and how many of those items are in conflict all the same."""
    graph, report = draft.graph, draft.report
    proven = five_of_five(graph, report)
    yield proven.sentence
    lacking = {part.id for part in proven.parts}
    wrong = sum(part.id not in lacking for part in in_conflict(graph, report).parts)
    if proven.value is not None and wrong:
        pattern = _.n(
            "Of the items with full proof {n} is not judged independently of its builder or is paid for twice.",
            "Of the items with full proof {n} are not judged independently of their builder or are paid for twice.",
            wrong,
        )
        yield pattern.format(n=number(wrong))
    yield proven_money(graph, report).sentence


def _overview_columns() -> tuple[Column, ...]:
    rights = (Column(right.title, 0.112, "center") for right in RIGHTS)
    return (Column(_("Budget item"), 0.3), Column(_("Million VND"), 0.14, "right"), *rights)


def _overview(draft: Draft, place: int, budget: Budget) -> Row:
    title = _("{n}. {name}").format(n=number(place), name=draft.graph.name(budget.id))
    amount = "–" if budget.amount_vnd_m is None else number(float(budget.amount_vnd_m))
    return Row((Cell((title,)), Cell((amount,)), *(_verdict(draft, budget, right) for right in RIGHTS)))


def _verdict(draft: Draft, budget: Budget, right: Right) -> Cell:
    finding, beside = right.lack(draft.report, budget.id), right.beside(draft.report, budget.id)
    if finding is not None:
        return Cell((_("missing"),), marks((finding, *beside)), missing=True)
    return Cell((_("yes") if right.asked(draft.graph) else "–",), marks(beside))


ANNEX = AnnexKind("evidence", 4, N_("Five-rights evidence of each budget item"), _blocks)
