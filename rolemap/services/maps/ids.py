"""Ids of maps: made from a title, and never one that is taken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import TYPE_CHECKING

from rolemap.errors import RolemapError
from rolemap.i18n import domain

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.beginning")

RESERVED = frozenset({"new", "import"})
"""Ids that are addresses of pages: a map of that id could not be opened."""
LONGEST = 48
"""A made id is cut here, at the end of a word; people read it in addresses."""
_OTHER = re.compile(r"[^a-z0-9]+")


class FormRefused(RolemapError):
    """A form about a map cannot be taken; `wrong` says it field by field, under ``""`` what concerns no field."""

    def __init__(self, wrong: Mapping[str, str]) -> None:
        self.wrong = dict(wrong)
        super().__init__(" ".join(self.wrong.values()))


def refuse_reserved(id: str) -> None:
    """Raise `FormRefused` for an id that is the address of a page."""
    if id in RESERVED:
        raise FormRefused({"id": _("“{id}” is the address of a page here; choose another id.").format(id=id)})


def id_of(title: str) -> str:
    """An id for a map of that title: its letters without marks, its words joined by hyphens.

    ``static/js/beginning.js`` does the same while the title is typed.
    """
    apart = unicodedata.normalize("NFD", title.lower()).replace("đ", "d")
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = _OTHER.sub("-", plain).strip("-")
    if not words[:1].isalpha():
        words = f"map-{words}".strip("-")
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition("-")[0] or words[:LONGEST]
    return words


def free_id(desk: Desk, wanted: str) -> str:
    """The id, or the next one with a number behind it, that no map has, be it on the shelf or in the bin."""
    taken = RESERVED | {row.id for deleted in (False, True) for row in desk.shelf(deleted=deleted)}
    # An id has at most 64 characters.
    numbered = (f"{wanted[:58]}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(id for id in numbered if id not in taken)
