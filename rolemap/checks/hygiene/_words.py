"""The words for sections and relation kinds that the findings on the map itself use."""

from __future__ import annotations

from collections.abc import Iterable

from rolemap.checks.base import N_, Words

SECTION_WORDS = {
    "organizations": N_("organization"),
    "groups": N_("group of organizations"),
    "positions": N_("position"),
    "bodies": N_("steering body"),
    "problems": N_("problem"),
    "tools": N_("tool"),
    "documents": N_("document"),
    "thresholds": N_("threshold"),
    "reviews": N_("review"),
    "budgets": N_("budget item"),
}

KIND_WORDS = {
    "sets": N_("sets the problem"),
    "steers": N_("steers"),
    "advises": N_("advises"),
    "addresses": N_("addresses the problem"),
    "builds": N_("builds"),
    "operates": N_("operates"),
    "owns": N_("owns"),
    "accepts": N_("accepts the work"),
    "uses": N_("uses"),
    "delegates": N_("delegates"),
    "signs": N_("signs"),
    "chairs": N_("chairs"),
    "decides": N_("decides on the review"),
    "integrates": N_("is integrated with"),
    "replaces": N_("replaces"),
    "funds": N_("funds"),
    "appraises": N_("appraises"),
    "about": N_("is about"),
    "succeeds": N_("succeeds"),
}


def kinds(names: Iterable[str]) -> Words:
    """The words of some relation kinds, each once, in the order of the format."""
    given = set(names)
    return Words(tuple(word for kind, word in KIND_WORDS.items() if kind in given))
