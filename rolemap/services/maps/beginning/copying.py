"""What the form for the copy of a map says before anything is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolemap.i18n import domain
from rolemap.services.maps.ids import free_id

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk

_ = domain("services.listing")


def copy_form(desk: Desk, id: str) -> dict[str, str]:
    """A title and a free id for a copy of that map; raises `UnknownMap`."""
    title = desk.open(id).title
    return {"title": _("{title} (copy)").format(title=title), "id": free_id(desk, id)}
