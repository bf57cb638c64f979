"""Which problems stand on a page, by their places in the order of the file, which is how a reader knows them."""

from __future__ import annotations

from collections.abc import Collection

from rolemap.i18n import domain, number
from rolemap.model import RoleGraph

_ = domain("views")


def problem_places(graph: RoleGraph, problems: Collection[str]) -> str:
    """ "problems 7–12", for problems that follow each other among those that are not closed; empty for none."""
    places = [at for at, one in enumerate(graph.unclosed_problems, start=1) if one.id in problems]
    if not places:
        return ""
    if len(places) == 1:
        return _("problem {n}").format(n=number(places[0]))
    return _("problems {first}–{last}").format(first=number(places[0]), last=number(places[-1]))
