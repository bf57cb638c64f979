"""The reader's language: which one is in force, and the sentences of its catalogue.

English stands in the code; Vietnamese stands in ``translations/vi/<domain>.po`` and is read straight from
there, one domain at a time, when its first sentence is asked for. A domain is a folder of the program
(``cli``, ``checks.head``), so that ``--help`` never reads the texts of the checks.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib import resources

LANGUAGES = ("vi", "en")
DEFAULT_LANGUAGE = "vi"

_chosen: ContextVar[str | None] = ContextVar("rolemap_language", default=None)


def language() -> str:
    """The language in force: the one chosen by `use`, else ``ROLEMAP_LANG``, else Vietnamese."""
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    asked = os.environ.get("ROLEMAP_LANG", "").strip().lower()[:2]
    return asked if asked in LANGUAGES else DEFAULT_LANGUAGE


@contextmanager
def use(code: str) -> Iterator[None]:
    """Speak `code` (``vi`` or ``en``) inside the block; raises ValueError for any other language."""
    if code not in LANGUAGES:
        raise ValueError(code)
    token = _chosen.set(code)
    try:
        yield
    finally:
        _chosen.reset(token)


def N_(message: str) -> str:
    """Mark a sentence for the catalogue where it stands as data; a domain translates it when it is shown."""
    return message


class Domain:
    """The sentences of one part of the program: call it with the English, get the reader's language."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, message: str) -> str:
        """`message` in the reader's language, or itself where the catalogue has no entry."""
        code = language()
        return message if code == "en" else _catalogue(code, self.name).get(message, message)

    def n(self, singular: str, plural: str, count: int) -> str:
        """The right form for `count`; Vietnamese has one form, filed under the English singular."""
        if language() == "en":
            return singular if count == 1 else plural
        return _catalogue(language(), self.name).get(singular, singular)


@cache
def domain(name: str) -> Domain:
    """The domain of that name; made once."""
    return Domain(name)


@cache
def _catalogue(code: str, name: str) -> dict[str, str]:
    source = resources.files("rolemap") / "translations" / code / f"{name}.po"
    if not source.is_file():
        return {}
    import polib

    entries = polib.pofile(source.read_text(encoding="utf-8"))
    return {
        entry.msgid: entry.msgstr or entry.msgstr_plural.get(0, "")
        for entry in entries
        if not entry.obsolete and "fuzzy" not in entry.flags and (entry.msgstr or entry.msgstr_plural.get(0))
    }


def number(value: float, digits: int = 2) -> str:
    """A number in local form: ``1.234,5`` in Vietnamese, ``1,234.5`` in English, no needless zeros."""
    text = f"{value:,.{digits}f}" if isinstance(value, float) else f"{value:,d}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    return text if language() == "en" else text.translate(_SWAP_SEPARATORS)


_SWAP_SEPARATORS = str.maketrans({",": ".", ".": ","})


def typed(value: float) -> str:
    """A number as it is typed in a map file, in every language: ``1000``, ``0.5``."""
    return f"{value:.15g}"


def percent(share: float) -> str:
    """A share 0..1 as a percentage with at most one decimal; never rounded up to 100% or down to 0%."""
    value = round(share * 100, 1)
    if value == 100 and share < 1:
        value = 99.9
    if value == 0 and share > 0:
        value = 0.1
    return number(float(value), 1) + "%"


def day(value: date) -> str:
    """A date as an office writes it: ``30/06/2022`` in Vietnamese, ``30 June 2022`` in English."""
    if language() == "en":
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
