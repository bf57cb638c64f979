"""The letters of the role matrix, after the manner of RACI: one for each kind of part that someone can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rolemap.i18n import N_, domain

_ = domain("export.sheets")


@dataclass(frozen=True, slots=True)
class Letter:
    """A part in the work, as the matrix shows it and as its legend tells it."""

    sign: str
    meaning: str


LETTERS: Final[Mapping[str, Letter]] = {
    "accountable": Letter(N_("S*"), N_("sets the problem and is accountable for the result")),
    "sets": Letter(N_("S"), N_("sets the problem")),
    "steers": Letter(N_("St"), N_("steers")),
    "leads": Letter(N_("L"), N_("leads the work on the problem")),
    "owns": Letter(N_("Ow"), N_("owns the tool")),
    "advises": Letter(N_("Ad"), N_("advises")),
    "builds": Letter(N_("B"), N_("builds the tool")),
    "operates": Letter(N_("Op"), N_("operates the tool")),
    "accepts": Letter(N_("Ac"), N_("accepts the tool")),
    "uses": Letter(N_("U"), N_("uses the tool, or a tool that answers the problem")),
}
"""In the order in which they stand in a cell."""


def signs(parts: frozenset[str]) -> str:
    """The letters for the parts that someone has, in their order: “PT, VH”."""
    return ", ".join(_(letter.sign) for part, letter in LETTERS.items() if part in parts)


def legend() -> str:
    """Every letter with what it means, in the reader's language."""
    pattern = _("{sign}: {meaning}")
    told = [pattern.format(sign=_(one.sign), meaning=_(one.meaning)) for one in LETTERS.values()]
    counted = _("{sign} 7/9: of nine units that must use, or could, seven do").format(
        sign=_(LETTERS["uses"].sign)
    )
    absent = _("absent: must use the answer to the problem, and does not")
    return "; ".join((*told, counted, absent)) + "."
