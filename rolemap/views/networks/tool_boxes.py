"""The box of a tool in the picture of platforms: its state, its owner, what it does, whom it serves."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rolemap.i18n import N_, domain, number
from rolemap.model import RoleGraph, Tool
from rolemap.model.entries import entry_words
from rolemap.views.diagram import Node
from rolemap.views.words import tool_status

_ = domain("views")

_PROVISIONS: Mapping[str, str] = {
    "national": N_("national platform"),
    "built": N_("self-built"),
    "bought": N_("bought"),
    "rented": N_("rented"),
}
_SHORT = re.compile(r"\(([^\s()]{2,12})\)\s*$")
"""An abbreviation at the end of a name: "… cấp tỉnh (LGSP)"."""


def tool_box(graph: RoleGraph, tool: Tool, lane: str, *, brief: bool = False) -> Node:
    """The box of a tool; a `brief` one says no more than its state and what it does."""
    national = tool.provision == "national"
    state = " · ".join((tool_status(tool.status), _(_PROVISIONS.get(tool.provision, tool.provision))))
    details = (
        (state, *_does(tool)) if brief else (state, *_owner(graph, tool), *_does(tool), _serves(graph, tool))
    )
    return Node(
        tool.id,
        lane,
        "hub" if tool.kind == "integration_platform" else "tool",
        graph.name(tool.id),
        (*details, *_planned(graph, tool)),
        elements=(tool.id,),
        status="national" if national else "" if tool.status == "live" else tool.status,
    )


def short_name(graph: RoleGraph, tool: str) -> str:
    """The abbreviation that a name of a tool gives in brackets, else the name."""
    name = graph.name(tool)
    found = _SHORT.search(name)
    return found[1] if found else name


def _owner(graph: RoleGraph, tool: Tool) -> tuple[str, ...]:
    owners = dict.fromkeys(relation.source for relation in graph.incoming("owns", tool.id))
    if not owners:
        return () if tool.provision == "national" else (_("no owning agency yet"),)
    return (_("owning agency: {organization}").format(organization="; ".join(map(graph.name, owners))),)


def _does(tool: Tool) -> tuple[str, ...]:
    functions, collected = entry_words(tool.capabilities), entry_words(tool.collects)
    return (
        *((_("function: {entries}").format(entries=functions),) if functions else ()),
        *((_("entered by hand: {entries}").format(entries=collected),) if collected else ()),
    )


def _serves(graph: RoleGraph, tool: Tool) -> str:
    """How many problems it answers and how many units use it: connect first what most units use (PL-03)."""
    if tool.kind == "integration_platform":
        links = (*graph.outgoing("integrates", tool.id), *graph.incoming("integrates", tool.id))
        count = len(
            {end for link in links for end in (link.source, link.target)} & graph.live_tool_ids - {tool.id}
        )
        return _.n("{n} tool connected directly", "{n} tools connected directly", count).format(
            n=number(count)
        )
    problems, units = len(graph.problems_of(tool.id)), graph.users(tool.id).size
    return " · ".join(
        (
            _.n("{n} problem", "{n} problems", problems).format(n=number(problems)),
            _.n("{n} unit uses it", "{n} units use it", units).format(n=number(units)),
        )
    )


def _planned(graph: RoleGraph, tool: Tool) -> tuple[str, ...]:
    """What it will replace and, as long as it is planned, what it will be connected to."""
    replaced = [relation.target for relation in graph.outgoing("replaces", tool.id)]
    words = [_("replaces: {tools}").format(tools="; ".join(map(graph.name, replaced)))] if replaced else []
    if tool.status == "planned":
        ends = [
            end
            for relation in (*graph.outgoing("integrates", tool.id), *graph.incoming("integrates", tool.id))
            for end in (relation.source, relation.target)
            if end != tool.id
        ]
        if ends:
            names = "; ".join(short_name(graph, end) for end in dict.fromkeys(ends))
            words.append(_("to be connected to: {tools}").format(tools=names))
    return tuple(words)
