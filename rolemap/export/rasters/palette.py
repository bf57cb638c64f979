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
    from PIL.Image import Image

_COLOURS = 256
_FREQUENT = 160
_MOST = 20_000
"""A picture of more colours holds a photograph, such as a logo, and stays as it is."""
_EVERY = 1 << 24


def reduced(png: bytes) -> Image:
    """The same picture in at most 256 colours."""
    from PIL import Image as images

    with images.open(BytesIO(png)) as drawn:
        picture = drawn.convert("RGB")
    counted = picture.getcolors(_MOST)
    if counted is None:
        return picture
    colours = [colour for _count, colour in sorted(counted, key=lambda one: (-one[0], one[1]))]
    indices, palette = _mapped(picture.tobytes(), (picture.height, picture.width), colours)
    picture = images.fromarray(indices, "P")
    picture.putpalette(palette)
    return picture


def saved(picture: Image, dots: float) -> bytes:
    """The file of a picture, `dots` to the inch."""
    held = BytesIO()
    picture.save(held, "PNG", compress_level=6, dpi=(dots, dots))
    return held.getvalue()


def _mapped(pixels: bytes, shape: tuple[int, int], colours: list[object]) -> tuple[NDArray[Any], bytes]:
    """For each pixel the place of its colour in the palette, and the palette.

    It holds the most frequent colours, then, one by one, whichever is furthest from all of them: a small badge keeps
    its red among the many greys of letters.
    """
    import numpy as np

    every = np.array(colours, dtype=np.int32)
    kept = every[:_FREQUENT]
    apart = np.full(len(every), np.iinfo(np.int32).max, dtype=np.int32)
    nearest = np.zeros(len(every), dtype=np.uint8)
    for place in range(_COLOURS):
        if place >= len(kept):
            worst = int(apart.argmax())
            if not apart[worst]:
                break
            kept = np.vstack([kept, every[worst]])
        distance = ((every - kept[place]) ** 2).sum(axis=1, dtype=np.int32)
        nearer = distance < apart
        nearest[nearer], apart[nearer] = place, distance[nearer]
    places = np.zeros(_EVERY, dtype=np.uint8)
    places[(every[:, 0] << 16) | (every[:, 1] << 8) | every[:, 2]] = nearest
    dots = np.frombuffer(pixels, dtype=np.uint8).reshape(*shape, 3).astype(np.uint32)
    return places[(dots[..., 0] << 16) | (dots[..., 1] << 8) | dots[..., 2]], kept.astype(np.uint8).tobytes()
