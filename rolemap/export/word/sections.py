"""Sections of the annexes: every one is that of the document around it, turned where a picture or a table is wide.

So margins, headers and footers of a template stay. Each annex is numbered on its own and shows no number on its first
page (Decree 30/2020/NĐ-CP, Annex I, part I, section II, item 3 and part III, item 1).
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from rolemap.export import page
from rolemap.export.word.markup import r, twips, w

_POINT = 20
"""Twentieths of a point in a point."""
_MARGINS = {
    "top": page.TOP_MM, "right": page.RIGHT_MM, "bottom": page.BOTTOM_MM, "left": page.LEFT_MM,
    "header": page.PAGE_NUMBER_FROM_EDGE_MM, "footer": page.PAGE_NUMBER_FROM_EDGE_MM, "gutter": 0.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Room:
    """What a sheet leaves for text, in twentieths of a point."""

    width: int
    height: int

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width / _POINT, self.height / _POINT


@dataclass(frozen=True, slots=True)
class Running:
    """What stands over and under the pages of a section."""

    references: Mapping[tuple[str, str], str]
    """Relationships of headers and footers, by ``header`` or ``footer`` and by kind."""
    first_apart: bool
    """Whether the first page of an annex shows no header."""
    blank: str = ""
    """The relationship of a header that is empty."""
    below: str = ""
    """That of the footer of first pages: the same as on all others."""


class Sections:
    """Makes the sections of annexes from the one that they are put into."""

    def __init__(self, around: Any, running: Running) -> None:
        """`around` is the `w:sectPr` of that section, `running` what stands over and under its pages."""
        self._around = around
        self._running = running
        self._sides = _sides(around)

    def room(self, *, lengthwise: bool) -> Room:
        """What is left for text on an upright sheet or one that lies lengthwise."""
        short, long = self._sides
        wide, high = (long, short) if lengthwise else (short, long)
        edges = {side: _margin(self._around, side) for side in ("top", "right", "bottom", "left", "gutter")}
        return Room(
            wide - edges["left"] - edges["right"] - edges["gutter"], high - edges["top"] - edges["bottom"]
        )

    def made(self, *, lengthwise: bool, first: bool) -> Any:
        """A `w:sectPr` for some pages of an annex; `first` for those that it begins with."""
        made = deepcopy(self._around)
        for name in ("headerReference", "footerReference", "footnotePr", "endnotePr", "type", "titlePg"):
            for each in made.findall(w(name)):
                made.remove(each)
        self._turn(made, lengthwise)
        if made.find(w("pgMar")) is None:
            margins = _placed(made, "pgMar")
            for side in _MARGINS:
                margins.set(w(side), str(_margin(made, side)))
        _number(made, first)
        apart = first and self._running.first_apart
        if apart:
            _placed(made, "titlePg")
        self._head(made, apart)
        return made

    def _head(self, made: Any, apart: bool) -> None:
        """Name headers and footers outright, so that a section can be moved into another document."""
        named = dict(self._running.references)
        if apart:
            named["header", "first"] = self._running.blank
            named["footer", "first"] = self._running.below
        for name, kind in sorted(named):  # each goes before the one before it
            if named[name, kind]:
                reference = _placed(made, f"{name}Reference", at=0)
                reference.set(w("type"), kind)
                reference.set(r("id"), named[name, kind])

    def _turn(self, made: Any, lengthwise: bool) -> None:
        short, long = self._sides
        size = made.find(w("pgSz"))
        if size is None:
            size = _placed(made, "pgSz")
        size.set(w("w"), str(long if lengthwise else short))
        size.set(w("h"), str(short if lengthwise else long))
        size.attrib.pop(w("code"), None)
        if lengthwise:
            size.set(w("orient"), "landscape")
        else:
            size.attrib.pop(w("orient"), None)


def _sides(around: Any) -> tuple[int, int]:
    """The short and the long side of the sheet."""
    size = around.find(w("pgSz"))
    if size is None:
        return twips(page.WIDTH_MM), twips(page.HEIGHT_MM)
    wide, high = int(float(size.get(w("w"), 0))), int(float(size.get(w("h"), 0)))
    if not wide or not high:
        return twips(page.WIDTH_MM), twips(page.HEIGHT_MM)
    return min(wide, high), max(wide, high)


def _margin(around: Any, side: str) -> int:
    """A margin in twentieths of a point; a negative one, which holds against high headers, counts as it is wide."""
    margins = around.find(w("pgMar"))
    given = None if margins is None else margins.get(w(side))
    return twips(_MARGINS[side]) if given is None else abs(int(float(given)))


def _number(made: Any, first: bool) -> None:
    """Begin again at 1 with an annex, go on within it."""
    counted = made.find(w("pgNumType"))
    if counted is None:
        counted = _placed(made, "pgNumType")
    counted.attrib.pop(w("start"), None)
    if first:
        counted.set(w("start"), "1")


_ORDER = (
    "headerReference", "footerReference", "footnotePr", "endnotePr", "type", "pgSz", "pgMar", "paperSrc", "pgBorders",
    "lnNumType", "pgNumType", "cols", "formProt", "vAlign", "noEndnote", "titlePg", "textDirection", "bidi",
    "rtlGutter", "docGrid", "printerSettings", "sectPrChange",
)  # fmt: skip
"""The order of the schema (ECMA-376, part 1, 17.6.17)."""


def _placed(made: Any, name: str, at: int | None = None) -> Any:
    """A new element of the section in its place, or the one that is asked for."""
    from docx.oxml.parser import OxmlElement

    element = OxmlElement(f"w:{name}")
    if at is None:
        earlier = _ORDER[: _ORDER.index(name)]
        at = sum(each.tag.rsplit("}", 1)[1] in earlier for each in made)
    made.insert(at, element)
    return element
