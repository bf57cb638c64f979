"""Leadership that was handed down: which delegations a picture shows, and their words and dates."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rolemap.checks.evaluate import Report
from rolemap.i18n import day, domain
from rolemap.model import Relation, RoleGraph
from rolemap.views.diagram import Edge
from rolemap.views.focus import Near
from rolemap.views.words import scope_name

_ = domain("views")


def delegations_to_show(
    graph: RoleGraph, report: Report, positions: Collection[str], most: int, *, only_near: bool = False
) -> tuple[Relation, ...]:
    """The delegations of a picture of these `positions`, in file order, at most `most`.

    First those that a finding marks, ended or to come as well, the gravest first; then those in force that
    begin or end at one of the positions, and those that hang on them, so that a chain is whole. One from a
    position to itself is no line. With `only_near` a finding brings none that hangs on no position.
    """
    marked = report.marks.get("delegates", ())
    near = set(positions)
    waiting = list(graph.relations("delegates"))
    if only_near:
        waiting, marked = list(dict.fromkeys((*marked, *waiting))), ()
    else:
        near |= {end for mark in marked for end in (mark.source, mark.target)}
    reached: list[Relation] = []
    grew = True
    while grew and len(reached) < most:
        touching = [one for one in waiting if one.source in near or one.target in near]
        waiting = [one for one in waiting if one.source not in near and one.target not in near]
        reached += touching
        grew = bool(touching)
        near.update(end for one in touching for end in (one.source, one.target))
    chosen = [one for one in dict.fromkeys((*marked, *reached)) if one.source != one.target][:most]
    return tuple(sorted(chosen, key=lambda one: one.row))


@dataclass(frozen=True)
class Hands:
    """Who handed leadership to whom: delegations in force, and those that a finding marks, ended or to come."""

    onward: Mapping[str, Sequence[str]]
    back: Mapping[str, Sequence[str]]

    def of(self, post: str) -> tuple[str, ...]:
        """Whoever a delegation joins to the post, in either direction."""
        return (*self.onward.get(post, ()), *self.back.get(post, ()))


def hands(graph: RoleGraph, report: Report) -> Hands:
    """The delegations that a picture of any posts would show."""
    marked = report.marks.get("delegates", ())
    onward: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for one in dict.fromkeys((*graph.relations("delegates"), *marked)):
        onward.setdefault(one.source, []).append(one.target)
        back.setdefault(one.target, []).append(one.source)
    return Hands(onward, back)


def with_chains(near: Near, through: Hands) -> Near:
    """`near`, and the hands that leadership went through, however far a focused picture goes.

    Whoever handed it to a post of the picture is on it, up to the first, and whoever got it from a chosen one,
    down to the last: a chain of delegation is shown whole. A picture of one box is no chain.
    """
    if not near.depth:
        return near
    steps = dict(near.steps)
    chosen = [name for name, away in steps.items() if not away]
    for name in _reached(chosen, through.onward):
        steps.setdefault(name, near.depth)
    for name in _reached(steps, through.back):
        steps.setdefault(name, near.depth)
    return replace(near, steps=steps)


def _reached(starts: Iterable[str], hands: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Everybody whom delegations reach from `starts`, hand by hand."""
    waiting = list(starts)
    seen = set(waiting)
    for name in waiting:  # grows as it is walked
        for end in hands.get(name, ()):
            if end not in seen:
                seen.add(end)
                waiting.append(end)
                yield end


def delegation_lines(delegations: Iterable[Relation], on: date) -> tuple[Edge, ...]:
    """One line for each two positions, with the words of the delegation in force, else of the last one."""
    pairs: dict[tuple[str, str], list[Relation]] = {}
    for delegation in delegations:
        pairs.setdefault((delegation.source, delegation.target), []).append(delegation)
    return tuple(
        Edge(source, target, "delegates", _words(_telling(same, on), on), relations=(same[0].key,))
        for (source, target), same in pairs.items()
    )


def _telling(same: Sequence[Relation], on: date) -> Relation:
    return max(same, key=lambda one: (one.own_dates(on), one.valid_to or date.max))


def _words(delegation: Relation, on: date) -> str:
    scope = ", ".join(scope_name(entry) for entry in delegation.get("scope") or ())
    what = _("delegates {scope}").format(scope=scope) if scope else _("delegates")
    return "\n".join((what, _dates(delegation.valid_from, delegation.valid_to, on)))


def _dates(start: date | None, end: date | None, on: date) -> str:
    if end is None:
        return _("from {start}, no end date").format(start=day(start)) if start else _("no dates")
    if end <= on:  # when it began is of no more use, and the words on a line are few
        return _("ended {end}").format(end=day(end))
    if start is None:
        return _("until {end}").format(end=day(end))
    return _("{start} – {end}").format(start=day(start), end=day(end))
