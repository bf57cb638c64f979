"""An id for a new element, made of its name the way the map makes its ids."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from rolemap.editing.edit import Document
from rolemap.editing.mentions import ids_in
from rolemap.files.suggest import fold
from rolemap.model.vocabulary import SECTIONS

_MARKS: Final = {
    "groups": "g.",
    "problems": "p.",
    "tools": "t.",
    "documents": "d.",
    "thresholds": "b.",
    "reviews": "r.",
    "budgets": "kp.",
}
"""What parts the ids of a section from those of others, where the map has none of that section to go by."""

_SHORT: Final = 2  # words up to which a name is written out
_LONGEST: Final = 40
_AND: Final = "va"
"""The word “và”, which abbreviations leave out: STTTT."""

_SHORTENED: Final = re.compile(r"\(([A-Za-z][A-Za-z0-9]{1,11})\)")


def suggest_id(document: Document, section: str, name: str) -> str:
    """An ASCII id that no element has yet: “Cổng dịch vụ công” becomes ``tb.t.cdvc``, next time ``tb.t.cdvc2``."""
    taken = ids_in(document)
    stem = _prefix(document, section) + _short(name)
    if not stem[:1].isalpha():
        stem = f"x{stem}"
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}{'-' if stem[-1].isdigit() else ''}{number}"
    return candidate


def _prefix(document: Document, section: str) -> str:
    """What the ids of the section have in common; else what most ids of the map begin with, and a mark."""
    own = Counter(_start(one["id"]) for one in document.get(section) or ())
    if own:
        return own.most_common(1)[0][0]
    every = Counter(
        one["id"].partition(".")[0] + "." if "." in one["id"] else ""
        for each in SECTIONS
        for one in document.get(each) or ()
    )
    return (every.most_common(1)[0][0] if every else "") + _MARKS.get(section, "")


def _start(one: str) -> str:
    return one[: one.rindex(".") + 1] if "." in one else ""


def _short(name: str) -> str:
    """The initials of a name, numbers whole; a name of one or two words, or a short form in brackets, in full."""
    if match := _SHORTENED.search(name):
        return match[1].lower()
    words = re.findall(r"[a-z]+|[0-9]+", fold(name))
    if len(words) <= _SHORT:
        return "".join(words)[:_LONGEST] or "moi"
    return "".join(word if word.isdigit() else word[0] for word in words if word != _AND)[:_LONGEST]
