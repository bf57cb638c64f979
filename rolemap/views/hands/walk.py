"""The lines of the picture of delegations as a walk, and which problems stand on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rolemap.checks.evaluate import Report
from rolemap.model import RoleGraph
from rolemap.views.focus import Near, along, near
from rolemap.views.hands.handed_down import hands, with_chains

_KINDS = ("chairs", "sets", "steers", "signs", "about")


def led_by_others(graph: RoleGraph, report: Report) -> Iterator[str]:
    """The problems that are set or steered by delegation, not set by the head (HD-01), or left by it (HD-07)."""
    told = {one.subjects[0] for check in ("HD-01", "HD-07") for one in report.by_check.get(check, ())}
    for problem in graph.unclosed_problems:
        leading = (*graph.incoming("sets", problem.id), *graph.incoming("steers", problem.id))
        if (
            any(relation.get("by_delegation") for relation in leading)
            or problem.id in told
            or (problem.is_open and problem.owner in told)
        ):
            yield problem.id


def near_by_hands(graph: RoleGraph, report: Report, focus: str, depth: int) -> Near:
    """What is near an element, of the problems only itself and those led by others; chains are whole."""
    led, through = {focus, *led_by_others(graph, report)}, hands(graph, report)

    def keeps(name: str) -> bool:
        return _placed(graph, name) and (graph.section_of(name) != "problems" or name in led)

    walk = along(graph, _KINDS, keeps)

    def lines(name: str) -> Iterator[str]:
        yield from walk(name)
        yield from through.of(name)

    return with_chains(near(focus, depth, lines, starts=_posts(graph, focus)), through)


def leads(graph: RoleGraph, element: str) -> bool:
    """Whether it is a body, document or problem, a post that leads anything, or an organization with such a post."""
    if not graph.is_active(element):
        return False
    if graph.section_of(element) == "positions":
        return bool(_leading(graph, [element]))
    return _placed(graph, element) or bool(_posts(graph, element))


def _placed(graph: RoleGraph, name: str) -> bool:
    return graph.section_of(name) in ("positions", "bodies", "documents", "problems")


def _posts(graph: RoleGraph, organization: str) -> list[str]:
    """The posts by which an organization stands on this picture."""
    if graph.section_of(organization) != "organizations":
        return []
    return _leading(graph, [post.id for post in graph.active_positions if post.organization == organization])


def _leading(graph: RoleGraph, posts: Sequence[str]) -> list[str]:
    """Those of the posts from which a line of this picture goes out."""
    lines = along(graph, _KINDS, lambda name: _placed(graph, name))
    handing = {end for one in graph.relations_any_date("delegates") for end in (one.source, one.target)}
    return [post for post in posts if post in handing or any(True for _other in lines(post))]
