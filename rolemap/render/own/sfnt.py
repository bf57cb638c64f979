"""What a TrueType font file says of itself, read with care: fonts are programs for other people's parsers.

The table directory and the counts that decide how much a parser works are looked at first, in the bytes; only then
fontTools reads the small tables (OpenType specification: otff, cmap, name, OS/2).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from rolemap.errors import PartMissing
from rolemap.i18n import domain
from rolemap.render.own.beside import Refused

_ = domain("render.own")

_NEEDED: Final = ("OS/2", "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post")
_MOST_TABLES: Final = 100
_MOST_NAMES: Final = 2000
_MOST_LETTERS: Final = 400_000
"""Entries of all letter maps together; the largest fonts for Chinese have a tenth."""
_NO_EMBEDDING: Final = 0x0002
"""The bit of OS/2 fsType that forbids putting the font into a document."""
_SLANTED: Final = 0x0201
"""Bits of OS/2 fsSelection: italic or oblique."""
_OTHER_KINDS: Final = {
    b"OTTO": "PostScript (CFF)",
    b"ttcf": "TTC",
    b"wOFF": "WOFF",
    b"wOF2": "WOFF2",
}


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What must fit together in the fonts of one family."""

    families: tuple[str, ...]
    weight: int
    width: int
    slanted: bool
    letters: frozenset[int]


def facts(content: bytes) -> FontFacts:
    """The facts of a font file; raises Refused for one that cannot be measured, embedded or trusted."""
    tables = _tables(content)
    if "fvar" in tables:
        raise Refused(
            _("This is a variable font."), _("Take a static one, such as “…-Regular.ttf” and “…-Bold.ttf”.")
        )
    if not all(name in tables for name in _NEEDED) or not _is_modest(tables):
        raise _damaged()
    try:
        from fontTools.ttLib import TTFont, TTLibError
    except ImportError as missing:
        raise PartMissing("fonttools") from missing
    try:
        with TTFont(BytesIO(content), lazy=True) as font:
            os2, names = font["OS/2"], font["name"]
            found = FontFacts(
                tuple(dict.fromkeys(filter(None, (names.getDebugName(1), names.getDebugName(16))))),
                os2.usWeightClass,
                os2.usWidthClass,
                bool(os2.fsSelection & _SLANTED),
                frozenset(font.getBestCmap() or ()),
            )
            forbidden = bool(os2.fsType & _NO_EMBEDDING)
    except (TTLibError, struct.error, ArithmeticError, AssertionError, AttributeError, LookupError, TypeError,
            ValueError):  # fmt: skip
        raise _damaged() from None
    if forbidden:
        raise Refused(
            _("The licence of this font forbids putting it into documents (OS/2 fsType {bits}).").format(
                bits=_NO_EMBEDDING
            ),
            _("Take another font, or ask its maker for a licence with a file that allows it."),
        )
    return found


def _tables(content: bytes) -> dict[str, bytes]:
    """The tables by name; raises Refused where the file is no TrueType font."""
    kind = content[:4]
    if kind in _OTHER_KINDS:
        message = _("This font is of the kind {kind}.").format(kind=_OTHER_KINDS[kind])
        raise Refused(message, _ttf())
    if kind not in (b"\0\1\0\0", b"true") or len(content) < 12:
        raise Refused(_("This is no font file."), _ttf())
    count = int.from_bytes(content[4:6])
    entries = content[12 : 12 + 16 * count]
    if count > _MOST_TABLES or len(entries) < 16 * count:
        raise _damaged()
    tables = {}
    for tag, _sum, start, length in struct.iter_unpack(">4sIII", entries):
        if start + length > len(content):
            raise _damaged()
        tables[tag.decode("latin-1")] = content[start : start + length]
    return tables


def _is_modest(tables: dict[str, bytes]) -> bool:
    """Whether names and letter maps keep to what a font needs; a few bytes can promise billions of letters."""
    try:
        return (
            int.from_bytes(tables["name"][2:4]) <= _MOST_NAMES and _letters(tables["cmap"]) <= _MOST_LETTERS
        )
    except struct.error:
        return False


def _letters(cmap: bytes) -> int:
    """How many letters the maps of the table ``cmap`` promise; formats other than 4, 12 and 13 are small."""
    promised = 0
    for at in range(min(int.from_bytes(cmap[2:4]), _MOST_TABLES)):
        (start,) = struct.unpack_from(">I", cmap, 8 + 8 * at)
        (kind,) = struct.unpack_from(">H", cmap, start)
        if kind == 4:
            (double,) = struct.unpack_from(">H", cmap, start + 6)
            many = double // 2
            ends = struct.unpack_from(f">{many}H", cmap, start + 14)
            starts = struct.unpack_from(f">{many}H", cmap, start + 16 + double)
            promised += sum(max(end - first + 1, 0) for first, end in zip(starts, ends, strict=True))
        elif kind in (12, 13):
            (groups,) = struct.unpack_from(">I", cmap, start + 12)
            for first, last, _glyph in struct.iter_unpack(
                ">III", cmap[start + 16 : start + 16 + 12 * groups]
            ):
                promised += max(last - first + 1, 0)
    return promised


def _damaged() -> Refused:
    return Refused(_("This font file is damaged or incomplete."), _ttf())


def _ttf() -> str:
    return _("Take a TrueType font, a file with the suffix .ttf.")
