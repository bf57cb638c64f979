"""Badges of findings for the page: the shapes that stand on the pictures, as numbers in points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.checks.base import Severity
from rolemap.render import boxes, signs
from rolemap.render.shapes import Ellipse, Rectangle, Stripes, Text
from rolemap.render.typeface import set_in
from rolemap.views.diagram import Badge

if TYPE_CHECKING:
    from rolemap.export.document import Mark
    from rolemap.render.theme import Theme


def name_of(mark: Mark) -> str:
    """What a badge is called among the badges of a document; the same badge is drawn once."""
    return f"{mark.number} {mark.severity}{' waived' if mark.waived else ''}"


def badge(mark: Mark, theme: Theme) -> dict[str, Any]:
    """The badge as it stands on pictures of this theme, from its upper left corner."""
    with set_in(theme.typeface):
        shown = Badge(mark.number, Severity(mark.severity), str(mark.number), mark.waived)
        placed = boxes.mark(shown, 0.0, 0.0, theme.sizes)
        group = signs.mark(placed, theme, 1.0)
    told: dict[str, Any] = {"width": placed.area.width, "height": placed.area.height, "hatch": []}
    for part in group.parts:
        match part:
            case Rectangle() | Ellipse():
                told |= {
                    "round": isinstance(part, Ellipse),
                    "radius": part.radius if isinstance(part, Rectangle) else 0.0,
                    "fill": part.fill,
                    "stroke": part.stroke,
                    "line": part.width,
                }
            case Stripes(lines=lines):
                told["hatch"] = [[*start, *end] for start, end in lines]
                told |= {"hatch-ink": part.stroke, "hatch-line": part.width}
            case Text():
                told |= {"text": part.text, "x": part.x, "y": part.y, "size": part.size, "ink": part.ink}
            case _:  # what is crossed out: a document has no badges of an older map
                pass
    return told
