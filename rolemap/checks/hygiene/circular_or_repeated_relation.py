"""MH-01: a relation points to itself, stands twice, or belongs to a circle of delegation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Severity, Words
from rolemap.checks.hygiene._words import kinds
from rolemap.checks.mending import Drop, FillRelation
from rolemap.model import Relation, RoleGraph
from rolemap.model.vocabulary import RELATION_KINDS

_SELF = N_("it leads from an element to itself")
_CIRCLE = N_("the delegations lead back to where they began")
_REPEATED = N_("it stands more than once for the same time")
_REASONS = (_SELF, _CIRCLE, _REPEATED)

_COMMON = """\
organizations:
- {id: ubnd, name: UBND tỉnh, kind: committee, level: province}
positions:
- {id: chutich, name: Chủ tịch UBND tỉnh, organization: ubnd, rank: head}
bodies:
- {id: bcd, name: Ban Chỉ đạo chuyển đổi số tỉnh, scope: ubnd}
relations:
  chairs:
"""


class CircularOrRepeatedRelation(Check):
    """A relation of any kind and date that the other checks would count twice or follow in a circle."""

    id = "MH-01"
    slug = "circular-or-repeated-relation"
    group = "hygiene"
    name = N_("Circular, self-pointing or repeated relation")
    message = N_("The relation from “{source}” to “{target}” ({kinds}) is in doubt: {reasons}.")
    why = N_("Other checks count a thing twice or go in circles.")
    remedy = N_("Remove the repeated relation, cut the circle of delegation.")
    repairs = (
        Drop(N_("Take off the relation that stands twice: {name}"), repeated=True),
        FillRelation(N_("Correct the dates: {name}"), ("valid_from", "valid_to")),
    )
    subjects = ("source", "target")
    severity = Severity.ERROR
    waivable = False
    basis = N_("iStar, DMN: typed links, acyclic requirement graph")
    principle = "hyg"
    borrowed_from = "iStar, DMN"
    breaks = _COMMON + "  - {from: chutich, to: bcd}\n  - {from: chutich, to: bcd}\n"
    keeps = (
        _COMMON
        + """\
  - {from: chutich, to: bcd, valid_to: 2021-01-01}
  - {from: chutich, to: bcd, valid_from: 2021-01-01}
"""
    )

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit for the two ends, whatever the kinds and reasons; those of integrates in sorted order."""
        doubtful: dict[tuple[str, str], dict[Relation, list[str]]] = {}

        def note(relation: Relation, reason: str) -> None:
            ends = (relation.source, relation.target)
            if RELATION_KINDS[relation.kind].undirected:
                ends = (min(ends), max(ends))
            doubtful.setdefault(ends, {}).setdefault(relation, []).append(reason)

        for relation in graph.self_relations():
            note(relation, _SELF)
        for relation in _in_circles(graph):
            note(relation, _CIRCLE)
        for same in graph.repeated_relations():
            for relation in same:
                note(relation, _REPEATED)
        for ends, relations in doubtful.items():
            given = {reason for reasons in relations.values() for reason in reasons}
            yield Hit(
                ends,
                tuple(relations),
                {
                    "kinds": kinds(relation.kind for relation in relations),
                    "reasons": Words(tuple(reason for reason in _REASONS if reason in given)),
                },
            )


def _in_circles(graph: RoleGraph) -> Iterator[Relation]:
    """The delegations within their own dates that lie on a circle; their ends need not be active."""
    in_own_dates = graph.relations_in_own_dates("delegates")
    delegations = [relation for relation in in_own_dates if relation.source != relation.target]
    left = {(relation.source, relation.target) for relation in delegations}
    # What nobody hands on, or nobody handed down, lies on no circle; mostly nothing is left to ask networkx.
    while left:
        givers, takers = {source for source, _ in left}, {target for _, target in left}
        kept = {(source, target) for source, target in left if source in takers and target in givers}
        if kept == left:
            break
        left = kept
    if not left:
        return
    import networkx

    circle: dict[str, int] = {}
    for number, members in enumerate(networkx.strongly_connected_components(networkx.DiGraph(left))):
        circle.update(dict.fromkeys(members, number))
    for relation in delegations:
        if circle.get(relation.source, -1) == circle.get(relation.target, -2):
            yield relation
