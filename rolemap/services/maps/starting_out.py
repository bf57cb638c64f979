"""Whether a map has anything to be drawn yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolemap.services.maps.opening import Opened

WORK = ("problems", "tools")
"""Sections without which every picture is empty."""


def is_empty(opened: Opened) -> bool:
    """Whether the map names neither a problem nor a tool."""
    return not any(opened.document.get(section) for section in WORK)
