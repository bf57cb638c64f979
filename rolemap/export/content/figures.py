"""Pictures of the map as figures: one a page, each with a caption and a description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.document import Figure
from rolemap.i18n import domain, number

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")


def figures(material: Material, view: str, caption: str) -> Iterator[Figure]:
    """All pages of a view on A4 that lies lengthwise."""
    from rolemap.render import single_pages

    for layout in single_pages(material.pictures.layout(view, paper="A4")):
        page = layout.pages[0]
        text = caption
        if page.count > 1:
            text = _("{caption} (page {n} of {all})").format(
                caption=caption, n=number(page.number), all=number(page.count)
            )
        yield Figure(f"{view}-{page.number}", text, layout.description, layout)
