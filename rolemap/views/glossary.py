"""The glossary: the words of the field in Vietnamese and English, in the order of the Vietnamese alphabet.

`glossary.csv` holds the list of terms that the project works by, taken from decrees, circulars and plans on digital
transformation (texts of the State, which are in nobody's copyright); the senses are the project's own.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rolemap.i18n import N_, domain, language
from rolemap.model.text import folded

_ = domain("views")

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, after no tone: the order of Vietnamese dictionaries."""

CATEGORIES = {
    "role": N_("Roles"),
    "organisation": N_("Organizations"),
    "object": N_("Problems, tools, platforms"),
    "relation": N_("Relations"),
    "leadership": N_("Leadership and signing"),
    "gap": N_("Gaps and brakes"),
    "diagram": N_("Pictures"),
    "workflow": N_("Drawing up and reviewing"),
    "export": N_("Documents and annexes"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the field."""

    vi: str
    en: str
    category: str
    sense_vi: str
    sense_en: str
    """What it means here, in each language; empty where the word says it."""

    @property
    def anchor(self) -> str:
        """The name of its place on the page."""
        return re.sub(r"[^a-z0-9]+", "-", folded(self.vi)).strip("-")

    @property
    def sense(self) -> str:
        """What it means, in the reader's language."""
        return self.sense_en if language() == "en" else self.sense_vi

    @property
    def subject(self) -> str:
        """Its category in the reader's language."""
        return _(CATEGORIES[self.category])

    @property
    def letter(self) -> str:
        """The letter under which a dictionary has it."""
        return _letters(self.vi)[0][0].upper()

    @property
    def text(self) -> str:
        """All of it, to be searched."""
        return f"{self.vi} {self.en} {self.sense_vi} {self.sense_en}"


@cache
def terms() -> tuple[Term, ...]:
    """Every term in the order of the Vietnamese alphabet."""
    text = (resources.files(__package__) / "glossary.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(sorted((Term(**row) for row in rows), key=lambda term: order(term.vi)))


def terms_in(text: str) -> tuple[Term, ...]:
    """The terms with a sense that occur in a text of the reader's language, in the order of the alphabet.

    Whole words only, the longest first: in “ngưỡng cảnh báo sớm” stands no “cảnh báo”.
    """
    pattern, by_form = _forms_of(language())
    found = {by_form[match[1].lower()] for match in pattern.finditer(text)}
    return tuple(term for term in terms() if term in found)


@cache
def _forms_of(code: str) -> tuple[re.Pattern[str], dict[str, Term]]:
    by_form = {
        form.lower(): term
        for term in terms()
        if term.sense
        for form in _forms(term.en if code == "en" else term.vi)
    }
    plural = "s?" if code == "en" else ""
    longest_first = sorted(by_form, key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(map(re.escape, longest_first))}){plural}\b", re.IGNORECASE), by_form


def _forms(name: str) -> Iterator[str]:
    """How an entry is written: without its bracket, as what stands in it, each of several that share it.

    A word of one syllable with its abbreviation is found by that only: “quyền (Q.)” is not every “quyền”.
    """
    short = re.findall(r"\(([^)]*)\)", name)
    whole = re.sub(r"\([^)]*\)|…|\.\.\.|:.*", "", name)
    yield from short
    yield from (
        " ".join(form.split())
        for form in whole.split("/")
        if " " in form.strip() or (form.strip() and not short)
    )


def order(text: str) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """The key by which Vietnamese texts are sorted, as in dictionaries: syllable by syllable, letters before tones.

    Letters stand in the order a ă â b … d đ e ê …; what is no letter does not count.
    """
    syllables = (_letters(syllable) for syllable in text.split())
    return tuple(
        (tuple(ALPHABET.index(letter) for letter, _tone in one), tuple(tone for _letter, tone in one))
        for one in syllables
        if one
    )


def _letters(text: str) -> list[tuple[str, int]]:
    """The letters of `text` in lower case, each with the number of its tone."""
    found: list[tuple[str, int]] = []
    for sign in unicodedata.normalize("NFC", text).lower():
        apart = unicodedata.normalize("NFD", sign)
        tone = next((TONES.index(mark) + 1 for mark in apart if mark in TONES), 0)
        plain = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in TONES))
        if plain in ALPHABET:
            found.append((plain, tone))
    return found
