"""Who carries one problem: its setters, tools, builders and users as lines of words, or what is missing.

What counts as missing is what the brake on participation counts: no setter, no live tool with a builder,
nobody who uses one.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from rolemap.i18n import domain, number
from rolemap.model import Organization, Position, Problem, RoleGraph, Tool
from rolemap.views.chain.leaders import position_title
from rolemap.views.chain.use import bar_text
from rolemap.views.words import first_upper, level_name, rank_name, tool_status

_ = domain("views")

_MOST_NAMES = 6
"""So many names stand in a cell; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Carried:
    """One person of a problem: lines of names, or what is missing where nobody stands there."""

    lines: tuple[str, ...]
    missing: bool = False


def setter_lines(graph: RoleGraph, problem: Problem, found: Container[str]) -> Carried:
    """Who sets the problem and who steers it; struck out where the head did not set it and HD-01 is `found`."""
    setters = list(dict.fromkeys(relation.source for relation in graph.incoming("sets", problem.id)))
    steering = dict.fromkeys(relation.source for relation in graph.incoming("steers", problem.id))
    others = [name for name in steering if name not in setters]
    steers = [_("steers: {name}").format(name=_leader(graph, name)) for name in others]
    if not setters:
        return _nobody(_("No one has set this problem"), *steers)
    not_head = problem.is_open and not graph.head_set(problem.owner) & set(setters)
    named = [_leader(graph, name) for name in setters]
    if not not_head:
        return Carried(tuple(_few([*named, *steers])))
    now = [_("set at present by: {name}").format(name=name) for name in named]
    lines = (_("The head has not set the problem"), *_few([*now, *steers]))
    return Carried(lines, missing="HD-01" in found)


def _nobody(sentence: str, *beside: str) -> Carried:
    return Carried((sentence, *_few(beside)), missing=True)


def _leader(graph: RoleGraph, name: str) -> str:
    element = graph.element(name)
    if not isinstance(element, Position):
        return graph.name(name)
    title = position_title(graph, element)
    # A head is what a setter should be: only who is none is marked.
    rank = "" if graph.is_head(name) else rank_name(element.rank)
    return _("{title} ({mark})").format(title=title, mark=rank) if rank else title


def tool_lines(graph: RoleGraph, problem: Problem | None, tools: Sequence[Tool]) -> Carried:
    """The tools in service, with their state where it is not use; struck out where none of them is live."""
    lines = [_tool(graph, tool) for tool in tools]
    if problem is not None and not graph.tools_of(problem.id):
        return _nobody(_("The tools are only planned") if tools else _("No tool yet"), *lines)
    return Carried(tuple(_few(lines)))


def _tool(graph: RoleGraph, tool: Tool) -> str:
    name = graph.name(tool.id)
    status = tool_status(tool.status)
    # A name may say it already: "… (thí điểm)".
    marks = [] if tool.status == "live" or name.endswith(f"({status})") else [status]
    if tool.provision == "national":
        marks.append(_("national platform"))
    return _("{title} ({mark})").format(title=name, mark=", ".join(marks)) if marks else name


def builder_lines(graph: RoleGraph, problem: Problem | None, tools: Sequence[Tool]) -> Carried:
    """Who builds the tools, and which tool nobody builds; a national platform is built by no one of the map.

    Struck out where no tool in use has a builder: who builds one that is only planned stands below.
    """
    built = {tool.id: [one.source for one in graph.incoming("builds", tool.id)] for tool in tools}
    national = [tool for tool in tools if tool.provision == "national" and not built[tool.id]]
    names = dict.fromkeys(name for sources in built.values() for name in sources)
    lines = [graph.name(name) for name in names]
    live = _in_use(graph, problem, tools)
    if not any(built[tool.id] or tool in national for tool in live):
        planned = [_("planned: {name}").format(name=line) for line in lines]
        return _nobody(_("No builder yet") if live else _no_tool(tools), *planned)
    owners = dict.fromkeys(one.source for tool in national for one in graph.incoming("owns", tool.id))
    lines += [_("in charge: {organization}").format(organization=graph.name(name)) for name in owners]
    alone = [tool for tool in tools if not built[tool.id] and tool not in national]
    unbuilt = [_("no builder yet: {name}").format(name=graph.name(tool.id)) for tool in alone]
    return Carried((*_few(lines), *_few(unbuilt)))


def _in_use(graph: RoleGraph, problem: Problem | None, tools: Sequence[Tool]) -> Sequence[Tool]:
    """The tools that the brake on participation counts; all of them in a row without problem."""
    return tools if problem is None else graph.tools_of(problem.id)


def _no_tool(tools: Sequence[Tool]) -> str:
    if tools:
        return _("None, because the tools are only planned")
    return _("None, because there is no tool yet")


def user_lines(
    graph: RoleGraph, problem: Problem | None, tools: Sequence[Tool], found: Container[str] = ()
) -> Carried:
    """Who uses the tools beside the levels that have a bar, and which level takes no part.

    Struck out where nobody does, and where a whole level does not and PA-06 is `found`.
    """
    live = _in_use(graph, problem, tools)
    used = [graph.users(tool.id) for tool in live]
    if not any(used):
        return _nobody(_("No users yet") if live else _no_tool(tools))
    if problem is not None and problem.audience:
        return Carried(tuple(_absent(graph, problem)), missing="PA-06" in found)
    levels = list(_levels(graph, live))
    outside = dict.fromkeys(name for units in used for name in units.ids if not _inside(graph, name))
    asked = [] if problem is None else [_("No level is asked to take part")]
    return Carried((*levels, *_few([graph.name(name) for name in outside]), *asked))


def _absent(graph: RoleGraph, problem: Problem) -> Iterator[str]:
    for level in graph.coverage(problem.id).levels:
        if not level.covered:
            yield _("{level}: not taking part yet").format(level=first_upper(level_name(level.level)))


def _levels(graph: RoleGraph, tools: Sequence[Tool]) -> Iterator[str]:
    for level in graph.info.levels:
        best = max((graph.tool_coverage(tool.id, level) for tool in tools), key=lambda one: one.covered)
        if best.covered:
            done = bar_text(best.covered, best.required)
            yield _("{level}: {done}").format(level=first_upper(level_name(level)), done=done)


def _inside(graph: RoleGraph, name: str) -> bool:
    organization = cast(Organization, graph.element(name))
    return organization.apparatus and organization.level in graph.info.levels


def _few(lines: Sequence[str]) -> list[str]:
    """The lines, marked as a list where there are several, so that a long name is not taken for two."""
    if len(lines) <= 1:
        return list(lines)
    shown = list(lines)
    if len(lines) > _MOST_NAMES:
        shown[_MOST_NAMES - 1 :] = [_("… and {n} more").format(n=number(len(lines) - _MOST_NAMES + 1))]
    return [_("• {line}").format(line=line) for line in shown]
