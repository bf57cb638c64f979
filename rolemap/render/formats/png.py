"""A layout as PNG: its SVG drawn by resvg with the fonts of the typeface in force and no other.

The file says how many dots make an inch (the chunk ``pHYs``), so that Word and a printer give it the size that
was laid out, at any resolution.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from rolemap.errors import PartMissing, PictureTooLarge
from rolemap.render.formats.svg import size, svg
from rolemap.render.layout import Layout
from rolemap.render.output import PLAIN, Output
from rolemap.render.typeface import typeface

OPTIONS = ("dpi",)
MOST_PIXELS = 100_000_000
"""A sheet of A3 at 600 dots an inch has 70 million; each takes four bytes while it is drawn."""
_HEAD = 8 + 12 + 13
"""Bytes of the signature and of the first chunk, behind which `pHYs` may stand."""


def write(layout: Layout, output: Output = PLAIN) -> bytes:
    """The PNG of all pages, one under the other; raises PartMissing without resvg-py, and PictureTooLarge."""
    allow(layout, output.dpi)
    return png(svg(layout, layout.pages), output.dpi)


def allow(layout: Layout, dots_per_inch: float) -> None:
    """Raise PictureTooLarge where the PNG of a layout would have too many pixels."""
    width, height = size(layout.pages)
    pixels = width * height * (dots_per_inch / 72) ** 2
    if pixels > MOST_PIXELS:
        best = int(72 * (MOST_PIXELS / (width * height)) ** 0.5)
        raise PictureTooLarge(pixels, MOST_PIXELS, dots_per_inch, best)


def png(source: str, dots_per_inch: float = PLAIN.dpi) -> bytes:
    """An SVG of ours as PNG, with the typeface in force."""
    face = typeface()
    return png_with((str(face.regular), str(face.bold)), face.families[-1], source, dots_per_inch)


def png_with(fonts: Sequence[str], family: str, source: str, dots_per_inch: float) -> bytes:
    """An SVG of ours as PNG, with these font files of one family."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError as missing:
        raise PartMissing("resvg-py") from missing
    drawn = svg_to_bytes(
        svg_string=source,
        dpi=dots_per_inch,
        skip_system_fonts=True,
        font_files=list(fonts),
        font_family=family,
        sans_serif_family=family,
    )
    return _with_density(bytes(drawn), dots_per_inch)


def _with_density(data: bytes, dots_per_inch: float) -> bytes:
    """The PNG with its dots to the metre, as the format wants them (PNG specification, 11.3.4.3)."""
    dots = round(dots_per_inch / 0.0254)
    chunk = b"pHYs" + struct.pack(">IIB", dots, dots, 1)
    return (
        data[:_HEAD]
        + struct.pack(">I", len(chunk) - 4)
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + data[_HEAD:]
    )
