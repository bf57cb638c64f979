"""The picture of delegations on pages: bodies, problems and papers with the hands they are in, office by office.

What is led from one office stands together, offices in the order of the map. A delegation that touches none of
this stands with the post that received it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Body, Position, Problem, RoleGraph
from rolemap.views.catalogue import Fits
from rolemap.views.choice import Grades
from rolemap.views.diagram import Diagram
from rolemap.views.focus import Near
from rolemap.views.hands.handed_down import Hands, hands, with_chains
from rolemap.views.hands.overview import HandsOverview
from rolemap.views.hands.picture import FOLDED, LEAST, PAGE, SLUG, WHOLE, documents_to_show, hands_picture
from rolemap.views.hands.walk import led_by_others
from rolemap.views.pages.book import Book, pages_of
from rolemap.views.pages.parts import Run

_ = domain("views")

_LIMITS = (PAGE, WHOLE, FOLDED, LEAST)
_MOST_NAMES = 2


def hands_pages(graph: RoleGraph, report: Report, fits: Fits, title: str) -> tuple[Diagram, ...]:
    """An overview and pages of what is led, with their own findings; the whole alone where it fits."""
    whole = hands_picture(graph, report, Grades(report), PAGE)
    through = hands(graph, report)
    offices = dict(_items(graph, report, through))
    if not offices or fits(whole):
        return (whole,)

    def draw(run: Run) -> Diagram:
        grades = Grades(report, _near(graph, run.items, through))
        words = [title, _offices(graph, [offices[item] for item in run.items])]
        if run.fold:
            words.append(_("folded to fit the page"))
        return hands_picture(graph, report, grades, _LIMITS[run.fold], " · ".join(words))

    overview = HandsOverview(graph, report, title, offices, whole.findings)
    concern = frozenset(line.badge.key for line in whole.findings)
    book = Book(SLUG, title, tuple(offices), draw, len(_LIMITS) - 1, overview, offices, concern)
    return pages_of(book, report, fits)


def _offices(graph: RoleGraph, offices: Iterable[str]) -> str:
    names = [graph.name(office) for office in dict.fromkeys(offices)]
    text = "; ".join(names[:_MOST_NAMES])
    more = len(names) - _MOST_NAMES
    return _("{names} and {n} more units").format(names=text, n=number(more)) if more > 0 else text


def _items(graph: RoleGraph, report: Report, through: Hands) -> list[tuple[str, str]]:
    """What stands on pages, each with the office that it is led from: bodies, problems, papers, hands."""
    found = [(body.id, body.scope) for body in graph.active_bodies]
    for name in led_by_others(graph, report):
        found.append((name, cast(Problem, graph.element(name)).owner))
    subjects = {name for name, _office in found}
    for name in documents_to_show(graph, subjects):
        signing = graph.incoming("signs", name)
        if signing and not any(one.target in subjects for one in graph.outgoing("about", name)):
            found.append((name, _office(graph, signing[0].source)))
    seen = [set(_near(graph, (name,), through).steps) for name, _office in found]
    for source, targets in through.onward.items():
        for target in targets:
            if not any(source in near and target in near for near in seen):
                found.append((target, _office(graph, source)))
    order = {name: at for at, name in enumerate(one.id for one in graph.organizations)}
    return sorted(dict(reversed(found)).items(), key=lambda item: order.get(item[1], len(order)))


def _office(graph: RoleGraph, post: str) -> str:
    element = graph.element(post)
    return element.organization if isinstance(element, Position) else cast(Body, element).scope


def _near(graph: RoleGraph, items: Iterable[str], through: Hands) -> Near:
    """The items, who leads and signs them, their papers, and all hands that leadership went through."""
    steps = dict.fromkeys(items, 1)
    for name in list(steps):
        steps.update(dict.fromkeys(_beside(graph, name), 1))
    for name in list(steps):
        if graph.section_of(name) in ("bodies", "documents"):
            steps.update(dict.fromkeys(_leading(graph, name), 1))
    return with_chains(Near("", 2, steps), through)


def _beside(graph: RoleGraph, name: str) -> Iterator[str]:
    yield from _leading(graph, name)
    for one in graph.incoming("about", name):
        if graph.section_of(one.source) == "documents":
            yield one.source


def _leading(graph: RoleGraph, name: str) -> Iterator[str]:
    for kind in ("chairs", "sets", "steers", "signs"):
        yield from (one.source for one in graph.incoming(kind, name))
