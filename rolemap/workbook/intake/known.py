"""The sheets and columns of the plan by all words that name them: in both languages, by key, without accents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from rolemap.editing.scalars import tidy
from rolemap.files.suggest import fold
from rolemap.i18n import LANGUAGES, language
from rolemap.workbook.plan import REQUIRED, Sheet, aside_titles, plan

COUNTED = frozenset(("stt", "tt", "no", "no."))
"""Headings of a column that numbers the rows; nothing is taken from it."""


@dataclass(frozen=True)
class Known:
    """One sheet of the plan, in every language."""

    in_language: Mapping[str, Sheet]
    headings: Mapping[str, str]
    """The key of each column by each word that names it."""

    @property
    def sheet(self) -> Sheet:
        """The sheet in the language of the reader."""
        return self.in_language[language()]

    def key_of(self, heading: str) -> str | None:
        """The key of the column of that heading; None where there is no such column."""
        return self.headings.get(word(heading))

    def heading(self, key: str) -> str:
        """The heading of a column in the language of the reader, without the sign of what is required."""
        return self.sheet.column(key).heading.removesuffix(REQUIRED)


@cache
def known_sheets() -> Mapping[str, Known]:
    """The sheets of the plan by their keys."""
    plans = {code: plan(None, code) for code in LANGUAGES}
    in_order = zip(*plans.values(), strict=True)
    return {
        sheets[0].key: Known(dict(zip(plans, sheets, strict=True)), _headings(sheets)) for sheets in in_order
    }


@cache
def titles() -> Mapping[str, str]:
    """The key of each sheet by each word that names it."""
    return {
        word(name): key
        for key, known in known_sheets().items()
        for name in (key, *(sheet.title for sheet in known.in_language.values()))
    }


@cache
def titles_aside() -> frozenset[str]:
    """The words for sheets that the program adds and never reads."""
    return frozenset(map(word, aside_titles()))


def word(text: str) -> str:
    """A title or a heading as it is compared: without case, accents, line breaks and the sign of what is required."""
    return fold(" ".join(tidy(text).replace("*", " ").split())).rstrip("_:")


def _headings(sheets: tuple[Sheet, ...]) -> Mapping[str, str]:
    return {
        word(name): column.key
        for sheet in sheets
        for column in sheet.columns
        for name in (column.key, column.heading)
    }
