"""The typeface in which a picture is set: its two font files, and how far its letters reach.

Measuring, drawing and writing ask for the one in force: the bundled Arimo, unless a theme brings its own
(`set_in`, which `rolemap.render.making` and the writers enter). So no function passes it along, and nobody
mixes two by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path


@dataclass(frozen=True, slots=True, eq=False)
class Typeface:
    """A regular and a bold font of one family; heights are shares of the font size (em).

    Compared and hashed as an object: it is the key of every cached width.
    """

    families: tuple[str, ...]
    """What the fonts call their family, the name that office programs list first."""
    regular: Path
    bold: Path
    ascent: float
    """Height of the highest letters over the baseline, the accents of Ẳ and Ỗ included."""
    descent: float
    """Depth of the lowest letters under the baseline, the dots of Ặ and ỵ included."""
    figure_height: float
    """Height of figures and plain capitals."""
    x_height: float
    """Height of small letters without ascenders."""
    bundled: bool = False

    def path(self, bold: bool) -> Path:
        """The font file of a weight."""
        return self.bold if bold else self.regular

    @property
    def line_height(self) -> float:
        """Distance of two baselines: accents keep off the line above."""
        return max(1.2, self.ascent + self.descent + _CLEAR)


_CLEAR = 0.08
"""Least space between the lowest letters of a line and the highest of the next, in em."""


@cache
def arimo() -> Typeface:
    """The bundled typeface, as wide as Arial letter by letter; Ẳ and Ỗ reach 0.896, Ặ and ỵ 0.21."""
    folder = Path(str(resources.files("rolemap") / "fonts"))
    return Typeface(
        families=("Arimo",),
        regular=folder / "Arimo-Regular.ttf",
        bold=folder / "Arimo-Bold.ttf",
        ascent=0.905,
        descent=0.212,
        figure_height=0.716,
        x_height=0.528,
        bundled=True,
    )


_in_force: ContextVar[Typeface | None] = ContextVar("rolemap_typeface", default=None)


def typeface() -> Typeface:
    """The typeface in force."""
    return _in_force.get() or arimo()


@contextmanager
def set_in(chosen: Typeface) -> Iterator[None]:
    """Measure and write in `chosen` inside the block."""
    token = _in_force.set(chosen)
    try:
        yield
    finally:
        _in_force.reset(token)
