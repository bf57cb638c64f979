"""Pictures of stored maps, kept by what is on them: the same content is never drawn twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rolemap.i18n import language
from rolemap.services.drawing import Picture
from rolemap.services.maps.opening import Opened, Shelf

KEPT_PICTURES = 96
THEMES = ("screen", "dark", "print")
"""The themes that a page may ask for. `Picture` takes the path of a file as well, which no address may name."""
PAPERS = ("A4", "A3")
SUFFIXES = ("svg", "png", "pdf", "dot", "drawio", "mmd", "json")
DOTS_PER_INCH = 96


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn of a map: the arguments of `rolemap.services.drawing.Picture`."""

    view: str | None = None
    focus: str | None = None
    depth: int | None = None
    theme: str = "screen"
    paper: str | None = None
    portrait: bool = False
    table: bool = True
    """Whether the findings are listed on the picture; a page that lists them itself does without."""
    unfold: tuple[str, ...] = ()
    """The folded boxes that are to be unfolded, where the view can."""


class Drawn:
    """A picture that was asked for: laid out once, each format written once."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._files: dict[tuple[str, int], bytes] = {}

    @property
    def picture(self) -> Picture:
        """The picture itself."""
        return self._picture

    def as_file(self, suffix: str, dots: int = DOTS_PER_INCH) -> bytes:
        """The picture as a file of that suffix; a PNG has so many dots an inch."""
        from rolemap.render.output import Output

        key = suffix, dots
        if key not in self._files:
            self._files[key] = self._picture.written_as(suffix, Output(dpi=dots))
        return self._files[key]

    @cached_property
    def inline(self) -> str:
        """The SVG as an element for a page: without XML declaration and without styles of its own.

        A page under a strict Content-Security-Policy refuses `style` attributes; its style sheet says the same.
        """
        text = self.as_file("svg").decode("utf-8")
        start = text.index("<svg")
        head, rest = text[start:].split(">", 1)
        kept = [part for part in head.split('" ') if not part.startswith("style=")]
        return _closed('" '.join(kept)) + ">" + rest


def _closed(head: str) -> str:
    """A tag's text whose last attribute may have lost its closing quote."""
    return head if head.endswith('"') else head + '"'


class Album:
    """The pictures that were drawn last, by content, date, wish and language."""

    def __init__(self) -> None:
        self._drawn: Shelf[Drawn] = Shelf(KEPT_PICTURES)

    def picture(self, opened: Opened, wish: Wish, as_of: date | None = None) -> Drawn:
        """The picture of an opened map; raises what `Picture` raises."""

        def draw() -> Drawn:
            return Drawn(
                Picture(
                    opened.workspace,
                    wish.view,
                    theme=wish.theme,
                    paper=wish.paper,
                    portrait=wish.portrait,
                    focus=wish.focus,
                    depth=wish.depth,
                    table=wish.table,
                    unfold=wish.unfold,
                )
            )

        key = (opened.revision.document_hash, as_of, wish, language())
        return self._drawn.get(key, draw)
