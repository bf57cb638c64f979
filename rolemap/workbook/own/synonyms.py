"""What planners call the columns of their sheets: the words of ``headings.csv`` beside the labels of the format."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Final

from rolemap.editing.abbreviations import in_short
from rolemap.i18n import LANGUAGES, use
from rolemap.model.vocabulary import RELATION_KINDS, SECTIONS
from rolemap.workbook.own.mapping import targets

ANYWHERE: Final = "*"
TITLE: Final = "@title"
SUM: Final = "@sum"
ROWS: Final = (*SECTIONS, *RELATION_KINDS)
Words = Mapping[str, tuple[str, ...]]


@cache
def words_of(row: str) -> Words:
    """For a section or relation kind: the keys that each way to write a heading may mean, the likeliest first."""
    found: dict[str, list[str]] = defaultdict(list)
    known = {target.key for target in targets(row)} | {"-"}
    for where, key, word in _table("headings.csv"):
        if where in (row, ANYWHERE) and (key in known or _with_unit(key) in known):
            found[word].append(_with_unit(key) if key not in known else key)
    for code in LANGUAGES:
        with use(code):
            for target in targets(row):
                found[in_short(target.label)].append(target.key)
    return {word: tuple(dict.fromkeys(keys)) for word, keys in found.items()}


@cache
def title_words(row: str) -> tuple[str, ...]:
    """Words in the title of a sheet whose rows are of that section or kind."""
    return tuple(word for where, key, word in _table("headings.csv") if (where, key) == (row, TITLE))


def says_only(row: str, key: str, heading: str) -> bool:
    """Whether a heading says no more than what the field itself is called, or any sheet calls it."""
    short = in_short(heading)
    if any((where, one, word) == (ANYWHERE, key, short) for where, one, word in _table("headings.csv")):
        return True
    return short in _labels(row, key)


@cache
def _labels(row: str, key: str) -> frozenset[str]:
    found = set()
    for code in LANGUAGES:
        with use(code):
            found |= {in_short(target.label) for target in targets(row) if target.key == key}
    return frozenset(found)


def by_name(section: str, key: str, name: str) -> tuple[str, ...]:
    """What the first words of a name say about a choice, the likeliest word of the format first: “UBND xã …”."""
    return _said("names.csv", section, key, name)


def by_value(where: str, key: str, text: str) -> tuple[str, ...]:
    """What offices write for a choice, beside its own words: “đang vận hành” for a tool in use."""
    return _said("values.csv", where, key, text)


@cache
def first_words(section: str) -> frozenset[str]:
    """Words with which names of a section begin, whatever else they say."""
    return frozenset(
        word for where, key, word, _value in _rules("names.csv") if (where, key) == (section, ANYWHERE)
    )


def is_sum(text: str) -> bool:
    """Whether a text names a row that sums up others."""
    return in_short(text) in _sums()


def has_rules(section: str, key: str) -> bool:
    """Whether names of that section say anything about a choice."""
    return any((where, one) == (section, key) for where, one, _word, _value in _rules("names.csv"))


def _said(file: str, section: str, key: str, text: str) -> tuple[str, ...]:
    """The words of the format that the longest fitting entry of a table gives."""
    short = in_short(text)
    found = [
        (len(word), value)
        for where, one, word, value in _rules(file)
        if (where, one) == (section, key) and (short == word or short.startswith(f"{word} "))
    ]
    return tuple(max(found)[1].split("|")) if found else ()


@cache
def _sums() -> frozenset[str]:
    return frozenset(word for _where, key, word in _table("headings.csv") if key == SUM)


def _with_unit(key: str) -> str:
    """A heading that names no unit of money counts in million dong, as reports do."""
    return f"{key}@million"


@cache
def _table(file: str) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (row["where"], row["key"], in_short(word)) for row in _read(file) for word in row["words"].split("|")
    )


@cache
def _rules(file: str) -> tuple[tuple[str, str, str, str], ...]:
    return tuple(
        (row["where"], row["key"], in_short(word), row["value"])
        for row in _read(file)
        for word in row["words"].split("|")
    )


def _read(file: str) -> list[dict[str, str]]:
    text = (resources.files("rolemap.workbook.own") / file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
