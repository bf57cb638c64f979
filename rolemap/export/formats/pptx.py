"""The map as slides: every view as shapes that can be moved, lines glued to their boxes, gaps in the notes."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from rolemap.errors import PartMissing
from rolemap.export.packing import without_clock
from rolemap.i18n import language, use

if TYPE_CHECKING:
    from pptx.parts.coreprops import CorePropertiesPart

    from rolemap.export.material import Material


def write(material: Material) -> bytes:
    """The deck as a .pptx file. Raises `PartMissing` without python-pptx, and what laying out raises."""
    try:
        import pptx  # noqa: F401
    except ImportError as missing:
        raise PartMissing("python-pptx") from missing
    from rolemap.export.slides.deck import filled

    with use(language()):  # asked for at every word: found at once where it has been chosen
        deck = filled(material)
        _describe(deck.presentation.core_properties, material)
        return without_clock(deck.written())


def _describe(facts: CorePropertiesPart, material: Material) -> None:
    """What the file tells of itself; its times are the date of the data, so that they do not pass."""
    graph = material.graph
    facts.title = graph.info.title_in(language())
    facts.author = facts.last_modified_by = graph.name(graph.info.root)
    facts.language = language()
    facts.version = graph.map.version
    facts.comments = facts.keywords = facts.subject = facts.category = ""
    facts.revision = 1
    facts.created = facts.modified = datetime.combine(graph.as_of, time())
