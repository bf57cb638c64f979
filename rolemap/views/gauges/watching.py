"""What watches over a problem: thresholds (state, value, what is to be done, who watches), and its last reviews."""

from __future__ import annotations

from collections.abc import Sequence

from rolemap.brakes import ThresholdWatch, watches
from rolemap.i18n import day, domain
from rolemap.model import RoleGraph
from rolemap.views.diagram import Edge, Node
from rolemap.views.part import Part

_ = domain("views")

_MOST_THRESHOLDS, _MOST_REVIEWS = 6, 3


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


def watch(graph: RoleGraph, problem: str) -> Part:
    """The thresholds of the problem, the worst first, and its last reviews, in the lane ``watch``."""
    own = [one for one in watches(graph) if problem in one.about][:_MOST_THRESHOLDS]
    nodes = [threshold_node(graph, one, "watch") for one in own]
    past = [review for review in graph.reviews_of(problem) if review.date <= graph.as_of]
    for review in sorted(past, key=lambda review: review.date)[-_MOST_REVIEWS:]:
        who = "; ".join(graph.name(one.source) for one in graph.incoming("decides", review.id))
        by = _("decided by {names}").format(names=who) if who else ""
        details = tuple(line for line in (day(review.date), review.decision, by) if line)
        nodes.append(
            Node(review.id, "watch", "review", graph.name(review.id), details, elements=(review.id,))
        )
    edges = (Edge(node.id, problem, "about", relations=(("about", node.id, problem),)) for node in nodes)
    return Part(tuple(nodes), tuple(edges))
