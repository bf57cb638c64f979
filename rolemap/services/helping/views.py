"""The views as pages to read: the question of each, what it can do, and a picture of a sample."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rolemap.i18n import domain, language
from rolemap.services.helping.sample import sample

if TYPE_CHECKING:
    from rolemap.services.maps.pictures import Drawn

SAMPLE = "thai-binh"
KEPT = 32


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One view: its slug, title and question, and whether it can be led to one element or split into pages."""

    slug: str
    title: str
    question: str
    focused: bool
    paged: bool


def view_rows() -> tuple[ViewRow, ...]:
    """Every view, the main one first."""
    from rolemap.services.drawing import MAIN_VIEW
    from rolemap.views import views

    words = domain("views")
    return tuple(
        ViewRow(
            one.slug, words(one.title), words(one.answers), one.focused is not None, one.paged is not None
        )
        for one in sorted(views().values(), key=lambda one: (one.slug != MAIN_VIEW, one.slug))
    )


def view_row(slug: str) -> ViewRow:
    """The view of that slug; raises `UnknownName`."""
    from rolemap.services.drawing import view_of

    found = view_of(slug)
    return next(row for row in view_rows() if row.slug == found.slug)


def sample_picture(slug: str) -> Drawn:
    """The view drawn of the sample; raises `UnknownName`."""
    return _picture(slug, language())


@lru_cache(maxsize=KEPT)
def _picture(slug: str, _language: str) -> Drawn:
    from rolemap.services.drawing import Picture
    from rolemap.services.maps.pictures import Drawn

    return Drawn(Picture(sample(SAMPLE), slug))
