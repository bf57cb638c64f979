"""Annex: the five brakes with their figures and limits, early warning, reviews, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.brakes import State
from rolemap.export.content.brake_rows import brake_rows
from rolemap.export.content.kind import AnnexKind
from rolemap.export.content.signs import LIGHTS
from rolemap.export.content.watching import MOST_REVIEWS, due_rows, review_rows, threshold_rows
from rolemap.export.document import Column, Heading, Paragraph, Table
from rolemap.i18n import N_, domain, number
from rolemap.views.brakes import verdict
from rolemap.views.legend import sign_words

if TYPE_CHECKING:
    from rolemap.export.content.kind import Draft
    from rolemap.export.document import Block

_ = domain("export")


def _blocks(draft: Draft) -> Iterator[Block]:
    graph, report = draft.graph, draft.report
    five = draft.material.brakes
    yield Paragraph(verdict(five), "lead")
    yield Paragraph(_legend(), "note")
    rows = tuple(row for brake in five for row in brake_rows(graph, report, brake))
    yield Table(
        "brakes", _("The five brakes: figures, limits, what to do"), _brake_columns(), rows, wide=True
    )
    yield from _thresholds(draft)
    yield from _reviews(draft)


def _legend() -> str:
    """What the five “brakes” are for, and their lights."""
    lights = "; ".join(
        _("{sign} {words}").format(sign=LIGHTS[state], words=sign_words(f"light:{state.value}"))
        for state in (State.GREEN, State.AMBER, State.RED, State.UNKNOWN)
    )
    words = _(
        "Five “brakes” tell whether to go on or to pause and look. Each shows its worst figure: {lights}."
    )
    return words.format(lights=lights)


def _brake_columns() -> tuple[Column, ...]:
    return (
        Column(_("Figure"), 0.19),
        Column(_("Value"), 0.1, "right"),
        Column(_("Limits"), 0.15),
        Column(_("State"), 0.11),
        Column(_("What it says, where, what to do"), 0.45),
    )


def _thresholds(draft: Draft) -> Iterator[Block]:
    yield Heading(_("Early-warning thresholds"))
    rows = tuple(threshold_rows(draft.graph, draft.report))
    if not rows:
        yield Paragraph(
            _(
                "No threshold is recorded on this map yet. Say for each problem at which figure one pauses to "
                "look, what is then to be done, and which post watches it."
            )
        )
        return
    columns = (
        Column(_("Threshold"), 0.25),
        Column(_("Limit"), 0.14),
        Column(_("Last measurements"), 0.13),
        Column(_("State, trend"), 0.2),
        Column(_("Watched by"), 0.13),
        Column(_("When it is passed"), 0.15),
    )
    yield Table("thresholds", _("Thresholds with their last measurements"), columns, rows, wide=True)


def _reviews(draft: Draft) -> Iterator[Block]:
    graph = draft.graph
    yield Heading(_("Reviews and decisions"))
    rows = tuple(review_rows(graph))
    if rows:
        yield Table("reviews", _("Reviews held, the latest first"), _review_columns(), rows, wide=True)
    else:
        yield Paragraph(_("No review is recorded up to the date of the map."))
    more = sum(review.date <= graph.as_of for review in graph.reviews) - len(rows)
    if more > 0:
        words = _.n(
            "Only the last {most} are told; {n} earlier one stands on the map.",
            "Only the last {most} are told; {n} earlier ones stand on the map.",
            more,
        )
        yield Paragraph(words.format(most=number(MOST_REVIEWS), n=number(more)), "note")
    due = tuple(due_rows(graph, draft.report))
    if due:
        yield Table("due", _("Yearly reviews that are overdue"), _due_columns(), due, wide=True)


def _review_columns() -> tuple[Column, ...]:
    return (
        Column(_("Date"), 0.15),
        Column(_("Review"), 0.4),
        Column(_("Decision"), 0.25),
        Column(_("Decided by"), 0.2),
    )


def _due_columns() -> tuple[Column, ...]:
    return (
        Column(_("No."), 0.1, "center"),
        Column(_("Problem or tool"), 0.6),
        Column(_("Last review or start"), 0.3),
    )


ANNEX = AnnexKind("brakes", 5, N_("The five brakes and thresholds"), _blocks)
