"""What the gate asks of the catalogue without knowing it: is this profile, are these waivers, possible?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from rolemap.model.elements import Profile, Waiver


class RuleBreach(NamedTuple):
    """A defect of the profile or of a waiver: its path (``profile.limits.AW-03.warning``), what, the remedy."""

    path: str
    message: str
    expected: str


class ProfileRules(Protocol):
    """Knows the checks, their limits and bounds; implemented by the catalogue of checks."""

    def profile_defects(
        self, profile: Profile, waivers: Sequence[Waiver], levels: Sequence[str]
    ) -> Iterable[RuleBreach]:
        """Everything in `profile` and `waivers` that the catalogue does not know or does not allow."""
        ...
