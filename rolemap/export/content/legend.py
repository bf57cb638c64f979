"""The legend as rows: the signs that stand in these annexes and on their pictures, in the words of the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.brakes import State
from rolemap.checks.base import Severity
from rolemap.export.content.signs import light, mark
from rolemap.export.document import Cell, Figure, Row
from rolemap.i18n import N_, domain
from rolemap.views.legend import sign_words
from rolemap.views.words import first_upper

if TYPE_CHECKING:
    from rolemap.export.content.kind import Draft

_ = domain("export")

_DRAWN = {
    "node:ghost": N_("Box with a dashed frame"),
    "edge:delegates": N_("Thick dashed line with a word"),
    "edge:missing": N_("Dashed line to a dashed box"),
    "bar": N_("Small bar with two numbers, such as 228/260"),
}
"""Signs that only pictures have, and what they look like in every theme."""


def legend_rows(draft: Draft) -> Iterator[Row]:
    """Badges of the kinds that the map has, lights where brakes are told, and the main signs of the pictures."""
    yield from _badges(draft)
    slugs = {annex.slug for annex in draft.earlier}
    if not slugs or "brakes" in slugs:
        for state in (State.GREEN, State.AMBER, State.RED, State.UNKNOWN):
            yield _row(Cell((light(state),)), sign_words(f"light:{state.value}"))
    drawn = _on_pictures(draft)
    for sign, look in _DRAWN.items():
        if sign in drawn:
            yield _row(Cell((_(look),)), sign_words(sign))


def _badges(draft: Draft) -> Iterator[Row]:
    """A badge of each kind with the number of the first gap that bears it."""
    findings = draft.report.findings
    for severity in Severity:
        first = next((one for one in findings if one.open and one.severity is severity), None)
        if first is not None:
            yield _row(Cell(marks=(mark(first),)), sign_words(f"badge:{severity.value}"))
    waived = next((one for one in findings if not one.open), None)
    if waived is not None:
        yield _row(Cell(marks=(mark(waived),)), sign_words("badge:waived"))


def _on_pictures(draft: Draft) -> set[str]:
    """The signs that the legends of the figures in these annexes name; all of them where there is no figure."""
    figures = [block for annex in draft.earlier for block in annex.blocks if isinstance(block, Figure)]
    if not figures:
        return set() if draft.earlier else set(_DRAWN)
    return {sign.sign for figure in figures for sign in figure.page.signs}


def _row(sign: Cell, meaning: str) -> Row:
    return Row((sign, Cell((first_upper(meaning),))))
