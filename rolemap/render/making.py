"""Makes the Layout of a picture: chooses theme and paper, and asks the composer of its kind."""

from __future__ import annotations

from rolemap.errors import UnknownName
from rolemap.i18n import domain, language
from rolemap.render import PAPERS
from rolemap.render.engine import EngineLimits
from rolemap.render.layout import Layout
from rolemap.render.theme import theme as theme_of
from rolemap.views.diagram import Diagram, Grid

_ = domain("render")


def make(picture: Diagram | Grid, *, theme: str, paper: str | None, limits: EngineLimits | None) -> Layout:
    """See `rolemap.render.render`."""
    chosen = theme_of(theme)
    if paper is not None and paper.upper() not in PAPERS:
        raise UnknownName(_("Paper"), paper, tuple(PAPERS))
    sheet = PAPERS[paper.upper()] if paper else None
    if isinstance(picture, Grid):
        from rolemap.render.grid import pages as grid_pages

        pages = grid_pages(picture, chosen.sizes, sheet)
    else:
        from rolemap.render.diagram import pages as diagram_pages

        pages = diagram_pages(picture, chosen.sizes, sheet, limits)
    block = picture.block
    described = _("{subtitle}. As of {date}. {summary}").format(
        subtitle=block.subtitle, date=block.as_of, summary=block.summary
    )
    return Layout(picture.view, language(), block.title, described, chosen, picture, pages)
