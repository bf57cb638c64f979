"""What the list of maps and the history show of a revision without opening it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.services.checking import Workspace

if TYPE_CHECKING:
    from rolemap.store import Summary


def summary(workspace: Workspace) -> Summary:
    """Title, owner (the root organization), date, findings counted, brake lights, and the words to search by."""
    from rolemap.store import Summary

    graph = workspace.graph
    info = graph.info
    title = info.title
    owner = graph.name(info.root)
    return Summary(
        title_vi=title.get("vi", ""),
        title_en=title.get("en", ""),
        owner=owner,
        as_of=info.as_of,
        counts=dict(workspace.report.counts),
        lights={brake.id: brake.state.value for brake in workspace.brakes},
        search=" ".join((info.id, *title.values(), owner)),
    )
