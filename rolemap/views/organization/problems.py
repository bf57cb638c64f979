"""The problems of a unit: which it owns, leads, advises on, or must take part in, and where it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from rolemap.i18n import domain, number
from rolemap.model import Problem, Relation
from rolemap.views.chain.work import folded_box, problem_details
from rolemap.views.choice import Choice, choose
from rolemap.views.diagram import Edge, Node
from rolemap.views.organization.home import asked
from rolemap.views.organization.scope import Scope
from rolemap.views.part import Part, merged

_ = domain("views")

LANE = "problems"
_LEADING = ("sets", "steers")


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems of the picture, the lines of the unit to them, and how anybody leads those that are shown."""

    choice: Choice
    missing: tuple[str, ...]
    """Those in which the unit must take part and does not."""
    lines: tuple[Edge, ...]
    leading: tuple[Relation, ...]


def problems(scope: Scope) -> Problems:
    """The problems that concern the unit, its own and those it is missing from first where they are too many."""
    graph = scope.graph
    if scope.depth < 1:
        return Problems(Choice((), ()), (), (), ())
    owned = [problem.id for problem in graph.unclosed_problems if problem.owner == scope.id]
    unclosed = {problem.id for problem in graph.unclosed_problems}
    advised = dict.fromkeys(
        one.target for one in graph.outgoing("advises", scope.id) if one.target in unclosed
    )
    required, done = asked(scope)
    missing = tuple(name for name in required if name not in done)
    led = [
        one.target
        for post in (scope.posts if scope.depth > 1 else ())
        for kind in _LEADING
        for one in graph.outgoing(kind, post)
    ]
    wanted = {*owned, *advised, *required, *led}
    choice = choose(
        (problem.id for problem in graph.unclosed_problems if problem.id in wanted),
        scope.limits.problems,
        lambda name: (name not in missing and name not in owned, scope.grades.of(name)[0]),
    )
    lines = [
        *(Edge(scope.id, _box(name, choice), "owns") for name in owned),
        *(
            Edge(scope.id, _box(name, choice), "advises", relations=(("advises", scope.id, name),))
            for name in advised
        ),
        *_asks(scope, choice, owned, required, missing),
    ]
    leading = (one for name in choice.shown for kind in _LEADING for one in graph.incoming(kind, name))
    return Problems(choice, missing, merged(lines), tuple(leading))


def on_picture(scope: Scope, found: Problems, boxes: Collection[str]) -> Part:
    """The boxes of the problems, and the lines of those leaders who have one of the `boxes`."""
    nodes = [_node(scope, cast(Problem, scope.graph.element(name)), boxes) for name in found.choice.shown]
    lines = [*found.lines]
    for one in found.leading:
        if one.source in boxes:
            label = _("by delegation") if one.get("by_delegation") else ""
            lines.append(Edge(one.source, one.target, one.kind, label, relations=(one.key,)))
    return Part((*nodes, *_folded(found)), tuple(lines))


def _asks(
    scope: Scope, choice: Choice, owned: Sequence[str], required: Sequence[str], missing: Sequence[str]
) -> Iterator[Edge]:
    """Who must take part and does has a line; who does not has a dashed one with words."""
    for name in required:
        if name not in choice.shown:
            continue
        if name in missing:
            words = _("takes no part yet") if scope.graph.tools_of(name) else _("no tool for it yet")
            yield Edge(name, scope.id, "missing", words)
        elif name not in owned:
            yield Edge(name, scope.id, "asks")


def _box(name: str, choice: Choice) -> str:
    return name if name in choice.shown else folded_box(LANE)


def _node(scope: Scope, problem: Problem, boxes: Collection[str]) -> Node:
    """The problem with its owner, and in words who set it where no line of theirs can say so."""
    graph = scope.graph
    details = list(problem_details(graph, problem)) if problem.owner != scope.id else []
    setters = dict.fromkeys(one.source for one in graph.incoming("sets", problem.id))
    absent = [graph.name(name) for name in setters if name not in boxes]
    if absent:
        details.append(_("set by: {names}").format(names="; ".join(absent)))
    return Node(
        problem.id,
        LANE,
        "problem",
        graph.name(problem.id),
        tuple(details),
        elements=(problem.id,),
        status="" if problem.status == "active" else problem.status,
    )


def _folded(found: Problems) -> Iterator[Node]:
    count = len(found.choice.folded)
    if not count:
        return
    title = _.n("… and {n} other problem", "… and {n} other problems", count).format(n=number(count))
    absent = sum(name in found.missing for name in found.choice.folded)
    words = _("in {n} of them it takes no part yet").format(n=number(absent))
    yield Node(folded_box(LANE), LANE, "problem", title, (words,) if absent else (), status="folded")
