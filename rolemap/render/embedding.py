"""The letters that a picture uses, as fonts inside the picture.

Plain TrueType without hints: WOFF would be a third smaller, but packed by another zlib it would be other bytes on
another machine.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from rolemap.errors import PartMissing
from rolemap.render.typeface import typeface

_LICENCE_NAMES = (0, 1, 2, 7, 13, 14)
"""Entries of the table ``name`` that stay: who made it, what it is called, on what terms (OpenType, name IDs)."""


def font_faces(letters: Iterable[tuple[str, bool]], family: str) -> str:
    """CSS that gives `family` the letters of the typeface in force: pairs of a text and whether it is bold.

    Raises PartMissing without fontTools.
    """
    texts: dict[bool, set[str]] = {}
    for text, bold in letters:
        texts.setdefault(bold, set()).update(text)
    return "".join(
        f"@font-face{{font-family:'{family}';font-weight:{700 if bold else 400};"
        f"src:url(data:font/ttf;base64,{b64encode(subset(typeface().path(bold), signs)).decode('ascii')})}}"
        for bold, signs in sorted(texts.items())
    )


def subset(path: Path, signs: Iterable[str]) -> bytes:
    """A font file with these letters only, without hints, kerning and ligatures."""
    try:
        from fontTools.subset import Options, Subsetter
        from fontTools.ttLib import TTFont
    except ImportError as missing:
        raise PartMissing("fonttools") from missing
    options = Options(
        hinting=False,
        layout_features=[],
        name_IDs=list(_LICENCE_NAMES),
        notdef_outline=True,
        glyph_names=False,
    )
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "kern"]
    with TTFont(path, recalcTimestamp=False, lazy=True) as font:
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=sorted(map(ord, signs)))
        subsetter.subset(font)
        written = BytesIO()
        font.save(written)
    return written.getvalue()
