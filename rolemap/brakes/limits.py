"""The lines that hold for a gauge on one map: its defaults, replaced by what the map's profile names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rolemap.brakes.base import RED, YELLOW, Gauge
from rolemap.brakes.panels import GAUGES
from rolemap.checks.base import Limit
from rolemap.checks.catalogue import rules
from rolemap.i18n import domain, typed
from rolemap.model import Profile, RuleBreach, Waiver

_ = domain("brakes")

LIMITS: Mapping[str, tuple[Limit, ...]] = {gauge.id: (gauge.yellow, gauge.red) for gauge in GAUGES}
"""The lines of every metric by its id: defaults, bounds, and the reason (marked, domain ``brakes``)."""


class MapRules:
    """What profile and waivers of a map must obey (`rolemap.model.ProfileRules`): checks and brakes."""

    def profile_defects(
        self, profile: Profile, waivers: Sequence[Waiver], levels: Sequence[str]
    ) -> Iterator[RuleBreach]:
        """What the catalogue refuses, limits of metrics included, then lines the wrong way round."""
        yield from rules(LIMITS).profile_defects(profile, waivers, levels)
        yield from line_defects(profile)


def lines_of(gauge: Gauge, profile: Profile) -> tuple[float, float]:
    """The yellow and the red line of `gauge` under `profile`.

    Red never stands on the good side of yellow. Where the profile moves only one line past the default of
    the other, the other goes along: who allows 40% before yellow did not mean red at 50%. A profile that
    names both the wrong way round is a defect (`line_defects`); should it come here all the same, red wins.
    """
    own = profile.limits.get(gauge.id, {})
    yellow = own.get(YELLOW, gauge.yellow.default)
    red = own.get(RED, gauge.red.default)
    if gauge.direction.past(yellow, red):
        if RED not in own:
            red = yellow
        elif YELLOW not in own:
            yellow = red
    return yellow, red


def line_defects(profile: Profile) -> Iterator[RuleBreach]:
    """Metrics for which the profile names a red line on the good side of the yellow one."""
    for gauge in GAUGES:
        own = profile.limits.get(gauge.id, {})
        if YELLOW in own and RED in own and gauge.direction.past(own[YELLOW], own[RED]):
            yield RuleBreach(
                f"profile.limits.{gauge.id}.{RED}",
                _("The red line {red} stands before the yellow line {yellow}.").format(
                    red=typed(own[RED]), yellow=typed(own[YELLOW])
                ),
                _("Set the red line worse than the yellow one, or equal to it."),
            )
