"""What the pictures of the whole chain share, from the leaders over problems and tools to the users."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from rolemap.i18n import domain
from rolemap.views.chain.districts import is_district
from rolemap.views.chain.use import is_level, is_of_level
from rolemap.views.diagram import Edge, Node
from rolemap.views.standing import stand

_ = domain("views")

_MAIN = ("sets", "addresses", "missing")
"""Lines that a reader follows first: three times as important to keep from crossing as the others."""


def in_order(nodes: Sequence[Node], edges: Sequence[Edge], columns: Sequence[Sequence[str]]) -> list[Node]:
    """The boxes in the order in which they are to stand; problems and levels keep the order of the map.

    The lines that a district lacks move no box: a district comes and goes with one unit.
    """
    levels = [
        (above.id, node.id)
        for above, node in pairwise(nodes)
        if is_of_level(node.id) and above.lane == "users"
    ]
    anchored = {node.id for node in nodes if node.role == "problem" or is_level(node.id)}
    lasting = [edge for edge in edges if not is_district(edge.target)]
    return stand(nodes, lasting, columns, main=_MAIN, anchored=anchored, beside=levels)


def with_ghosts(nodes: Sequence[Node], missing: Sequence[Node]) -> list[Node]:
    """The boxes and ghosts; that of a level that takes no part stands under the box of the level."""
    below = {ghost.id.removeprefix("ghost:"): ghost for ghost in missing}
    standing = [one for node in nodes for one in (node, below.get(node.id)) if one is not None]
    return standing + [ghost for ghost in missing if ghost not in standing]


def to_explain(edges: Iterable[Edge]) -> list[Edge]:
    """The lines that a legend has to explain: a unit that hangs on its level says in its box what it is of."""
    return [edge for edge in edges if edge.role != "member"]


def no_problems() -> Node:
    """What a map without problems shows in their place."""
    return Node(
        "ghost:problems",
        "problems",
        "ghost",
        _("No problem on this map yet"),
        (_("Begin with the right problem: who suffers what, how much today, how much is the target."),),
    )
