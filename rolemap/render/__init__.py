"""From a picture to a file: sizes, Graphviz, layout, and one writer a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.render.engine import EngineLimits
    from rolemap.render.layout import Layout
    from rolemap.views.diagram import Diagram, Grid

PAPERS: Mapping[str, tuple[float, float]] = {"A4": (842.0, 595.0), "A3": (1191.0, 842.0)}
"""Sheets of paper by name: landscape, in points."""


def render(
    picture: Diagram | Grid,
    *,
    theme: str = "screen",
    paper: str | None = None,
    limits: EngineLimits | None = None,
) -> Layout:
    """The layout of a picture, on `paper` (``A4``, ``A3``) or as large as it needs.

    Its words are in the language in force.

    Raises UnknownName for a theme or a paper that does not exist; EngineMissing, EngineFailed or
    EngineTooSlow where Graphviz cannot lay it out. A picture is refused as too slow before any work above
    2,000 boxes.
    """
    from rolemap.render.making import make

    return make(picture, theme=theme, paper=paper, limits=limits)


@lru_cache(maxsize=1)
def writers() -> Mapping[str, Callable[[Layout], bytes]]:
    """A function from Layout to bytes for each format, by suffix (``svg``, ``png`` …).

    The formats are the files of `rolemap.render.formats`.
    """
    from importlib import import_module
    from pkgutil import iter_modules

    from rolemap.render import formats as folder

    names = sorted(found.name for found in iter_modules(folder.__path__) if not found.name.startswith("_"))
    return {name: import_module(f"{folder.__name__}.{name}").write for name in names}
