"""The logo of a theme: PNG or JPEG, which every format of the pictures shows alike.

An SVG is not taken: it can carry scripts, links and other pictures, and PDF, PNG and draw.io would each draw
another part of it.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from rolemap.i18n import domain, number
from rolemap.render.own.beside import Refused, read_beside
from rolemap.render.theme import Logo

_ = domain("render.own")

MOST_BYTES: Final = 1024 * 1024
MOST_PIXELS: Final = 4_000_000
WIDEST: Final = 200.0
"""Points of the title block that a logo may take."""
_MEDIA: Final = {"PNG": "image/png", "JPEG": "image/jpeg"}
_MODES: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_TURNED: Final = 0x0112
"""The EXIF entry that turns a picture, which some programs obey and others do not."""


def logo_of(theme: Path, named: dict[str, Any]) -> tuple[Logo, tuple[float, float]]:
    """The logo that a theme file names, and its width and height in points; raises Refused."""
    _place, content = read_beside(theme, named["file"], MOST_BYTES)
    media, wide, high = _examined(content)
    height = float(named["height"])
    width = round(height * wide / high, 2)
    if width > WIDEST:
        message = _("At this height the logo is {width} points wide; at most {most} have room.")
        lower = _("Make it {height} points high, or take a less wide one.")
        raise Refused(
            message.format(width=number(width, 0), most=number(WIDEST, 0)),
            lower.format(height=number(int(WIDEST * high / wide))),
        )
    return Logo(media, content), (width, height)


def _examined(content: bytes) -> tuple[str, int, int]:
    """Media type, width and height in pixels of a picture that was read to its last pixel."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # the size is judged below
            Image.open(
                BytesIO(content), formats=tuple(_MEDIA)
            ).verify()  # sums of a PNG; it cannot be read then
            picture = Image.open(BytesIO(content), formats=tuple(_MEDIA))
        wide, high = picture.size
        if wide * high > MOST_PIXELS or min(wide, high) < 8:
            message = _("The logo has {wide} × {high} pixels.").format(wide=number(wide), high=number(high))
            raise Refused(message, _smaller())
        turned = picture.getexif().get(_TURNED, 1)
        frames = getattr(picture, "n_frames", 1)
        picture.load()
    except Image.DecompressionBombError:
        raise Refused(_("The logo has far too many pixels."), _smaller()) from None
    except (OSError, SyntaxError, ValueError, LookupError, struct.error, zlib.error):
        raise Refused(_("This is no PNG or JPEG, or it is damaged."), _save_anew()) from None
    if picture.mode not in _MODES or frames != 1 or turned not in (0, 1):
        raise Refused(
            _("This picture is in colours for print, moves, or is turned by a mark in it."), _save_anew()
        )
    return _MEDIA[picture.format or ""], wide, high


def _smaller() -> str:
    return _("Some hundred pixels each way are enough.")


def _save_anew() -> str:
    return _("Save it as a plain PNG in colours of the screen (RGB).")
