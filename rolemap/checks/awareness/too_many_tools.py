"""AW-03: one unit has more tools to use than it can."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rolemap.checks.base import N_, Check, Hit, Limit, Severity, Words
from rolemap.checks.mending import Drop, Fill
from rolemap.model import RoleGraph, at_least

_BY_A_SURVEY = Words((N_("by a survey"),))
_ON_THIS_MAP = Words((N_("on this map"),))


class TooManyTools(Check):
    """An organization with too many live tools, counted on the map or by a survey, whichever is more.

    No relation is marked: the gap is their number, not one of them.
    """

    id = "AW-03"
    slug = "too-many-tools"
    group = "awareness"
    name = N_("Too many tools for one unit")
    message = N_("“{organization}” has {number} tools to use ({counted}); the limit is {limit}.")
    why = N_("Staff juggle accounts and re-enter data; each new tool makes all others less used.")
    remedy = N_("Merge accounts, give single sign-on, retire tools that serve no problem.")
    repairs = (
        Fill(N_("Update the number of tools of “{name}”"), "organization", ("tool_count_survey",)),
        Drop(N_("Take off: {name}"), kind="uses"),
    )
    subjects = ("organization",)
    severity = Severity.WARNING
    severity_rule = N_("error when the number is at or above limit error, otherwise warning")
    limits = (
        Limit(
            "warning",
            default=10,
            low=1,
            high=1000,
            basis=N_("half of the number reported as overload, a product choice"),
        ),
        Limit(
            "error",
            default=20,
            low=1,
            high=1000,
            basis=N_("Ha Noi reported about 20 software systems per commune as overload (Nov 2025)"),
        ),
    )
    basis = N_(
        "20: Ha Noi reported about 20 software systems per commune as overload (Nov 2025); "
        "10 is half of that, a product choice"
    )
    principle = "burden"
    breaks = """\
organizations:
- {id: ubnd, name: UBND huyện, kind: committee, level: district}
- {id: xa, name: UBND xã, kind: committee, level: commune, parent: ubnd, tool_count_survey: 14}
"""
    keeps = breaks.replace("tool_count_survey: 14", "tool_count_survey: 7")

    def find(self, graph: RoleGraph, limits: Mapping[str, float]) -> Iterator[Hit]:
        """One hit an organization."""
        warning, error = limits["warning"], limits["error"]
        counts = graph.tool_counts()
        for organization in graph.active_organizations:
            counted = counts.get(organization.id, 0)
            surveyed = organization.tool_count_survey or 0
            number = max(counted, surveyed)
            if not at_least(number, warning):
                continue
            grave = at_least(number, error)
            yield Hit(
                (organization.id,),
                values={
                    "number": number,
                    "counted": _BY_A_SURVEY if surveyed > counted else _ON_THIS_MAP,
                    "limit": error if grave else warning,
                },
                severity=Severity.ERROR if grave else Severity.WARNING,
            )
