"""Pictures of the map as figures: one a page, each with a caption and a description."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolemap.export.document import Figure
from rolemap.i18n import domain, number

if TYPE_CHECKING:
    from rolemap.export.material import Material

_ = domain("export")
_views = domain("views")


def figures(material: Material, view: str, told: str, *, tables: bool = True) -> Iterator[Figure]:
    """All pages of a view on A4 that lies lengthwise; without `tables` none that only lists findings.

    `told` says to those who cannot see the picture where the same is told in words; empty where it is not.

    A page is called by its own heading where that tells it from the others, else by the view; its number follows,
    because the picture refers to its pages by it.
    """
    from rolemap.render import single_pages
    from rolemap.views import views

    pages = list(single_pages(material.pictures.layout(view, paper="A4")))
    title = _views(views()[view].title)
    apart = len({layout.pages[0].heading for layout in pages}) == len(pages)
    for layout in pages:
        page = layout.pages[0]
        if not page.boxes and not tables:
            continue
        caption = title
        if page.count > 1:
            caption = _("{title} (page {n} of {all} of the picture)").format(
                title=page.heading if apart else title, n=number(page.number), all=number(page.count)
            )
        description = layout.description
        if told:
            description = _("{description}. {told}").format(description=description.rstrip("."), told=told)
        yield Figure(f"{view}-{page.number}", caption, description, layout)
