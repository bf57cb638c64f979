"""The workspace of a map: its picture in the middle, its gaps at the side."""

from __future__ import annotations

from flask import Blueprint, Flask, render_template

from web.maps import asked, frame

pages = Blueprint("maps", __name__, url_prefix="/maps/<id>")


def set_up(app: Flask) -> None:
    """Register the pages of this subject."""
    app.register_blueprint(pages)


@pages.get("")
def workspace(id: str) -> str:
    """The page of a map."""
    return render_template("map/workspace.html", **frame(asked(id), "picture"))


@pages.get("/lights")
def lights(id: str) -> str:
    """The brake lights alone, for a page that has saved something."""
    return render_template("map/lights.html", **frame(asked(id)))
