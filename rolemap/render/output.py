"""What a reader may ask of a file beside its format: dots an inch, an embedded font.

Each format is a file of `rolemap.render.formats` with a function ``write(layout) -> bytes``. One that obeys an
option names it in ``OPTIONS`` and takes ``write(layout, output)``; so the others need not know of options, and a
program can tell its reader that an option does nothing here. One that knows no sheets of paper says
``PAGES = False``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rolemap.render.layout import Layout
from rolemap.render.typeface import set_in


@dataclass(frozen=True, slots=True)
class Output:
    """Options of the formats."""

    dpi: float = 96.0
    """Dots an inch of a PNG."""
    embed_font: bool = False
    """Whether an SVG brings the letters that it uses, for viewers without its font."""

    def __post_init__(self) -> None:
        """Refuse dots that are none."""
        if not 1 <= self.dpi <= 2400:
            raise ValueError(f"dpi={self.dpi}")


PLAIN = Output()
"""No wishes."""


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: a function from a layout to the bytes of a file."""

    write: Callable[..., bytes]
    options: frozenset[str]
    """The names of the fields of `Output` that it obeys."""
    pages: bool = True
    """Whether it knows sheets of paper; where not, a picture is best left whole for it."""

    def __call__(self, layout: Layout, output: Output = PLAIN) -> bytes:
        """The file, written in the typeface of the layout's theme.

        Raises PartMissing without the library that the format needs, and PictureTooLarge for a PNG of more
        pixels than a program can be expected to open.
        """
        with set_in(layout.theme.typeface):
            return self.write(layout, output) if self.options else self.write(layout)

    def idle(self, output: Output) -> tuple[str, ...]:
        """The options in `output` that differ from `PLAIN` and do nothing in this format."""
        asked = (name for name in ("dpi", "embed_font") if getattr(output, name) != getattr(PLAIN, name))
        return tuple(name for name in asked if name not in self.options)
