"""A finding as a sentence in the reader's language, and its values as JSON.

Names come from the map and may hold anything, braces too: they are only ever arguments of `str.format`,
never part of the pattern.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import islice

from rolemap.checks.base import Check, Entries, Names, Severity, Share, Value, Words
from rolemap.i18n import N_, Domain, day, domain, number, percent
from rolemap.model import RoleGraph
from rolemap.model.entries import entry_words

_ = domain("checks")

NAMES_SHOWN = 3
"""So many names stand in a sentence; the rest is counted."""

SEVERITY_NAMES: Mapping[Severity, str] = {
    Severity.ERROR: N_("error"),
    Severity.WARNING: N_("warning"),
    Severity.INFO: N_("note"),
}


LIMIT_NAMES: Mapping[str, str] = {
    "warning": N_("warning line"),
    "error": N_("error line"),
    "yellow": N_("yellow line"),
    "red": N_("red line"),
    "share": N_("share"),
    "sessions": N_("number of sessions"),
    "days": N_("number of days"),
    "hours": N_("hours of work"),
    "thresholds": N_("number of thresholds"),
    "tools": N_("number of tools"),
    "province": N_("provincial level"),
    "district": N_("district level"),
    "commune": N_("commune level"),
}


def limit_name(name: str) -> str:
    """A limit of a check or a metric as an office calls it; any other level of a map is called by its code."""
    return _(LIMIT_NAMES[name]) if name in LIMIT_NAMES else name


def severity_name(severity: Severity) -> str:
    """The word for a severity: error, warning, note."""
    return _(SEVERITY_NAMES[severity])


def words_of(check: Check) -> Domain:
    """The texts of the group of `check`."""
    return domain(f"checks.{check.group}")


def message(graph: RoleGraph, check: Check, subjects: tuple[str, ...], values: Mapping[str, Value]) -> str:
    """What is wrong, in one sentence, with names and numbers."""
    texts = words_of(check)
    arguments: dict[str, str] = {
        word: graph.name(subject) for word, subject in zip(check.subjects, subjects, strict=False)
    }
    for key, value in values.items():
        arguments[key] = shown(value, graph, texts)
    return texts(check.message).format(**arguments)


def plain(value: Value) -> object:
    """A value for JSON: shares as numbers, names as ids, words in English, dates as ISO text."""
    match value:
        case Share():
            return value.value
        case Names():
            return list(value.ids)
        case Words():
            return list(value.words)
        case Entries():
            return ", ".join(value.entries)
        case date():
            return value.isoformat()
    return value


def shown(value: Value, graph: RoleGraph, texts: Domain) -> str:
    """One value as a sentence shows it; `texts` are those of its check."""
    match value:
        case Share():
            return percent(value.value)
        case Names():
            return names(graph, value.members)
        case Words():
            return "; ".join(texts(word) for word in value.words)
        case Entries():
            return entry_words(value.entries)
        case date():
            return day(value)
        case str():
            return value
    return number(value)


def names(graph: RoleGraph, members: Collection[str]) -> str:
    """The first names of a list, and how many more there are; without ids the map as a whole is meant."""
    if not members:
        return _("the whole map")
    ids = tuple(islice(members, NAMES_SHOWN + 1))
    first = [graph.name(id) for id in ids[:NAMES_SHOWN]]
    shown = ("; " if any("," in name for name in first) else ", ").join(first)
    more = len(members) - NAMES_SHOWN
    if more <= 0:
        return shown
    match graph.section_of(ids[NAMES_SHOWN]):
        case "organizations":
            return _("{names} and {n} more").format(names=shown, n=number(more))
        case "tools":
            return _.n("{names} and {n} more tool", "{names} and {n} more tools", more).format(
                names=shown, n=number(more)
            )
    return _.n("{names} and {n} other", "{names} and {n} others", more).format(names=shown, n=number(more))
