"""A drawn picture in a palette: a third as large, every fill exactly in its colour, edges in the nearest one.

Pillow's own ways of choosing colours are not used: the quick one loses the lightest fills, the exact one takes longer
than drawing the picture.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

_COLOURS = 256
_MOST = 20_000
"""A picture of more colours holds a photograph, such as a logo, and stays as it is."""
_EVERY = 1 << 24
_AT_ONCE = 4096


def small(png: bytes, dots: float) -> bytes:
    """The same picture in at most 256 colours, `dots` to the inch."""
    from PIL import Image

    with Image.open(BytesIO(png)) as drawn:
        picture = drawn.convert("RGB")
    counted = picture.getcolors(_MOST)
    if counted is not None:
        colours = [colour for _count, colour in sorted(counted, key=lambda one: (-one[0], one[1]))]
        indices, palette = _mapped(picture.tobytes(), (picture.height, picture.width), colours)
        picture = Image.fromarray(indices, "P")
        picture.putpalette(palette)
    held = BytesIO()
    picture.save(held, "PNG", compress_level=6, dpi=(dots, dots))
    return held.getvalue()


def _mapped(pixels: bytes, shape: tuple[int, int], colours: list[object]) -> tuple[NDArray[Any], bytes]:
    """For each pixel the place of its colour among the most frequent ones, and these."""
    import numpy as np

    every = np.array(colours, dtype=np.int32)
    kept = every[:_COLOURS]
    places = np.zeros(_EVERY, dtype=np.uint8)
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        apart = ((some[:, None, :] - kept[None]) ** 2).sum(axis=2)
        places[(some[:, 0] << 16) | (some[:, 1] << 8) | some[:, 2]] = apart.argmin(axis=1)
    dots = np.frombuffer(pixels, dtype=np.uint8).reshape(*shape, 3).astype(np.uint32)
    return places[(dots[..., 0] << 16) | (dots[..., 1] << 8) | dots[..., 2]], kept.astype(np.uint8).tobytes()
