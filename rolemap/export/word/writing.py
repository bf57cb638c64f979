"""The Word file of an annex set: on the built-in page, or in an organization's template."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rolemap.export.annexes import chosen
from rolemap.export.document import Annex
from rolemap.export.packing import without_clock
from rolemap.export.word.annexes import Annexes
from rolemap.export.word.base import page_number
from rolemap.export.word.cover import cover, footer
from rolemap.export.word.figures import Media
from rolemap.export.word.filling import check, fill
from rolemap.export.word.markup import elements, paragraph
from rolemap.export.word.opening import Opened, built_in, bullets, header, largest_bookmark, template
from rolemap.export.word.placing import put_at_end, running
from rolemap.export.word.sections import Sections
from rolemap.export.word.stylebook import StyleBook
from rolemap.i18n import use
from rolemap.render.measure import clean

if TYPE_CHECKING:
    from collections.abc import Callable

    from rolemap.export.document import Document
    from rolemap.export.material import Material


def written(material: Material) -> bytes:
    """The file; the same map gives the same bytes.

    Raises `DefectsFound` for a template that cannot be used.
    """
    given = material.wishes.template
    if given:
        opened = template(given)
        check(
            opened, [Annex(kind.slug, "", "", ()) for kind in chosen(material.wishes.annexes)]
        )  # before drawing
        document = material.document
    else:
        document = material.document
        with use(document.language):
            opened = built_in(document.language, footer(document.head))
    material.rasters.start()
    with use(document.language):
        book = StyleBook(opened.document.styles.element, bullets(opened))
        if not opened.own:
            book.add_all()
        _write(opened, material, book)
        _describe(opened, document)
    held = BytesIO()
    opened.document.save(held)
    return without_clock(held.getvalue())


def _write(opened: Opened, material: Material, book: StyleBook) -> None:
    document = material.document
    media = Media(opened.part, len(list(document.figures)), material.rasters, material.progress)
    headers: dict[str, str] = {}

    def blank() -> str:
        if "blank" not in headers:
            headers["blank"] = header(opened, "headerrolemap1", paragraph(book["Header"], ""))
        return headers["blank"]

    def numbered() -> str:
        if "numbered" not in headers:
            headers["numbered"] = header(opened, "headerrolemap2", page_number(book["Header"]))
        return headers["numbered"]

    annexes = Annexes(document, book, media, largest_bookmark(opened.body))

    def made(wanted: tuple[Annex, ...]) -> Callable[[Any], list[Any]]:
        def into(section: Any) -> list[Any]:
            sections = Sections(section, running(opened, section, blank, numbered))
            return [element for annex in wanted for element in annexes.written(annex, sections)]

        return into

    tiny = book["RolemapBreak"]
    if opened.own:
        fill(opened, material, made, annexes.listed, tiny)
        return
    if len(document.annexes) > 1:
        for number, element in enumerate(elements(cover(document, book, annexes.listed(document.annexes)))):
            opened.body.insert(number, element)
    put_at_end(opened, made(document.annexes), tiny)


def _describe(opened: Opened, document: Document) -> None:
    """Say of what the file is and whose; the clock of the machine is nobody's business."""
    head = document.head
    moment = datetime.combine(head.as_of, time())
    facts = opened.document.core_properties
    facts.title = clean(head.title)[:255]
    facts.author = clean(head.owner)[:255]
    facts.last_modified_by = "rolemap"
    facts.created = moment
    facts.modified = moment
    facts.revision = 1
    facts.language = document.language
    facts.identifier = clean(head.version)[:255]
