"""What an endpoint has at hand: the desk with the stored maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from flask import current_app

from web import EXTENSION

if TYPE_CHECKING:
    from rolemap.services.maps.desk import Desk


def desk() -> Desk:
    """The desk of the application that answers the request."""
    return cast("Desk", current_app.extensions[EXTENSION])
