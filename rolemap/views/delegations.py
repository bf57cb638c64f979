"""Where leadership was handed down: who leads, to whom it went, who chairs, and how papers were signed.

Posts that do none of this are left out: the picture is about leadership and not about the list of posts.
"""

from __future__ import annotations

from collections.abc import Collection

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain
from rolemap.model import RoleGraph
from rolemap.views.catalogue import Fits, View
from rolemap.views.choice import Grades, without_limits
from rolemap.views.diagram import Diagram
from rolemap.views.focus import checked
from rolemap.views.hands.pages import hands_pages
from rolemap.views.hands.picture import FOLDED, SLUG, TITLE, WHOLE, HandsLimits, hands_picture
from rolemap.views.hands.walk import leads, near_by_hands

_ = domain("views")

_SORTS = {"heads": "posts", "hands": "posts", "bodies": "others", "problems": "others", "documents": "others"}
_DEPTH = 2
"""From a body over who chairs it to what else was handed down there."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of who leads in person and who by delegation; `fold` asks for the smaller one."""
    return hands_picture(graph, report, Grades(report), FOLDED if fold else WHOLE)


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The part of that picture within `depth` lines (2) of one element, with the findings on it and no others.

    A chain of delegation is whole all the same. An organization is looked for as its posts, and any problem
    may be asked for. Raises UnknownName and NoPlace.
    """
    return _around(graph, report, focus, depth, FOLDED if fold else WHOLE)


def unfolded(
    graph: RoleGraph,
    report: Report,
    *,
    unfold: Collection[str],
    focus: str | None = None,
    depth: int | None = None,
) -> Diagram:
    """The same with all posts, or all bodies, problems and documents, when `unfold` names a lane of theirs."""
    limits = without_limits(WHOLE, unfold, _SORTS)
    if focus is None:
        return hands_picture(graph, report, Grades(report), limits)
    return _around(graph, report, focus, depth, limits)


def _around(graph: RoleGraph, report: Report, focus: str, depth: int | None, limits: HandsLimits) -> Diagram:
    checked(graph, focus, SLUG, leads)
    found = near_by_hands(graph, report, focus, _DEPTH if depth is None else depth)
    return hands_picture(graph, report, Grades(report, found), limits)


def paged(graph: RoleGraph, report: Report, fits: Fits) -> tuple[Diagram, ...]:
    """The picture split by what is led, office by office: an overview, and who leads what a page."""
    return hands_pages(graph, report, fits, _(TITLE))


VIEW = View(
    slug=SLUG,
    title=TITLE,
    answers=N_("Where leadership was handed down"),
    build=build,
    focused=focused,
    shows=leads,
    unfolded=unfolded,
    paged=paged,
)
