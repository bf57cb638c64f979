"""Who leads in person, and what was handed down: delegations that outlived their end or were passed on.

Functions over a graph, for what more than one check or view asks. Rules: checks.yaml, HD-01 and HD-03 to
HD-06, after Decree 30/2020 Art. 13.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.model.elements import Problem
    from rolemap.model.graph import RoleGraph
    from rolemap.model.relations import Relation


def nearest_heads(graph: RoleGraph, organization_id: str) -> tuple[str, ...]:
    """The heads of the organization, or of the nearest one above it that has any; sorted."""
    for ancestor in graph.ancestors(organization_id):
        heads = graph.heads(ancestor)
        if heads:
            return tuple(sorted(heads))
    return ()


def set_by_head(graph: RoleGraph, problem: Problem) -> bool:
    """Whether some setter of the problem is a head of its owner or of an organization above the owner."""
    heads = graph.head_set(problem.owner)
    return any(relation.source in heads for relation in graph.incoming("sets", problem.id))


def scope_of(delegation: Relation) -> tuple[str, ...]:
    """What a delegates relation hands down, in the order of the file; empty where that is not said."""
    return tuple(delegation.get("scope") or ())


def has_ended(delegation: Relation, on: date) -> bool:
    """Whether the delegation had an end and it was reached by `on`; one that starts later has not ended."""
    end = delegation.valid_to
    return end is not None and end <= on


def by_ends(delegations: Iterable[Relation]) -> Mapping[tuple[str, str], list[Relation]]:
    """The delegations from one position to another, put together: a finding names positions, not papers."""
    together: dict[tuple[str, str], list[Relation]] = {}
    for delegation in delegations:
        together.setdefault((delegation.source, delegation.target), []).append(delegation)
    return together


def last_end(delegations: Iterable[Relation]) -> date | None:
    """The day on which the last of the delegations ends; None where one has no end."""
    ends = [delegation.valid_to for delegation in delegations]
    known = [end for end in ends if end is not None]
    return max(known) if ends and len(known) == len(ends) else None


def still_used(graph: RoleGraph) -> Mapping[Relation, tuple[Relation, ...]]:
    """The delegations that have ended and are used all the same, each with the relations that rest on it.

    What sets or steers and names the delegation always counts, what signs only when its document is dated on
    or after the end, or not dated. Without an id a delegation cannot be named. One walk over three kinds.
    """
    ended = {
        delegation.id: delegation
        for delegation in graph.relations_any_date("delegates")
        if delegation.id is not None and has_ended(delegation, graph.as_of)
    }
    if not ended:
        return {}
    dated = {document.id: document.date for document in graph.documents}
    uses: dict[Relation, list[Relation]] = {}
    for kind in ("sets", "steers", "signs"):
        for relation in graph.relations(kind):
            delegation = ended.get(relation.get("by_delegation"))
            if delegation is None:
                continue
            if kind == "signs":
                signed, end = dated[relation.target], delegation.valid_to
                if signed is not None and end is not None and signed < end:
                    continue
            uses.setdefault(delegation, []).append(relation)
    return {delegation: tuple(relations) for delegation, relations in uses.items()}


def passed_on(graph: RoleGraph) -> Iterator[tuple[Relation, Relation, tuple[str, ...]]]:
    """Each delegation, the one that passes it on, and what both hand down (empty: neither says).

    The second has not ended and is no order to a deputy (TL.); both have a day in common; a delegation that
    does not say its scope hands down everything. Whether the first or the positions have ended is not asked.
    """
    handed_to: dict[str, list[Relation]] = {}
    onward: list[Relation] = []
    for delegation in graph.relations_any_date("delegates"):
        if delegation.source == delegation.target:
            continue
        handed_to.setdefault(delegation.target, []).append(delegation)
        if not has_ended(delegation, graph.as_of) and delegation.get("order_to_deputy") is not True:
            onward.append(delegation)
    for second in onward:
        for first in handed_to.get(second.source, ()):
            common = _common_scope(first, second)
            if common is not None and _have_a_common_day(first, second):
                yield first, second, common


def _common_scope(one: Relation, other: Relation) -> tuple[str, ...] | None:
    first, second = scope_of(one), scope_of(other)
    if not first or not second:
        return first or second
    return tuple(entry for entry in first if entry in second) or None


def _have_a_common_day(one: Relation, other: Relation) -> bool:
    starts = [start for start in (one.valid_from, other.valid_from) if start is not None]
    ends = [end for end in (one.valid_to, other.valid_to) if end is not None]
    return not starts or all(max(starts) < end for end in ends)
