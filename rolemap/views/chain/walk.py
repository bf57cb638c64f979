"""The lines of the pictures of the whole chain as a walk: what one line joins to an element there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.model import Problem, RoleGraph, Tool
from rolemap.views.chain.use import level_box
from rolemap.views.choice import Grades
from rolemap.views.focus import Near, Neighbours, along, near
from rolemap.views.hands.handed_down import Hands, hands, with_chains

_KINDS = ("sets", "steers", "chairs", "signs", "addresses", "builds", "operates", "funds")
_ALWAYS = ("problems", "tools", "bodies", "budgets")
"""Sections whose elements stand on the whole picture, or would with a finding; others by their lines only."""


def near_on_chain(graph: RoleGraph, report: Report, focus: str, depth: int) -> Near:
    """What is near an element along the lines of the three persons; an organization stands as its posts too."""
    through = hands(graph, report)
    lines = chain_lines(graph, through)
    return with_chains(near(focus, depth, lines, starts=_posts(graph, focus)), through)


def on_chain(graph: RoleGraph, element: str) -> bool:
    """Whether the element has a place among the three persons: of its own, or as one of its posts."""
    if not graph.is_active(element) or not _placed(graph, element):
        return False
    if graph.section_of(element) in _ALWAYS:
        return True
    lines = chain_lines(graph, _any_hands(graph))
    return any(True for name in (element, *_posts(graph, element)) for _other in lines(name))


def chain_lines(graph: RoleGraph, through: Hands) -> Neighbours:
    """The neighbours on that picture; users are joined as levels, where they are part of the apparatus.

    The box of a level ends the walk: that both are used by the communes does not bring two tools together.
    """
    walk = along(graph, _KINDS, lambda name: _placed(graph, name))
    inside = {level: graph.apparatus(level) for level in graph.info.levels}

    def neighbours(name: str) -> Iterator[str]:
        if name not in graph:
            return
        yield from walk(name)
        yield from through.of(name)
        section = graph.section_of(name)
        if section == "organizations":
            yield from (tool.id for tool in graph.tools_in_service if name in graph.users(tool.id))
        elif section == "tools":
            outside = graph.users(name)
            for level, units in inside.items():
                if outside.overlaps(units):
                    yield level_box(level)
                    outside -= units
            yield from outside

    return neighbours


def _any_hands(graph: RoleGraph) -> Hands:
    """Delegations of any date: whether one is shown is the report's to say, not whether its posts have a place."""
    ends = graph.relations_any_date("delegates")
    return Hands({one.source: [one.target] for one in ends}, {one.target: [one.source] for one in ends})


def _placed(graph: RoleGraph, name: str) -> bool:
    """Whether the picture of the three persons could have a box for the element."""
    section = graph.section_of(name)
    if section == "problems":
        return cast(Problem, graph.element(name)).status != "closed"
    if section == "tools":
        return cast(Tool, graph.element(name)).status != "retired"
    return section in ("organizations", "positions", "bodies", "documents", "budgets")


def _posts(graph: RoleGraph, organization: str) -> list[str]:
    """The posts of an organization that lead something."""
    if graph.section_of(organization) != "organizations":
        return []
    walk, through = along(graph, _KINDS, lambda name: _placed(graph, name)), _any_hands(graph)
    posts = (post.id for post in graph.active_positions if post.organization == organization)
    return [post for post in posts if through.of(post) or any(True for _other in walk(post))]


def near_on_page(graph: RoleGraph, report: Report, grades: Grades) -> Callable[[Iterable[str]], Near]:
    """What stands on a page of some problems and tools: all who set, steer, answer, build, pay for and use them.

    Papers and budgets have a place there with a finding only, as on the whole picture; chains of delegation are
    whole. A line to a problem of another page is not followed.
    """
    through = hands(graph, report)
    lines = chain_lines(graph, through)

    def joined(name: str) -> Iterator[str]:
        yield from lines(name)
        yield from (one.source for one in graph.incoming("about", name))

    def found(items: Iterable[str]) -> Near:
        steps = dict.fromkeys(items, 1)
        for name in list(steps):
            _join(graph, grades, steps, joined(name))
        for name in list(steps):
            if name in graph and graph.section_of(name) in ("tools", "bodies", "documents"):
                _join(graph, grades, steps, joined(name))
        return with_chains(Near("", 2, steps), through)

    return found


def _join(graph: RoleGraph, grades: Grades, steps: dict[str, int], names: Iterable[str]) -> None:
    for name in names:
        section = graph.section_of(name) if name in graph else ""
        if section in ("problems", "thresholds", "reviews"):
            continue
        if section in ("documents", "budgets") and not grades.concerned(name):
            continue
        steps.setdefault(name, 1)
