"""The relations of an element as an office says them: what it uses, by whom it is used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rolemap.i18n import N_, domain

_ = domain("services.forms")

_HEADINGS: Final[Mapping[str, tuple[str, str]]] = {
    "sets": (N_("Sets the problem"), N_("Set by")),
    "steers": (N_("Steers the problem"), N_("Steered by")),
    "advises": (N_("Advises on the problem"), N_("Advised by")),
    "addresses": (N_("Answers the problem"), N_("Answered by the tool")),
    "builds": (N_("Builds the tool"), N_("Built by")),
    "operates": (N_("Operates the tool"), N_("Operated by")),
    "owns": (N_("Owns the tool"), N_("Owned by")),
    "accepts": (N_("Accepts the tool"), N_("Accepted by")),
    "uses": (N_("Uses the tool"), N_("Used by")),
    "delegates": (N_("Delegates to"), N_("Holds a delegation from")),
    "signs": (N_("Signs the document"), N_("Signed by")),
    "chairs": (N_("Chairs"), N_("Chaired by")),
    "decides": (N_("Decides at the review"), N_("Decided by")),
    "integrates": (N_("Is connected with"), N_("Is connected with")),
    "replaces": (N_("Replaces"), N_("Is replaced by")),
    "funds": (N_("Pays for the tool"), N_("Paid for by the budget item")),
    "appraises": (N_("Appraises the budget item"), N_("Appraised by")),
    "about": (N_("Is about"), N_("Documents, reviews and thresholds about it")),
    "succeeds": (N_("Succeeds"), N_("Succeeded by")),
}

_ONE: Final[Mapping[str, str]] = {
    "organizations": N_("organization"),
    "groups": N_("group of organizations"),
    "positions": N_("position"),
    "bodies": N_("steering committee or working group"),
    "problems": N_("problem"),
    "tools": N_("tool"),
    "documents": N_("document"),
    "thresholds": N_("early-warning threshold"),
    "reviews": N_("review"),
    "budgets": N_("budget item"),
}


def heading(kind: str, end: str) -> str:
    """What the relations of a kind are called in the form of the element that stands at that `end`."""
    return _(_HEADINGS[kind][0 if end == "from" else 1])


def one_of(section: str) -> str:
    """One element of a section, as a word within a sentence."""
    return _(_ONE[section])
