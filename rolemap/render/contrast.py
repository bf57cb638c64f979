"""Contrast of colours as WCAG 2.2 measures it: what can be read, and what can be seen at all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

TEXT: Final = 4.5
"""Least contrast of text to its ground (WCAG 2.2, success criterion 1.4.3)."""
SIGN: Final = 3.0
"""Least contrast of a line, border or badge to its ground (WCAG 2.2, success criterion 1.4.11)."""
_STEPS: Final = 50


def contrast(one: str, other: str) -> float:
    """The contrast of two colours ``#rrggbb``, from 1 (the same) to 21 (black and white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """How light a colour ``#rrggbb`` is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = [part / 255 for part in rgb(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of a colour ``#rrggbb``, each from 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def shade_for(colour: str, others: Sequence[tuple[str, float]]) -> str | None:
    """The shade nearest to `colour` that stands out from each of `others` by its least contrast, or None."""
    for step in range(_STEPS + 1):
        for end in ("#000000", "#ffffff"):
            shade = _mixed(colour, end, step / _STEPS)
            if all(contrast(shade, other) >= least for other, least in others):
                return shade
    return None


def tint(colour: str, page: str, like: str) -> str:
    """The mixture of a colour with the page that is as light as `like`: another hue, the same contrast to text."""
    wanted, rising = luminance(like), luminance(colour) > luminance(page)
    low, high = 0.0, 1.0
    for _step in range(12):
        share = (low + high) / 2
        if (luminance(_mixed(page, colour, share)) < wanted) == rising:
            low = share
        else:
            high = share
    return _mixed(page, colour, low)


def _mixed(one: str, other: str, share: float) -> str:
    parts = (round(a + (b - a) * share) for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)
