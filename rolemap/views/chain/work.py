"""Problems and the tools that answer them: which of them a picture shows, and the lines between."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from rolemap.checks.evaluate import Report
from rolemap.i18n import domain, number
from rolemap.model import Problem, RoleGraph, Tool
from rolemap.views.chain.use import level_bars
from rolemap.views.choice import Choice, Grades, Limits, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.part import Part, merged
from rolemap.views.words import problem_status, tool_status

_ = domain("views")


@dataclass(frozen=True, slots=True)
class Work:
    """The problems and tools of a picture, shown and folded; `part` holds their boxes and lines."""

    problems: Choice
    tools: Choice
    boxes: Mapping[str, str]
    """The box of each problem and tool: its own, or the one that it is folded into."""
    part: Part

    def is_folded(self, element: str) -> bool:
        """Whether the problem or tool is on the picture without a box of its own."""
        return self.boxes.get(element, element) != element


def work(
    graph: RoleGraph, report: Report, grades: Grades, limits: Limits, *, only: Problem | None = None
) -> Work:
    """The problems that are not closed and the tools in service, the worst first where they are too many.

    With `only` that problem alone, of any state, and the tools in service that answer it. On a focused
    picture those that are near.
    """
    asked = graph.unclosed_problems if only is None else (only,)
    by_id = {problem.id: problem for problem in asked if grades.keeps(problem.id)}
    problems = choose(by_id, limits.problems, lambda name: grades.of(name, by_id[name].owner))
    shown = set(problems.shown)
    tools = choose(
        (
            tool.id
            for tool in graph.tools_in_service
            if grades.keeps(tool.id) and (grades.near is not None or _belongs(graph, tool, report, only))
        ),
        limits.tools,
        lambda name: (
            grades.of(name)[0],
            not any(problem.id in shown for problem in graph.problems_of(name)),
        ),
    )
    nodes = [
        *(_problem_node(graph, by_id[name]) for name in problems.shown),
        *_folded("problems", "problem", problems.folded, grades, _problems_title),
        *(_tool_node(graph, cast(Tool, graph.element(name))) for name in tools.shown),
        *_folded("tools", "tool", tools.folded, grades, _tools_title),
    ]
    boxes = {**_boxes("problems", problems), **_boxes("tools", tools)}
    edges = merged(_lines(graph, (*tools.shown, *tools.folded), boxes))
    return Work(problems, tools, boxes, Part(tuple(nodes), edges))


def folded_box(lane: str) -> str:
    """The id of the box that stands for all that a lane does not show."""
    return f"more:{lane}"


def _belongs(graph: RoleGraph, tool: Tool, report: Report, only: Problem | None) -> bool:
    if only is not None:
        return any(relation.target == only.id for relation in graph.outgoing("addresses", tool.id))
    return stands_among_tools(graph, tool, report)


def stands_among_tools(graph: RoleGraph, tool: Tool, report: Report) -> bool:
    """Whether a tool in service is on the main picture: an integration platform with a problem or finding only."""
    return (
        tool.kind != "integration_platform"
        or bool(report.by_subject(tool.id))
        or bool(graph.outgoing("addresses", tool.id))
    )


def _boxes(lane: str, choice: Choice) -> dict[str, str]:
    return {**{name: name for name in choice.shown}, **dict.fromkeys(choice.folded, folded_box(lane))}


def _lines(graph: RoleGraph, tools: Sequence[str], boxes: Mapping[str, str]) -> Iterator[Edge]:
    for tool in tools:
        for relation in graph.outgoing("addresses", tool):
            problem = relation.target
            # A line of two folded boxes would say nothing; one to a shown box says that nothing is missing.
            if problem in boxes and (boxes[problem] == problem or boxes[tool] == tool):
                yield Edge(boxes[problem], boxes[tool], "addresses", relations=(relation.key,))


def _problem_node(graph: RoleGraph, problem: Problem) -> Node:
    bars = level_bars(graph, problem.id) if problem.is_open and graph.tools_of(problem.id) else ()
    return Node(
        problem.id,
        "problems",
        "problem",
        graph.name(problem.id),
        problem_details(graph, problem),
        bars=bars if any(bar.done < bar.total for bar in bars) else (),
        elements=(problem.id,),
        status="" if problem.status == "active" else problem.status,
    )


def problem_details(graph: RoleGraph, problem: Problem) -> tuple[str, ...]:
    """Who owns the problem, where that is not the root of the map, and its state where it is not active."""
    details = []
    if problem.owner != graph.info.root:
        details.append(_("owner: {organization}").format(organization=graph.name(problem.owner)))
    status = problem_status(problem.status)
    return (*details, status) if status else tuple(details)


def _tool_node(graph: RoleGraph, tool: Tool) -> Node:
    national = tool.provision == "national"
    words = [tool_status(tool.status), *([_("national platform")] if national else [])]
    details = [" · ".join(words)]
    owners = dict.fromkeys(relation.source for relation in graph.incoming("owns", tool.id))
    if len(owners) > 1:
        details.append(_("owners: {names}").format(names="; ".join(map(graph.name, owners))))
    status = "national" if national else "" if tool.status == "live" else tool.status
    return Node(
        tool.id, "tools", "tool", graph.name(tool.id), tuple(details), elements=(tool.id,), status=status
    )


def _folded(
    lane: str, role: str, names: Sequence[str], grades: Grades, title: Callable[[int], str]
) -> Iterator[Node]:
    if names:
        with_findings = sum(grades.concerned(name) for name in names)
        detail = (
            _("{n} of them with findings").format(n=number(with_findings))
            if with_findings
            else _("no findings")
        )
        yield Node(folded_box(lane), lane, role, title(len(names)), (detail,), status="folded")


def _problems_title(count: int) -> str:
    return _.n("… and {n} other problem", "… and {n} other problems", count).format(n=number(count))


def _tools_title(count: int) -> str:
    return _.n("… and {n} other tool", "… and {n} other tools", count).format(n=number(count))
