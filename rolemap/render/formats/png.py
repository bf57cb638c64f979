"""A layout as PNG: its SVG drawn by resvg with the bundled font and no other, at 96 dots an inch."""

from __future__ import annotations

from rolemap.errors import PartMissing
from rolemap.render.formats.svg import svg
from rolemap.render.layout import Layout
from rolemap.render.typeface import typeface

DOTS_PER_INCH = 96.0


def write(layout: Layout) -> bytes:
    """The PNG of all pages, one under the other; raises PartMissing without resvg-py."""
    return png(svg(layout, layout.pages))


def png(source: str, dots_per_inch: float = DOTS_PER_INCH) -> bytes:
    """An SVG of ours as PNG."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as missing:
        raise PartMissing("resvg-py") from missing
    face = typeface()
    drawn = svg_to_bytes(
        svg_string=source,
        dpi=dots_per_inch,
        skip_system_fonts=True,
        font_files=[str(face.regular), str(face.bold)],
        font_family=face.families[-1],
        sans_serif_family=face.families[-1],
    )
    return bytes(drawn)
