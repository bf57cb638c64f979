"""A template with its placeholders replaced: words where words are asked for, annexes where annexes are.

All that is wrong with the placeholders is told at once, with the part and the paragraph; nothing is replaced then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolemap.errors import DefectsFound
from rolemap.export.word.markup import elements
from rolemap.export.word.opening import Opened, written_parts
from rolemap.export.word.placeholders import COUNT, LIST, WORDS, annexes_of, known, words_of
from rolemap.export.word.placing import put_at_end, put_instead
from rolemap.export.word.spots import Spot, replace, spots
from rolemap.i18n import domain, number
from rolemap.model.defects import Defect

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from rolemap.export.document import Annex
    from rolemap.export.material import Material

_ = domain("export.word")

_MAIN = "document.xml"


def fill(
    opened: Opened,
    material: Material,
    made: Callable[[tuple[Annex, ...]], Callable[[Any], list[Any]]],
    listed: Callable[[Sequence[Annex]], str],
    tiny: str,
) -> None:
    """Fill in a template: `made` makes annexes for a section, `listed` the list of them.

    The list and the number of annexes are those of the annexes that the template has a place for.

    Raises DefectsFound for placeholders that are not known, or stand where they cannot be replaced.
    """
    document = material.document
    words = words_of(material)
    parts = _checked(opened, document.annexes, words)
    asked = [annexes_of(spot.name, document.annexes) for found in parts for spot in found]
    named = {annex.slug for annexes in asked if annexes is not None for annex in annexes}
    placed = [annex for annex in document.annexes if annex.slug in named]
    at_end = all(annexes is None for annexes in asked)
    held = document.annexes if at_end else placed
    words |= dict.fromkeys(COUNT, number(len(held)))
    for found in parts:
        for spot in found:
            annexes = annexes_of(spot.name, document.annexes)
            if annexes is not None:
                put_instead(opened, spot.paragraph, made(annexes), tiny)
            elif spot.name in LIST:
                _list(spot.paragraph, listed(held))
            else:
                replace(spot.paragraph, words.get)
    if at_end:
        put_at_end(opened, made(document.annexes), tiny)


def check(opened: Opened, annexes: Sequence[Annex]) -> None:
    """Look at the placeholders of a template before there is a map for it; raises DefectsFound as `fill` does."""
    _checked(opened, annexes, {name for words in WORDS for name in words.names})


def _checked(opened: Opened, annexes: Sequence[Annex], words: Container[str]) -> list[list[Spot]]:
    """The placeholders of each part, all of which can be replaced."""
    parts = [(name, list(spots(root))) for name, root in written_parts(opened)]
    defects = [
        defect
        for name, found in parts
        for spot in found
        if (defect := _defect(name, spot, opened, annexes, words)) is not None
    ]
    if defects:
        raise DefectsFound(defects)
    return [found for _name, found in parts]


def _list(paragraph: Any, listed: str) -> None:
    for element in elements(listed):
        paragraph.addprevious(element)
    replace(paragraph, lambda _name: "")
    section = paragraph.find("{*}pPr/{*}sectPr")
    if section is None and listed:
        paragraph.getparent().remove(paragraph)


def _defect(
    part: str, spot: Spot, opened: Opened, annexes: Sequence[Annex], words: Container[str]
) -> Defect | None:
    place = _("template: {part}, paragraph {number}").format(part=_called(part), number=spot.number)
    if not spot.name:
        message = _("“{text}”: the braces of a placeholder are not in pairs.").format(text=spot.written)
        return Defect(place, "", message, _("Write it as {example}.").format(example="{{phu_luc}}"))
    if spot.name in words:
        return None
    block = spot.name in LIST or annexes_of(spot.name, annexes) is not None
    if not block:
        message = _("{text} is no placeholder.").format(text=spot.written)
        names = ", ".join(f"{{{{{name}}}}}" for name in known(annexes))
        return Defect(place, "", message, _("Known are: {names}.").format(names=names))
    if part != _MAIN or spot.paragraph.getparent() is not opened.body:
        message = _("{text} stands in a table, a text box or a header.").format(text=spot.written)
        return Defect(place, "", message, _("Put it into a paragraph of the main text."))
    if not spot.alone:
        message = _("{text} does not stand alone in its paragraph.").format(text=spot.written)
        return Defect(place, "", message, _("Give it a paragraph of its own."))
    return None


def _called(part: str) -> str:
    """What a part of the document is called in an office."""
    if part == _MAIN:
        return _("main text")
    kinds = {
        "header": _("header"),
        "footer": _("footer"),
        "footnotes": _("footnotes"),
        "endnotes": _("endnotes"),
    }
    return next((words for kind, words in kinds.items() if part.startswith(kind)), part)
