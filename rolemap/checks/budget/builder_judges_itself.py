"""BU-06: who builds also appraises or accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Names, Severity, Words
from rolemap.checks.budget._example import SOUND
from rolemap.checks.mending import Drop, Relate
from rolemap.model import RoleGraph

_THE_SAME = N_("are the same unit")
_ONE_ABOVE = N_("stand one above the other")


class BuilderJudgesItself(Check):
    """Who builds a funded tool, or stands above or below the builder, appraises it or accepts it."""

    id = "BU-06"
    slug = "builder-judges-itself"
    group = "budget"
    name = N_("Builder also appraises or accepts")
    message = N_(
        "“{budget}” pays for {tools}: who builds ({builders}) and who appraises or accepts ({judges}) "
        "{links}."
    )
    why = N_("Nobody independent has looked at the work before it is paid.")
    remedy = N_("Give appraisal and acceptance to another unit or set up a council.")
    repairs = (
        Relate(N_("Name another unit that appraises"), "appraises", target="budget"),
        Drop(N_("Take off: {name}"), kind="appraises"),
        Drop(N_("Take off: {name}"), kind="accepts"),
    )
    subjects = ("budget",)
    severity = Severity.ERROR
    basis = N_("separation of duties")
    principle = "five"
    borrowed_from = "separation of duties"
    breaks = SOUND.replace("appraises: [{from: stc,", "appraises: [{from: stttt,")
    keeps = SOUND

    def find(self, graph: RoleGraph, limits: Mapping[str, float | None]) -> Iterator[Hit]:
        """One hit for each such budget; marks the money, who builds, and who judges."""
        for budget in graph.budgets:
            appraising = graph.incoming("appraises", budget.id)
            conflicts = [
                (funds, builds, judges, link)
                for funds in graph.outgoing("funds", budget.id)
                for builds in graph.incoming("builds", funds.target)
                for judges in (*appraising, *graph.incoming("accepts", funds.target))
                if (link := _link(graph, builds.source, judges.source))
            ]
            if not conflicts:
                continue
            links = {link for *_, link in conflicts}
            yield Hit(
                (budget.id,),
                tuple(dict.fromkeys(relation for found in conflicts for relation in found[:3])),
                {
                    "tools": Names(tuple(dict.fromkeys(funds.target for funds, *_ in conflicts))),
                    "builders": Names(tuple(dict.fromkeys(builds.source for _, builds, *_ in conflicts))),
                    "judges": Names(tuple(dict.fromkeys(judges.source for *_, judges, _ in conflicts))),
                    "links": Words(tuple(link for link in (_THE_SAME, _ONE_ABOVE) if link in links)),
                },
            )


def _link(graph: RoleGraph, builder: str, judge: str) -> str | None:
    """How the two hang together; the root and what is above it stand above everybody, and do not count."""
    if builder == judge:
        return _THE_SAME
    top = graph.ancestors(graph.info.root)
    for above, below in ((judge, builder), (builder, judge)):
        if above not in top and graph.is_ancestor(above, below):
            return _ONE_ABOVE
    return None
