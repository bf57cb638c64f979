"""Who is missing behind a problem without a tool: nobody builds what does not exist, and nobody uses it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rolemap.i18n import domain
from rolemap.model import Problem, RoleGraph
from rolemap.views.chain.ghosts import Ghost
from rolemap.views.diagram import Edge, Node

_ = domain("views")


def unanswered(
    graph: RoleGraph, problem: Problem, nodes: Sequence[Node], missing: Iterable[Ghost]
) -> Iterator[Ghost]:
    """The builders and users of the tool that the problem lacks, where their lanes are empty.

    They stand beside the ghost of that tool only, so that what a profile turned off is not missing here either.
    """
    tool = next((ghost.node.id for ghost in missing if _is_tool_of(ghost, problem)), None)
    if tool is None:
        return
    planned = any(True for _one in graph.incoming("addresses", problem.id))
    title = (
        _("None, because the tools are only planned") if planned else _("None, because there is no tool yet")
    )
    standing = {node.lane for node in nodes} | {ghost.node.lane for ghost in missing}
    for lane in ("builders", "users"):
        if lane not in standing:
            name = f"ghost:{lane}"
            ends = (name, tool) if lane == "builders" else (tool, name)
            yield Ghost(Node(name, lane, "ghost", title), (Edge(*ends, "missing"),))


def _is_tool_of(ghost: Ghost, problem: Problem) -> bool:
    return ghost.node.lane == "tools" and any(edge.source == problem.id for edge in ghost.edges)
