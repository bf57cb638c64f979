"""The two fonts of a theme become a typeface: of one family, with every letter that Vietnamese needs, and measured."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rolemap.files.faults import Fault
from rolemap.i18n import domain, number
from rolemap.render.own.beside import Refused, read_beside
from rolemap.render.own.sfnt import FontFacts, facts
from rolemap.render.typeface import Typeface

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_ = domain("render.own")

MOST_BYTES: Final = 4 * 1024 * 1024
VIETNAMESE: Final = tuple(
    dict.fromkeys(
        unicodedata.normalize("NFC", letter + tone)
        for letter, tone in product(
            "AaĂăÂâEeÊêIiOoÔôƠơUuƯưYyĐđ", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
        )
        if tone == "" or letter not in "Đđ"
    )
)
"""Every letter with every tone."""
SIGNS: Final = "".join(map(chr, range(33, 127))) + "“”–…·•×"
"""What else stands on pictures in both languages."""
_TALLEST, _DEEPEST = 1.5, 0.6
"""How far letters of a typeface for text may reach, in em; more is an ornament."""
_EM: Final = 2048
_SAFE_NAME: Final = re.compile(r"\w[\w .+-]{0,63}")
_SHOWN: Final = 24


def typeface_of(theme: Path, named: dict[str, Any]) -> tuple[Typeface | None, list[Fault]]:
    """The typeface of the fonts that a theme file names, or all that is wrong with them."""
    places: dict[str, Path] = {}
    known: dict[str, FontFacts] = {}
    drawn: dict[str, FreeTypeFont] = {}
    faults: list[Fault] = []
    for weight in ("regular", "bold"):
        if weight not in named:
            continue
        try:
            places[weight], content = read_beside(theme, named[weight], MOST_BYTES)
            known[weight] = facts(content)
            drawn[weight] = _opened(content)
            _refuse_lacking(known[weight], drawn[weight])
        except Refused as refused:
            faults.append(refused.at("font", weight))
    if not faults and len(known) == 2:
        faults += _misfits(known["regular"], known["bold"])
    if faults or len(known) < 2:
        return None, faults
    try:
        return _measured(places, _names(known["regular"], known["bold"]), drawn), []
    except Refused as refused:
        return None, [refused.at("font", "regular")]


def _opened(content: bytes) -> FreeTypeFont:
    from PIL import ImageFont

    try:
        return ImageFont.truetype(BytesIO(content), _EM, layout_engine=ImageFont.Layout.BASIC)
    except OSError:
        raise Refused(_("This font file is damaged or incomplete.")) from None


def _refuse_lacking(known: FontFacts, font: FreeTypeFont) -> None:
    letters = [letter for letter in VIETNAMESE if not _has(letter, known, font)]
    if letters:
        shown = " ".join(letters[:_SHOWN]) + (" …" if len(letters) > _SHOWN else "")
        raise Refused(
            _("This font lacks {n} letters of Vietnamese: {letters}.").format(
                n=number(len(letters)), letters=shown
            ),
            _("Take a font that is made for Vietnamese."),
        )
    signs = [sign for sign in SIGNS if not _has(sign, known, font)]
    if signs:
        message = _("This font lacks signs that stand on pictures: {signs}.")
        raise Refused(message.format(signs=" ".join(signs[:_SHOWN])), _("Take a font for running text."))


def _has(sign: str, known: FontFacts, font: FreeTypeFont) -> bool:
    """Whether the font maps the sign to a shape, and not to an empty one."""
    if ord(sign) not in known.letters:
        return False
    left, top, right, bottom = font.getbbox(sign, anchor="ls")
    return right > left and bottom > top


def _misfits(regular: FontFacts, bold: FontFacts) -> Iterator[Fault]:
    here = ("font", "bold")
    if not _names(regular, bold):
        yield Fault(
            _("The two fonts are of two families, “{one}” and “{other}”, or their name is unusual.").format(
                one=" / ".join(regular.families), other=" / ".join(bold.families)
            ),
            _("Take the regular and the bold font of one family."),
            here,
        )
    elif bold.weight <= regular.weight:
        message = _("This font is no bolder than the regular one: weights {bold} and {regular}.")
        yield Fault(message.format(bold=bold.weight, regular=regular.weight), "", here)
    elif (bold.width, bold.slanted) != (regular.width, regular.slanted):
        yield Fault(
            _("One of the two fonts is narrower or more slanted than the other."),
            _("Take two that differ in weight only."),
            here,
        )


def _names(regular: FontFacts, bold: FontFacts) -> tuple[str, ...]:
    """The names of the family that both fonts have: in office programs first, then in browsers."""
    return tuple(name for name in regular.families if name in bold.families and _SAFE_NAME.fullmatch(name))


def _measured(places: dict[str, Path], names: tuple[str, ...], fonts: dict[str, FreeTypeFont]) -> Typeface:
    tall = _reach(fonts.values(), VIETNAMESE, top=True)
    deep = _reach(fonts.values(), [*VIETNAMESE, *SIGNS], top=False)
    if tall > _TALLEST or deep > _DEEPEST:
        raise Refused(
            _("The letters of this font reach too far up or down."), _("Take a font for running text.")
        )
    return Typeface(
        families=names,
        regular=places["regular"],
        bold=places["bold"],
        ascent=tall,
        descent=deep,
        figure_height=_reach(fonts.values(), "0H", top=True),
        x_height=_reach(fonts.values(), "xn", top=True),
    )


def _reach(fonts: Iterable[FreeTypeFont], letters: Iterable[str], *, top: bool) -> float:
    """How far letters reach over or under the baseline, in em, rounded up to a thousandth."""
    listed = list(letters)
    boxes = [font.getbbox(letter, anchor="ls") for font in fonts for letter in listed]
    most = max(-box[1] if top else box[3] for box in boxes)
    return round(most / _EM + 0.0005, 3)
