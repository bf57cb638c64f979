"""Theme files, fonts and logos for tests: fonts are made out of Arimo, so that no machine's fonts are needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PIL import Image

from rolemap.errors import DefectsFound
from rolemap.model.defects import Defect
from rolemap.render.own.fonts import SIGNS, VIETNAMESE
from rolemap.render.own.reading import read
from rolemap.render.theme import Theme
from rolemap.render.typeface import arimo

HEAD = "rolemap_theme: 1\nname: UBND tỉnh Sông Hương\n"
FAMILY = "Sông Hương Sans"
NARROW = 0.8
"""How wide the letters of the made fonts are beside those of Arimo."""
FONTS = HEAD + "font: {regular: thường.ttf, bold: đậm.ttf}\n"

Change = Callable[[Any], None]


@cache
def letters(bold: bool) -> bytes:
    """Arimo with the letters that a theme needs and no other, narrower, under another name."""
    font = TTFont(arimo().path(bold))
    subsetter = Subsetter(Options(hinting=False, layout_features=[]))
    subsetter.populate(text="".join(VIETNAMESE) + SIGNS + " ")
    subsetter.subset(font)
    for name, (advance, bearing) in font["hmtx"].metrics.items():
        font["hmtx"][name] = (round(advance * NARROW), bearing)
    renamed(FAMILY, bold)(font)
    return saved(font)


def renamed(family: str, bold: bool = False) -> Change:
    """Give a font another name."""

    def change(font: Any) -> None:
        style = "Bold" if bold else "Regular"
        names = {1: family, 2: style, 4: f"{family} {style}", 6: f"MadeForTests-{style}"}
        font["name"].names = []
        for number, text in names.items():
            font["name"].setName(text, number, 3, 1, 0x409)

    return change


def made(bold: bool = False, change: Change | None = None) -> bytes:
    """A font file, changed."""
    font = TTFont(BytesIO(letters(bold)))
    if change is not None:
        change(font)
    return saved(font)


def saved(font: Any) -> bytes:
    """A font as bytes."""
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def without(signs: str) -> Change:
    """Take letters out of a font's map."""

    def change(font: Any) -> None:
        for table in font["cmap"].tables:
            for sign in signs:
                table.cmap.pop(ord(sign), None)

    return change


def png(wide: int = 240, high: int = 240, mode: str = "RGBA") -> bytes:
    """A logo of one colour."""
    return image("PNG", mode, wide, high)


def image(form: str, mode: str, wide: int = 240, high: int = 240, **settings: Any) -> bytes:
    """A picture of one colour as a file."""
    written = BytesIO()
    Image.new(mode, (wide, high)).save(written, form, **settings)
    return written.getvalue()


def theme_in(folder: Path, text: str, **files: bytes) -> Theme:
    """The theme in a text, with the fonts of `letters`, a logo, and `files` (``thường``, ``đậm``, ``logo``) beside it."""
    return read(placed(folder, text, **files))


def placed(folder: Path, text: str, **files: bytes) -> Path:
    """The theme file with what it needs beside it."""
    beside = {"thường": letters(False), "đậm": letters(True), "logo": png()} | files
    for name, content in beside.items():
        (folder / f"{name}.{'png' if name == 'logo' else 'ttf'}").write_bytes(content)
    path = folder / "kiểu.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def defects(folder: Path, text: str, **files: bytes) -> list[Defect]:
    """What is wrong with a theme, which must be refused."""
    with pytest.raises(DefectsFound) as refused:
        theme_in(folder, text, **files)
    return list(refused.value.defects)


def told(found: list[Defect]) -> list[str]:
    """Defects as lines: line, column, path and sentence."""
    return [
        f"{':'.join(one.place.rsplit(':', 2)[1:])} {one.path}: {one.message} {one.expected}".strip()
        for one in found
    ]
