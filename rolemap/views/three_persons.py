"""The main picture: who sets each problem, who builds the tools, who uses them, and what is missing.

Lanes stand in the direction of the work: leaders set problems, tools answer them, builders (under the
problems) build the tools, and the apparatus uses them level by level. Integration platforms that answer no
problem and have no finding are left out: they belong to the picture of platforms. Problems keep the order of
the file and levels stand top down, because that is how a reader knows them; the other lanes are ordered
around them.
"""

from __future__ import annotations

from collections.abc import Collection

from rolemap.checks.evaluate import Report
from rolemap.i18n import N_, domain
from rolemap.model import RoleGraph
from rolemap.views.catalogue import Fits, View
from rolemap.views.chain.pages import chain_pages
from rolemap.views.chain.picture import SLUG, chain_picture
from rolemap.views.chain.walk import near_on_chain, on_chain
from rolemap.views.choice import FOLDED, WHOLE, Grades, Limits, without_limits
from rolemap.views.diagram import Diagram
from rolemap.views.focus import checked, told

_ = domain("views")

_TITLE = N_("The three persons: who sets, who builds, who uses")
_DEPTH = 2
"""From a problem over its tools to who builds, pays for and uses them."""


def build(graph: RoleGraph, report: Report, *, fold: bool = False) -> Diagram:
    """The picture of the three persons with all findings of `report`; `fold` asks for the smaller one."""
    return chain_picture(graph, report, Grades(report), FOLDED if fold else WHOLE, _(_TITLE))


def focused(
    graph: RoleGraph, report: Report, *, focus: str, depth: int | None = None, fold: bool = False
) -> Diagram:
    """The part of that picture within `depth` lines (2) of one element, with the findings on it and no others.

    An organization is looked for as builder, as user, and as its posts. Raises UnknownName and NoPlace.
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
    """The same with all problems, tools, leaders, builders or units with findings, whichever `unfold` names."""
    limits = without_limits(WHOLE, unfold)
    if focus is None:
        return chain_picture(graph, report, Grades(report), limits, _(_TITLE))
    return _around(graph, report, focus, depth, limits)


def _around(graph: RoleGraph, report: Report, focus: str, depth: int | None, limits: Limits) -> Diagram:
    checked(graph, focus, SLUG, on_chain)
    near = near_on_chain(graph, report, focus, _DEPTH if depth is None else depth)
    subtitle = told(graph, _(_TITLE), near)
    return chain_picture(graph, report, Grades(report, near), limits, subtitle)


def paged(graph: RoleGraph, report: Report, fits: Fits) -> tuple[Diagram, ...]:
    """The picture split by problems: an overview, some problems a page, and what stands on none of them."""
    return chain_pages(graph, report, fits, _(_TITLE))


VIEW = View(
    slug=SLUG,
    title=_TITLE,
    answers=N_("Who sets, who builds, who uses, and what is missing"),
    build=build,
    focused=focused,
    shows=on_chain,
    unfolded=unfolded,
    paged=paged,
)
