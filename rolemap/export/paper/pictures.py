"""A figure for the page: its picture as SVG, which Typst draws as our own PNG is, and keeps as vectors and text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.export.bare import bare
from rolemap.export.paper.letters import drawable
from rolemap.render.typeface import set_in

if TYPE_CHECKING:
    from rolemap.export.document import Figure


@dataclass(frozen=True, slots=True)
class Picture:
    """A vector image and its size in points."""

    svg: str
    width: float
    height: float


def picture_of(figure: Figure) -> Picture:
    """The picture of a figure, cut out of its page."""
    from rolemap.render import writers

    layout = bare(figure.layout)
    svg = writers()["svg"](layout).decode("utf-8")
    with set_in(layout.theme.typeface):
        shown = drawable(svg)
    page = layout.pages[0]
    return Picture(shown, page.width, page.height)
