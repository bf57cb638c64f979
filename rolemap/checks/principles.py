"""What the checks stand on: the statements of the article that this product starts from, in paraphrase.

Source: press article (Vân Anh) on the Vice Minister's talks to leaders of Thái Bình and Nam Định, 9-10 June;
key, number and wording are those of the catalogue (``checks.yaml``).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from rolemap.i18n import N_


class Principle(NamedTuple):
    """One statement: its number in the list (empty: none), and its sense (marked by `N_`)."""

    number: str
    text: str


PRINCIPLES: Mapping[str, Principle] = MappingProxyType(
    {
        "new": Principle("S1", N_("not a new task but a new way of working")),
        "burden": Principle("S2", N_("if it adds burden, pause and look, something needs adjusting")),
        "annual": Principle("S3", N_("review shortcomings every year")),
        "brake": Principle("S0", N_("a leader needs a monitoring system and early-warning thresholds")),
        "right": Principle(
            "S0b",
            N_(
                "before starting, choosing the right problem matters most; once under way, early sight of "
                "deviation"
            ),
        ),
        "three": Principle("S4", N_("three persons: setter, builder, user, all taking part in step")),
        "builder": Principle("S4b", N_("specialised IT unit and IT enterprises develop the tool")),
        "whole": Principle("S4c", N_("the whole apparatus uses it")),
        "head": Principle(
            "S5", N_("no such thing as delegation in digital transformation; the top leader goes first")
        ),
        "plat": Principle(
            "S6",
            N_(
                "a unified platform instead of separate systems; separate systems make sharing hard, "
                "duplicate investment and invite wrongdoing"
            ),
        ),
        "pay": Principle("S6b", N_("used like electricity or water, pay for what is used")),
        "five": Principle("S7", N_("five rights when spending the State budget")),
        "confused": Principle(
            "S8", N_("officials unsure what the core problem is, how to solve it, where resources come from")
        ),
        "hyg": Principle("", N_("none directly; needed for the other checks to be trusted")),
    }
)
"""By the key that a check names in `Check.principle`."""
