"""Ghosts: the roles that are missing, as empty boxes where they should stand, tied to what lacks them.

A ghost stands only where the report has the finding, so the picture never says more or less than the report:
what a profile turned off is no ghost, and what was accepted with a reason is one with a hatched badge.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from rolemap.checks.evaluate import Finding, Report
from rolemap.i18n import N_, domain, number
from rolemap.model import Body, Position, Problem, RoleGraph
from rolemap.model.delegation import nearest_heads
from rolemap.views.badges import badge
from rolemap.views.diagram import Edge, Node
from rolemap.views.words import first_upper, level_name

_ = domain("views")


@dataclass(frozen=True, slots=True)
class _Missing:
    """A missing role: its lane, its name, and whether the line leads to it (else from it)."""

    lane: str
    title: str
    is_target: bool


_MISSING = {
    "PA-01": _Missing("leaders", N_("No one has set this problem"), is_target=False),
    "PA-02": _Missing("tools", N_("No tool yet"), is_target=True),
    "PA-03": _Missing("builders", N_("No builder yet"), is_target=False),
    "PA-04": _Missing("users", N_("No users yet"), is_target=True),
    "PA-10": _Missing("problems", N_("Answers no problem"), is_target=False),
    "PA-11": _Missing("builders", N_("No owning agency yet"), is_target=False),
    "AW-06": _Missing("watch", N_("Not enough thresholds yet"), is_target=False),
    "HD-02": _Missing("leaders", N_("The head does not chair it"), is_target=False),
}

_NO_THRESHOLD = N_("No threshold yet")
_HEAD_DID_NOT_SET = N_("The head has not set the problem")
_HEAD_ABSENT = N_("The head takes no direct part")
_LEVEL_EMPTY = N_("{level}: not taking part yet")
_LEVEL_WITHOUT_UNITS = N_("{level}: no unit on the map")


@dataclass(frozen=True, slots=True)
class Ghost:
    """One empty box and its dashed lines."""

    node: Node
    edges: tuple[Edge, ...]


def ghosts(
    graph: RoleGraph,
    report: Report,
    shown: Callable[[str], str | None],
    most: int,
    *,
    lanes: Collection[str] = ("leaders", "problems", "builders", "tools", "users"),
) -> tuple[Ghost, ...]:
    """The ghosts of the `lanes` of a picture; `shown` gives the box of an element, None where it has none.

    With more than `most` of them, those of one kind share a box that says how many they stand for.
    """
    found = tuple(ghost for ghost in _of_elements(graph, report, shown) if ghost.node.lane in lanes)
    if len(found) > most:
        found = tuple(_shared(found))
    beside = (*_of_heads(graph, report, shown), *_of_levels(graph, report, shown))
    return (*found, *(ghost for ghost in beside if ghost.node.lane in lanes))


def _of_elements(graph: RoleGraph, report: Report, shown: Callable[[str], str | None]) -> Iterator[Ghost]:
    found = (finding for check in _MISSING for finding in _findings(report, check))
    for finding in sorted(found, key=lambda one: one.number):
        missing = _MISSING[finding.check]
        box = shown(finding.subjects[0])
        if box is None:
            continue
        if finding.check == "PA-11" and graph.incoming("owns", finding.subjects[0]):
            continue  # two owners: somebody is there, and one too many
        name = f"ghost:{finding.key}"
        ends = (box, name) if missing.is_target else (name, box)
        details: tuple[str, ...] = ()
        if finding.check == "HD-02":
            details = _head_words(graph, cast(Body, graph.element(finding.subjects[0])).scope)
        title = _(missing.title)
        if finding.check == "AW-06" and not _watched(graph, finding.subjects[0]):
            title = _(_NO_THRESHOLD)
        node = Node(name, missing.lane, "ghost", title, details, (badge(finding),))
        yield Ghost(node, (Edge(*ends, "missing"),))


def _watched(graph: RoleGraph, problem: str) -> bool:
    return any(graph.section_of(one.source) == "thresholds" for one in graph.incoming("about", problem))


def _shared(found: Sequence[Ghost]) -> Iterator[Ghost]:
    kinds: dict[str, list[Ghost]] = {}
    for ghost in found:
        kinds.setdefault(ghost.node.id.split(":")[1], []).append(ghost)
    for check, same in kinds.items():
        if len(same) == 1:
            yield same[0]
            continue
        name, first = f"ghost:{check}", same[0].node
        node = Node(name, first.lane, "ghost", first.title, (_("{n} gaps").format(n=number(len(same))),))
        own = {ghost.node.id for ghost in same}
        ends = [(edge.source, edge.target) for ghost in same for edge in ghost.edges]
        edges = [
            Edge(name if source in own else source, name if target in own else target, "missing")
            for source, target in ends
        ]
        yield Ghost(node, tuple(dict.fromkeys(edges)))


def _of_heads(graph: RoleGraph, report: Report, shown: Callable[[str], str | None]) -> Iterator[Ghost]:
    """One ghost an organization: for problems that its head has not set (HD-01), for its absence (HD-07)."""
    unset: dict[str, list[tuple[Finding, str]]] = {}
    for finding in _findings(report, "HD-01"):
        box = shown(finding.subjects[0])
        if box is not None:
            owner = cast(Problem, graph.element(finding.subjects[0])).owner
            unset.setdefault(owner, []).append((finding, box))
    absent = {finding.subjects[0]: finding for finding in _findings(report, "HD-07")}
    for organization in dict.fromkeys((*unset, *absent)):
        own = unset.get(organization, ())
        boxes = [box for _finding, box in own] or _problems_of(graph, organization, shown)
        if not boxes:
            continue
        name = f"ghost:head:{organization}"
        title = _(_HEAD_DID_NOT_SET) if organization in unset else _(_HEAD_ABSENT)
        badges = tuple(badge(finding) for finding, _box in own)
        if organization in absent:
            badges += (badge(absent[organization]),)
        node = Node(name, "leaders", "ghost", title, _head_words(graph, organization), badges)
        yield Ghost(node, tuple(Edge(name, box, "missing") for box in dict.fromkeys(boxes)))


def _head_words(graph: RoleGraph, organization: str) -> tuple[str, ...]:
    heads = nearest_heads(graph, organization)
    own = tuple(head for head in heads if cast(Position, graph.element(head)).organization == organization)
    return (*(graph.name(head) for head in own or heads), graph.name(organization))


def _problems_of(graph: RoleGraph, organization: str, shown: Callable[[str], str | None]) -> list[str]:
    boxes = (shown(problem.id) for problem in graph.open_problems if problem.owner == organization)
    return [box for box in boxes if box is not None]


def _of_levels(graph: RoleGraph, report: Report, shown: Callable[[str], str | None]) -> Iterator[Ghost]:
    """One ghost a level that takes no part (PA-06), tied to the tools that should reach it."""
    silent: dict[str, list[Finding]] = {}
    units: dict[str, int] = {}
    for finding in _findings(report, "PA-06"):
        if shown(finding.subjects[0]) is None or not graph.problem_users(finding.subjects[0]):
            continue  # where nobody at all uses the tools, their own ghosts say so (PA-04)
        for answer in graph.coverage(finding.subjects[0]).levels:
            if not answer.covered:
                silent.setdefault(answer.level, []).append(finding)
                units[answer.level] = units.get(answer.level, 0) + answer.required
    # An audience may name a level that the map no longer has: it comes after those that it has.
    for level in (name for name in dict.fromkeys((*graph.info.levels, *silent)) if name in silent):
        name = f"ghost:level:{level}"
        title = _(_LEVEL_EMPTY) if units[level] else _(_LEVEL_WITHOUT_UNITS)
        tools = (tool.id for finding in silent[level] for tool in graph.tools_of(finding.subjects[0]))
        boxes = dict.fromkeys(box for box in map(shown, tools) if box is not None)
        node = Node(
            name,
            "users",
            "ghost",
            title.format(level=first_upper(level_name(level))),
            badges=tuple(badge(finding) for finding in silent[level]),
        )
        yield Ghost(node, tuple(Edge(box, name, "missing") for box in boxes))


def _findings(report: Report, check: str) -> Iterable[Finding]:
    return report.by_check.get(check, ())
