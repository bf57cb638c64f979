"""A threshold as a box: its state, what its value says, what is to be done, and who watches it."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.brakes import ThresholdWatch
from rolemap.i18n import domain
from rolemap.model import RoleGraph
from rolemap.views.diagram import Node

_ = domain("views")


def threshold_node(graph: RoleGraph, watch: ThresholdWatch, lane: str, *, about: Sequence[str] = ()) -> Node:
    """The box of a threshold in the words of the brakes; it names those elements that it is `about`."""
    what = "; ".join(map(graph.name, about))
    who = graph.name(watch.watcher) if watch.watcher else ""
    details = (
        _("{state} · {sentence}").format(state=watch.state.label, sentence=watch.sentence),
        watch.action,
        _("about: {names}").format(names=what) if what else "",
        _("watched by {name}").format(name=who) if who else "",
    )
    lines = tuple(line for line in details if line)
    return Node(watch.id, lane, "threshold", graph.name(watch.id), lines, elements=(watch.id,))
