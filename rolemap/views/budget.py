"""Budget items against the five rights, with the chain behind each: which money lacks which proof.

Rows keep the order of the file, which is that of the annex of funding that a planner holds beside it; a proof
that is completed moves no row, and a struck-out cell is seen wherever it stands. Only where a map has more
items than a reader goes through, the worst and largest stay and the rest is summed up. The last row says how
much money lacks which proof, counted as the brake on the budget counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolemap.brakes.budget import five_of_five, proven_money
from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain, number, percent
from rolemap.model import Budget, RoleGraph
from rolemap.views.block import title_block
from rolemap.views.catalogue import View
from rolemap.views.choice import Grades, choose
from rolemap.views.diagram import Badge, Bar, Cell, Column, Grid, GridRow, LegendEntry
from rolemap.views.focus import Near, checked, told
from rolemap.views.funding.money import amount_words, chain_cell, item_cell, sum_of
from rolemap.views.funding.rights import RIGHTS, Right, right_cell
from rolemap.views.legend import badge_legend
from rolemap.views.table import table

_ = domain("views")

_TITLE = N_("Budget items and the five rights")
_MOST_ROWS, _MOST_ROWS_FOLDED = 40, 16
_EMPTY = Cell(())


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Grid:
    """All budget items; `fold` asks for the worst of them only."""
    sentences = [one(graph, report).sentence for one in (five_of_five, proven_money)]
    subtitle = " ".join(sentences) if graph.budgets else _(_TITLE)
    return _picture(graph, report, graph.budgets, subtitle, fold)


def focused(
    graph: RoleGraph,
    report: Report,
    *,
    focus: str,
    depth: int | None = None,
    fold: bool = False,
) -> Grid:
    """The budget item `focus`, or those that pay for this tool, or for the tools of this problem.

    The chain of an item is as long as it is: `depth` changes nothing. Raises UnknownName and NoPlace.
    """
    checked(graph, focus, VIEW.slug, _shows)
    paying = _paying(graph, focus)
    budgets = [budget for budget in graph.budgets if budget.id in paying]
    return _picture(
        graph, report, budgets, told(graph, _(_TITLE), Near(focus, 0, {focus: 0})), fold, part=True
    )


def _shows(graph: RoleGraph, element: str) -> bool:
    return bool(_paying(graph, element))


def _paying(graph: RoleGraph, element: str) -> set[str]:
    """The budget items to show for an element: itself, or those that pay for it."""
    section = graph.section_of(element)
    if section == "budgets":
        return {element}
    tools = {element} if section == "tools" else set()
    if section == "problems":
        tools = {relation.source for relation in graph.incoming("addresses", element)}
    return {relation.source for tool in tools for relation in graph.incoming("funds", tool)}


def _picture(
    graph: RoleGraph,
    report: Report,
    budgets: Sequence[Budget],
    subtitle: str,
    fold: bool,
    *,
    part: bool = False,
) -> Grid:
    by_id = {budget.id: budget for budget in budgets}
    grades = Grades(report)
    chosen = choose(
        by_id,
        _MOST_ROWS_FOLDED if fold else _MOST_ROWS,
        lambda name: (grades.of(name)[0], -round(by_id[name].amount_vnd_m or 0)),
    )
    folded = [by_id[name] for name in chosen.folded]
    rows = (
        *(_row(graph, report, by_id[name]) for name in chosen.shown),
        *_folded_row(folded, sum(grades.concerned(one.id) for one in folded)),
        *(_total_rows(graph, report, budgets) if budgets else [_nothing()]),
    )
    badges = {one.key: one for row in rows for cell in row.cells for one in cell.badges}
    findings = tuple(line for line in table(report, badges.values()) if line.badge.key in badges)
    return Grid(
        view=VIEW.slug,
        block=title_block(graph, report, subtitle, listed=len(findings), own=findings if part else None),
        columns=_columns(),
        rows=rows,
        legend=_legend(rows, badges.values()),
        findings=findings,
        down=_("Budget items"),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Budget item"), "problems", 1.8),
        Column(_("Pays for which tool, for which problem"), "tools", 1.75),
        *(Column(right.title, "default", 1.2) for right in RIGHTS),
    )


def _row(graph: RoleGraph, report: Report, budget: Budget) -> GridRow:
    cells = (right_cell(graph, report, budget, right) for right in RIGHTS)
    return GridRow(
        budget.id,
        (item_cell(graph, report, budget), chain_cell(graph, report, budget), *cells),
    )


def _folded_row(budgets: Sequence[Budget], with_findings: int) -> Iterator[GridRow]:
    if not budgets:
        return
    count = len(budgets)
    title = _.n("… and {n} other item", "… and {n} other items", count).format(n=number(count))
    words = (
        _("{n} of them with findings").format(n=number(with_findings)) if with_findings else _("no findings")
    )
    yield GridRow(
        "more:budgets",
        (Cell((title, amount_words(sum_of(budgets)), words)), *[_EMPTY] * 6),
        stands_for=count,
    )


def _total_rows(graph: RoleGraph, report: Report, budgets: Sequence[Budget]) -> Iterator[GridRow]:
    """How much money there is, how much of it has all proofs, and how much lacks which."""
    asked = [right for right in RIGHTS if right.asked(graph)]
    proven = [one for one in budgets if not any(right.lack(report, one.id) for right in asked)]
    unknown = sum(budget.amount_vnd_m is None for budget in budgets)
    everything = sum_of(budgets)
    count = _.n("{n} item", "{n} items", len(budgets)).format(n=number(len(budgets)))
    items = [_("Together: {count}").format(count=count), amount_words(everything)]
    if unknown:
        words = _.n("{n} item without an amount", "{n} items without an amount", unknown)
        items.append(words.format(n=number(unknown)))
    complete = (
        _("With all proofs: {amount}").format(amount=_part(sum_of(proven), everything)),
        _.n("{n} item", "{n} items", len(proven)).format(n=number(len(proven))),
    )
    yield GridRow("total", (Cell((_("Money and proofs"),)),), heading=True)
    yield GridRow(
        "total:rights",
        (
            Cell(tuple(items)),
            Cell(complete, bars=(Bar("", len(proven), len(budgets)),)),
            *(_lacking(report, budgets, right) if right in asked else _EMPTY for right in RIGHTS),
        ),
        stands_for=0,
    )


def _lacking(report: Report, budgets: Sequence[Budget], right: Right) -> Cell:
    everything = sum_of(budgets)
    lacking = [budget for budget in budgets if right.lack(report, budget.id)]
    against = [budget for budget in budgets if right.conflict(report, budget.id)]
    lines = [_("Nothing lacking")]
    if lacking:
        lines = [_("Lacking: {amount}").format(amount=_part(sum_of(lacking), everything))]
    if against:
        pattern = (
            _("Funded twice: {amount}") if right.check == "BU-03" else _("Not judged independently: {amount}")
        )
        lines.append(pattern.format(amount=_part(sum_of(against), everything)))
    return Cell(tuple(lines), bars=(Bar("", len(budgets) - len(lacking), len(budgets)),))


def _part(amount: float, of: float) -> str:
    """An amount and its share of the whole, where there is one."""
    words = amount_words(amount)
    return _("{amount} ({share})").format(amount=words, share=percent(amount / of)) if of > 0 else words


def _nothing() -> GridRow:
    words = (
        _("No budget item on this map yet"),
        _("Record for each: the amount, the tool that it pays for, and the proofs of the five rights."),
    )
    return GridRow("ghost:budgets", (Cell(words, "missing"),))


def _legend(rows: Iterable[GridRow], badges: Iterable[Badge]) -> tuple[LegendEntry, ...]:
    cells = [cell for row in rows for cell in row.cells]
    entries = list(badge_legend(badges))
    if any(cell.state == "missing" for cell in cells):
        entries.append(LegendEntry("cell:missing", _("proof that is missing")))
    if any(cell.light for cell in cells):
        entries.append(LegendEntry("light:proven", _("proven, with what")))
    if any(cell.bars for cell in cells):
        entries.append(LegendEntry("bar", _("budget items with this proof, of all")))
    return tuple(entries)


VIEW = View(
    slug="budget",
    title=_TITLE,
    answers=N_("Which money lacks which proof"),
    build=build,
    focused=focused,
    depth=0,
    shows=_shows,
)
