"""Where annexes go in the main text: in place of a placeholder, or at the end, each with sections of its own.

What stood before a placeholder keeps its section, closed by a copy of it; what follows keeps it too. Where nothing
follows, the last section of the annexes is the last of the document.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

from rolemap.export.word.annexes import ended
from rolemap.export.word.markup import w
from rolemap.export.word.opening import Opened, related
from rolemap.export.word.sections import Running
from rolemap.export.word.spots import replace

Made = Callable[[Any, Running], list[Any]]
"""Makes the elements of annexes for the section that they are put into."""

_WORDS = (w("t"), w("drawing"), w("pict"), w("object"), w("fldChar"), w("sym"))


def last_section(body: Any) -> Any:
    """The section of the end of the document, which is made where a file has none."""
    section = body.find(w("sectPr"))
    if section is None:
        from docx.oxml.parser import OxmlElement

        section = OxmlElement("w:sectPr")
        body.append(section)
    return section


def put_at_end(opened: Opened, made: Callable[[Any], list[Any]], tiny: str) -> None:
    """Annexes behind all that the document holds."""
    body = opened.body
    section = last_section(body)
    inserted = made(section)
    _drop_empty_end(body)
    if len(body) > 1 and not _ends_with_section(body[-2]):
        closing: list[Any] = []
        ended(closing, deepcopy(section), tiny)
        _insert(body, len(body) - 1, closing)
    _insert(body, len(body) - 1, inserted)
    _give_back(body, inserted)


def put_instead(opened: Opened, paragraph: Any, made: Callable[[Any], list[Any]], tiny: str) -> None:
    """Annexes in place of a paragraph of the main text."""
    body = opened.body
    section = _section_of(body, paragraph)
    inserted = made(section)
    if not inserted:
        replace(paragraph, lambda _name: "")
        return
    place = body.index(paragraph)
    own = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    before = place > 0 and not _ends_with_section(body[place - 1])
    if before:
        closing: list[Any] = []
        ended(closing, deepcopy(section), tiny)
        _insert(body, place, closing)
        place += len(closing)
    body.remove(paragraph)
    _insert(body, place, inserted)
    if own is not None:
        return
    rest = list(body)[place + len(inserted) :]
    if all(_is_empty(each) for each in rest if each is not section) and section.getparent() is body:
        for each in rest:
            if each is not section:
                body.remove(each)
        _give_back(body, inserted)
    elif before:
        first = section.find(w("titlePg"))
        if first is not None:  # the first page of that section is behind us
            section.remove(first)


def running(opened: Opened, section: Any, blank: Callable[[], str], numbered: Callable[[], str]) -> Running:
    """What stands over and under the pages around the annexes; what a section does not name, the one before does."""
    references: dict[tuple[str, str], str] = {}
    for each in opened.body.iter(w("sectPr")):
        references |= related(each)
        if each is section:
            break
    if not references:
        return Running({("header", "default"): numbered()}, first_apart=True, blank=blank())
    if section.find(w("titlePg")) is None:
        return Running(references, first_apart=False)
    if opened.own:
        return Running(references, True, blank(), references.get(("footer", "default"), ""))
    return Running(references, True, references["header", "first"], references["footer", "first"])


def _section_of(body: Any, paragraph: Any) -> Any:
    """The section that a paragraph of the main text stands in: the next one that is named."""
    own = paragraph.find(f"{w('pPr')}/{w('sectPr')}")
    if own is not None:
        return own
    for each in paragraph.itersiblings():
        found = each if each.tag == w("sectPr") else each.find(f"{w('pPr')}/{w('sectPr')}")
        if found is not None:
            return found
    return last_section(body)


def _insert(body: Any, place: int, inserted: list[Any]) -> None:
    for number, element in enumerate(inserted):
        body.insert(place + number, element)


def _give_back(body: Any, inserted: list[Any]) -> None:
    """The section of the last annex becomes that of the end of the document: it is one paragraph less."""
    last = inserted[-1]
    properties = last.find(w("pPr"))
    section = properties.find(w("sectPr"))
    properties.remove(section)
    body.replace(last_section(body), section)
    if _is_empty(last) and last.getprevious() is not None and last.getprevious().tag == w("p"):
        body.remove(last)


def _drop_empty_end(body: Any) -> None:
    while len(body) > 1 and _is_empty(body[-2]):
        body.remove(body[-2])


def _is_empty(element: Any) -> bool:
    """Whether a paragraph shows nothing and ends no section."""
    if element.tag in (w("bookmarkStart"), w("bookmarkEnd"), w("proofErr")):
        return True
    if element.tag != w("p") or _ends_with_section(element):
        return False
    return not any(each.text or each.tag != w("t") for each in element.iter(*_WORDS))


def _ends_with_section(element: Any) -> bool:
    return element.find(f"{w('pPr')}/{w('sectPr')}") is not None
