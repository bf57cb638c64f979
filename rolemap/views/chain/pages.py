"""The picture of the three persons on pages: some problems a page in their order, an overview before them.

A page shows its problems with all who set, steer, answer, build and use them. Tools that answer no problem
stand on the last pages; bodies and papers without a problem, and units with findings, on the overview.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import RoleGraph
from rolemap.views.catalogue import Fits
from rolemap.views.chain.overview import ChainOverview
from rolemap.views.chain.picture import SLUG, chain_picture
from rolemap.views.chain.problem_places import problem_places
from rolemap.views.chain.walk import near_on_page
from rolemap.views.chain.work import stands_among_tools
from rolemap.views.choice import FOLDED, LEAST, PAGE, WHOLE, Grades
from rolemap.views.diagram import Diagram
from rolemap.views.pages.book import Book, pages_of
from rolemap.views.pages.parts import Run

_ = domain("views")

_LIMITS = (PAGE, replace(WHOLE, units=False), replace(FOLDED, units=False), LEAST)


def chain_pages(graph: RoleGraph, report: Report, fits: Fits, title: str) -> tuple[Diagram, ...]:
    """An overview, pages of problems, and the findings that stand on none; the whole alone where it fits."""
    whole = chain_picture(graph, report, Grades(report), PAGE, title)
    problems = [problem.id for problem in graph.unclosed_problems]
    items = (*problems, *_alone(graph, report, set(problems)))
    if not items or fits(whole):
        return (whole,)
    near = near_on_page(graph, report, Grades(report))

    def draw(run: Run) -> Diagram:
        grades = Grades(report, near(run.items))
        return chain_picture(graph, report, grades, _LIMITS[run.fold], _subtitle(graph, title, run, problems))

    overview = ChainOverview(graph, report, title)
    return pages_of(Book(SLUG, title, items, draw, len(_LIMITS) - 1, overview), report, fits)


def _alone(graph: RoleGraph, report: Report, problems: set[str]) -> Iterator[str]:
    """The tools that answer no problem of the picture."""
    for tool in graph.tools_in_service:
        answered = (one.target for one in graph.outgoing("addresses", tool.id))
        if problems.isdisjoint(answered) and stands_among_tools(graph, tool, report):
            yield tool.id


def _subtitle(graph: RoleGraph, title: str, run: Run, problems: Sequence[str]) -> str:
    own = set(problems)
    asked = [item for item in run.items if item in own]
    tools = len(run.items) - len(asked)
    words = [title]
    if asked:
        places = problem_places(graph, asked)
        words.append(_("{problems} of {all}").format(problems=places, all=number(len(problems))))
    if tools:
        text = _.n("{n} tool without a problem", "{n} tools without a problem", tools)
        words.append(text.format(n=number(tools)))
    if run.fold:
        words.append(_("folded to fit the page"))
    return " · ".join(words)
