"""The clerk who makes documents for this application: called when it is put together, dismissed when it stops."""

from __future__ import annotations

from typing import cast

from flask import Flask, current_app

from rolemap.services.maps.documents.clerk import Clerk
from web import diary

EXTENSION = "rolemap.clerk"


def call_clerk(app: Flask) -> None:
    """Let `app` have a clerk; nothing is started before there is something to do."""
    app.extensions[EXTENSION] = Clerk(told=lambda error: diary.tell(app, "a document", error))


def clerk() -> Clerk:
    """The clerk of the application that answers the request."""
    return cast("Clerk", current_app.extensions[EXTENSION])


def dismiss_clerk(app: Flask) -> None:
    """End what the clerk is at, and remove what was made."""
    cast("Clerk", app.extensions[EXTENSION]).close()
