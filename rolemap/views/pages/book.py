"""A picture on pages: an overview, its parts, and what stands on none of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial

from rolemap.checks.evaluate import Finding, Report
from rolemap.views.catalogue import Fits
from rolemap.views.diagram import Diagram
from rolemap.views.pages.overview import Detail, Pages, beyond, fitting
from rolemap.views.pages.parts import FIRST, Draw, pages_of_findings, split, with_references

Overview = Callable[[Sequence[Pages], Detail, Mapping[str, tuple[int, ...]]], Diagram]
"""The overview of pages that says so much of each; the numbers of its pages by the key of each finding."""


@dataclass(frozen=True, slots=True)
class Book:
    """How a view is split: by which items in which order, how some of them are drawn, and the overview."""

    view: str
    title: str
    items: tuple[str, ...]
    draw: Draw
    folds: int
    """How often an item that is too much for a page can be folded."""
    overview: Overview
    kin: Mapping[str, str] = field(default_factory=dict)
    """Items with the same word stay on one page where they can."""
    concern: frozenset[str] | None = None
    """Keys of the findings that the view is about; all of the report where none are named."""


def pages_of(book: Book, report: Report, fits: Fits) -> tuple[Diagram, ...]:
    """The overview and the pages, each of which `fits` where it can; without overview where one page is enough.

    Findings of the view that stand on none of them are on the overview, or in a table at the end.
    """
    draw = cache(book.draw)
    runs = split(book.items, draw, fits, folds=book.folds, kin=book.kin)
    first = FIRST if len(runs) > 1 else 1
    pages = with_references([draw(run) for run in runs], first=first)
    standing = pages_of_findings(pages, first=first)
    left = partial(_left, book, report)
    if len(runs) > 1:

        def overview(groups: Sequence[Pages], detail: Detail) -> Diagram:
            return book.overview(groups, detail, standing)

        pages = (fitting(runs, pages, report, fits, overview, left), *pages)
    return (*pages, *beyond(report, book.view, book.title, left(pages)))


def _left(book: Book, report: Report, pages: Sequence[Diagram]) -> list[Finding]:
    """The findings of the view that stand on none of these pages."""
    shown = {line.badge.key for page in pages for line in page.findings}
    return [
        finding
        for finding in report.findings
        if finding.key not in shown and (book.concern is None or finding.key in book.concern)
    ]
