"""One figure in dots: the whole page for a file of its own, and the picture alone, cut out of it, for a document.

The page is drawn once. This module imports little: children that draw start with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rolemap.export.rasters.palette import reduced, saved
from rolemap.render.formats.png import png_with

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be drawn; all in words and numbers, so that it can be sent to a child."""

    page: str
    """The page as SVG."""
    bare: str
    """The picture as SVG, where it cannot be cut out of the page; else empty."""
    width: float
    """Points of the picture, where it is cut out; 0 where it is the whole page."""
    height: float
    pieces: Sequence[Sequence[float]]
    """What it is put together from: x, y, width and height on the page, x and y on the picture."""
    dots: float
    fonts: Sequence[str]
    family: str


@dataclass(frozen=True, slots=True)
class Raster:
    """A figure as two PNG files."""

    page: bytes
    """With title, date and code."""
    bare: bytes
    """As it stands in a document; see `rolemap.export.bare`."""


def drawn(task: Task) -> Raster:
    """Draw a figure; the same figure gives the same bytes. Raises PartMissing without resvg-py."""
    whole = reduced(png_with(task.fonts, task.family, task.page, task.dots))
    page = saved(whole, task.dots)
    if task.bare:
        apart = reduced(png_with(task.fonts, task.family, task.bare, task.dots))
        return Raster(page, saved(apart, task.dots))
    return Raster(page, saved(_cut(whole, task), task.dots) if task.pieces else page)


def _cut(whole: Image, task: Task) -> Image:
    from PIL import Image as images

    def pixels(points: float) -> int:
        return round(points * task.dots / 72)

    # The corner of a page is empty: it has the colour of the sheet.
    corner = whole.getpixel((0, 0))
    cut = images.new(whole.mode, (pixels(task.width), pixels(task.height)), corner)
    palette = whole.getpalette()
    if palette:
        cut.putpalette(palette)
    for x, y, width, height, across, down in task.pieces:
        left, top = pixels(x), pixels(y)
        right, bottom = min(left + pixels(width), whole.width), min(top + pixels(height), whole.height)
        piece = whole.crop((left, top, right, bottom))
        cut.paste(piece, (pixels(across), pixels(down)))
    return cut
