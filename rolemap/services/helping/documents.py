"""Documents in help: what is explained where, and what an organization's own Word template may ask for."""

from __future__ import annotations

from typing import NamedTuple

from rolemap.i18n import domain

_ = domain("services.helping")


class Placeholder(NamedTuple):
    """A name between two pairs of braces: in Vietnamese, in English, and what stands there in the document."""

    vi: str
    en: str
    meaning: str


def placeholders() -> tuple[Placeholder, ...]:
    """All of them, in the reader's language."""
    from rolemap.export.word.placeholders import rows

    return tuple(Placeholder(*row) for row in rows())


class Topic(NamedTuple):
    """Something that the page on documents explains, for the search."""

    anchor: str
    title: str
    line: str
    more: str = ""


def topics() -> tuple[Topic, ...]:
    """What the page explains, in the reader's language."""
    from rolemap.services.maps.documents.formats import formats

    names = " ".join(f"{one.vi} {one.en} {one.meaning}" for one in placeholders())
    return (
        *(Topic("kinds", kind.title, kind.use, kind.suffix) for kind in formats()),
        Topic("template", _("A Word template of your own"), _("Letterhead and styles of your organization")),
        Topic("placeholders", _("Placeholders"), _("What a Word template may ask for"), names),
    )
